# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Removing what an exercise taught, which is gone after thirty days (decision 16)."""

from collections.abc import Sequence
from uuid import UUID

from eenlijn.casework.learning.models import CauseAnalysis, EffectCheck, PreventionMeasure, TrainingNeed


def forget_training(incident_ids: Sequence[UUID]) -> None:
    """Remove what these exercises taught, from what points to what it points at; real incidents stay."""
    for rows in (EffectCheck, PreventionMeasure, CauseAnalysis, TrainingNeed):
        rows.objects.filter(incident__in=incident_ids, incident__is_exercise=True).delete()
