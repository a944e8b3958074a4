# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A marked part of a text, and putting marks that meet in order."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from eenlijn.casework.redaction.codes import SpanKind


@dataclass(frozen=True, order=True)
class Span:
    """From `start` up to `end`, in characters of the text."""

    start: int
    end: int
    kind: SpanKind

    def meets(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True)
class Known:
    """What the dossier knows of the people in it: full names, home addresses, numbers and mail addresses."""

    names: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()


def settled(found: Iterable[Span]) -> tuple[Span, ...]:
    """In order and apart: of spans that meet the first given keeps its kind and takes in the others.

    Nothing that was found is lost: what is covered is always all of them together.
    """
    kept: list[Span] = []
    for one in found:
        meeting = [other for other in kept if other.meets(one)]
        if not meeting:
            kept.append(one)
            continue
        whole = Span(
            min(one.start, *(m.start for m in meeting)),
            max(one.end, *(m.end for m in meeting)),
            meeting[0].kind,
        )
        kept = [other for other in kept if other not in meeting]
        kept.append(whole)
    return tuple(sorted(kept))


def plain(word: str) -> str:
    """Lower case without accents, so that `Şahin` and `Sahin` are one."""
    parts = unicodedata.normalize(
        "NFKD",
        word.casefold().replace("\N{LATIN SMALL LETTER DOTLESS I}", "i").replace("ø", "o").replace("ł", "l"),
    )
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


def bare(word: str) -> str:
    """The same without the s of possession: `Jansens`, `Anna's`."""
    told = plain(word).replace("’", "'")
    return told[:-2] if told.endswith("'s") else told.rstrip("'")
