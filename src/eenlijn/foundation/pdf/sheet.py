# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Posters to hang up: one page each, with a code to scan and the same address in letters to type."""

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from eenlijn.foundation.pdf.pdf_file import MARK, compiled
from eenlijn.foundation.text.blocks import printable

_TEMPLATE: Final = Path(__file__).with_name("sheet.typ")


@dataclass(frozen=True)
class Poster:
    """One page. `code` is the drawing (SVG) of the address, `code_says` tells ears what it is."""

    title: str
    lead: str
    code: str
    code_says: str
    address: str
    place: str
    organisation: str
    safety: str


@dataclass(frozen=True)
class Sheet:
    """Posters in one file; `moment` dates it, so that the same posters give the same bytes."""

    title: str
    posters: tuple[Poster, ...]
    language: str
    moment: datetime


def sheet_pdf(sheet: Sheet, fonts: Path | None = None) -> bytes:
    """Return the file, archival and accessible as the letters are; LetterNotMade for an unknown sign."""
    posters = [
        {name: value if name == "code" else printable(value) for name, value in vars(one).items()}
        for one in sheet.posters
    ]
    told = {"language": sheet.language[:2], "title": printable(sheet.title), "mark": MARK, "posters": posters}
    return compiled(_TEMPLATE, {"sheet": json.dumps(told)}, sheet.moment, fonts)
