# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is known of something as a PDF to hand over, part by part, with whose copy it is on every page."""

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from eenlijn.foundation.pdf.pdf_file import MARK, compiled
from eenlijn.foundation.text.blocks import printable

_TEMPLATE: Final = Path(__file__).with_name("record.typ")


@dataclass(frozen=True)
class Part:
    """A heading and what stands under it: a name and its value."""

    title: str
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Record:
    """`watermark` stands across every page and below it; `page_words` are as in *page 1 of 3*."""

    title: str
    parts: tuple[Part, ...]
    watermark: str
    language: str
    page_words: tuple[str, str]
    moment: datetime


def record_pdf(record: Record, fonts: Path | None = None) -> bytes:
    """Return the file, archival and accessible as the letters are; LetterNotMade for an unknown sign."""
    page, of = record.page_words
    told = {
        "language": record.language[:2],
        "title": printable(record.title),
        "mark": MARK,
        "watermark": printable(record.watermark),
        "page": page,
        "of": of,
        "parts": [
            {
                "title": printable(part.title),
                "lines": [{"name": printable(name), "value": printable(value)} for name, value in part.lines],
            }
            for part in record.parts
        ],
    }
    return compiled(_TEMPLATE, {"record": json.dumps(told)}, record.moment, fonts)
