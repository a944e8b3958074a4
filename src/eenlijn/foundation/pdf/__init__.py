# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Letters and posters on paper: a letter as PDF and as a Word file that looks the same, posters as PDF."""

from eenlijn.foundation.pdf.letter import Letter
from eenlijn.foundation.pdf.pdf_file import letter_pdf
from eenlijn.foundation.pdf.sheet import Poster, Sheet, sheet_pdf
from eenlijn.foundation.pdf.word_file import letter_docx
from eenlijn.foundation.text.blocks import Block, Heading, Paragraph

__all__ = [
    "Block",
    "Heading",
    "Letter",
    "Paragraph",
    "Poster",
    "Sheet",
    "letter_docx",
    "letter_pdf",
    "sheet_pdf",
]
