# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writing a text with the marked parts covered, so that the story can still be followed.

A covered part becomes a word between brackets: never as long as what it covers, never a letter of it. One
person has one letter throughout a copy, in the order in which people appear in it: the letter says nothing of
who reported, and another copy of the same dossier has letters of its own.
"""

import re
from collections.abc import Iterable, Sequence
from string import ascii_uppercase
from typing import Final

from eenlijn.casework.redaction.codes import SpanKind
from eenlijn.casework.redaction.recognising import is_one_off
from eenlijn.casework.redaction.spans import Span, bare, plain
from eenlijn.casework.redaction.word_lists import PREFIXES

# What stands in the copy, in Dutch whatever language the screen has: it is kept as it was confirmed.
WORDS: Final = {
    SpanKind.NAME: "naam",
    SpanKind.ADDRESS: "adres",
    SpanKind.PLATE: "kenteken",
    SpanKind.PHONE: "telefoonnummer",
    SpanKind.MAIL: "mailadres",
    SpanKind.IBAN: "rekeningnummer",
    SpanKind.BIRTH_DATE: "geboortedatum",
    SpanKind.NUMBER: "persoonlijk nummer",
    SpanKind.ACCOUNT: "account",
    SpanKind.OTHER: "afgedekt",
}

# Shorter names that differ by a letter are other names.
_LONG_ENOUGH: Final = 4


def covered(text: str, spans: Sequence[Span], names: Iterable[str] = ()) -> str:
    """The text with every span covered; `names` are full names that tell which parts are one person."""
    letters = _letters(text, spans, names)
    told, end = "", 0
    for one in sorted(spans):
        told += text[end : one.start] + f"[{WORDS[one.kind]}{letters.get(one, '')}]"
        end = one.end
    return told + text[end:]


def _letters(text: str, spans: Sequence[Span], names: Iterable[str]) -> dict[Span, str]:
    """Which letter each name gets. Who may be two people is nobody of them: a letter of its own."""
    found = [(one, _parts(text[one.start : one.end])) for one in sorted(spans) if one.kind == SpanKind.NAME]
    whole = sorted({*(parts for _, parts in found), *map(_parts, names)}, key=_fullest)
    people: list[tuple[str, ...]] = []
    for parts in whole:
        if not any(_is_part_of(parts, other) for other in people):
            people.append(parts)
    given: dict[object, str] = {}
    letters: dict[Span, str] = {}
    for one, parts in found:
        same = [other for other in people if _is_part_of(parts, other)]
        person: object = same[0] if len(same) == 1 else parts
        letters[one] = given.setdefault(person, f" {_letter(len(given))}")
    return letters


def _fullest(parts: tuple[str, ...]) -> tuple[int, int, tuple[str, ...]]:
    """`Anna Jansen` before `A. Jansen`, and that before `Jansen`."""
    return -len(parts), -sum(map(len, parts)), parts


def _parts(name: str) -> tuple[str, ...]:
    words = re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", name)
    return tuple(bare(word) for word in words if plain(word) not in PREFIXES)


def _is_part_of(parts: tuple[str, ...], person: tuple[str, ...]) -> bool:
    """`A. Jansen`, `Jansens` and `ANNA` may all be Anna Jansen."""
    return all(any(_may_be(part, other) for other in person) for part in parts)


def _may_be(part: str, other: str) -> bool:
    if len(part) == 1:
        return other.startswith(part)
    same = part in {other, f"{other}s"} or other == f"{part}s"
    return same or (min(len(part), len(other)) >= _LONG_ENOUGH and is_one_off(part, other))


def _letter(number: int) -> str:
    more, last = divmod(number, len(ascii_uppercase))
    return (_letter(more - 1) if more else "") + ascii_uppercase[last]
