# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Removing the four-eyes checks of an exercise, which is gone after thirty days (decision 16)."""

from collections.abc import Sequence
from uuid import UUID

from eenlijn.casework.triage.models import InfluenceCheck


def forget_checks(incident_ids: Sequence[UUID]) -> None:
    """Remove the four-eyes checks of these exercises; those of real incidents stay."""
    InfluenceCheck.objects.filter(incident__in=incident_ids, incident__is_exercise=True).delete()
