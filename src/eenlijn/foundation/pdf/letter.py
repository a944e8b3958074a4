# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a letter consists of; the same for paper and Word, and nothing but text."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from eenlijn.foundation.text.blocks import Block

PAGE_WORDS: Final = {"nl": ("Pagina", "van"), "en": ("Page", "of")}


@dataclass(frozen=True)
class Translated:
    """The same letter in another language, on a page of its own after the Dutch one, which alone counts.

    `mark` says so in its language, `mark_here` in that of the letter. Between `FOREIGN` and `HERE` stand
    words that were not translated: in the language of the letter, from left to right.
    """

    language: str
    is_right_to_left: bool
    mark: str
    mark_here: str
    subject: str
    paragraphs: tuple[Block, ...]


FOREIGN: Final = "\N{LEFT-TO-RIGHT ISOLATE}"
HERE: Final = "\N{POP DIRECTIONAL ISOLATE}"


def runs_of(text: str) -> tuple[tuple[bool, str], ...]:
    """The words of a text in turn, each with whether it is in the language of the letter around it."""
    found: list[tuple[bool, str]] = []
    for part in text.split(FOREIGN):
        inside, is_closed, after = part.partition(HERE)
        found += [(True, inside), (False, after)] if is_closed else [(False, part)]
    return tuple((is_foreign, words) for is_foreign, words in found if words)


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
    translation: Translated | None = None

    @property
    def page_words(self) -> tuple[str, str]:
        """The words around the page number, in the language of the letter."""
        return PAGE_WORDS[self.language[:2]]
