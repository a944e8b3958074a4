# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What must be there before an answer may leave, each with the sentence that says why (decision 9).

Addressing, notice of the norm and an invitation need behaviour and norm. Whatever stays on file or limits
needs all eight: behaviour, norm, rule of the policy, duration, who decides, how to object, how one still
reaches us, and the other side heard or the reason why later. And it never rests on an anonymous report alone.

What limits somebody needs besides: from when, where, what the desk does, whom to call, nothing closed off
that always stays open, a representative for a minor, and where the law asks for it a check of the law.
A step of another procedure only needs who decides about it, and whoever asks for it the mandate to.
`docs/policy/guard-rails.md` tells the tries.

Each rail stands in `rails`, in the file of what it asks:

| file | rails |
|---|---|
| `addressing` | behaviour, norm, consent, who decides elsewhere |
| `policy`, `duration`, `deciding` | rule and reason to deviate, end date, mandate |
| `staying` | remedy, channel, heard, not on an anonymous report alone |
| `limiting` | first day, where, what the desk does, whom to call, what stays open |
| `law` | check of the law |
| `minors` | parent or guardian |
| `paper` | place, addressee, contact, no gaps, nobody reads who reported |
"""

from django.utils.translation import gettext_lazy as _

from eenlijn.casework.response.circumstances import Circumstances
from eenlijn.casework.response.codes import AnswerKind
from eenlijn.casework.response.kinds import STEPS, Family
from eenlijn.casework.response.queries import OpenAnswer
from eenlijn.casework.response.rails.addressing import consent, of_all, other_way
from eenlijn.casework.response.rails.deciding import by_mandate
from eenlijn.casework.response.rails.law import of_the_law
from eenlijn.casework.response.rails.limiting import of_what_limits
from eenlijn.casework.response.rails.paper import of_letters
from eenlijn.casework.response.rails.policy import of_policy
from eenlijn.casework.response.rails.rail import Rail
from eenlijn.casework.response.rails.staying import of_what_stays


def rails(answer: OpenAnswer, around: Circumstances) -> tuple[Rail, ...]:
    """The rails of this answer in the order people read them."""
    if answer.kind == AnswerKind.NONE_POSSIBLE:
        return (
            Rail(
                "reason",
                _("Reden"),
                _("Schrijf waarom er geen antwoord kan zijn."),
                "note",
                bool(answer.note),
            ),
        )
    step = STEPS[answer.kind]
    if step.family == Family.PROCEDURE:
        return (*of_policy(answer, around), other_way(answer), *by_mandate(answer, around))
    found = [*of_all(answer), *of_policy(answer, around), *by_mandate(answer, around)]
    if answer.kind == AnswerKind.RESTORATIVE_TALK:
        found.append(consent(answer))
    if step.stays:
        found += of_what_stays(answer, around)
    if step.limits:
        found += of_what_limits(answer, around)
    if step.needs_legal_check:
        found += of_the_law(answer, around)
    if answer.is_letter:
        found += of_letters(answer, around)
    return tuple(found)
