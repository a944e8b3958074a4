# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The ladder of answers: which one is proposed and by which rule, which fit, and which do not and why.

| rule | when | proposed |
|---|---|---|
| A1 | nobody knows who it was | no answer possible |
| A2 | a talk was held and not confirmed yet | confirmation of the talk |
| A3 | severity 3 or higher, and the other person could tell their side | warning |
| A4 | severity 3 or higher | invitation to be heard |
| A5 | otherwise | notice of the norm |

Whoever answers may choose otherwise (row C5). An answer that the policy table does not know at this severity
asks for a reason; one that stays on file or limits cannot be given outside the table at all. Where the table
wants a step before it (a warning that still holds), whoever answers writes why it cannot wait.

Steps of another sector are not there. What closes off care or a legal duty is there, impossible, with the
reason; what is impossible stands last. The order of the families keeps sanction and arrangement apart.
"""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

from eenlijn.casework.response.circumstances import Circumstances
from eenlijn.casework.response.codes import AnswerKind
from eenlijn.casework.response.duties import duty_against
from eenlijn.casework.response.kinds import MANDATED_KINDS, STEPS, Family
from eenlijn.commons.rulebook.codes import Topic

# From this severity the other side is asked first, and a warning may follow.
SERIOUS_LEVEL = 3


class Standing(StrEnum):
    PROPOSED = "proposed"
    ALLOWED = "allowed"
    WITH_REASON = "with_reason"
    NOT_ALLOWED = "not_allowed"


@dataclass(frozen=True)
class Rung:
    """One answer on the ladder; `why` is empty where nothing needs saying."""

    kind: AnswerKind
    standing: Standing
    why: str = ""

    @property
    def family(self) -> Family:
        return STEPS[self.kind].family


def rungs(around: Circumstances) -> tuple[Rung, ...]:
    """The answers of this sector: the proposed one first, then by family, what is impossible last."""
    proposed, rule = propose(around)
    offered = [kind for kind in AnswerKind if around.is_of_sector(kind)]
    others = [_rung(kind, around) for kind in offered if kind != proposed]
    possible = [rung for rung in others if rung.standing != Standing.NOT_ALLOWED]
    impossible = [rung for rung in others if rung.standing == Standing.NOT_ALLOWED]
    first = Rung(proposed, Standing.PROPOSED, " ".join([rule, rule_words(proposed, around)]).strip())
    return (first, *sorted(possible, key=_family_order), *impossible)


def _family_order(rung: Rung) -> int:
    return tuple(Family).index(rung.family)


def _rung(kind: AnswerKind, around: Circumstances) -> Rung:
    standing = standing_of(kind, around)
    if standing == Standing.NOT_ALLOWED:
        return Rung(kind, standing, not_allowed_because(kind, around))
    if standing == Standing.WITH_REASON:
        return Rung(kind, standing, reason_asked(kind, around))
    row = around.policy_row(kind)
    if row is not None and around.needs_mandate(kind):
        return Rung(kind, standing, _("Dit besluit neemt: %(function)s.") % {"function": row.decided_by})
    return Rung(kind, standing)


def rule_words(kind: AnswerKind, around: Circumstances) -> str:
    """Which rule of the policy, by number and version; and that it is an example, where nobody set it."""
    row = around.policy_row(kind)
    if row is None:
        return ""
    number, version = around.rules.policy.number_of(row), around.rules.number(Topic.POLICY)
    told = _("Beleid: regel %(number)s, versie %(version)s.") % {"number": number, "version": version}
    is_example = row.is_example and not around.rules.is_adopted(Topic.POLICY)
    return f"{told} {_('Voorbeeld, niet vastgesteld.')}" if is_example else told


def reason_asked(kind: AnswerKind, around: Circumstances) -> str:
    """Why this answer asks for a reason of whoever chooses it."""
    before = around.step_before(kind)
    if before is not None:
        told = _("Het beleid wil eerst dit antwoord, en dat geldt nu niet: «%(before)s».")
        asked = _("Schrijf waarom het niet kan wachten.")
        return f"{told % {'before': before.label}} {asked}"
    why = _("Dit antwoord staat niet in het beleid bij ernst %(level)s. Schrijf waarom je het kiest.")
    return why % {"level": around.level}


def standing_of(kind: AnswerKind, around: Circumstances) -> Standing:
    """Whether this answer fits, without a proposal."""
    if kind == AnswerKind.NONE_POSSIBLE:
        return Standing.ALLOWED
    if _is_impossible(kind, around):
        return Standing.NOT_ALLOWED
    if around.policy_row(kind) is None:
        return Standing.NOT_ALLOWED if kind in MANDATED_KINDS else Standing.WITH_REASON
    return Standing.ALLOWED if around.step_before(kind) is None else Standing.WITH_REASON


def _is_impossible(kind: AnswerKind, around: Circumstances) -> bool:
    if kind == AnswerKind.TALK_CONFIRMATION and AnswerKind.TALK not in around.sent_kinds:
        return True
    is_closed = duty_against(kind, around.employer.organisation_type) is not None
    return is_closed or not around.is_of_sector(kind)


def not_allowed_because(kind: AnswerKind, around: Circumstances) -> str:
    if kind == AnswerKind.TALK_CONFIRMATION and AnswerKind.TALK not in around.sent_kinds:
        return _("Niet toegestaan, omdat er nog geen gesprek is vastgelegd.")
    if not around.is_of_sector(kind):
        return _("Niet toegestaan, omdat dit antwoord alleen bij een andere sector hoort.")
    duty = duty_against(kind, around.employer.organisation_type)
    if duty is not None:
        return _("Onmogelijk. %(why)s") % {"why": duty.why}
    return _("Niet toegestaan, omdat het beleid dit niet kent bij ernst %(level)s.") % {"level": around.level}


def propose(around: Circumstances) -> tuple[AnswerKind, str]:
    """The answer that fits best, and the rule that says so."""
    if not around.is_known:
        return AnswerKind.NONE_POSSIBLE, _("Voorstel, regel A1: niemand weet wie het was.")
    if _waits_for_confirmation(around):
        return AnswerKind.TALK_CONFIRMATION, _("Voorstel, regel A2: het gesprek is geweest.")
    if around.level >= SERIOUS_LEVEL and around.say.had_say and _fits(AnswerKind.WARNING, around):
        return AnswerKind.WARNING, _("Voorstel, regel A3: ernst %(level)s, en de ander kon reageren.") % {
            "level": around.level
        }
    if (
        around.level >= SERIOUS_LEVEL
        and not around.say.had_say
        and _fits(AnswerKind.HEARING_INVITATION, around)
    ):
        return AnswerKind.HEARING_INVITATION, _(
            "Voorstel, regel A4: ernst %(level)s. Hoor eerst de ander, besluit daarna."
        ) % {"level": around.level}
    return AnswerKind.NORM_NOTICE, _("Voorstel, regel A5: ernst %(level)s.") % {"level": around.level}


def _waits_for_confirmation(around: Circumstances) -> bool:
    sent = around.sent_kinds
    return AnswerKind.TALK in sent and AnswerKind.TALK_CONFIRMATION not in sent


def _fits(kind: AnswerKind, around: Circumstances) -> bool:
    return standing_of(kind, around) == Standing.ALLOWED
