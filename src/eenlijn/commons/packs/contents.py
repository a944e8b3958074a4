# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a sector pack holds; the fields are named as the keys of its data file."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import time

from django.utils.translation import get_language

from eenlijn.commons.organisations.codes import Sector
from eenlijn.commons.packs.codes import PackLetter, PackWord, PlaybookSeverity, PolicyAnswer, TaskOwner
from eenlijn.foundation.text import NamedText
from eenlijn.foundation.text.named import parse_text
from eenlijn.foundation.working_time import Term

OpeningHours = tuple[time, time] | None


@dataclass(frozen=True)
class Wording:
    """The same in both languages of the screens."""

    nl: str
    en: str

    @property
    def label(self) -> str:
        return self.en if (get_language() or "nl").startswith("en") else self.nl


@dataclass(frozen=True)
class Place:
    """`location_type` is a code of the register's list of that name."""

    code: str
    location_type: str
    name: Wording


@dataclass(frozen=True)
class HouseRule:
    code: str
    text: Wording


@dataclass(frozen=True)
class HouseRules:
    """`status` stands above them wherever they appear until somebody adopts them."""

    status: str
    rules: tuple[HouseRule, ...]


@dataclass(frozen=True)
class Partner:
    """A kind of partner and what one needs it for; never a person or a number."""

    code: str
    name: Wording
    purpose: Wording


@dataclass(frozen=True)
class PolicyRow:
    """Who decides about an answer, for which severities (1 to 5).

    Months are there for what lasts: how long it may hold, and how long unless somebody says less. `after` is
    the answer that goes before it.
    """

    answer_kind: PolicyAnswer
    lowest_level: int
    highest_level: int
    decided_by: Wording
    most_months: int | None
    default_months: int | None
    source: Wording | None
    after: PolicyAnswer | None = None


@dataclass(frozen=True)
class Task:
    """`term` counts from the receipt of the report; `proof` is what shows that the task was done."""

    code: str
    measure: int
    owner: TaskOwner
    term: Term
    title: Wording
    proof: Wording


@dataclass(frozen=True)
class Opening:
    """Two wall times per day, until 00:00 is until midnight; nothing when it is closed."""

    monday: tuple[time, ...]
    tuesday: tuple[time, ...]
    wednesday: tuple[time, ...]
    thursday: tuple[time, ...]
    friday: tuple[time, ...]
    saturday: tuple[time, ...]
    sunday: tuple[time, ...]

    @property
    def week(self) -> tuple[OpeningHours, ...]:
        """Monday first, as a working calendar wants it. ValueError for a day with one time or three."""
        days: list[tuple[time, ...]] = [getattr(self, field.name) for field in fields(self)]
        return tuple(_hours(day) for day in days)


def _hours(day: tuple[time, ...]) -> OpeningHours:
    if not day:
        return None
    opens, closes = day
    return opens, closes


@dataclass(frozen=True)
class Pack:
    """What an employer of this sector starts with. `letters` are whole text files, top included."""

    version: int
    sector: Sector
    functions: tuple[str, ...]
    words: Mapping[PackWord, Wording]
    opening: Opening
    places: tuple[Place, ...]
    house_rules: HouseRules
    partners: tuple[Partner, ...]
    policy: tuple[PolicyRow, ...]
    playbooks: Mapping[PlaybookSeverity, tuple[Task, ...]]
    letters: Mapping[PackLetter, str]

    def word(self, word: PackWord) -> str:
        """What one calls it in this sector, in the language of the page."""
        return self.words[word].label

    def letter(self, letter: PackLetter) -> NamedText:
        """The letter, ready to be filled; always Dutch."""
        return parse_text(letter.value, self.letters[letter])

    def policy_for(self, answer_kind: PolicyAnswer) -> PolicyRow:
        return next(row for row in self.policy if row.answer_kind == answer_kind)
