# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Taking from a covered text what tells which dossier it is: days, times, numbers, and parts of the employer.

Pure. Who it is about is covered before (`redaction`): this only makes coarser, and a person reads the result.
"""

import re
from collections.abc import Iterable
from typing import Final

from eenlijn.foundation.text.words import words_of

PART: Final = "[onderdeel]"
NUMBER: Final = "[nummer]"
TIME: Final = "[tijd]"
# Shorter names of a part would cover half of the language.
_SHORTEST: Final = 3
_GAP: Final = r"[\s-]+"
_BOTH: Final = (words_of("en"), words_of("nl"))
# What is written short is told in full; the same in both languages is Dutch.
_MONTHS: Final = {
    short.casefold(): whole
    for words in _BOTH
    for short, whole in zip(words.short_months, words.months, strict=True)
}
_SPELLED: Final = sorted(
    {*_MONTHS, *(one.casefold() for words in _BOTH for one in words.months)}, key=len, reverse=True
)
_DAYS: Final = "|".join(
    sorted(
        {one for words in _BOTH for one in (*words.weekdays, *words.short_weekdays)}, key=len, reverse=True
    )
)
_WRITTEN: Final = re.compile(
    rf"\b(?:(?:{_DAYS})\.?,?\s+)?\d{{1,2}}(?:e|de|ste|th|st|nd|rd)?\s+"
    rf"({'|'.join(_SPELLED)})\b",
    re.IGNORECASE,
)
_IN_FIGURES: Final = re.compile(r"\b(?:(\d{4})-(\d{1,2})-\d{1,2}|\d{1,2}[-/.](\d{1,2})[-/.](\d{4}))\b")
# A length, such as 48 hours, is no moment.
_CLOCK: Final = re.compile(
    r"\b(?:[01]?\d|2[0-3])[:.][0-5]\d(?:\s*(?:uur|u\b|h\b))?|(?:(?<=om )|(?<=rond )|(?<=, ))\d{1,2} uur\b"
)


def coarse(text: str, parts: Iterable[str], numbers: Iterable[str]) -> str:
    """The text with the month for the day, and no time, number of a dossier or part of the employer."""
    told = _IN_FIGURES.sub(_month_of_figures, text)
    told = _WRITTEN.sub(lambda found: _MONTHS.get(found[1].casefold(), found[1]), told)
    told = _CLOCK.sub(TIME, told)
    told = _without(told, numbers, NUMBER)
    return _without(told, parts, PART)


def _month_of_figures(found: re.Match[str]) -> str:
    year, month = (found[1], found[2]) if found[1] else (found[4], found[3])
    at = int(month)
    return f"{_BOTH[1].months[at - 1]} {year}" if 1 <= at <= len(_BOTH[1].months) else TIME


def _without(text: str, words: Iterable[str], instead: str) -> str:
    """The longest first, whatever the case and the spaces between."""
    for one in sorted({word.strip() for word in words}, key=len, reverse=True):
        spelled = _GAP.join(re.escape(piece) for piece in one.split())
        if len(one) >= _SHORTEST:
            text = re.sub(rf"(?<!\w){spelled}(?!\w)", instead, text, flags=re.IGNORECASE)
    return text
