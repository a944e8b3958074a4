# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Terms: how long something may take, the last moment that is in time, and how much of it is gone."""

from calendar import monthrange
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice
from typing import Final

from eenlijn.foundation.clock import local_day_end, local_day_start, to_local
from eenlijn.foundation.working_time.calendars import (
    WorkCalendar,
    first_working_moment,
    in_utc,
    openings_from,
)
from eenlijn.foundation.working_time.codes import TermUnit

_MOST_DAYS: Final = 2 * 365
_MOST_MONTHS: Final = 24
_SECOND: Final = timedelta(seconds=1)

# From and to how many a term may have of each unit: in days it may end on the day itself.
LIMITS: Final = {
    TermUnit.MINUTES: (1, _MOST_DAYS * 24 * 60),
    TermUnit.HOURS: (1, _MOST_DAYS * 24),
    TermUnit.WORKING_HOURS: (1, _MOST_DAYS * 24),
    TermUnit.DAYS: (0, _MOST_DAYS),
    TermUnit.WORKING_DAYS: (0, _MOST_DAYS),
    TermUnit.MONTHS: (1, _MOST_MONTHS),
}


@dataclass(frozen=True)
class Term:
    """So many of a unit; ValueError when that is nothing, or more than two years."""

    amount: int
    unit: TermUnit

    def __post_init__(self) -> None:
        least, most = LIMITS[self.unit]
        if not least <= self.amount <= most:
            raise ValueError(f"a term in {self.unit} has {least} to {most} of them, not {self.amount}")


def due_at(started_at: datetime, term: Term, calendar: WorkCalendar) -> datetime:
    """Return the last moment that is in time, in UTC; always after the start.

    Minutes and hours are elapsed time. Working hours pass only while it is open. Days end with the
    last second of the local day, working days with the opening time. A month ends on the same day of
    a later month, or on its last day when it has no such day. Zero days is the same day, or the next one
    when that is over. TermNeverEnds when it would take more than two years.
    """
    return _DUE[term.unit](in_utc(started_at), term.amount, calendar)


def _after_minutes(started_at: datetime, amount: int, calendar: WorkCalendar) -> datetime:
    return started_at + timedelta(minutes=amount)


def _after_hours(started_at: datetime, amount: int, calendar: WorkCalendar) -> datetime:
    return started_at + timedelta(hours=amount)


def _after_working_hours(started_at: datetime, amount: int, calendar: WorkCalendar) -> datetime:
    """The first moment at which so much opening time has passed: closing time, not the next morning."""
    left = timedelta(hours=amount)
    openings = openings_from(calendar, to_local(started_at).date())
    while True:
        opens_at, closes_at = next(openings)
        begins_at = max(opens_at, started_at)
        if begins_at + left <= closes_at:
            return begins_at + left
        left -= max(timedelta(), closes_at - begins_at)


def _after_days(started_at: datetime, amount: int, calendar: WorkCalendar) -> datetime:
    day = to_local(started_at).date() + timedelta(days=amount)
    end = _last_second(day)
    return end if end > started_at else _last_second(day + timedelta(days=1))


def _after_working_days(started_at: datetime, amount: int, calendar: WorkCalendar) -> datetime:
    """Open until midnight means due in the last second of that day, as with days."""
    first = to_local(started_at).date() + timedelta(days=min(amount, 1))
    openings = openings_from(calendar, first)
    ends = (min(till, _last_second(to_local(since).date())) for since, till in openings)
    return next(islice((end for end in ends if end > started_at), max(amount - 1, 0), None))


def _after_months(started_at: datetime, amount: int, calendar: WorkCalendar) -> datetime:
    return _last_second(months_after(to_local(started_at).date(), amount))


def months_after(day: date, amount: int) -> date:
    """Return the same day so many months later; 31 January and one month is the last day of February."""
    years, month = divmod(day.month - 1 + amount, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _last_second(day: date) -> datetime:
    return local_day_end(day) - _SECOND


_DUE: Final[dict[TermUnit, Callable[[datetime, int, WorkCalendar], datetime]]] = {
    TermUnit.MINUTES: _after_minutes,
    TermUnit.HOURS: _after_hours,
    TermUnit.WORKING_HOURS: _after_working_hours,
    TermUnit.DAYS: _after_days,
    TermUnit.WORKING_DAYS: _after_working_days,
    TermUnit.MONTHS: _after_months,
}


def check_calendar(calendar: WorkCalendar, today: date, terms: Iterable[Term] = ()) -> None:
    """Refuse with TermNeverEnds what is closed for the next two years, or lets one of the terms never end."""
    start = local_day_start(today)
    first_working_moment(start, calendar)
    for term in terms:
        due_at(start, term, calendar)
