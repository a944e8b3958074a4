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
    Perpetrator,
    ProtectedPart,
    StatusChange,
    Victim,
)


def forget_incidents(incident_ids: Sequence[UUID]) -> None:
    """Remove these exercises with their people and moves; real incidents stay."""
    mine = Incident.objects.filter(pk__in=incident_ids, is_exercise=True)
    for rows in (HandOver, Assignment, Involvement, ProtectedPart, StatusChange, Perpetrator, Victim):
        rows.objects.filter(incident__in=mine).delete()
    mine.delete()
