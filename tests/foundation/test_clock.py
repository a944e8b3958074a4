# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eenlijn.foundation.clock import (
    LocalMoment,
    local_day_end,
    local_day_start,
    local_moment,
    local_month,
    local_weekday,
    now,
    to_local,
)


def test_now_is_utc() -> None:
    assert now().tzinfo is UTC


@pytest.mark.parametrize(
    ("wall", "moment", "was_moved"),
    [
        # 29 March 2026: at 02:00 the clock jumps to 03:00
        (datetime(2026, 3, 29, 1, 59), datetime(2026, 3, 29, 0, 59, tzinfo=UTC), False),
        (datetime(2026, 3, 29, 2, 0), datetime(2026, 3, 29, 1, 0, tzinfo=UTC), True),
        (datetime(2026, 3, 29, 2, 30), datetime(2026, 3, 29, 1, 30, tzinfo=UTC), True),
        (datetime(2026, 3, 29, 3, 0), datetime(2026, 3, 29, 1, 0, tzinfo=UTC), False),
        # 25 October 2026: at 03:00 the clock goes back to 02:00
        (datetime(2026, 10, 25, 1, 59), datetime(2026, 10, 24, 23, 59, tzinfo=UTC), False),
        (datetime(2026, 10, 25, 2, 30), datetime(2026, 10, 25, 0, 30, tzinfo=UTC), False),
        (datetime(2026, 10, 25, 2, 30, fold=1), datetime(2026, 10, 25, 0, 30, tzinfo=UTC), False),
        (datetime(2026, 10, 25, 3, 0), datetime(2026, 10, 25, 2, 0, tzinfo=UTC), False),
    ],
)
def test_wall_times_of_both_nights(wall: datetime, moment: datetime, *, was_moved: bool) -> None:
    assert local_moment(wall) == LocalMoment(moment, was_moved)


def test_a_moved_time_is_shown_one_hour_later() -> None:
    moved = local_moment(datetime(2026, 3, 29, 2, 30)).moment_utc
    assert to_local(moved).replace(tzinfo=None) == datetime(2026, 3, 29, 3, 30)


@given(st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2060, 1, 1)))
def test_a_wall_time_comes_back_unless_it_was_moved(wall: datetime) -> None:
    read = local_moment(wall)
    shown = to_local(read.moment_utc).replace(tzinfo=None, fold=0)
    assert shown == (wall + timedelta(hours=1) if read.was_moved else wall)


def test_zones_are_neither_guessed_nor_doubled() -> None:
    with pytest.raises(ValueError, match="needs a time zone"):
        to_local(datetime(2026, 1, 1))
    with pytest.raises(ValueError, match="has no time zone"):
        local_moment(datetime(2026, 1, 1, tzinfo=UTC))


def test_month_and_weekday_are_local() -> None:
    half_past_midnight_on_sunday = datetime(2026, 10, 31, 23, 30, tzinfo=UTC)
    assert local_month(half_past_midnight_on_sunday) == date(2026, 11, 1)
    assert local_weekday(half_past_midnight_on_sunday) == 7


@pytest.mark.parametrize(
    ("day", "hours"), [(date(2026, 3, 29), 23), (date(2026, 10, 25), 25), (date(2026, 6, 1), 24)]
)
def test_days_last_23_to_25_hours(day: date, hours: int) -> None:
    assert local_day_end(day) - local_day_start(day) == timedelta(hours=hours)
