# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The referral slip as PDF: what the person ticked, as long as consent stands (decision 32)."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from eenlijn.casework.aftercare.access import cared_person, own_person
from eenlijn.casework.aftercare.carers import receivers_of
from eenlijn.casework.aftercare.codes import SlipPart
from eenlijn.casework.aftercare.referrals import ReferralView, line_about, standing
from eenlijn.casework.dossier.queries import kinds_of
from eenlijn.casework.dossier.visitor_referrals import visitor
from eenlijn.casework.incidents.models import Victim
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.accounts.queries import names_of
from eenlijn.commons.keys import vault
from eenlijn.commons.trail.actions import append
from eenlijn.foundation.pdf import Part, Record, record_pdf
from eenlijn.foundation.text import long_date


@transaction.atomic
def own_slip(*, actor: Actor, number: str, receiver: str, now: datetime) -> bytes:
    """For the person; refused without consent, or when it was withdrawn."""
    return _slip(actor, own_person(actor, number), receiver, "make_own_slip", now)


@transaction.atomic
def slip_for_carer(*, actor: Actor, moment_id: object, receiver: str, now: datetime) -> bytes:
    """For the carer, who hands it over or sends it."""
    return _slip(actor, cared_person(actor, moment_id), receiver, "make_slip", now)  # type: ignore[arg-type]


@transaction.atomic
def slip_for_visitor(*, actor: Actor, number: str, victim_id: UUID, receiver: str, now: datetime) -> bytes:
    """Of who is no colleague, for who handles the dossier and hands it over."""
    return _slip(actor, visitor(actor, number, victim_id), receiver, "make_slip", now)


def _slip(actor: Actor, victim: Victim, receiver: str, action: str, now: datetime) -> bytes:
    consent = standing(victim, receiver)
    made = record_pdf(_record(victim, consent, now))
    append(actor, now, line_about(action, victim, purpose="referral"))
    return made


def _record(victim: Victim, consent: ReferralView, now: datetime) -> Record:
    given = {
        "day": long_date(consent.consented_at),
        "purpose": str(consent.purpose.label),
    }
    lines = tuple((str(part.label), _value(part, victim, consent)) for part in consent.parts)
    return Record(
        title=_("Verwijsbrief"),
        parts=(
            Part(
                _("Voor"), ((_("Ontvanger"), _addressee(victim, consent)), (_("Waarvoor"), given["purpose"]))
            ),
            Part(_("Wat ik wil delen"), lines),
            Part(
                _("Toestemming"),
                (
                    (_("Gegeven op"), given["day"]),
                    (_("Voor"), _("alleen deze ontvanger, alleen dit doel")),
                    (_("Intrekken"), _("kan altijd, bij wie deze brief gaf")),
                ),
            ),
        ),
        watermark=_("Persoonlijk"),
        language=get_language() or "nl",
        page_words=(_("Pagina"), _("van")),
        moment=now,
    )


def _addressee(victim: Victim, consent: ReferralView) -> str:
    if consent.addressee:
        return consent.addressee
    here = {one.receiver: one for one in receivers_of(victim.organisation_id)}
    told = here.get(consent.receiver)
    return (
        ", ".join(part for part in (told.name, told.reach) if part) if told else str(consent.receiver.label)
    )


def _value(part: SlipPart, victim: Victim, consent: ReferralView) -> str:
    incident = victim.incident
    if part is SlipPart.NAME:
        known = names_of({victim.account_id}).get(victim.account_id, "") if victim.account_id else ""
        return known or vault.open(victim, "name")
    if part is SlipPart.REACH:
        return consent.reach
    if part is SlipPart.WHAT:
        return ", ".join(kinds_of(incident))
    if part is SlipPart.WHEN:
        return long_date(incident.occurred_at)
    if part is SlipPart.WHERE:
        return vault.open(incident, "place")
    return incident.organisation.name
