# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""How far a clock is: pure functions from moments to lights.

Lights follow elapsed time between start and due moment, whatever the unit of the term was.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from eenlijn.casework.clocks.codes import Light
from eenlijn.foundation.clock import local_day_end, to_local
from eenlijn.foundation.working_time import TermUnit, WorkCalendar, legal_last_day
from eenlijn.foundation.working_time.calendars import openings_from

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


@dataclass(frozen=True)
class Interval:
    """From when until when a clock stood still."""

    start: datetime
    end: datetime

    @property
    def length(self) -> timedelta:
        return self.end - self.start


def due_after_pause(due: datetime, pause: Interval, unit: TermUnit, calendar: WorkCalendar) -> datetime:
    """What was left when the clock was stopped is left when it goes on.

    Minutes and hours are elapsed time. Days end with the last second of the local day, so a part of a
    day is given as a whole one. Working terms keep the opening time that was left; working days end at
    closing time.
    """
    if unit in (TermUnit.MINUTES, TermUnit.HOURS):
        return due + pause.length
    if unit in (TermUnit.DAYS, TermUnit.MONTHS):
        return local_day_end(to_local(due + pause.length).date()) - timedelta(seconds=1)
    left = calendar.working_time_between(pause.start, due)
    if not left:
        # The calendar changed meanwhile and says that it was closed all the time.
        return due + pause.length
    at, closes_at = _after_opening_time(pause.end, left, calendar)
    return closes_at if unit is TermUnit.WORKING_DAYS else at


def _after_opening_time(
    start: datetime, left: timedelta, calendar: WorkCalendar
) -> tuple[datetime, datetime]:
    """When so much opening time has passed, and when it closes that day."""
    for opens_at, closes_at in openings_from(calendar, to_local(start).date()):
        since = max(opens_at, start)
        open_time = closes_at - since
        if open_time >= left:
            return since + left, closes_at
        left -= max(timedelta(), open_time)
    raise AssertionError(start)  # openings_from raises TermNeverEnds before it is through


def legal_end(due: datetime) -> datetime:
    """The last second of the day on which a term of a law may end; an end on a working day stays."""
    day = to_local(due).date()
    last = legal_last_day(day)
    return due if last == day else local_day_end(last) - timedelta(seconds=1)
