# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Removing the training needs of an exercise, which is gone after thirty days (decision 16)."""

from collections.abc import Sequence
from uuid import UUID

from eenlijn.casework.learning.models import TrainingNeed


def forget_training(incident_ids: Sequence[UUID]) -> None:
    """Remove the training needs of these exercises; those of real incidents stay."""
    TrainingNeed.objects.filter(incident__in=incident_ids, incident__is_exercise=True).delete()
