# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What counts for an answer without being typed with it: event, employer, rules, and what went before.

This room does not know hearings, people or mandates of a dossier: `dossier` tells them, in this one shape.
"""

from dataclasses import dataclass
from datetime import date, datetime

from eenlijn.casework.response.codes import MANDATED_KINDS, AnswerKind
from eenlijn.commons.mandates.queries import MandateView
from eenlijn.commons.rulebook.codes import TextName, Topic, text_topic
from eenlijn.commons.rulebook.queries import Rules
from eenlijn.commons.rulebook.topics.policy import PolicyRow

# The rules an answer needs, read in one statement.
_TEXTS = tuple(text_topic(name) for name in TextName)
TOPICS = (Topic.TERMS, Topic.CALENDAR, Topic.LADDER, Topic.POLICY, *_TEXTS)
DECEMBER = 12


@dataclass(frozen=True)
class Employer:
    """Who sends the letter; `privacy_contact` and `retention` end a sentence, with their full stop."""

    name: str
    postal_lines: tuple[str, ...]
    place_name: str
    privacy_contact: str
    retention: str
    is_invented: bool


@dataclass(frozen=True)
class Say:
    """The other side of the story. `sentence` tells in a letter what was done with it, or is empty."""

    had_say: bool = False
    is_impossible: bool = False
    is_invited: bool = False
    is_postponed: bool = False
    sentence: str = ""
    talk_day: date | None = None


@dataclass(frozen=True)
class Circumstances:
    """`sent_kinds` are the answers that left before, oldest first; `level` is the severity from 1 to 5."""

    number: str
    place: str
    occurred_at: datetime
    level: int
    is_known: bool
    is_only_anonymous: bool
    employer: Employer
    rules: Rules
    mandates: tuple[MandateView, ...]
    say: Say
    sent_kinds: tuple[AnswerKind, ...]
    letters_sent: int
    reply_until: date
    today: date

    @property
    def sender(self) -> tuple[str, ...]:
        return (self.employer.name, *self.employer.postal_lines)

    def policy_row(self, kind: AnswerKind) -> PolicyRow | None:
        """The rule about this answer at this severity; confirming a talk may follow the rule of the talk."""
        found = self.rules.policy.row_for(kind, self.level)
        if found is None and kind == AnswerKind.TALK_CONFIRMATION:
            return self.rules.policy.row_for(AnswerKind.TALK, self.level)
        return found

    def policy_words(self, kind: AnswerKind) -> str:
        """How a letter quotes the rule; always in Dutch."""
        row = self.policy_row(kind)
        if row is None:
            return ""
        version = self.rules.number(Topic.POLICY)
        rule = f"regel {self.rules.policy.number_of(row)} van ons beleid"
        return f"{rule} (versie {version})" if version else rule

    def needs_mandate(self, kind: AnswerKind) -> bool:
        """What stays on file always; another letter where the employer gave somebody a mandate for it."""
        is_given = any(one.answer_kind == kind for one in self.mandates)
        return kind in MANDATED_KINDS or (kind in LETTERS_BY_MANDATE and is_given)

    def deciders(self, kind: AnswerKind) -> tuple[str, ...]:
        """The functions that may decide about this answer at this severity."""
        fitting = [
            one for one in self.mandates if one.answer_kind == kind and one.highest_level >= self.level
        ]
        return tuple(dict.fromkeys(one.function_name for one in fitting))

    def last_day(self, kind: AnswerKind) -> date | None:
        """Until when policy lets this answer last at most; None when it has no duration."""
        row = self.policy_row(kind)
        return months_after(self.today, row.most_months) if row and row.most_months else None

    def usual_day(self, kind: AnswerKind) -> date | None:
        """Until when it usually lasts."""
        row = self.policy_row(kind)
        return months_after(self.today, row.default_months) if row and row.default_months else None


LETTERS_BY_MANDATE = (AnswerKind.NORM_NOTICE, AnswerKind.HEARING_INVITATION, AnswerKind.TALK_CONFIRMATION)


def months_after(day: date, months: int) -> date:
    """The same day so many months later; a day that month does not have becomes its last."""
    year, month = divmod(day.month - 1 + months, DECEMBER)
    for last in range(day.day, 0, -1):
        try:
            return date(day.year + year, month + 1, last)
        except ValueError:
            continue
    raise ValueError(day)
