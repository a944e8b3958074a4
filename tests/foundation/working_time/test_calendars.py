# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eenlijn.foundation.working_time import (
    NEVER_CLOSED,
    OFFICE_HOURS,
    Holiday,
    TermNeverEnds,
    WorkCalendar,
    first_working_moment,
)
from tests.foundation.working_time import slowly

NO_HOURS = (None,) * 7


def utc(month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=UTC)


def every_day(opens: time, closes: time) -> WorkCalendar:
    return WorkCalendar(((opens, closes),) * 7, frozenset(), frozenset())


@slowly.unhurried
@given(slowly.calendars, slowly.moments, st.integers(0, 20 * slowly.STEPS_OF_A_DAY))
def test_working_time_is_what_the_wall_clocks_say(
    calendar: WorkCalendar, start: datetime, count: int
) -> None:
    end = start + count * slowly.STEP
    assert calendar.working_time_between(start, end) == slowly.working_time(start, end, calendar)


@slowly.unhurried
@given(slowly.calendars, slowly.moments, slowly.moments, slowly.moments)
def test_working_time_adds_up(calendar: WorkCalendar, a: datetime, b: datetime, c: datetime) -> None:
    first, middle, last = sorted((a, b, c))
    parts = calendar.working_time_between(first, middle), calendar.working_time_between(middle, last)
    assert calendar.working_time_between(first, last) == sum(parts, timedelta())
    assert calendar.working_time_between(last, first) == timedelta()


@slowly.unhurried
@given(slowly.calendars, st.dates(date(2024, 1, 1), date(2030, 12, 31)))
def test_a_working_day_is_a_day_that_the_list_has_open(calendar: WorkCalendar, day: date) -> None:
    assert calendar.is_working_day(day) is slowly.is_open_day(day, calendar)
    assert calendar.is_working_day(day) is (calendar.opening_on(day) is not None)


@slowly.unhurried
@given(slowly.calendars, slowly.moments)
def test_the_first_working_moment_is_the_first_open_one(calendar: WorkCalendar, moment: datetime) -> None:
    assert first_working_moment(moment, calendar) == slowly.first_open(moment, calendar)


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        (utc(1, 5, 7, 29), utc(1, 5, 7, 30)),  # Monday before half past eight
        (utc(1, 5, 7, 30), utc(1, 5, 7, 30)),
        (utc(1, 5, 15, 59), utc(1, 5, 15, 59)),
        (utc(1, 5, 16), utc(1, 6, 7, 30)),  # at five it is closed
        (utc(1, 9, 16), utc(1, 12, 7, 30)),  # Friday afternoon
        (utc(4, 2, 15), utc(4, 3, 6, 30)),  # Good Friday is an ordinary day, in summer time
        (utc(4, 3, 15), utc(4, 7, 6, 30)),  # Easter
        (datetime(2027, 12, 31, 16, tzinfo=UTC), datetime(2028, 1, 3, 7, 30, tzinfo=UTC)),
    ],
)
def test_the_first_working_moment_of_an_office(asked: datetime, first: datetime) -> None:
    assert first_working_moment(asked, OFFICE_HOURS) == first
    assert first_working_moment(asked.astimezone(slowly.AMSTERDAM), OFFICE_HOURS).tzinfo is UTC


def test_office_hours() -> None:
    closed = [date(2026, 1, 1) + timedelta(days=ahead) for ahead in range(365)]
    closed = [day for day in closed if day.weekday() < 5 and not OFFICE_HOURS.is_working_day(day)]
    expected = "01-01 04-06 04-27 05-14 05-25 12-25"
    assert closed == [date.fromisoformat(f"2026-{day}") for day in expected.split()]
    assert OFFICE_HOURS.opening_on(date(2026, 1, 5)) == (utc(1, 5, 7, 30), utc(1, 5, 16))
    assert OFFICE_HOURS.opening_on(date(2026, 7, 6)) == (utc(7, 6, 6, 30), utc(7, 6, 15))
    assert OFFICE_HOURS.opening_on(date(2026, 1, 3)) is None


def test_5_may_is_closed_in_a_lustrum_year_only() -> None:
    assert not OFFICE_HOURS.is_working_day(date(2025, 5, 5))
    assert OFFICE_HOURS.is_working_day(date(2026, 5, 5))
    yearly = replace(OFFICE_HOURS, holidays=frozenset({Holiday.LIBERATION_DAY}))
    assert not yearly.is_working_day(date(2026, 5, 5))


def test_the_day_after_ascension_can_be_a_closing_day() -> None:
    bridge = replace(OFFICE_HOURS, closing_days=frozenset({date(2026, 5, 15)}))
    days = [date(2026, 5, day) for day in range(13, 19)]
    assert [day.day for day in days if OFFICE_HOURS.is_working_day(day)] == [13, 15, 18]
    assert [day.day for day in days if bridge.is_working_day(day)] == [13, 18]
    assert bridge.working_time_between(utc(5, 13), utc(5, 19)) == timedelta(hours=17)


def test_a_working_kings_day_on_a_saturday() -> None:
    saturdays = replace(OFFICE_HOURS, opening=(*OFFICE_HOURS.opening[:5], (time(9), time(12)), None))
    assert not saturdays.is_working_day(date(2025, 4, 26))  # kept the day before Sunday 27 April
    assert saturdays.is_working_day(date(2026, 4, 25))


def test_never_closed_is_all_the_time() -> None:
    assert NEVER_CLOSED.working_time_between(utc(3, 1), utc(11, 1)) == utc(11, 1) - utc(3, 1)
    assert first_working_moment(utc(3, 29, 1), NEVER_CLOSED) == utc(3, 29, 1)
    assert NEVER_CLOSED.is_working_day(date(1950, 1, 1))  # no holidays, so any year


@pytest.mark.parametrize(
    ("opens", "closes", "march", "october"),
    [
        (time(0), time(0), 23, 25),
        (time(0), time(6), 5, 7),
        (time(1), time(3), 1, 3),
        (time(2), time(3), 0, 2),
        (time(3), time(6), 3, 3),
        (time(0), time(2, 30), 2.5, 2.5),  # moved to half past three; the first of the two
        (time(2, 30), time(6), 2.5, 4.5),
        (time(2, 30), time(3, 15), 0, 1.75),
    ],
)
def test_openings_in_both_nights(opens: time, closes: time, march: float, october: float) -> None:
    calendar = every_day(opens, closes)
    for day, hours in ((date(2026, 3, 29), march), (date(2026, 10, 25), october)):
        opening = calendar.opening_on(day)
        assert (opening[1] - opening[0] if opening else timedelta()) == timedelta(hours=hours)
        assert calendar.is_working_day(day) is (hours > 0)


@pytest.mark.parametrize(
    "start", [utc(3, 28, 12), utc(3, 28, 23, 30)]
)  # the day before, and the night itself
def test_local_moments_are_not_subtracted_as_wall_times(start: datetime) -> None:
    end = utc(3, 29, 12)
    here, there = start.astimezone(slowly.AMSTERDAM), end.astimezone(slowly.AMSTERDAM)
    assert there - here == end - start + timedelta(hours=1)  # what Python makes of it
    assert NEVER_CLOSED.working_time_between(here, there) == end - start


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="needs a time zone"):
        OFFICE_HOURS.working_time_between(datetime(2026, 1, 1), utc(1, 2))
    with pytest.raises(ValueError, match="needs a time zone"):
        first_working_moment(datetime(2026, 1, 1), OFFICE_HOURS)


@pytest.mark.parametrize("weekday", range(7))
@pytest.mark.parametrize("closes", [time(8, 59), time(9)])
def test_an_opening_that_ends_before_it_starts_is_refused(weekday: int, closes: time) -> None:
    opening = (*NO_HOURS[:weekday], (time(9), closes), *NO_HOURS[weekday + 1 :])
    with pytest.raises(ValueError, match=rf"weekday {weekday} \(0 is Monday\) must end after it starts"):
        WorkCalendar(opening, frozenset(), frozenset())


def test_a_week_has_seven_days_and_its_times_have_no_zone() -> None:
    with pytest.raises(ValueError, match="seven weekdays, Monday first, not 5"):
        WorkCalendar(OFFICE_HOURS.opening[:5], frozenset(), frozenset())
    with pytest.raises(ValueError, match=r"weekday 0 .* has no time zone"):
        every_day(time(9, tzinfo=UTC), time(17))


def test_where_nothing_opens_there_is_no_first_moment() -> None:
    with pytest.raises(TermNeverEnds, match="in the two years from 2026-01-05"):
        first_working_moment(utc(1, 5), WorkCalendar(NO_HOURS, frozenset(), frozenset()))
