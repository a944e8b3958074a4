# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The 48-hour rule, against an independent calculation."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eenlijn.casework.response.deadlines import (
    Light,
    due_at,
    is_in_time,
    light,
    passed_light,
    percent_passed,
)

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
START = datetime(2026, 11, 24, 13, 38, tzinfo=UTC)
DUE = datetime(2026, 11, 26, 13, 38, tzinfo=UTC)
moments = st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1)).map(lambda m: m.replace(tzinfo=UTC))


def test_annas_report_of_tuesday_is_answered_by_thursday_the_same_minute() -> None:
    assert due_at(START, 48) == DUE
    assert due_at(START, 24) == datetime(2026, 11, 25, 13, 38, tzinfo=UTC)


@pytest.mark.parametrize(
    ("start", "due"),
    [
        # Summer time starts: a day of 23 hours, so the wall clock reads an hour later.
        (datetime(2026, 3, 28, 12, 0), datetime(2026, 3, 30, 13, 0)),
        # Summer time ends: a day of 25 hours, so the wall clock reads an hour earlier.
        (datetime(2026, 10, 24, 12, 0), datetime(2026, 10, 26, 11, 0)),
        # A leap day counts like any other.
        (datetime(2028, 2, 28, 9, 30), datetime(2028, 3, 1, 9, 30)),
    ],
)
def test_hours_are_elapsed_hours(start: datetime, due: datetime) -> None:
    local_start = start.replace(tzinfo=AMSTERDAM)

    assert due_at(local_start, 48).astimezone(AMSTERDAM).replace(tzinfo=None) == due


@given(moments, st.sampled_from([24, 48]))
def test_the_term_is_that_many_times_3600_seconds(start: datetime, hours: int) -> None:
    assert due_at(start, hours).timestamp() - start.timestamp() == hours * 3600


@pytest.mark.parametrize(
    ("hours", "expected", "percent"),
    [
        (0, Light.RUNNING, 0),
        (23.99, Light.RUNNING, 0),
        (24, Light.RUNNING, 50),
        (35.99, Light.RUNNING, 50),
        (36, Light.NEARLY, 75),
        (44.16, Light.NEARLY, 92),
        (48, Light.NEARLY, 100),
        (48.01, Light.LATE, 100),
    ],
)
def test_lights_of_a_running_clock(hours: float, expected: Light, percent: int) -> None:
    now = START + timedelta(hours=hours)

    assert light(START, DUE, None, now) == expected
    assert passed_light(START, DUE, now) == percent


def test_a_stopped_clock_stays_stopped_however_late_it_is_looked_at() -> None:
    assert light(START, DUE, START + timedelta(hours=1), START + timedelta(days=400)) == Light.STOPPED


def test_the_due_moment_itself_is_in_time_and_a_second_later_is_not() -> None:
    assert is_in_time(DUE, DUE)
    assert not is_in_time(DUE, DUE + timedelta(seconds=1))


@given(moments, st.integers(0, 400_000))
def test_percent_never_falls_and_is_100_at_the_due_moment(start: datetime, seconds: int) -> None:
    due = due_at(start, 48)
    now = start + timedelta(seconds=seconds)

    assert percent_passed(start, due, now) == pytest.approx(seconds / 172_800 * 100)
    assert percent_passed(start, due, start - timedelta(hours=1)) == 0
