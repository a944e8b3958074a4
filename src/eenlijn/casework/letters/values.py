# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The values of all letters, by name, and what a reader calls each of them."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class LetterValues:
    """The values of all letters; a text uses some. No name, address or function of a reporter is among them.

    An empty value shows as a gap and keeps the letter here. Values after a colon end with a full stop; days
    and moments are written in full, in Dutch: a translation writes them again from `Paper.days`.
    """

    salutation: str = ""
    day: str = ""
    moment: str = ""
    place: str = ""
    behaviour: str = ""
    norm_rule: str = ""
    norm_number: str = ""
    norm_version: str = ""
    contact: str = ""
    organisation: str = ""
    retention: str = ""
    privacy_contact: str = ""
    valid_until: str = ""
    decider_function: str = ""
    remaining_channel: str = ""
    heard: str = ""
    policy_rule: str = ""
    reply_until: str = ""
    hearing_link: str = ""
    hearing_code: str = ""
    agreements: str = ""
    talk_day: str = ""
    # Of what limits: a whole sentence about what holds, from when, where, and when it is looked at again.
    measure: str = ""
    starts_on: str = ""
    where_it_holds: str = ""
    review_on: str = ""
    # Of a lifting and of decisions: what they answer, of which day, what was decided and why.
    lifted_measure: str = ""
    lifted_on: str = ""
    letter_day: str = ""
    request_day: str = ""
    request_words: str = ""
    objection_day: str = ""
    decision: str = ""
    reasons: str = ""
    # Of a claim: each line with its amount, the interest, what is open, and where and until when to pay it.
    claim_lines: str = ""
    claim_interest: str = ""
    claim_total: str = ""
    pay_until: str = ""
    pay_to: str = ""
    plan_day: str = ""
    plan_words: str = ""
    # Of a letter to who reported: what we did, in sentences that a person read.
    outcome: str = ""
    # In a letter to a parent or guardian: whom it is about.
    child: str = ""


# What a reader calls each value.
VALUE_WORDS: dict[str, Promise] = {
    "salutation": _("aanhef"),
    "day": _("de dag"),
    "moment": _("het moment"),
    "place": _("waar het was"),
    "behaviour": _("wat de ander deed of zei"),
    "norm_rule": _("welke regel"),
    "norm_number": _("nummer"),
    "norm_version": _("versie van de norm"),
    "contact": _("waar de ander kan reageren"),
    "organisation": _("naam van de organisatie"),
    "retention": _("hoe lang wij gegevens bewaren"),
    "privacy_contact": _("postadres voor de privacyfunctionaris"),
    "valid_until": _("einddatum"),
    "decider_function": _("wie besluit"),
    "remaining_channel": _("hoe de ander bij ons terecht kan"),
    "heard": _("wat er met de kant van de ander is gedaan"),
    "policy_rule": _("regel van het beleid"),
    "reply_until": _("tot wanneer de ander kan reageren"),
    "hearing_link": _("link voor een reactie"),
    "hearing_code": _("code bij de link"),
    "agreements": _("wat is afgesproken"),
    "talk_day": _("dag van het gesprek"),
    "measure": _("wat er geldt"),
    "starts_on": _("vanaf wanneer het geldt"),
    "where_it_holds": _("waar het geldt"),
    "review_on": _("wanneer wij opnieuw kijken"),
    "lifted_measure": _("wat stopt"),
    "lifted_on": _("vanaf wanneer het stopt"),
    "letter_day": _("dag van de eerdere brief"),
    "request_day": _("dag van het verzoek"),
    "request_words": _("wat er is gevraagd"),
    "objection_day": _("dag van het bezwaar"),
    "decision": _("wat er is besloten"),
    "reasons": _("waarom"),
    "claim_lines": _("welke schade"),
    "claim_interest": _("de rente"),
    "claim_total": _("wat open staat"),
    "pay_until": _("uiterste dag om te betalen"),
    "pay_to": _("waar de ander betaalt"),
    "plan_day": _("dag van de afspraak"),
    "plan_words": _("de termijnen"),
    "outcome": _("wat wij deden"),
    "child": _("naam van het kind"),
}
