# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Removing an exercise from the register, after thirty days (decision 16)."""

from collections.abc import Sequence
from uuid import UUID

from eenlijn.casework.incidents.models import (
    Assignment,
    HandOver,
    Incident,
    Involvement,
    LaneReturn,
    Perpetrator,
    ProtectedPart,
    StatusChange,
    Victim,
)
from eenlijn.foundation.walls import CARE, as_role


def forget_incidents(incident_ids: Sequence[UUID]) -> None:
    """Remove these exercises with their people and moves; real incidents stay."""
    mine = Incident.objects.filter(pk__in=incident_ids, is_exercise=True)
    # Before a victim goes it is asked whether care still points there, which only the role for care may ask.
    with as_role(CARE):
        of_the_case = (HandOver, Assignment, LaneReturn, Involvement, ProtectedPart, StatusChange)
        for rows in (*of_the_case, Perpetrator, Victim):
            rows.objects.filter(incident__in=mine).delete()
        mine.delete()
