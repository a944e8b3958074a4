# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Dates as people wrote them: day first or month first told from proof, never guessed; 24-hour times; ISO."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final

_NUMERIC: Final = re.compile(r"(\d{1,2})([-/. ])(\d{1,2})\2(\d{4}|\d{2})(?!\d)")
_ISO: Final = re.compile(r"(\d{4})([-/.]?)(\d{2})\2(\d{2})(?!\d)")
_NAMED: Final = re.compile(
    r"(?:[a-z]{2,10}\.?,? )?(\d{1,2})[- ]([a-z]{3,9})\.?[- ](\d{4})(?!\d)", re.IGNORECASE
)
_TIME: Final = re.compile(
    r"(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?\s*(am|pm|uur|u\.?|h)?", re.IGNORECASE
)
_MONTHS: Final = {
    "jan": 1, "feb": 2, "mrt": 3, "maa": 3, "mar": 3, "apr": 4, "mei": 5, "may": 5, "jun": 6, "jul": 7,
    "aug": 8, "sep": 9, "okt": 10, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
_NOON: Final = 12
_MIDNIGHT: Final = 24
_CENTURY: Final = 100
_YOUNGEST_TWO_DIGITS: Final = 70


class DateOrder(StrEnum):
    """Which comes first in 3-4-2018."""

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"


@dataclass(frozen=True)
class WallTime:
    """What a cell says: a local day, and a time of day when it gives one."""

    day: date
    time_of_day: time | None

    @property
    def naive(self) -> datetime:
        """The wall time without a zone; a day without a time begins at midnight."""
        return datetime.combine(self.day, self.time_of_day or time())


@dataclass(frozen=True)
class Evidence:
    """What the values of a column prove about their order."""

    day_first: int = 0
    month_first: int = 0
    either: int = 0
    certain: int = 0
    unreadable: int = 0
    example_day_first: str = ""
    example_month_first: str = ""

    @property
    def order(self) -> DateOrder | None:
        """The proven order; None when nothing proves it, or when both are proven."""
        if bool(self.day_first) == bool(self.month_first):
            return None
        return DateOrder.DAY_FIRST if self.day_first else DateOrder.MONTH_FIRST

    @property
    def is_contradictory(self) -> bool:
        return bool(self.day_first and self.month_first)

    @property
    def needs_choice(self) -> bool:
        """Whether a person must say it: the same cell could be two days."""
        return self.order is None and bool(self.either or self.is_contradictory)

    @property
    def looks_like_dates(self) -> bool:
        read = self.day_first + self.month_first + self.either + self.certain
        return read > self.unreadable * 4

    def __add__(self, other: "Evidence") -> "Evidence":
        return Evidence(
            self.day_first + other.day_first,
            self.month_first + other.month_first,
            self.either + other.either,
            self.certain + other.certain,
            self.unreadable + other.unreadable,
            self.example_day_first or other.example_day_first,
            self.example_month_first or other.example_month_first,
        )


def evidence_of(values: Iterable[str]) -> Evidence:
    """Weigh every filled value of a column; each spelling is read once."""
    counts = {"day_first": 0, "month_first": 0, "either": 0, "certain": 0, "unreadable": 0}
    examples = {"day_first": "", "month_first": ""}
    for value, count in Counter(values).items():
        kind = _weigh(value)
        counts[kind] += count
        if kind in examples and not examples[kind]:
            examples[kind] = value[:40]
    return Evidence(
        **counts, example_day_first=examples["day_first"], example_month_first=examples["month_first"]
    )


def _weigh(value: str) -> str:
    if not any(one.isdigit() for one in value):
        return "unreadable"
    readings = {order: wall_time(value, order) for order in DateOrder}
    day_first, month_first = readings[DateOrder.DAY_FIRST], readings[DateOrder.MONTH_FIRST]
    if day_first == month_first:
        return "unreadable" if day_first is None else "certain"
    if month_first is None:
        return "day_first"
    return "month_first" if day_first is None else "either"


def is_moment(value: str) -> bool:
    """Whether this could be a date in any order."""
    return any(wall_time(value, order) is not None for order in DateOrder)


def wall_time(value: str, order: DateOrder) -> WallTime | None:
    """Read one cell, all of it; None when it cannot be read in this order."""
    text = " ".join(value.replace("T", " ", 1).split()) if value[:4].isdigit() else " ".join(value.split())
    found = _day(text, order)
    if found is None:
        return None
    day, rest = found
    if not rest:
        return WallTime(day, None)
    return _with_time(day, rest)


def _with_time(day: date, text: str) -> WallTime | None:
    read = time_of_day(text)
    if read is None:
        return None
    moment, is_next_day = read
    return WallTime(day + timedelta(days=is_next_day), moment)


def time_of_day(text: str) -> tuple[time, bool] | None:
    """Read `14:05`, `14.05 uur`, `2:05 PM` or `24:00`; the second part says that it is the next day."""
    match = _TIME.fullmatch(text.strip())
    if match is None:
        return None
    hour, minute, second = int(match[1]), int(match[2]), int(match[3] or 0)
    half = (match[4] or "").lower()
    if half in {"am", "pm"}:
        if not 1 <= hour <= _NOON:
            return None
        hour = hour % _NOON + (_NOON if half == "pm" else 0)
    if (hour, minute, second) == (_MIDNIGHT, 0, 0):
        return time(), True
    try:
        return time(hour, minute, second), False
    except ValueError:
        return None


def _day(text: str, order: DateOrder) -> tuple[date, str] | None:
    for pattern, parts in ((_ISO, _iso), (_NUMERIC, _numeric), (_NAMED, _named)):
        match = pattern.match(text)
        if match:
            try:
                return date(*parts(match, order)), text[match.end() :].lstrip(" ,")
            except (ValueError, KeyError):
                return None
    return None


def _iso(match: re.Match[str], order: DateOrder) -> tuple[int, int, int]:
    return int(match[1]), int(match[3]), int(match[4])


def _numeric(match: re.Match[str], order: DateOrder) -> tuple[int, int, int]:
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    if len(match[4]) == 2:  # noqa: PLR2004 - a year in two digits
        year += 2000 if year < _YOUNGEST_TWO_DIGITS else 1900
    return (year, second, first) if order is DateOrder.DAY_FIRST else (year, first, second)


def _named(match: re.Match[str], order: DateOrder) -> tuple[int, int, int]:
    return int(match[3]), _MONTHS[match[2][:3].lower()], int(match[1])
