# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a letter consists of; the same for paper and Word, and nothing but text."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from eenlijn.foundation.text.blocks import Block

PAGE_WORDS: Final = {"nl": ("Pagina", "van"), "en": ("Page", "of")}


@dataclass(frozen=True)
class Letter:
    """A letter; `moment` dates the file, so that the same letter gives the same bytes."""

    sender: tuple[str, ...]
    addressee: tuple[str, ...]
    place_and_date: str
    reference: str
    subject: str
    paragraphs: tuple[Block, ...]
    closing: str
    signatory: tuple[str, ...]
    language: str
    moment: datetime

    @property
    def page_words(self) -> tuple[str, str]:
        """The words around the page number, in the language of the letter."""
        return PAGE_WORDS[self.language[:2]]
