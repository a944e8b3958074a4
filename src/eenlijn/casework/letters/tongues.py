# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What every translation needs besides its text: its mark, the norm, what holds, and days in that language.

The days in the values of a letter were written in Dutch by `foundation.text`; here they are read back and
written again. Whatever is not a day that we wrote ourselves stays Dutch.
"""

import json
import re
from collections.abc import Mapping
from datetime import date
from typing import Final

from django.utils import translation
from django.utils.dateformat import format as written

from eenlijn.casework.letters.codes import Tongue
from eenlijn.casework.letters.wording import TEXTS
from eenlijn.foundation.text.words import DUTCH

MARK_HERE: Final = (
    "Vertaling. Alleen de Nederlandse brief telt. Aan deze vertaling kunt u geen rechten ontlenen. "
    "Wat bij uw zaak is opgeschreven, staat hier in het Nederlands."
)
_TOLD: Final = json.loads((TEXTS / "tongues.json").read_text("utf-8"))
MARKS: Final[Mapping[Tongue, str]] = {tongue: _TOLD["marks"][tongue.value] for tongue in Tongue}
NORMS: Final[Mapping[Tongue, Mapping[str, str]]] = {tongue: _TOLD["norms"][tongue.value] for tongue in Tongue}
# What holds, by the Dutch sentence that `response.measure_words` says it with.
MEASURES: Final[Mapping[str, Mapping[str, str]]] = {one["nl"]: one for one in _TOLD["measures"].values()}
# What a preview says before words that somebody typed, in the language of the reader.
TYPED: Final[Mapping[Tongue, str]] = {tongue: _TOLD["typed"][tongue.value] for tongue in Tongue}
# How a day and a moment are written, in the signs of Django's own date formats.
_DAYS: Final[Mapping[Tongue, str]] = {
    Tongue.ENGLISH: "l j F Y",
    Tongue.GERMAN: "l, j. F Y",
    Tongue.ARABIC: "l j F Y",
    Tongue.POLISH: "l j E Y",
    Tongue.TURKISH: "j F Y l",
    Tongue.UKRAINIAN: "l, j E Y",
}
# Where the name of a day has no capital within a sentence; Django writes one.
_SMALL: Final = frozenset({Tongue.POLISH, Tongue.UKRAINIAN})
_MOMENTS: Final[Mapping[Tongue, str]] = {
    Tongue.ENGLISH: "{day} at {time}",
    Tongue.GERMAN: "{day} um {time} Uhr",
    Tongue.ARABIC: "{day} الساعة {time}",
    Tongue.POLISH: "{day}, godz. {time}",
    Tongue.TURKISH: "{day}, saat {time}",
    Tongue.UKRAINIAN: "{day}, {time}",
}
_DUTCH_DAY: Final = re.compile(
    rf"(?:{'|'.join(DUTCH.weekdays)}) (?P<day>\d{{1,2}}) (?P<month>{'|'.join(DUTCH.months)})"
    r" (?P<year>\d{4})"
    r"(?: om (?P<hour>\d\d)\.(?P<minute>\d\d) uur)?"
)


def day_in(tongue: Tongue, dutch: str) -> str:
    """A day or moment that was written in Dutch, in this language; empty when it is not one."""
    found = _DUTCH_DAY.fullmatch(dutch)
    if found is None:
        return ""
    day = date(int(found["year"]), DUTCH.months.index(found["month"]) + 1, int(found["day"]))
    with translation.override(tongue.value):
        words = written(day, _DAYS[tongue])
    if tongue in _SMALL:
        words = words[:1].lower() + words[1:]
    if found["hour"] is None:
        return words
    return _MOMENTS[tongue].format(day=words, time=f"{found['hour']}:{found['minute']}")
