# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Texts with marks: `[naam:Anna]` is a name, and the line `dossier:` is what the dossier knows.

A text begins with `== sector`; names that the dossier knows are parted by `|`.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from eenlijn.casework.redaction.codes import SpanKind
from eenlijn.casework.redaction.proposing import Known, Span

KINDS: Final = {
    "naam": SpanKind.NAME,
    "adres": SpanKind.ADDRESS,
    "kenteken": SpanKind.PLATE,
    "telefoon": SpanKind.PHONE,
    "mail": SpanKind.MAIL,
    "iban": SpanKind.IBAN,
    "geboortedatum": SpanKind.BIRTH_DATE,
    "nummer": SpanKind.NUMBER,
    "account": SpanKind.ACCOUNT,
}
_MARK: Final = re.compile(rf"\[({'|'.join(KINDS)}):([^\]]+)\]")


@dataclass(frozen=True)
class Marked:
    """One text without its marks, and where they stood."""

    place: int
    sector: str
    text: str
    known: Known
    spans: tuple[Span, ...]


def read_marked(path: Path) -> tuple[Marked, ...]:
    """Every text of a file."""
    _head, *parts = re.split(r"^== ", path.read_text("utf-8"), flags=re.MULTILINE)
    return tuple(_marked(place, part) for place, part in enumerate(parts, 1))


def _marked(place: int, part: str) -> Marked:
    sector, dossier, marked = part.strip().split("\n", 2)
    names = tuple(name.strip() for name in dossier.removeprefix("dossier:").split("|"))
    text, spans, end = "", [], 0
    for match in _MARK.finditer(marked):
        text += marked[end : match.start()]
        spans.append(Span(len(text), len(text) + len(match[2]), KINDS[match[1]]))
        text, end = text + match[2], match.end()
    return Marked(place, sector.strip(), text + marked[end:], Known(names=names), tuple(spans))
