# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""When what is released (decision 33): a month on the 15th of the next, a year on 15 February, at 06.00.

What is counted is what was recorded before that day began, however late the job runs: an outage changes no
number. Pure functions; months and years are local, so the end of summer time moves nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final, Self

from eenlijn.accountability.releases.codes import PeriodKind
from eenlijn.foundation.clock import local_day_start, local_moment, local_month

RELEASE_DAY: Final = 15
RELEASE_TIME: Final = time(6)
LEAST_EMPLOYERS: Final = 3
DECEMBER: Final = 12


@dataclass(frozen=True)
class Period:
    """A year, a month, or months that were taken together: the first days of its first and last month."""

    kind: PeriodKind
    since: date
    last: date

    @classmethod
    def months(cls, since: date, last: date | None = None) -> Self:
        return cls(PeriodKind.MONTH, since, last or since)

    @classmethod
    def year(cls, year: int) -> Self:
        return cls(PeriodKind.YEAR, date(year, 1, 1), date(year, DECEMBER, 1))

    @property
    def is_year(self) -> bool:
        return self.kind == PeriodKind.YEAR

    @property
    def code(self) -> str:
        """`2026`, `2026-10`, or `2026-03-2026-05` for months that were taken together."""
        if self.is_year:
            return f"{self.since:%Y}"
        first, last = month_code(self.since), month_code(self.last)
        return first if first == last else f"{first}-{last}"

    @property
    def each_month(self) -> tuple[date, ...]:
        return tuple(months_between(self.since, self.last))

    @property
    def release_day(self) -> date:
        after = next_month(self.last)
        return date(after.year, after.month + 1 if self.is_year else after.month, RELEASE_DAY)

    @property
    def opens_at(self) -> datetime:
        """The moment from which it may be released, and not before."""
        return local_moment(datetime.combine(self.release_day, RELEASE_TIME)).moment_utc

    @property
    def counted_until(self) -> datetime:
        """What was recorded before this moment counts: hours before the release, so nothing is under way."""
        return local_day_start(self.release_day)


def first_month(joined: list[date]) -> date | None:
    """The first whole month in which three employers took part; before that there is nothing to publish."""
    if len(joined) < LEAST_EMPLOYERS:
        return None
    third = sorted(joined)[LEAST_EMPLOYERS - 1]
    return third if third.day == 1 else next_month(third.replace(day=1))


def months_due(first: date, now: datetime) -> list[date]:
    """The closed months since this one whose day has come, in order."""
    return [
        month for month in months_between(first, local_month(now)) if Period.months(month).opens_at <= now
    ]


def years_due(first: date, now: datetime) -> list[int]:
    """The closed years whose day has come, in order; a year of which the beginning is missing is none."""
    years = range(first.year if first.month == 1 else first.year + 1, local_month(now).year)
    return [year for year in years if Period.year(year).opens_at <= now]


def next_to_open(now: datetime) -> Period:
    """The month whose day comes first."""
    this_month = local_month(now)
    before = Period.months(previous_month(this_month))
    return before if before.opens_at > now else Period.months(this_month)


def month_code(month: date) -> str:
    return f"{month:%Y-%m}"


def months_between(first: date, last: date) -> Iterator[date]:
    """The first days of the months from the first to the last, both included."""
    month = first
    while month <= last:
        yield month
        month = next_month(month)


def next_month(month: date) -> date:
    return date(month.year + 1, 1, 1) if month.month == DECEMBER else date(month.year, month.month + 1, 1)


def previous_month(month: date) -> date:
    return date(month.year - 1, DECEMBER, 1) if month.month == 1 else date(month.year, month.month - 1, 1)
