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
asks for a reason; a warning outside the table cannot be given at all.
"""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

from eenlijn.casework.response.circumstances import Circumstances
from eenlijn.casework.response.codes import MANDATED_KINDS, AnswerKind

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


def rungs(around: Circumstances) -> tuple[Rung, ...]:
    """Every answer in the order of the ladder; exactly one is proposed."""
    proposed, rule = propose(around)
    return tuple(
        Rung(kind, Standing.PROPOSED, rule) if kind == proposed else _rung(kind, around)
        for kind in AnswerKind
    )


def _rung(kind: AnswerKind, around: Circumstances) -> Rung:
    standing = standing_of(kind, around)
    row = around.policy_row(kind)
    if standing == Standing.NOT_ALLOWED:
        return Rung(kind, standing, not_allowed_because(kind, around))
    if standing == Standing.WITH_REASON:
        why = _("Dit antwoord staat niet in het beleid bij ernst %(level)s. Schrijf waarom je het kiest.")
        return Rung(kind, standing, why % {"level": around.level})
    if row is not None and around.needs_mandate(kind):
        return Rung(kind, standing, _("Dit besluit neemt: %(function)s.") % {"function": row.decided_by})
    return Rung(kind, standing)


def standing_of(kind: AnswerKind, around: Circumstances) -> Standing:
    """Whether this answer fits, without a proposal."""
    if kind == AnswerKind.NONE_POSSIBLE:
        return Standing.ALLOWED
    if kind == AnswerKind.TALK_CONFIRMATION and AnswerKind.TALK not in around.sent_kinds:
        return Standing.NOT_ALLOWED
    if around.policy_row(kind) is not None:
        return Standing.ALLOWED
    return Standing.NOT_ALLOWED if kind in MANDATED_KINDS else Standing.WITH_REASON


def not_allowed_because(kind: AnswerKind, around: Circumstances) -> str:
    if kind == AnswerKind.TALK_CONFIRMATION and AnswerKind.TALK not in around.sent_kinds:
        return _("Niet toegestaan, omdat er nog geen gesprek is vastgelegd.")
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
