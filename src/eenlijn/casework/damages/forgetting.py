# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Removing the lines of damage of an exercise, which is gone after thirty days (decision 16)."""

from collections.abc import Sequence
from uuid import UUID

from eenlijn.casework.damages.models import DamageLine


def forget_damages(incident_ids: Sequence[UUID]) -> None:
    """Remove the lines of damage of these exercises; those of real incidents stay."""
    DamageLine.objects.filter(incident__in=incident_ids, incident__is_exercise=True).delete()
