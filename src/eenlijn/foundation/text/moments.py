# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Moments and lengths of time as people read them; `language` None is that of the page."""

from datetime import date, datetime
from typing import Final

from eenlijn.foundation.clock import to_local
from eenlijn.foundation.text.words import Words, words_of

_MINUTE: Final = 60
_HOUR: Final = 60 * _MINUTE
_DAY: Final = 24 * _HOUR
_MINUTES_BELOW: Final = 2 * _HOUR
_DAYS_ABOVE: Final = 72 * _HOUR


def row_moment(moment: datetime, language: str | None = None, today: date | None = None) -> str:
    """`di 24 nov, 14.38 uur`; with the year when `today` is given and lies in another year."""
    return f"{row_day(moment, language, today)}, {clock_time(moment, language)}"


def row_day(day: date, language: str | None = None, today: date | None = None) -> str:
    """`di 24 nov`; with the year when `today` is given and lies in another year."""
    words, local = words_of(language), _day(day)
    year = f" {local.year}" if today is not None and _day(today).year != local.year else ""
    weekday = words.short_weekdays[local.weekday()]
    return f"{weekday} {local.day} {words.short_months[local.month - 1]}{year}"


def long_date(day: date, language: str | None = None) -> str:
    """`dinsdag 24 november 2026`, for running text and letters."""
    words, local = words_of(language), _day(day)
    return f"{words.weekdays[local.weekday()]} {local.day} {words.months[local.month - 1]} {local.year}"


def long_moment(moment: datetime, language: str | None = None) -> str:
    """`dinsdag 24 november 2026 om 14.38 uur`."""
    words = words_of(language)
    return words.at.format(date=long_date(moment, language), time=clock_time(moment, language))


def clock_time(moment: datetime, language: str | None = None) -> str:
    """`14.38 uur`, in English `14:38`."""
    local = to_local(moment)
    return words_of(language).clock.format(hour=local.hour, minute=local.minute)


def month_name(day: date, language: str | None = None) -> str:
    """`november 2026`."""
    local = _day(day)
    return f"{words_of(language).months[local.month - 1]} {local.year}"


def duration(seconds: float, language: str | None = None) -> str:
    """`29 uur`; below 2 hours in minutes, above 72 hours in days; always rounded down."""
    words, whole = words_of(language), int(abs(seconds))
    if whole < _MINUTE:
        return words.under_a_minute
    if whole < _MINUTES_BELOW:
        return _counted(words, "minute", whole // _MINUTE)
    if whole <= _DAYS_ABOVE:
        return _counted(words, "hour", whole // _HOUR)
    return _counted(words, "day", whole // _DAY)


def time_left(seconds: float, language: str | None = None) -> str:
    """`nog 29 uur`, or `2 uur te laat` when the seconds are negative."""
    words = words_of(language)
    pattern = words.left if seconds >= 0 else words.late
    return pattern.format(length=duration(seconds, language))


def answered_after(seconds: float, language: str | None = None) -> str:
    """`beantwoord na 31 uur`."""
    return words_of(language).answered.format(length=duration(seconds, language))


def _counted(words: Words, unit: str, count: int) -> str:
    one, many = words.units[unit]
    return f"{count} {one if count == 1 else many}"


def _day(day: date) -> date:
    """The local day of a moment; a date is a day already."""
    return to_local(day).date() if isinstance(day, datetime) else day
