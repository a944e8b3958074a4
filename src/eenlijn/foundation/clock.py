# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The clock: the only place that asks what time it is, and the rules for local wall time.

Moments are stored in UTC and shown in Amsterdam. Durations are added in UTC: 48 hours over
the end of summer time is not "the same time two days later".
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


@dataclass(frozen=True)
class LocalMoment:
    """A wall time turned into a moment; `was_moved` when that wall time did not exist."""

    moment_utc: datetime
    was_moved: bool


def now() -> datetime:
    """Return the present moment in UTC; called by doors only, everything below is told the time."""
    return datetime.now(UTC)


def to_local(moment: datetime) -> datetime:
    """Return the same moment on the Amsterdam clock; a moment without a zone is refused."""
    if moment.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    return moment.astimezone(AMSTERDAM)


def local_moment(naive: datetime) -> LocalMoment:
    """Read a wall time in Amsterdam.

    A time that does not exist (the night summer time starts) is moved forward by the hour
    that was skipped, and that is told. A time that happened twice (the night summer time
    ends) is taken as the first of the two.
    """
    if naive.tzinfo is not None:
        raise ValueError("a wall time has no time zone")
    moment = naive.replace(tzinfo=AMSTERDAM, fold=0).astimezone(UTC)
    was_moved = moment.astimezone(AMSTERDAM).replace(tzinfo=None) != naive.replace(fold=0)
    return LocalMoment(moment_utc=moment, was_moved=was_moved)


def local_month(moment: datetime) -> date:
    """Return the first day of the local month in which the moment fell."""
    return to_local(moment).date().replace(day=1)


def local_weekday(moment: datetime) -> int:
    """Return the local weekday, Monday is 1 and Sunday is 7."""
    return to_local(moment).isoweekday()


def local_day_start(day: date) -> datetime:
    """Return the moment in UTC at which the local day begins."""
    return local_moment(datetime.combine(day, time())).moment_utc


def local_day_end(day: date) -> datetime:
    """Return the moment in UTC at which the next local day begins; days last 23 to 25 hours."""
    return local_day_start(day + timedelta(days=1))
