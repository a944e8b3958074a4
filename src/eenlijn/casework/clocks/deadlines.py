# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""How far a clock is: pure functions from moments to lights.

Lights follow elapsed time between start and due moment, whatever the unit of the term was.
"""

from datetime import datetime, timedelta

from eenlijn.casework.clocks.codes import Light

LIGHT_PERCENTS = (50, 75, 92, 100)
# A pause ends by itself; longer than this needs a new decision with a new reason.
LONGEST_PAUSE = timedelta(days=14)


def percent_passed(started_at: datetime, due: datetime, now: datetime) -> float:
    """How much of the term is gone: 0 at the start, 100 at the due moment, never below 0."""
    whole = (due - started_at).total_seconds()
    return max(0.0, (now - started_at).total_seconds() / whole * 100)


def moment_at(started_at: datetime, due: datetime, percent: int) -> datetime:
    """The moment at which this percentage of the term is gone; above 100 it lies after the due moment."""
    return started_at + (due - started_at) * percent / 100


def light(started_at: datetime, due: datetime, stopped_at: datetime | None, now: datetime) -> Light:
    if stopped_at is not None:
        return Light.STOPPED
    if now > due:
        return Light.LATE
    return Light.NEARLY if percent_passed(started_at, due, now) >= LIGHT_PERCENTS[1] else Light.RUNNING


def is_in_time(due: datetime, answered_at: datetime) -> bool:
    """An answer at the due moment itself is in time."""
    return answered_at <= due
