# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Letters and posters on paper: a letter as PDF and as a Word file that looks the same, posters as PDF."""

from eenlijn.foundation.pdf.letter import Letter, Translated
from eenlijn.foundation.pdf.pdf_file import letter_pdf
from eenlijn.foundation.pdf.record import Part, Record, record_pdf
from eenlijn.foundation.pdf.sheet import Poster, Sheet, sheet_pdf
from eenlijn.foundation.text.blocks import Block, Heading, Paragraph

__all__ = [
    "Block",
    "Heading",
    "Letter",
    "Paragraph",
    "Part",
    "Poster",
    "Record",
    "Sheet",
    "Translated",
    "letter_docx",
    "letter_pdf",
    "record_pdf",
    "sheet_pdf",
]


def letter_docx(letter: Letter, template: bytes = b"") -> bytes:
    """Return the letter as a Word file, on somebody's own paper where there is one."""
    # A heavy library that only letters need: it would make every start slower and larger.
    from eenlijn.foundation.pdf import word_file, word_template  # noqa: PLC0415

    if template:
        return word_template.letter_in_template(letter, template)
    return word_file.letter_docx(letter)
