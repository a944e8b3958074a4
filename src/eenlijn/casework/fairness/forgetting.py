# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Removing the hearings and statements of an exercise, which is gone after thirty days (decision 16)."""

from collections.abc import Sequence
from uuid import UUID

from eenlijn.casework.fairness.models import Hearing, Statement


def forget_hearings(incident_ids: Sequence[UUID]) -> None:
    """Remove what these exercises hold of the other side; that of real incidents stays."""
    for rows in (Statement, Hearing):
        rows.objects.filter(incident__in=incident_ids, incident__is_exercise=True).delete()
