# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""On which dates the Dutch holidays fall: fixed ones, those that move with Easter, and the King's."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Final

from eenlijn.foundation.working_time.codes import Holiday

FIRST_YEAR: Final = 1990  # since then 5 May is a holiday every year
LAST_YEAR: Final = 2100
_FIRST_YEAR_OF_THE_KING: Final = 2014
_LUSTRUM: Final = 5
_SUNDAY: Final = 6

USUAL_HOLIDAYS: Final = frozenset(Holiday) - {Holiday.GOOD_FRIDAY, Holiday.LIBERATION_DAY}

_AFTER_EASTER: Final = {
    Holiday.GOOD_FRIDAY: -2,
    Holiday.EASTER_SUNDAY: 0,
    Holiday.EASTER_MONDAY: 1,
    Holiday.ASCENSION_DAY: 39,
    Holiday.WHIT_SUNDAY: 49,
    Holiday.WHIT_MONDAY: 50,
}


@cache
def holidays_of(year: int) -> Mapping[Holiday, date]:
    """Return the holidays of a year; `LIBERATION_DAY_LUSTRUM` is only there once in five years.

    From 1990 to 2100; before 2014 the King's Day is the Queen's Day. Other years are a ValueError.
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"holidays are known from {FIRST_YEAR} to {LAST_YEAR}, not in {year}")
    easter = _easter_sunday(year)
    dates = {
        Holiday.NEW_YEAR: date(year, 1, 1),
        **{holiday: easter + timedelta(days=days) for holiday, days in _AFTER_EASTER.items()},
        Holiday.KINGS_DAY: _kings_day(year),
        Holiday.LIBERATION_DAY: date(year, 5, 5),
        Holiday.CHRISTMAS_DAY: date(year, 12, 25),
        Holiday.BOXING_DAY: date(year, 12, 26),
    }
    if year % _LUSTRUM == 0:
        dates[Holiday.LIBERATION_DAY_LUSTRUM] = dates[Holiday.LIBERATION_DAY]
    return MappingProxyType(dates)


def is_holiday(day: date, holidays: frozenset[Holiday]) -> bool:
    """Whether the day is one of the chosen holidays; who chose none may ask about any year."""
    return bool(holidays) and day in _dates_of(day.year, holidays)


@lru_cache(maxsize=1024)
def _dates_of(year: int, holidays: frozenset[Holiday]) -> frozenset[date]:
    return frozenset(day for holiday, day in holidays_of(year).items() if holiday in holidays)


def _kings_day(year: int) -> date:
    """27 April, the Queen's 30 April before 2014; on a Sunday it is kept the day before."""
    birthday = date(year, 4, 27) if year >= _FIRST_YEAR_OF_THE_KING else date(year, 4, 30)
    return birthday - timedelta(days=1) if birthday.weekday() == _SUNDAY else birthday


def _easter_sunday(year: int) -> date:
    """Easter by the rule of 1582: the Sunday after the first full moon of the church in spring.

    The computation without tables that "Nature" printed in 1876. `full_moon` is how many days after
    21 March the moon is full, `to_sunday` how many days lie between it and the Sunday after.
    """
    century, rest = divmod(year, 100)
    golden = year % 19
    moon_correction = (century - (century + 8) // 25 + 1) // 3
    full_moon = (19 * golden + century - century // 4 - moon_correction + 15) % 30
    to_sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - full_moon - rest % 4) % 7
    too_late = (golden + 11 * full_moon + 22 * to_sunday) // 451
    return date(year, 3, 22) + timedelta(days=full_moon + to_sunday - 7 * too_late)
