# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Removing the hearings of an exercise, which is gone after thirty days (decision 16)."""

from collections.abc import Sequence
from uuid import UUID

from eenlijn.casework.fairness.models import Hearing


def forget_hearings(incident_ids: Sequence[UUID]) -> None:
    """Remove the hearings of these exercises; those of real incidents stay."""
    Hearing.objects.filter(incident__in=incident_ids, incident__is_exercise=True).delete()
