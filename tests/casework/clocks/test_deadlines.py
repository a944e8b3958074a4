# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The 48-hour rule, against an independent calculation."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eenlijn.casework.clocks.codes import Light
from eenlijn.casework.clocks.deadlines import is_in_time, light, moment_at, percent_passed

START = datetime(2026, 11, 24, 13, 38, tzinfo=UTC)
DUE = datetime(2026, 11, 26, 13, 38, tzinfo=UTC)
moments = st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1)).map(lambda m: m.replace(tzinfo=UTC))


@pytest.mark.parametrize(
    ("hours", "expected"),
    [
        (0, Light.RUNNING),
        (23.99, Light.RUNNING),
        (24, Light.RUNNING),
        (35.99, Light.RUNNING),
        (36, Light.NEARLY),
        (44.16, Light.NEARLY),
        (48, Light.NEARLY),
        (48.01, Light.LATE),
    ],
)
def test_lights_of_a_running_clock(hours: float, expected: Light) -> None:
    now = START + timedelta(hours=hours)

    assert light(START, DUE, None, now) == expected


def test_a_stopped_clock_stays_stopped_however_late_it_is_looked_at() -> None:
    assert light(START, DUE, START + timedelta(hours=1), START + timedelta(days=400)) == Light.STOPPED


def test_the_due_moment_itself_is_in_time_and_a_second_later_is_not() -> None:
    assert is_in_time(DUE, DUE)
    assert not is_in_time(DUE, DUE + timedelta(seconds=1))


@given(moments, st.integers(0, 400_000))
def test_percent_never_falls_and_is_100_at_the_due_moment(start: datetime, seconds: int) -> None:
    due = start + timedelta(hours=48)
    now = start + timedelta(seconds=seconds)

    assert percent_passed(start, due, now) == pytest.approx(seconds / 172_800 * 100)
    assert percent_passed(start, due, start - timedelta(hours=1)) == 0


@pytest.mark.parametrize(("percent", "hours"), [(0, 0), (50, 24), (75, 36), (100, 48), (150, 72)])
def test_the_moment_of_a_rung(percent: int, hours: int) -> None:
    assert moment_at(START, DUE, percent) == START + timedelta(hours=hours)
