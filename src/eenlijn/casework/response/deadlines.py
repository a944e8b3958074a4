# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The 48-hour rule: when the answer is due, which light is on, and what counts as in time.

Source: measure 5 of the eight ("a reaction to the perpetrator within 48 hours"); 24 hours is an
employer's own stricter choice. Hours are elapsed hours, added in UTC: over the end of summer time
48 hours is not "the same time two days later".
"""

from datetime import UTC, datetime, timedelta
from enum import StrEnum

STANDARD_TERM_HOURS = 48
ALLOWED_TERM_HOURS = (24, 48)
LIGHT_PERCENTS = (50, 75, 92, 100)


class Light(StrEnum):
    """What a clock shows: `nearly` from 75% of the term (36 of 48 hours)."""

    RUNNING = "running"
    NEARLY = "nearly"
    LATE = "late"
    STOPPED = "stopped"


def due_at(started_at: datetime, term_hours: int) -> datetime:
    """The last moment that is still in time."""
    return started_at.astimezone(UTC) + timedelta(hours=term_hours)


def percent_passed(started_at: datetime, due: datetime, now: datetime) -> float:
    """How much of the term is gone: 0 at the start, 100 at the due moment, never below 0."""
    whole = (due - started_at).total_seconds()
    return max(0.0, (now - started_at).total_seconds() / whole * 100)


def light(started_at: datetime, due: datetime, stopped_at: datetime | None, now: datetime) -> Light:
    if stopped_at is not None:
        return Light.STOPPED
    if now > due:
        return Light.LATE
    return Light.NEARLY if percent_passed(started_at, due, now) >= LIGHT_PERCENTS[1] else Light.RUNNING


def passed_light(started_at: datetime, due: datetime, now: datetime) -> int:
    """The highest of 50, 75, 92, 100 that was reached, or 0."""
    gone = percent_passed(started_at, due, now)
    return max((percent for percent in LIGHT_PERCENTS if gone >= percent), default=0)


def is_in_time(due: datetime, answered_at: datetime) -> bool:
    """An answer at the due moment itself is in time."""
    return answered_at <= due
