# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words for days, months and lengths in Dutch and English."""

from dataclasses import dataclass
from typing import Final

from django.utils.translation import get_language


@dataclass(frozen=True)
class Words:
    """How one language writes time; patterns take named parts only."""

    weekdays: tuple[str, ...]
    short_weekdays: tuple[str, ...]
    months: tuple[str, ...]
    short_months: tuple[str, ...]
    clock: str
    at: str
    units: dict[str, tuple[str, str]]
    under_a_minute: str
    left: str
    late: str
    answered: str
    thousands: str
    comma: str
    percent: str


DUTCH: Final = Words(
    weekdays=("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"),
    short_weekdays=("ma", "di", "wo", "do", "vr", "za", "zo"),
    months=(
        "januari",
        "februari",
        "maart",
        "april",
        "mei",
        "juni",
        "juli",
        "augustus",
        "september",
        "oktober",
        "november",
        "december",
    ),
    short_months=("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"),
    clock="{hour:02d}.{minute:02d} uur",
    at="{date} om {time}",
    units={"minute": ("minuut", "minuten"), "hour": ("uur", "uur"), "day": ("dag", "dagen")},
    under_a_minute="minder dan een minuut",
    left="nog {length}",
    late="{length} te laat",
    answered="beantwoord na {length}",
    thousands=".",
    comma=",",
    percent="%",
)
ENGLISH: Final = Words(
    weekdays=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    short_weekdays=("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    months=(
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    short_months=("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    clock="{hour:02d}:{minute:02d}",
    at="{date} at {time}",
    units={"minute": ("minute", "minutes"), "hour": ("hour", "hours"), "day": ("day", "days")},
    under_a_minute="less than a minute",
    left="{length} left",
    late="{length} late",
    answered="answered after {length}",
    thousands=",",
    comma=".",
    percent="%",
)


def words_of(language: str | None) -> Words:
    """Return the words of a language; None is the language of the page."""
    asked = language or get_language() or "nl"
    return ENGLISH if asked.startswith("en") else DUTCH
