# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""How long everything may take, and from when the answer counts.

| term | default | source |
|---|---|---|
| answer | 48 hours; 24 by the employer's own stricter choice, or 1 or 2 working days | VPT 5, D6 |
| red_acknowledged | 15 minutes | D17 |
| victim_confirms | 5 working days | inferred |
| reporter_told | 1 working day | EXPERIENCE d |
| reporter_done | 5 working days | list 7.5 (inferred) |
| reporter_closed | 1 working day | inferred |
| first_care | the same day | list 7.5 |
| care_talk | 72 hours | list 7.5 |
| care_follow_up_1 | 14 days | list 7.5 |
| care_follow_up_2 | 56 days after the first talk (6 to 8 weeks) | list 7.5 |
| inspectorate | 1 hour ("at once") | Arbowet, article 9; list 9.2 |
| police_decision | 2 working days | list 7.5 |
| hearing_reply | 14 days | list 7.5 (inferred) |
| review | 5 working days | inferred |
| influence_check | 5 working days | inferred |

Beside them stands how many days after a visit at home its check is destroyed: 1 by default (the night after),
7 at most (ours). That is no clock of a dossier.

Where the other terms come from, and how hard each is: `casework/clocks/table.py`.

List 7.5 stands in the measures document.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Self

from django.utils.translation import gettext as _

from eenlijn.commons.packs.differences import term_in_words
from eenlijn.commons.rulebook.codes import AnswerStart, TermBound, TermKind
from eenlijn.commons.rulebook.topics.reading import Misshapen, mapping, part, term
from eenlijn.foundation.working_time import Term, TermUnit

DEFAULTS: Final[Mapping[str, Term]] = {
    TermKind.ANSWER.value: Term(48, TermUnit.HOURS),
    TermKind.RED_ACKNOWLEDGED.value: Term(15, TermUnit.MINUTES),
    TermKind.VICTIM_CONFIRMS.value: Term(5, TermUnit.WORKING_DAYS),
    TermKind.REPORTER_TOLD.value: Term(1, TermUnit.WORKING_DAYS),
    TermKind.REPORTER_DONE.value: Term(5, TermUnit.WORKING_DAYS),
    TermKind.REPORTER_CLOSED.value: Term(1, TermUnit.WORKING_DAYS),
    TermKind.FIRST_CARE.value: Term(0, TermUnit.DAYS),
    TermKind.CARE_TALK.value: Term(72, TermUnit.HOURS),
    TermKind.CARE_FOLLOW_UP_1.value: Term(14, TermUnit.DAYS),
    TermKind.CARE_FOLLOW_UP_2.value: Term(56, TermUnit.DAYS),
    TermKind.INSPECTORATE.value: Term(1, TermUnit.HOURS),
    TermKind.POLICE_DECISION.value: Term(2, TermUnit.WORKING_DAYS),
    TermKind.HEARING_REPLY.value: Term(14, TermUnit.DAYS),
    TermKind.REVIEW.value: Term(5, TermUnit.WORKING_DAYS),
    TermKind.INFLUENCE_CHECK.value: Term(5, TermUnit.WORKING_DAYS),
    TermKind.HEARING_AFTERWARDS.value: Term(14, TermUnit.DAYS),
    TermKind.MEASURE_REVIEW.value: Term(6, TermUnit.MONTHS),
    TermKind.MEASURE_ENDS.value: Term(12, TermUnit.MONTHS),
    TermKind.WARNING_ENDS.value: Term(12, TermUnit.MONTHS),
    TermKind.DATA_REQUEST.value: Term(1, TermUnit.MONTHS),
    TermKind.OBJECTION.value: Term(42, TermUnit.DAYS),
    TermKind.PLAYBOOK_STEP.value: Term(5, TermUnit.WORKING_DAYS),
    TermKind.POLICE_NEWS.value: Term(14, TermUnit.DAYS),
    TermKind.POLICE_NEWS_AGAIN.value: Term(30, TermUnit.DAYS),
    TermKind.POLICE_TOLD.value: Term(1, TermUnit.WORKING_DAYS),
    TermKind.NO_PROSECUTION.value: Term(3, TermUnit.MONTHS),
    TermKind.COMPLAINT_OFFENCE.value: Term(3, TermUnit.MONTHS),
    TermKind.CLAIM_PAYMENT.value: Term(14, TermUnit.DAYS),
    TermKind.EFFECT_CHECK.value: Term(3, TermUnit.MONTHS),
    TermKind.EFFECT_CHECK_AGAIN.value: Term(6, TermUnit.MONTHS),
    TermKind.CAMERA_IMAGES.value: Term(7, TermUnit.DAYS),
}
# A law or a right sets the longest term; what carries its own end has none to set. Every other is free.
BOUNDS: Final[Mapping[str, TermBound]] = {
    TermKind.ANSWER.value: TermBound.CHOICE,
    TermKind.MEASURE_REVIEW.value: TermBound.AT_MOST,
    TermKind.INSPECTORATE.value: TermBound.AT_MOST,
    TermKind.DATA_REQUEST.value: TermBound.AT_MOST,
    TermKind.NO_PROSECUTION.value: TermBound.AT_MOST,
    TermKind.COMPLAINT_OFFENCE.value: TermBound.AT_MOST,
    TermKind.OBJECTION.value: TermBound.AT_MOST,
    TermKind.MEASURE_ENDS.value: TermBound.GIVEN,
    TermKind.WARNING_ENDS.value: TermBound.GIVEN,
    TermKind.PLAYBOOK_STEP.value: TermBound.GIVEN,
}
# The fewest days a month can have, to tell what is surely no longer than so many months.
_SHORTEST_MONTH: Final = 28
_MINUTES_OF: Final = {TermUnit.MINUTES: 1, TermUnit.HOURS: 60, TermUnit.DAYS: 24 * 60}
# How many days after the visit a check before it is destroyed: what it holds is about somebody at home (C3).
VISIT_DAYS: Final = 1
LONGEST_VISIT_DAYS: Final = 7
ANSWER_TERMS: Final = (
    Term(24, TermUnit.HOURS),
    Term(48, TermUnit.HOURS),
    Term(1, TermUnit.WORKING_DAYS),
    Term(2, TermUnit.WORKING_DAYS),
)


@dataclass(frozen=True)
class Terms:
    """Every term by the code of its clock; a code that is not named has its default."""

    terms: Mapping[str, Term]
    answer_start: AnswerStart = AnswerStart.RECEIPT
    visit_days: int = VISIT_DAYS

    def of(self, kind: str) -> Term:
        """The term of this clock."""
        code = str(kind)
        return self.terms.get(code) or DEFAULTS[code]

    @property
    def answer_hours(self) -> int:
        """How many hours the answer may take, to tell a reporter; working days are told as 24 hours each."""
        answer = self.of(TermKind.ANSWER)
        return answer.amount if answer.unit is TermUnit.HOURS else answer.amount * 24

    @classmethod
    def from_content(cls, content: Mapping[str, Any]) -> Self:
        """Read what was stored."""
        told = mapping(part(content, "terms", dict))
        unknown = sorted(set(told) - set(TermKind.values))
        if unknown:
            raise Misshapen(_("De termijn «%(name)s» kennen we niet.") % {"name": unknown[0]})
        own = {kind: term(mapping(one)) for kind, one in told.items()}
        return cls(own, _start(content), _visit_days(content))

    def to_content(self) -> dict[str, Any]:
        """Write every term, also those that stayed as they were."""
        every = {kind: self.of(kind) for kind in TermKind.values}
        return {
            "terms": {kind: {"amount": one.amount, "unit": one.unit.value} for kind, one in every.items()},
            "answer_start": self.answer_start.value,
            "visit_days": self.visit_days,
        }

    def problems(self) -> Iterable[str]:
        """What may not be so; whether a term ever ends is looked at together with the calendar."""
        if self.of(TermKind.ANSWER) not in ANSWER_TERMS:
            yield _("Voor het antwoord kun je kiezen: 24 of 48 uur, of 1 of 2 werkdagen.")
        if not VISIT_DAYS <= self.visit_days <= LONGEST_VISIT_DAYS:
            yield _(
                "Een check voor een huisbezoek verdwijnt 1 tot 7 dagen na het bezoek. "
                "Langer bewaren heeft geen doel: het gaat over iemand thuis."
            )
        for kind, bound in BOUNDS.items():
            told, default, name = self.of(kind), DEFAULTS[kind], TermKind(kind).label
            if bound is TermBound.GIVEN and told != default:
                yield _("De termijn «%(name)s» staat vast. Die kun je niet kiezen.") % {"name": name}
            if bound is TermBound.AT_MOST and not is_within(told, default):
                words = _("«%(name)s» duurt ten hoogste %(term)s. Korter mag, maar niet in werktijd.")
                yield words % {"name": name, "term": term_in_words(default)}


def is_within(told: Term, longest: Term) -> bool:
    """Whether a term is surely no longer than this many hours, days or months; working time may stretch."""
    if told.unit is longest.unit:
        return told.amount <= longest.amount
    if told.unit not in _MINUTES_OF:
        return False
    shortest = {**_MINUTES_OF, TermUnit.MONTHS: _SHORTEST_MONTH * _MINUTES_OF[TermUnit.DAYS]}
    return told.amount * _MINUTES_OF[told.unit] <= longest.amount * shortest[longest.unit]


DEFAULT: Final = Terms(DEFAULTS)


def _visit_days(content: Mapping[str, Any]) -> int:
    told = content.get("visit_days", VISIT_DAYS)
    if isinstance(told, bool) or not isinstance(told, int):
        raise Misshapen(_("Schrijf na hoeveel dagen de check van een huisbezoek verdwijnt, als getal."))
    return told


def _start(content: Mapping[str, Any]) -> AnswerStart:
    told = content.get("answer_start", AnswerStart.RECEIPT.value)
    if told not in AnswerStart.values:
        raise Misshapen(_("Kies vanaf welk moment de tijd voor het antwoord loopt."))
    return AnswerStart(told)
