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
    Term,
    TermNeverEnds,
    TermUnit,
    WorkCalendar,
    check_calendar,
    due_at,
    months_after,
)
from tests.foundation.working_time import slowly

CLOSED = WorkCalendar((None,) * 7, frozenset(), frozenset())
TWO_HOURS = Term(2, TermUnit.WORKING_HOURS)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def here(text: str) -> datetime:
    """A wall time in Amsterdam."""
    return datetime.fromisoformat(text).replace(tzinfo=slowly.AMSTERDAM).astimezone(UTC)


def due(start: datetime, amount: int, unit: TermUnit, calendar: WorkCalendar = OFFICE_HOURS) -> datetime:
    return due_at(start, Term(amount, unit), calendar)


terms = st.builds(
    Term, st.integers(1, 12), st.sampled_from([TermUnit.MINUTES, TermUnit.HOURS, TermUnit.WORKING_HOURS])
) | st.builds(Term, st.integers(0, 12), st.sampled_from([TermUnit.DAYS, TermUnit.WORKING_DAYS]))


@slowly.unhurried
@given(slowly.calendars, slowly.moments, st.integers(1, 12))
def test_working_hours_are_what_the_wall_clocks_say(
    calendar: WorkCalendar, start: datetime, amount: int
) -> None:
    by_hand = slowly.due_after_working_hours(start, amount, calendar)
    assert due(start, amount, TermUnit.WORKING_HOURS, calendar) == by_hand


@slowly.unhurried
@given(slowly.calendars, slowly.moments, st.integers(0, 15))
def test_working_days_are_those_of_the_list(calendar: WorkCalendar, start: datetime, amount: int) -> None:
    by_hand = slowly.due_after_working_days(start, amount, calendar)
    assert due(start, amount, TermUnit.WORKING_DAYS, calendar) == by_hand


@slowly.unhurried
@given(slowly.moments, st.integers(0, 400))
def test_days_end_one_second_before_midnight(start: datetime, amount: int) -> None:
    end = slowly.wall(due(start, amount, TermUnit.DAYS, CLOSED))
    assert end == datetime.combine(slowly.wall(start).date() + timedelta(days=amount), time(23, 59, 59))


@slowly.unhurried
@given(slowly.calendars, slowly.moments, st.integers(0, 10**6), terms)
def test_a_term_ends_after_it_starts_and_says_so_in_utc(
    calendar: WorkCalendar, start: datetime, microseconds: int, term: Term
) -> None:
    local = (start + timedelta(microseconds=microseconds)).astimezone(slowly.AMSTERDAM)
    end = due_at(local, term, calendar)
    assert end.astimezone(UTC) > local.astimezone(UTC)
    assert end.tzinfo is UTC


@slowly.unhurried
@given(slowly.calendars, slowly.moments, slowly.moments, terms)
def test_who_starts_later_is_not_due_earlier(
    calendar: WorkCalendar, one: datetime, other: datetime, term: Term
) -> None:
    first, last = sorted((one, other))
    assert due_at(first, term, calendar) <= due_at(last, term, calendar)


@slowly.unhurried
@given(slowly.calendars, slowly.moments, st.integers(1, 30))
def test_so_many_working_hours_lie_between_start_and_due(
    calendar: WorkCalendar, start: datetime, amount: int
) -> None:
    end = due(start, amount, TermUnit.WORKING_HOURS, calendar)
    assert calendar.working_time_between(start, end) == timedelta(hours=amount)
    assert calendar.working_time_between(start, end - slowly.STEP) < timedelta(hours=amount)


@pytest.mark.parametrize(
    ("start", "amount", "unit", "end"),
    [
        # 48 hours over both nights are not the same wall time
        ("2026-03-28 12:00", 48, TermUnit.HOURS, "2026-03-30 13:00"),
        # A month ends on the same day of the month, or on the last day of a shorter one.
        ("2026-11-23 09:00", 1, TermUnit.MONTHS, "2026-12-23 23:59:59"),
        ("2026-11-30 09:00", 3, TermUnit.MONTHS, "2027-02-28 23:59:59"),
        ("2027-11-30 09:00", 3, TermUnit.MONTHS, "2028-02-29 23:59:59"),
        ("2026-12-31 23:30", 24, TermUnit.MONTHS, "2028-12-31 23:59:59"),
        ("2026-10-24 12:00", 48, TermUnit.HOURS, "2026-10-26 11:00"),
        ("2026-03-29 01:50", 20, TermUnit.MINUTES, "2026-03-29 03:10"),
        ("2026-10-25 01:50", 90, TermUnit.MINUTES, "2026-10-25 02:20:00+01:00"),
        # a Friday afternoon
        ("2026-06-05 16:30", 1, TermUnit.WORKING_HOURS, "2026-06-08 09:00"),
        ("2026-06-05 16:00", 1, TermUnit.WORKING_HOURS, "2026-06-05 17:00"),
        ("2026-06-05 17:00", 1, TermUnit.WORKING_HOURS, "2026-06-08 09:30"),
        ("2026-06-05 16:30", 1, TermUnit.WORKING_DAYS, "2026-06-08 17:00"),
        ("2026-06-05 16:30", 0, TermUnit.WORKING_DAYS, "2026-06-05 17:00"),
        ("2026-06-05 17:00", 0, TermUnit.WORKING_DAYS, "2026-06-08 17:00"),
        ("2026-06-06 11:00", 0, TermUnit.WORKING_DAYS, "2026-06-08 17:00"),
        ("2026-06-06 11:00", 1, TermUnit.WORKING_DAYS, "2026-06-08 17:00"),
        ("2026-06-06 11:00", 2, TermUnit.DAYS, "2026-06-08 23:59:59"),
        # late in the evening the local day counts, not that of Greenwich
        ("2026-06-05 00:30", 0, TermUnit.DAYS, "2026-06-05 23:59:59"),
        ("2026-06-05 00:30", 1, TermUnit.WORKING_DAYS, "2026-06-08 17:00"),
        ("2026-06-05 23:59:59", 0, TermUnit.DAYS, "2026-06-06 23:59:59"),
        # Easter, the weekend in which summer time starts
        ("2027-03-25 16:00", 9, TermUnit.WORKING_HOURS, "2027-03-26 16:30"),
        ("2027-03-25 16:00", 10, TermUnit.WORKING_HOURS, "2027-03-30 09:00"),
        ("2027-03-25 16:00", 2, TermUnit.WORKING_DAYS, "2027-03-30 17:00"),
        # the weekend in which it ends
        ("2026-10-23 16:00", 2, TermUnit.WORKING_HOURS, "2026-10-26 09:30"),
        # a leap day, and a year without one
        ("2028-02-28 10:00", 1, TermUnit.WORKING_DAYS, "2028-02-29 17:00"),
        ("2028-02-28 10:00", 2, TermUnit.DAYS, "2028-03-01 23:59:59"),
        ("2027-02-28 10:00", 1, TermUnit.DAYS, "2027-03-01 23:59:59"),
        # the turn of the year: Christmas on Friday and Saturday, New Year on Friday
        ("2026-12-24 16:00", 3, TermUnit.WORKING_DAYS, "2026-12-30 17:00"),
        ("2026-12-31 16:00", 2, TermUnit.WORKING_HOURS, "2027-01-04 09:30"),
        # the King's Day on a Saturday costs no working day, on a Monday it does
        ("2025-04-25 12:00", 1, TermUnit.WORKING_DAYS, "2025-04-28 17:00"),
        ("2026-04-24 12:00", 1, TermUnit.WORKING_DAYS, "2026-04-28 17:00"),
        # 5 May: off in 2025, not in 2026
        ("2025-05-02 12:00", 1, TermUnit.WORKING_DAYS, "2025-05-06 17:00"),
        ("2026-05-04 12:00", 1, TermUnit.WORKING_DAYS, "2026-05-05 17:00"),
        # Ascension
        ("2026-05-13 16:00", 2, TermUnit.WORKING_HOURS, "2026-05-15 09:30"),
    ],
)
def test_known_terms_of_an_office(start: str, amount: int, unit: TermUnit, end: str) -> None:
    expected = datetime.fromisoformat(end) if "+" in end else here(end)
    assert due(here(start), amount, unit) == expected


def test_a_closing_day_after_ascension_moves_the_term_to_monday() -> None:
    bridge = replace(OFFICE_HOURS, closing_days=frozenset({date(2026, 5, 15)}))
    start = here("2026-05-13 16:00")
    assert due(start, 2, TermUnit.WORKING_HOURS, bridge) == here("2026-05-18 09:30")
    assert due(start, 1, TermUnit.WORKING_DAYS, bridge) == here("2026-05-18 17:00")
    assert due(start, 1, TermUnit.DAYS, bridge) == here("2026-05-14 23:59:59")


@pytest.mark.parametrize("night", ["2026-03-28 22:00", "2026-10-24 22:00"])
def test_who_never_closes_has_elapsed_hours_in_both_nights(night: str) -> None:
    start = here(night)
    assert due(start, 12, TermUnit.WORKING_HOURS, NEVER_CLOSED) == start + timedelta(hours=12)


def test_who_never_closes_is_due_in_the_last_second_of_the_day() -> None:
    start = here("2026-10-24 22:00")
    assert due(start, 0, TermUnit.WORKING_DAYS, NEVER_CLOSED) == here("2026-10-24 23:59:59")
    assert due(start, 1, TermUnit.WORKING_DAYS, NEVER_CLOSED) == here("2026-10-25 23:59:59")
    assert due(here("2026-10-24 23:59:59"), 0, TermUnit.WORKING_DAYS, NEVER_CLOSED) == here(
        "2026-10-25 23:59:59"
    )


@pytest.mark.parametrize(
    ("unit", "least", "most"),
    [
        (TermUnit.MINUTES, 1, 1_051_200),
        (TermUnit.HOURS, 1, 17_520),
        (TermUnit.WORKING_HOURS, 1, 17_520),
        (TermUnit.DAYS, 0, 730),
        (TermUnit.WORKING_DAYS, 0, 730),
        (TermUnit.MONTHS, 1, 24),
    ],
)
def test_a_term_is_something_and_at_most_two_years(unit: TermUnit, least: int, most: int) -> None:
    for start in (here("2026-03-28 23:30"), here("2027-10-30 23:59:59")):
        assert due(start, least, unit, NEVER_CLOSED) > start
        assert due(start, most, unit, NEVER_CLOSED) <= start + timedelta(days=731, hours=1)
    for amount in (least - 1, most + 1, -1):
        with pytest.raises(ValueError, match=f"a term in {unit} has {least} to {most} of them, not {amount}"):
            Term(amount, unit)


def test_a_moment_without_a_zone_starts_nothing() -> None:
    with pytest.raises(ValueError, match="needs a time zone"):
        due(datetime(2026, 1, 5), 1, TermUnit.HOURS)


@pytest.mark.parametrize("unit", [TermUnit.WORKING_HOURS, TermUnit.WORKING_DAYS])
def test_a_term_that_takes_over_two_years_never_ends(unit: TermUnit) -> None:
    start = here("2026-01-05 09:00")
    with pytest.raises(TermNeverEnds):
        due(start, 1, unit, CLOSED)
    one_day = date(2027, 6, 1)
    others = (date(2026, 1, 1) + timedelta(days=ahead) for ahead in range(1500))
    nearly = replace(OFFICE_HOURS, closing_days=frozenset(day for day in others if day != one_day))
    assert due(start, 1, unit, nearly).date() == one_day
    with pytest.raises(TermNeverEnds):
        due(start, 9, unit, nearly)


def test_elapsed_time_ends_whatever_the_calendar_says() -> None:
    assert due(utc("2026-01-05"), 48, TermUnit.HOURS, CLOSED) == utc("2026-01-07")


def test_a_calendar_that_never_opens_is_refused() -> None:
    today = date(2026, 1, 5)
    check_calendar(OFFICE_HOURS, today)
    with pytest.raises(TermNeverEnds):
        check_calendar(CLOSED, today)
    two_years = frozenset(today + timedelta(days=ahead) for ahead in range(732))
    with pytest.raises(TermNeverEnds):
        check_calendar(replace(NEVER_CLOSED, closing_days=two_years), today)
    check_calendar(replace(NEVER_CLOSED, closing_days=two_years - {today + timedelta(days=700)}), today)


def test_a_calendar_in_which_one_of_the_terms_never_ends_is_refused() -> None:
    today = date(2026, 1, 5)
    christmas_only = frozenset(date(2026, 1, 1) + timedelta(days=ahead) for ahead in range(1200))
    nearly = replace(NEVER_CLOSED, closing_days=christmas_only - {date(2026, 12, 25)})
    check_calendar(nearly, today, [Term(24, TermUnit.WORKING_HOURS), Term(1, TermUnit.WORKING_DAYS)])
    for term in (Term(25, TermUnit.WORKING_HOURS), Term(2, TermUnit.WORKING_DAYS)):
        with pytest.raises(TermNeverEnds):
            check_calendar(nearly, today, [term])


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 11, 23), 12, date(2027, 11, 23)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2027, 12, 31), 2, date(2028, 2, 29)),
    ],
)
def test_months_end_on_the_last_day_where_the_month_is_short(day: date, months: int, later: date) -> None:
    assert months_after(day, months) == later
