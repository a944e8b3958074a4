# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2

from datetime import date, timedelta

import pytest

from eenlijn.foundation.working_time import USUAL_HOLIDAYS, Holiday, holidays_of
from tests.foundation.working_time import slowly

# The table of the church for 1900 to 2199: the full moon by which each of nineteen years is kept.
FULL_MOONS = """
    04-14 04-03 03-23 04-11 03-31 04-18 04-08 03-28 04-16 04-05
    03-25 04-13 04-02 03-22 04-10 03-30 04-17 04-07 03-27
"""


def easter_by_the_table(year: int) -> date:
    full_moon = date.fromisoformat(f"{year}-{FULL_MOONS.split()[year % 19]}")
    return full_moon + timedelta(days=7 - full_moon.isoweekday() % 7)


@pytest.mark.parametrize("year", sorted(slowly.OFFICIAL))
def test_the_dates_are_the_official_ones(year: int) -> None:
    assert holidays_of(year) == slowly.official(year)


def test_easter_is_that_of_the_table_from_1990_to_2100() -> None:
    years = range(1990, 2101)
    computed = [holidays_of(year)[Holiday.EASTER_SUNDAY] for year in years]
    assert computed == [easter_by_the_table(year) for year in years]


def test_the_earliest_and_the_latest_easter() -> None:
    assert holidays_of(2008)[Holiday.EASTER_SUNDAY] == date(2008, 3, 23)
    assert holidays_of(2038)[Holiday.EASTER_SUNDAY] == date(2038, 4, 25)
    assert holidays_of(2100)[Holiday.EASTER_SUNDAY] == date(2100, 3, 28)


@pytest.mark.parametrize(
    ("year", "day"),
    [
        (2014, "04-26"),  # the first one, and at once on a Sunday
        (2024, "04-27"),
        (2025, "04-26"),
        (2026, "04-27"),
        (2031, "04-26"),
        (2036, "04-26"),
        (2013, "04-30"),  # the last Queen's Day
        (2006, "04-29"),
        (2000, "04-29"),
        (1995, "04-29"),
    ],
)
def test_kings_day_moves_off_a_sunday(year: int, day: str) -> None:
    assert holidays_of(year)[Holiday.KINGS_DAY] == date.fromisoformat(f"{year}-{day}")


def test_nobody_celebrates_the_king_on_a_sunday() -> None:
    assert [year for year in range(1990, 2101) if holidays_of(year)[Holiday.KINGS_DAY].weekday() == 6] == []


def test_liberation_day_is_off_once_in_five_years() -> None:
    lustrum = Holiday.LIBERATION_DAY_LUSTRUM
    assert [year for year in range(2014, 2036) if lustrum in holidays_of(year)] == [
        2015,
        2020,
        2025,
        2030,
        2035,
    ]
    assert holidays_of(2030)[lustrum] == date(2030, 5, 5) == holidays_of(2030)[Holiday.LIBERATION_DAY]


def test_the_usual_holidays_are_all_but_two() -> None:
    assert set(Holiday) - USUAL_HOLIDAYS == {Holiday.GOOD_FRIDAY, Holiday.LIBERATION_DAY}


@pytest.mark.parametrize("year", [1989, 2101])
def test_years_that_are_not_known_are_refused(year: int) -> None:
    with pytest.raises(ValueError, match="from 1990 to 2100"):
        holidays_of(year)
