# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Drawings made once and kept, by what they show in the language of the page: a list repeats a few."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from eenlijn.doors.web.components import geometry
from eenlijn.doors.web.components.shapes import MeasureStop, Words

DRAWN: Final = 1024


def measures_html(stops: Sequence[MeasureStop]) -> SafeString:
    """Draw the eight measures as a row of marks; many dossiers of a list have the same row."""
    return _measures(get_language(), tuple(stops))


@lru_cache(maxsize=DRAWN)
def _measures(_language: str | None, stops: tuple[MeasureStop, ...]) -> SafeString:
    """The language is not read here: it tells apart the same stops in two languages."""
    placed = [(one, f"{geometry.mini_place(index):g}") for index, one in enumerate(stops)]
    return render_to_string("components/measure_mini.html", {"placed": placed, "stops": stops})


def severity_html(level: int, words: Words, note: Words) -> SafeString:
    """Draw severity as rising bars; the number stands before the words unless it is there already."""
    if level not in range(6):
        raise TypeError(f"severity is 1 to 5, or 0 when nobody judged it yet, not {level!r}")
    number = "" if not level or str(words).startswith(str(level)) else str(level)
    return _severity(level, number, str(words), str(note))


@lru_cache(maxsize=DRAWN)
def _severity(level: int, number: str, words: str, note: str) -> SafeString:
    told = {"level": level, "number": number, "words": words, "note": note, "bars": geometry.SEVERITY_BARS}
    return render_to_string("components/severity_mark.html", told)
