# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Starting, standing still and going on, against a calculation that counts minute by minute."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from eenlijn.casework.clocks.deadlines import Interval, due_after_pause, moment_at, percent_passed
from eenlijn.foundation.working_time import NEVER_CLOSED, OFFICE_HOURS, Term, TermUnit, WorkCalendar, due_at

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
MINUTE = timedelta(minutes=1)
SHOP = WorkCalendar(
    (*((time(10), time(14)),) * 6, None), frozenset(), frozenset({date(2026, 3, 30), date(2028, 2, 29)})
)
# Around both nights of the clock, a leap day, and a plain week.
STARTS = st.sampled_from(
    [
        datetime(2026, 3, 27, 15, 0, tzinfo=UTC),
        datetime(2026, 3, 28, 22, 59, tzinfo=UTC),
        datetime(2026, 10, 23, 14, 30, tzinfo=UTC),
        datetime(2026, 10, 24, 23, 30, tzinfo=UTC),
        datetime(2028, 2, 28, 9, 15, tzinfo=UTC),
        datetime(2026, 11, 23, 8, 0, tzinfo=UTC),
    ]
)
minutes = st.integers(1, 3 * 24 * 60)


def is_open(moment: datetime, calendar: WorkCalendar) -> bool:
    """Read from the wall clock, independent of how the product finds openings."""
    local = moment.astimezone(AMSTERDAM)
    hours = calendar.opening[local.weekday()]
    if hours is None or local.date() in calendar.closing_days:
        return False
    return hours[0] <= local.time() < hours[1]


def open_minutes(since: datetime, until: datetime, calendar: WorkCalendar) -> int:
    return sum(is_open(moment, calendar) for moment in _minutes(since, until))


def _minutes(since: datetime, until: datetime) -> Iterator[datetime]:
    while since < until:
        yield since
        since += MINUTE


@settings(max_examples=60, deadline=None)
@given(STARTS, st.integers(1, 30), minutes, minutes)
@example(datetime(2026, 3, 28, 12, 0, tzinfo=UTC), 4, 60, 24 * 60)
@example(datetime(2026, 10, 24, 12, 0, tzinfo=UTC), 4, 60, 24 * 60)
@example(datetime(2028, 2, 28, 12, 0, tzinfo=UTC), 6, 90, 2 * 24 * 60)
def test_working_hours_that_were_left_are_left_afterwards(
    start: datetime, hours: int, after: int, length: int
) -> None:
    due = due_at(start, Term(hours, TermUnit.WORKING_HOURS), SHOP)
    paused = min(start + after * MINUTE, due - MINUTE)
    pause = Interval(paused, paused + length * MINUTE)
    left = open_minutes(paused, due, SHOP)

    moved = due_after_pause(due, pause, TermUnit.WORKING_HOURS, SHOP)

    if left:
        assert open_minutes(pause.end, moved, SHOP) == left
        assert is_open(moved - MINUTE, SHOP)


@settings(max_examples=80, deadline=None)
@given(STARTS, st.sampled_from([15, 24 * 60, 48 * 60]), minutes, minutes)
def test_hours_stand_still_for_as_long_as_the_clock_stood_still(
    start: datetime, term: int, after: int, length: int
) -> None:
    due = due_at(start, Term(term, TermUnit.MINUTES), NEVER_CLOSED)
    paused = min(start + after * MINUTE, due)
    pause = Interval(paused, paused + length * MINUTE)

    moved = due_after_pause(due, pause, TermUnit.HOURS, NEVER_CLOSED)

    elapsed = sum(1 for _each in _minutes(start, paused)) + sum(1 for _each in _minutes(pause.end, moved))
    assert elapsed == term
    counts_from = start + (moved - due)
    assert percent_passed(counts_from, moved, pause.end) == pytest.approx(
        (paused - start) / (due - start) * 100
    )
    assert moment_at(counts_from, moved, 100) == moved


@pytest.mark.parametrize(
    ("due", "paused", "hours", "moved"),
    [
        # Summer time begins and ends in between; still the last second of a local day.
        ("2026-03-29 21:59:59", "2026-03-28 12:00", 24, "2026-03-30 21:59:59"),
        ("2026-10-25 22:59:59", "2026-10-24 12:00", 24, "2026-10-26 22:59:59"),
        ("2028-02-28 22:59:59", "2028-02-28 10:00", 24, "2028-02-29 22:59:59"),
        ("2026-11-23 22:59:59", "2026-11-23 10:00", 2, "2026-11-24 22:59:59"),
    ],
)
def test_days_end_with_a_local_day_also_after_a_pause(due: str, paused: str, hours: int, moved: str) -> None:
    start = _utc(paused)
    pause = Interval(start, start + timedelta(hours=hours))

    assert due_after_pause(_utc(due), pause, TermUnit.DAYS, NEVER_CLOSED) == _utc(moved)


def test_working_days_end_at_closing_time_and_a_weekend_costs_nothing() -> None:
    friday = _utc("2026-11-20 11:00")
    due = due_at(friday, Term(2, TermUnit.WORKING_DAYS), OFFICE_HOURS)
    over_the_weekend = Interval(_utc("2026-11-20 16:00"), _utc("2026-11-23 07:30"))

    assert due == _utc("2026-11-24 16:00")
    assert due_after_pause(due, over_the_weekend, TermUnit.WORKING_DAYS, OFFICE_HOURS) == due


def test_a_calendar_that_closed_meanwhile_leaves_elapsed_time() -> None:
    closed = WorkCalendar(SHOP.opening, frozenset(), frozenset({date(2026, 11, 23), date(2026, 11, 24)}))
    due, paused = _utc("2026-11-24 10:00"), _utc("2026-11-23 10:00")
    pause = Interval(paused, paused + timedelta(hours=5))

    assert due_after_pause(due, pause, TermUnit.WORKING_HOURS, closed) == _utc("2026-11-24 15:00")


def _utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)
