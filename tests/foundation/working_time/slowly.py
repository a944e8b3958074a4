# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""An independent calculation: official dates typed by hand, and wall clocks read step by step."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from hypothesis import settings
from hypothesis import strategies as st

from eenlijn.foundation.working_time import Holiday, WorkCalendar

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
STEP = timedelta(minutes=5)  # every moment and every wall time in the properties is a multiple of it
STEPS_OF_AN_HOUR = 12
STEPS_OF_A_DAY = 24 * STEPS_OF_AN_HOUR

# As published for the Netherlands, in the order of IN_ORDER.
OFFICIAL = {
    2024: "01-01 03-29 03-31 04-01 04-27 05-05 05-09 05-19 05-20 12-25 12-26",
    2025: "01-01 04-18 04-20 04-21 04-26 05-05 05-29 06-08 06-09 12-25 12-26",
    2026: "01-01 04-03 04-05 04-06 04-27 05-05 05-14 05-24 05-25 12-25 12-26",
    2027: "01-01 03-26 03-28 03-29 04-27 05-05 05-06 05-16 05-17 12-25 12-26",
    2028: "01-01 04-14 04-16 04-17 04-27 05-05 05-25 06-04 06-05 12-25 12-26",
    2029: "01-01 03-30 04-01 04-02 04-27 05-05 05-10 05-20 05-21 12-25 12-26",
    2030: "01-01 04-19 04-21 04-22 04-27 05-05 05-30 06-09 06-10 12-25 12-26",
}
IN_ORDER = [holiday for holiday in Holiday if holiday is not Holiday.LIBERATION_DAY_LUSTRUM]


@cache
def official(year: int) -> dict[Holiday, date]:
    days = [date.fromisoformat(f"{year}-{day}") for day in OFFICIAL[year].split()]
    dates = dict(zip(IN_ORDER, days, strict=True))
    return dates | ({Holiday.LIBERATION_DAY_LUSTRUM: date(year, 5, 5)} if year in {2025, 2030} else {})


@cache
def is_open_day(day: date, calendar: WorkCalendar) -> bool:
    """By list: not a closed weekday, not a closing day, not one of the typed dates."""
    closed = {dated for holiday, dated in official(day.year).items() if holiday in calendar.holidays}
    return not (calendar.opening[day.weekday()] is None or day in closed or day in calendar.closing_days)


def wall(moment: datetime) -> datetime:
    return moment.astimezone(AMSTERDAM).replace(tzinfo=None)


def is_open(moment: datetime, calendar: WorkCalendar) -> bool:
    """By the wall clock: between the hours of an open day."""
    here = wall(moment)
    hours = calendar.opening[here.weekday()]
    if hours is None or not is_open_day(here.date(), calendar):
        return False
    return hours[0] <= here.time() < (hours[1] if hours[1] > time() else time.max)


def steps(moment: datetime) -> Iterator[datetime]:
    while True:
        yield moment
        moment += STEP


def working_time(a: datetime, b: datetime, calendar: WorkCalendar) -> timedelta:
    passed = timedelta()
    for moment in steps(a):
        if moment >= b:
            break
        passed += STEP if is_open(moment, calendar) else timedelta()
    return passed


def first_open(start: datetime, calendar: WorkCalendar) -> datetime:
    return next(moment for moment in steps(start) if is_open(moment, calendar))


def due_after_working_hours(start: datetime, hours: int, calendar: WorkCalendar) -> datetime:
    passed = timedelta()
    for moment in steps(start):
        if passed == timedelta(hours=hours):
            return moment
        passed += STEP if is_open(moment, calendar) else timedelta()
    raise AssertionError


def due_after_working_days(start: datetime, amount: int, calendar: WorkCalendar) -> datetime:
    """List when the working days of a year end on the wall, and take the right one."""
    here = wall(start)
    days = [here.date() + timedelta(days=ahead) for ahead in range(366)]
    open_days = [day for day in days if is_open_day(day, calendar)]
    ends = [ending(day, calendar) for day in open_days]
    later = [end for end in ends if end.date() > here.date()]
    end = later[amount - 1] if amount else min(end for end in ends if end > here)
    return end.replace(tzinfo=AMSTERDAM).astimezone(UTC)


def ending(day: date, calendar: WorkCalendar) -> datetime:
    hours = calendar.opening[day.weekday()]
    assert hours is not None
    return datetime.combine(day, hours[1] if hours[1] > time() else time(23, 59, 59))


# --- what hypothesis draws --------------------------------------------------------------------

unhurried = settings(deadline=None)  # step by step is slow, and a busy machine slower


def moment_from(day: date, count: int) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC) + count * STEP


def hours_from(marks: tuple[int, int]) -> tuple[time, time]:
    opens, closes = (datetime(2024, 1, 1) + mark * STEP for mark in sorted(marks))
    return opens.time(), closes.time()


moments = st.builds(
    moment_from,
    st.one_of(
        st.dates(date(2024, 1, 2), date(2029, 6, 1)),
        # around both nights, a leap day, a turn of the year and the holidays of May
        st.sampled_from(
            [
                date(2026, 3, 27),
                date(2026, 3, 28),
                date(2026, 10, 23),
                date(2026, 10, 24),
                date(2028, 2, 28),
                date(2027, 12, 31),
                date(2025, 4, 17),
                date(2026, 5, 4),
            ]
        ),
    ),
    st.integers(0, 2 * STEPS_OF_A_DAY),
)

# Opening or closing at 02:05 to 02:55 has tests of its own: in one night a year there is no such wall
# time, and in another there are two.
_marks = st.integers(0, STEPS_OF_A_DAY).filter(lambda mark: not 24 < mark < 36)
_opening = (
    st.tuples(_marks, _marks)
    .filter(lambda marks: abs(marks[0] - marks[1]) >= STEPS_OF_AN_HOUR)
    .map(hours_from)
)

calendars = st.builds(
    WorkCalendar,
    st.tuples(*[st.none() | _opening] * 7).filter(any),
    st.frozensets(st.sampled_from(Holiday)),
    st.frozensets(st.dates(date(2024, 1, 1), date(2030, 12, 31)), max_size=20),
)
