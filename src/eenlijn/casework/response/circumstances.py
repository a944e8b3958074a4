# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What counts for an answer without being typed with it: event, employer, rules, and what went before.

This room does not know hearings, people or mandates of a dossier: `dossier` tells them, in this one shape.
"""

from dataclasses import dataclass
from datetime import date, datetime

from eenlijn.casework.response.codes import AnswerKind
from eenlijn.casework.response.kinds import STEPS
from eenlijn.commons.mandates.queries import MandateView
from eenlijn.commons.organisations.codes import SECTOR_OF, OrganisationType, Sector
from eenlijn.commons.rulebook.codes import TextName, Topic, text_topic
from eenlijn.commons.rulebook.queries import Rules
from eenlijn.commons.rulebook.topics.policy import PolicyRow
from eenlijn.foundation.working_time import months_after

# The rules an answer needs, read in one statement.
_TEXTS = tuple(text_topic(name) for name in TextName)
TOPICS = (Topic.TERMS, Topic.CALENDAR, Topic.LADDER, Topic.POLICY, *_TEXTS)


@dataclass(frozen=True)
class Employer:
    """Who sends the letter; `privacy_contact` and `retention` end a sentence, with their full stop."""

    name: str
    postal_lines: tuple[str, ...]
    place_name: str
    privacy_contact: str
    retention: str
    is_invented: bool
    organisation_type: OrganisationType = OrganisationType.OTHER_PUBLIC_TASK

    @property
    def sector(self) -> Sector:
        return SECTOR_OF[self.organisation_type]


@dataclass(frozen=True)
class Earlier:
    """An answer that left before, to this person, and until when it counts.

    Of an answer from a linked dossier nothing says which one that is: whoever answers here may not see it.
    """

    kind: AnswerKind
    at: datetime
    valid_until: date | None

    def counts_on(self, day: date) -> bool:
        """Whether it still holds that day; what has no end does not count as a step before another."""
        return self.valid_until is not None and day <= self.valid_until


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
    """`sent_kinds` are the answers that left before, oldest first; `level` is the severity from 1 to 5.

    `ended_mandates` are those that counted once and do not today: a refusal names their last day. `earlier`
    are the answers this confirmed person had before, here and in dossiers linked as the same person.
    """

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
    ended_mandates: tuple[MandateView, ...] = ()
    earlier: tuple[Earlier, ...] = ()

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

    def is_of_sector(self, kind: AnswerKind) -> bool:
        """Whether an employer of this sector has this answer at all."""
        sectors = STEPS[kind].sectors
        return not sectors or self.employer.sector in sectors

    def step_before(self, kind: AnswerKind) -> AnswerKind | None:
        """The answer that policy wants before this one and that does not hold today; None when it does."""
        row = self.policy_row(kind)
        if row is None or row.after_kind not in AnswerKind.values:
            return None
        before = AnswerKind(row.after_kind)
        is_there = any(one.kind == before and one.counts_on(self.today) for one in self.earlier)
        return None if is_there else before

    def needs_mandate(self, kind: AnswerKind) -> bool:
        """What stays on file and a step by law always; any other answer once somebody had a mandate for it.

        A mandate that ended is no leave for everybody: then nobody decides until there is a new one.
        """
        is_given = any(one.answer_kind == kind for one in (*self.mandates, *self.ended_mandates))
        return STEPS[kind].stays or STEPS[kind].by_mandate or is_given

    def ended_mandate(self, kind: AnswerKind) -> MandateView | None:
        """The mandate for this answer that ended last, where nobody has one today."""
        ended = [one for one in self.ended_mandates if one.answer_kind == kind and one.valid_until]
        fitting = [one for one in ended if one.highest_level >= self.level]
        return max(fitting, key=lambda one: (one.valid_until or date.min, one.function_name), default=None)

    def deciders(self, kind: AnswerKind) -> tuple[str, ...]:
        """The functions that may decide about this answer at this severity."""
        fitting = [
            one for one in self.mandates if one.answer_kind == kind and one.highest_level >= self.level
        ]
        return tuple(dict.fromkeys(one.function_name for one in fitting))

    def last_day(self, kind: AnswerKind, starts_on: date | None = None) -> date | None:
        """Until when policy lets this answer last at most from its first day; None without a duration."""
        row = self.policy_row(kind)
        return months_after(starts_on or self.today, row.most_months) if row and row.most_months else None

    def usual_day(self, kind: AnswerKind, starts_on: date | None = None) -> date | None:
        """Until when it usually lasts."""
        row = self.policy_row(kind)
        usual = row.default_months if row else None
        return months_after(starts_on or self.today, usual) if usual else None


def review_day(starts_on: date, valid_until: date) -> date:
    """When it is looked at again: halfway, and after six months at the latest (list 7.5)."""
    half = starts_on + (valid_until - starts_on) // 2
    return min(half, months_after(starts_on, LONGEST_UNSEEN))


# Months in which nobody has to look at a measure again; inferred (list 7.5).
LONGEST_UNSEEN = 6
