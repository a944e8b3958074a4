# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""When an organisation is open: its week, the holidays it keeps and its own closing days."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from eenlijn.foundation.clock import local_day_end, local_moment, to_local
from eenlijn.foundation.working_time.codes import Holiday
from eenlijn.foundation.working_time.holidays import USUAL_HOLIDAYS, is_holiday

_DAYS_OF_TWO_YEARS: Final = 731  # one of them may have a leap day
_MIDNIGHT: Final = time()
_DAYS_OF_A_WEEK: Final = 7


class TermNeverEnds(ValueError):
    """The calendar has so few working days that a term would not end within two years."""


@dataclass(frozen=True)
class WorkCalendar:
    """Opening times on the Amsterdam clock, Monday first; None is a day that is never open.

    An opening that ends at 00:00 ends at midnight, after that day; so 00:00 to 00:00 is the whole
    day. No opening runs past midnight: one that ends before it starts is a ValueError.
    """

    opening: tuple[tuple[time, time] | None, ...]
    holidays: frozenset[Holiday]
    closing_days: frozenset[date]

    def __post_init__(self) -> None:
        if len(self.opening) != _DAYS_OF_A_WEEK:
            raise ValueError(f"a calendar has seven weekdays, Monday first, not {len(self.opening)}")
        for weekday, hours in enumerate(self.opening):
            if hours is not None:
                _check_hours(weekday, *hours)

    def is_working_day(self, day: date) -> bool:
        return self.opening_on(day) is not None

    def opening_on(self, day: date) -> tuple[datetime, datetime] | None:
        """Return from when until when it is open that local day, in UTC; None when it is closed.

        Wall times of both nights are read as the clock reads them; an opening that lies wholly in
        the hour that summer time skips is no opening.
        """
        hours = self.opening[day.weekday()]
        if hours is None or day in self.closing_days or is_holiday(day, self.holidays):
            return None
        opens_at = local_moment(datetime.combine(day, hours[0])).moment_utc
        closes_at = _closes_at(day, hours[1])
        return (opens_at, closes_at) if opens_at < closes_at else None

    def working_time_between(self, a: datetime, b: datetime) -> timedelta:
        """Return how long it is open from `a` until `b`; nothing when `b` is not after `a`."""
        start, end = in_utc(a), in_utc(b)
        first, last = to_local(start).date(), to_local(end).date()
        days = (first + timedelta(days=ahead) for ahead in range((last - first).days + 1))
        openings = (opening for day in days if (opening := self.opening_on(day)))
        nothing = timedelta()
        return sum((max(nothing, min(till, end) - max(since, start)) for since, till in openings), nothing)


def _check_hours(weekday: int, opens: time, closes: time) -> None:
    if opens.tzinfo or closes.tzinfo:
        raise ValueError(f"opening of weekday {weekday} (0 is Monday): a wall time has no time zone")
    if opens >= closes != _MIDNIGHT:
        raise ValueError(
            f"opening of weekday {weekday} (0 is Monday) must end after it starts, not {opens} to {closes}"
        )


def _closes_at(day: date, closes: time) -> datetime:
    if closes == _MIDNIGHT:
        return local_day_end(day)
    return local_moment(datetime.combine(day, closes)).moment_utc


def in_utc(moment: datetime) -> datetime:
    """Return the moment in UTC: two moments of one local zone would be subtracted as wall times."""
    return to_local(moment).astimezone(UTC)


def openings_from(calendar: WorkCalendar, day: date) -> Iterator[tuple[datetime, datetime]]:
    """Yield the openings from a local day on; who asks for one beyond two years gets TermNeverEnds."""
    for ahead in range(_DAYS_OF_TWO_YEARS + 1):
        if opening := calendar.opening_on(day + timedelta(days=ahead)):
            yield opening
    raise TermNeverEnds(f"too few working days in the two years from {day}")


def first_working_moment(moment: datetime, calendar: WorkCalendar) -> datetime:
    """Return the moment itself, in UTC, when it is open then, or else when it opens next."""
    asked = in_utc(moment)
    openings = openings_from(calendar, to_local(asked).date())
    return next(max(opens_at, asked) for opens_at, closes_at in openings if asked < closes_at)


_OFFICE_DAY: Final = (time(8, 30), time(17))
_WHOLE_DAY: Final = (_MIDNIGHT, _MIDNIGHT)

OFFICE_HOURS: Final = WorkCalendar((*(_OFFICE_DAY,) * 5, None, None), USUAL_HOLIDAYS, frozenset())
NEVER_CLOSED: Final = WorkCalendar((_WHOLE_DAY,) * 7, frozenset(), frozenset())
