# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Removing the clocks of an exercise, which is gone after thirty days (decision 16)."""

from collections.abc import Sequence
from uuid import UUID

from eenlijn.casework.clocks.models import Clock, ClockPause


def forget_clocks(incident_ids: Sequence[UUID]) -> None:
    """Remove the clocks of these exercises with their pauses; those of real incidents stay."""
    mine = Clock.objects.filter(incident__in=incident_ids, incident__is_exercise=True)
    ClockPause.objects.filter(clock__in=mine).delete()
    mine.delete()
