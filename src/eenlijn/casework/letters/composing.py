# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""From words and values to a letter: as its receiver reads it, and as a preview with its values marked.

Whoever writes a letter makes a `Paper` and calls `compose(paper) -> Letter`, ready for `letter_pdf` and
`letter_docx` of `foundation.pdf`; `marked(paper) -> MarkedLetter` is the same letter for a screen.
"""

import json
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from functools import cached_property
from typing import Final, Self

from eenlijn.casework.letters.translating import Translation, translated
from eenlijn.casework.letters.values import LetterValues
from eenlijn.casework.letters.wording import LetterText, letter_text, missing_values
from eenlijn.commons.rulebook.codes import TextName
from eenlijn.commons.rulebook.queries import Rules
from eenlijn.foundation.clock import to_local
from eenlijn.foundation.pdf import Letter, Translated
from eenlijn.foundation.text import Heading, fill, long_date

TO_PARENTS: Final = "Geachte ouder(s) of voogd"
CLOSING: Final = "Met vriendelijke groet,"
# Answers are counted apart from other letters, so that a reference is never given twice.
ANSWER_SERIES: Final = "B"
OTHER_SERIES: Final = "L"


@dataclass(frozen=True)
class Paper:
    """What a letter is made from.

    `rules` were asked with `wording.TEXT_TOPICS` among the topics. `sender` is the name of the employer with
    its postal lines. `number` is that of the dossier and `letter_number` counts its letters. A letter to the
    parent or guardian of a minor has in `child` the name of the child; the address is theirs. `translation`
    comes from `approving.translation_for`, which refuses a language that nobody approved.
    """

    name: TextName
    values: LetterValues
    rules: Rules
    sender: tuple[str, ...]
    place_name: str
    addressee_name: str
    addressee_address: str
    number: str
    letter_number: int
    is_first: bool
    written_at: datetime
    child: str = ""
    series: str = ANSWER_SERIES
    translation: Translation | None = None

    @cached_property
    def told(self) -> LetterText:
        """The words before any value."""
        return letter_text(self.name, self.rules, is_first=self.is_first, to_representative=bool(self.child))

    @cached_property
    def filled_in(self) -> LetterValues:
        """The values as they stand in this letter: to a parent or guardian the salutation is theirs."""
        if not self.child:
            return self.values
        return replace(self.values, salutation=TO_PARENTS, child=self.child)

    @property
    def missing(self) -> tuple[str, ...]:
        """The places that nothing fills; a letter with one of these may not leave."""
        return missing_values(self.told.text, self.filled_in)

    @property
    def addressee(self) -> tuple[str, ...]:
        """The lines of the address; none as long as name or address is missing."""
        if not (self.addressee_name and self.addressee_address):
            return ()
        parents = (f"Aan de ouder(s) of voogd van {self.child}",) if self.child else ()
        own = () if self.addressee_name == self.child else (self.addressee_name,)
        lines = (*parents, *own, *self.addressee_address.splitlines())
        return tuple(line.strip() for line in lines if line.strip())

    @property
    def place_and_date(self) -> str:
        return f"{self.place_name}, {day_words(to_local(self.written_at).date())}"

    @property
    def reference(self) -> str:
        return f"Kenmerk {reference_of(self.number, self.letter_number, self.series)}"


def day_words(day: date | None) -> str:
    """A day in full and in Dutch, as the values of a letter want it; none is an empty value."""
    return long_date(day, "nl") if day else ""


def reference_of(number: str, letter_number: int, series: str = ANSWER_SERIES) -> str:
    """By which the letter is found again: the dossier, and which of its letters."""
    return f"{number}-{series}{letter_number}"


def compose(paper: Paper) -> Letter:
    """The letter as the receiver reads it, ready for PDF and Word."""
    filled = fill(paper.told.text, paper.filled_in)
    return Letter(
        sender=paper.sender,
        addressee=paper.addressee,
        place_and_date=paper.place_and_date,
        reference=paper.reference,
        subject=filled.subject,
        paragraphs=filled.blocks,
        closing=CLOSING,
        signatory=paper.sender[:1],
        language="nl",
        moment=paper.written_at,
        translation=_translated(paper),
    )


def _translated(paper: Paper) -> Translated | None:
    if paper.translation is None:
        return None
    return translated(
        paper.name,
        paper.translation,
        paper.filled_in,
        is_first=paper.is_first,
        to_representative=bool(paper.child),
    )


# Three private characters around a value, so that the preview finds it again among the words.
FROM, IS, TO = "\ue000", "\ue001", "\ue002"
_PRIVATE = str.maketrans("", "", FROM + IS + TO)


@dataclass(frozen=True)
class MarkedLetter:
    """A letter with its values marked, as the preview shows it and as it is kept when final."""

    subject: str
    blocks: tuple[tuple[bool, str], ...]
    sender: tuple[str, ...]
    addressee: tuple[str, ...]
    place_and_date: str
    reference: str

    def to_text(self) -> str:
        return json.dumps(vars(self), ensure_ascii=False)

    @classmethod
    def from_text(cls, text: str) -> Self:
        told = json.loads(text)
        return cls(
            subject=told["subject"],
            blocks=tuple((bool(is_heading), words) for is_heading, words in told["blocks"]),
            sender=tuple(told["sender"]),
            addressee=tuple(told["addressee"]),
            place_and_date=told["place_and_date"],
            reference=told["reference"],
        )


def marked(paper: Paper) -> MarkedLetter:
    """The letter as it would leave now; what is missing is an empty value between its marks."""
    values = paper.filled_in
    plain = {field.name: str(getattr(values, field.name)).translate(_PRIVATE) for field in fields(values)}
    shown = replace(values, **{name: f"{FROM}{name}{IS}{value}{TO}" for name, value in plain.items()})
    filled = fill(paper.told.text, shown)
    return MarkedLetter(
        subject=filled.subject,
        blocks=tuple((isinstance(block, Heading), block.text) for block in filled.blocks),
        sender=paper.sender,
        addressee=paper.addressee,
        place_and_date=paper.place_and_date,
        reference=paper.reference,
    )
