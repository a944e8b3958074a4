# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Referring who is no colleague: a visitor who saw it, or a relative (row E3; list 8.7: victim support).

They have no account, no carer and no page of their own, so who handles the dossier writes down what they said
yes to. The rules are those of every referral (decision 32): one receiver, one purpose, what may stand on the
slip, an end at any time, and of the outcome one word. A company doctor is for who works here.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from eenlijn.casework.aftercare.access import no_colleagues
from eenlijn.casework.aftercare.carers import ReceiverView, receivers_of
from eenlijn.casework.aftercare.codes import Receiver, SlipPurpose
from eenlijn.casework.aftercare.referrals import (
    Consent,
    ReferralView,
    end_consent,
    keep_consent,
    line_about,
    referrals_of,
    say_outcome,
)
from eenlijn.casework.dossier import access
from eenlijn.casework.dossier.measures_acts import person
from eenlijn.casework.dossier.restricted import check_use
from eenlijn.casework.dossier.traces import line
from eenlijn.casework.incidents.codes import label
from eenlijn.casework.incidents.models import Incident, Victim
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.commons.keys import vault
from eenlijn.commons.trail.actions import append
from eenlijn.foundation.sealed.compartments import Compartment

# Who advises on work advises who works here.
PURPOSES: Final = (SlipPurpose.CALL_ME, SlipPurpose.TREAT)


class OnlyForColleagues(Refused):
    def __init__(self) -> None:
        super().__init__(
            _("De bedrijfsarts is er voor wie hier werkt. Kies Slachtofferhulp of de eigen huisarts.")
        )


@dataclass(frozen=True)
class Visitor:
    """Somebody who is no colleague, with the referrals they said yes to."""

    id: UUID
    name: str
    role: str
    referrals: tuple[ReferralView, ...]


@dataclass(frozen=True)
class VisitorsPage:
    visitors: tuple[Visitor, ...]
    receivers: tuple[ReceiverView, ...]


@transaction.atomic
def open_visitors(*, actor: Actor, number: str, now: datetime) -> VisitorsPage:
    """Who there is and what they said yes to, for who handles it; with a trail line."""
    incident = access.handled(actor, number)
    page = VisitorsPage(
        visitors=tuple(_view(one) for one in no_colleagues(incident).order_by("role", "pk")),
        receivers=tuple(
            one
            for one in receivers_of(incident.organisation_id)
            if one.receiver is not Receiver.COMPANY_DOCTOR
        ),
    )
    append(actor, now, line("open_visitors", incident, Compartment.VICTIM, Compartment.AFTERCARE))
    return page


def _view(one: Victim) -> Visitor:
    return Visitor(one.pk, vault.open(one, "name"), label("victim_role", one.role), referrals_of(one))


@transaction.atomic
def refer_visitor(*, actor: Actor, number: str, victim_id: UUID, said: Consent, now: datetime) -> None:
    """They said yes to who handles it, who writes that down."""
    found = visitor(actor, number, victim_id)
    check_use(found.incident)
    if said.receiver == Receiver.COMPANY_DOCTOR or said.purpose == SlipPurpose.ADVISE:
        raise OnlyForColleagues
    keep_consent(found, said, person(actor), now)
    append(actor, now, line_about("note_consent", found))


@transaction.atomic
def end_visitor_referral(*, actor: Actor, number: str, victim_id: UUID, receiver: str, now: datetime) -> None:
    """They take it back: from then on there is no slip."""
    found = visitor(actor, number, victim_id)
    end_consent(found, receiver, now)
    append(actor, now, line_about("note_withdrawal", found))


@transaction.atomic
def record_visitor_outcome(
    *, actor: Actor, number: str, victim_id: UUID, receiver: str, outcome: str, now: datetime
) -> None:
    """One word, and never more."""
    found = visitor(actor, number, victim_id)
    say_outcome(found, receiver, outcome, now)
    append(actor, now, line_about("record_referral", found))


def visitor(actor: Actor, number: str, victim_id: UUID) -> Victim:
    """Somebody of this dossier who is no colleague, for who handles it; anyone else is not there."""
    incident: Incident = access.handled(actor, number)
    found = no_colleagues(incident).filter(pk=victim_id).select_related("incident__organisation").first()
    if found is None:
        raise NotVisible
    return found
