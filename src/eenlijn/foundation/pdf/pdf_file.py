# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A letter as PDF/A-2a and PDF/UA-1: readable in fifty years, and by a screen reader today.

The compiler itself checks both standards. It sees one template of ours and the data as JSON: no
system fonts, no packages, no files beside the template.
"""

import json
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import typst
from django.conf import settings

from eenlijn.foundation.pdf.letter import Letter, Translated, runs_of
from eenlijn.foundation.text.blocks import Heading, printable

MARK: Final = "Eén Lijn"
_TEMPLATE: Final = Path(__file__).with_name("letter.typ")


class LetterNotMade(Exception):
    """The compiler refused: a font is missing, or a sign that the font does not have."""


def letter_pdf(letter: Letter, fonts: Path | None = None) -> bytes:
    """Return the PDF; the same letter gives the same bytes."""
    return compiled(_TEMPLATE, {"letter": _data(letter)}, letter.moment, fonts)


def compiled(template: Path, inputs: dict[str, str], moment: datetime, fonts: Path | None = None) -> bytes:
    """Return what the compiler makes of a template of ours; the same inputs give the same bytes."""
    try:
        made, warnings = typst.compile_with_warnings(
            template,
            root=template.parent,
            font_paths=[fonts or settings.EENLIJN_VENDOR / "fonts"],
            ignore_system_fonts=True,
            sys_inputs=inputs,
            pdf_standards=["a-2a", "ua-1"],
            timestamp=int(moment.timestamp()),
        )
    except typst.TypstError as error:
        raise LetterNotMade(str(error)) from error
    # A typeface that is not there is only a warning to the compiler, which takes another one.
    if warnings:
        raise LetterNotMade("; ".join(str(warning.message) for warning in warnings))
    return bytes(made)


def _data(letter: Letter) -> str:
    page, of = letter.page_words
    return json.dumps(
        {
            "language": letter.language[:2],
            "author": printable(letter.sender[0]) if letter.sender else MARK,
            "mark": MARK,
            "page": page,
            "of": of,
            "sender": [printable(line) for line in letter.sender],
            "addressee": [printable(line) for line in letter.addressee],
            "place_and_date": printable(letter.place_and_date),
            "reference": printable(letter.reference),
            "subject": printable(letter.subject),
            "parts": [
                {
                    "kind": "heading" if isinstance(block, Heading) else "paragraph",
                    "text": printable(block.text),
                }
                for block in letter.paragraphs
            ],
            "closing": printable(letter.closing),
            "signatory": [printable(line) for line in letter.signatory],
            "translation": _translated(letter.translation) if letter.translation else None,
        }
    )


def _translated(told: Translated) -> dict[str, Any]:
    return {
        "language": told.language,
        "direction": "rtl" if told.is_right_to_left else "ltr",
        "mark": printable(told.mark),
        "mark_here": printable(told.mark_here),
        "subject": _runs(told.subject),
        "parts": [
            {
                "kind": "heading" if isinstance(block, Heading) else "paragraph",
                "runs": _runs(block.text),
            }
            for block in told.paragraphs
        ],
    }


def _runs(text: str) -> list[dict[str, Any]]:
    return [{"foreign": is_foreign, "text": printable(words)} for is_foreign, words in runs_of(text)]
