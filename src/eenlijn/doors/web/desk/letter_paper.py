# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The letter as its receiver will read it: what was filled in is marked, what is missing shows as a gap.

In a translation, what a person typed is marked as Dutch, and longer words are announced in that language.
"""

import re
from collections.abc import Iterator
from typing import Final

from django.utils.translation import gettext as _

from eenlijn.casework.letters.codes import Tongue
from eenlijn.casework.letters.composing import FROM, IS, TO, MarkedLetter
from eenlijn.casework.letters.tongues import TYPED
from eenlijn.casework.letters.values import VALUE_WORDS
from eenlijn.doors.web.components.shapes import Block, LetterPaper, Run, RunKind
from eenlijn.foundation.pdf import Heading, Translated
from eenlijn.foundation.pdf.letter import runs_of

# From so many words a passage is announced as Dutch; a name or a place is only marked.
ANNOUNCED: Final = 4
_VALUE = re.compile(f"{FROM}([a-z_]+){IS}([^{TO}]*){TO}")


def paper_of(letter: MarkedLetter) -> LetterPaper:
    """The paper, with its values found again between their marks."""
    blocks = [Block(list(_runs(words)), is_heading) for is_heading, words in letter.blocks]
    return LetterPaper(
        subject=list(_runs(letter.subject)),
        sender=letter.sender,
        reference=(letter.place_and_date, letter.reference),
        addressee=_addressee(letter),
        blocks=[*blocks, *_ending(letter)],
    )


def _runs(text: str) -> Iterator[Run]:
    """Standing words and values in turn."""
    end = 0
    for found in _VALUE.finditer(text):
        if found.start() > end:
            yield Run(text[end : found.start()])
        name, value = found.groups()
        yield Run(value, RunKind.FILLED) if value else Run(_gap(name), RunKind.GAP)
        end = found.end()
    if end < len(text):
        yield Run(text[end:])


def _gap(name: str) -> str:
    return _("Ontbreekt: %(what)s") % {"what": VALUE_WORDS.get(name, name)}


def _addressee(letter: MarkedLetter) -> list[Run]:
    if not letter.addressee:
        return [Run(_("Ontbreekt: naam en adres"), RunKind.GAP)]
    return [Run(line, RunKind.FILLED) for line in letter.addressee]


def _ending(letter: MarkedLetter) -> list[Block]:
    """As the letter itself ends; a letter is always in Dutch."""
    return [Block([Run("Met vriendelijke groet,")]), Block([Run(letter.sender[0])])]


def translated_paper(told: Translated) -> LetterPaper:
    """The page that follows the Dutch letter; what was typed stands in it in Dutch and says so."""
    tongue = Tongue(told.language)
    return LetterPaper(
        subject=list(_told_runs(told.subject, tongue)),
        sender=(told.mark,),
        reference=(),
        blocks=[
            Block(list(_told_runs(one.text, tongue)), isinstance(one, Heading)) for one in told.paragraphs
        ],
        language=told.language,
        direction="rtl" if told.is_right_to_left else "ltr",
    )


def _told_runs(text: str, tongue: Tongue) -> Iterator[Run]:
    for is_dutch, words in runs_of(text):
        if not is_dutch:
            yield Run(words)
        else:
            note = TYPED[tongue] if len(words.split()) >= ANNOUNCED else ""
            yield Run(words, RunKind.AS_TYPED, note)
