# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A referral with consent: towards whom, what for, since when, with what on it, and its end (decision 32).

Consent of a colleague towards the own employer is not free; towards victim support or a doctor it is. The
person gives it on the own page, or tells the carer, who writes that down. It can be withdrawn at any time,
and from then on there is no slip. Who handles the dossier reads nothing of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from eenlijn.casework.aftercare.access import cared_person, own_person
from eenlijn.casework.aftercare.carers import receivers_of
from eenlijn.casework.aftercare.codes import Receiver, SlipOutcome, SlipPart, SlipPurpose
from eenlijn.casework.aftercare.models import Referral
from eenlijn.casework.incidents.models import Victim
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.commons.keys import vault
from eenlijn.commons.trail.actions import Entry, append
from eenlijn.foundation.sealed.compartments import Compartment

LONGEST: Final = 120


class ConsentStands(Refused):
    def __init__(self) -> None:
        super().__init__(
            _("Voor deze ontvanger is al toestemming gegeven. Trek die eerst in om iets te wijzigen.")
        )


class ReceiverUnknown(Refused):
    def __init__(self) -> None:
        super().__init__(_("Kies voor wie de verwijsbrief is."))


class PurposeUnknown(Refused):
    def __init__(self) -> None:
        super().__init__(_("Kies waarvoor de ontvanger dit krijgt. Toestemming is altijd voor één doel."))


class NothingTicked(Refused):
    def __init__(self) -> None:
        super().__init__(
            _("Vink aan wat er op de brief mag staan. Zonder naam of bereik kan niemand je vinden.")
        )


class ReachForSlip(Refused):
    def __init__(self) -> None:
        super().__init__(
            _("Schrijf hoe je te bereiken bent, in ten hoogste 120 tekens, of haal dat vinkje weg.")
        )


class NotConsented(Refused):
    """No consent, or it was withdrawn: then nothing leaves."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Er is geen toestemming voor deze ontvanger, of die is ingetrokken. "
                "Zonder toestemming geen brief."
            )
        )


@dataclass(frozen=True)
class Consent:
    """What somebody says yes to; `addressee` is who their own doctor is, `reach` how to find them."""

    receiver: str
    purpose: str
    parts: tuple[str, ...]
    addressee: str = ""
    reach: str = ""


@dataclass(frozen=True)
class ReferralView:
    """One consent as the person and the carer read it; a withdrawn one stays, without contents."""

    receiver: Receiver
    purpose: SlipPurpose
    parts: tuple[SlipPart, ...]
    addressee: str
    reach: str
    consented_at: datetime
    withdrawn_at: datetime | None
    outcome: SlipOutcome
    by_carer: bool

    @property
    def stands(self) -> bool:
        return self.withdrawn_at is None


@transaction.atomic
def consent(*, actor: Actor, number: str, said: Consent, now: datetime) -> None:
    """The person says yes on the own page."""
    victim = own_person(actor, number)
    keep_consent(victim, said, None, now)
    _line(actor, "consent_referral", victim, now)


@transaction.atomic
def consent_told(*, actor: Actor, moment_id: UUID, said: Consent, now: datetime) -> None:
    """The person said yes to the carer, who writes that down."""
    victim = cared_person(actor, moment_id)
    keep_consent(victim, said, actor.account_id, now)
    _line(actor, "note_consent", victim, now)


@transaction.atomic
def withdraw(*, actor: Actor, number: str, receiver: str, now: datetime) -> None:
    """No more, from now on: what was written for this receiver goes, that it was there stays."""
    victim = own_person(actor, number)
    end_consent(victim, receiver, now)
    _line(actor, "withdraw_referral", victim, now)


@transaction.atomic
def withdraw_told(*, actor: Actor, moment_id: UUID, receiver: str, now: datetime) -> None:
    """The person told the carer that it is over."""
    victim = cared_person(actor, moment_id)
    end_consent(victim, receiver, now)
    _line(actor, "note_withdrawal", victim, now)


@transaction.atomic
def record_outcome(*, actor: Actor, moment_id: UUID, receiver: str, outcome: str, now: datetime) -> None:
    """One word from the carer; never more."""
    victim = cared_person(actor, moment_id)
    say_outcome(victim, receiver, outcome, now)
    _line(actor, "record_referral", victim, now)


def referrals_of(victim: Victim) -> tuple[ReferralView, ...]:
    """Newest first; the caller may see this person's care."""
    rows = Referral.objects.filter(victim=victim).order_by("-consented_at", "pk")
    return tuple(_view(row) for row in rows)


def standing(victim: Victim, receiver: str) -> ReferralView:
    """The consent on which a slip is made; refused without one."""
    return _view(standing_row(victim, receiver))


def keep_consent(victim: Victim, said: Consent, recorded_by: UUID | None, now: datetime) -> None:
    _check(victim, said)
    row = Referral(
        organisation_id=victim.organisation_id,
        incident_id=victim.incident_id,
        victim=victim,
        receiver=said.receiver,
        purpose=said.purpose,
        parts=[one.value for one in SlipPart if one in said.parts],
        consented_at=now,
        recorded_by_id=recorded_by,
    )
    told = SlipPart.REACH in said.parts
    vault.seal(row, addressee=said.addressee.strip() or None, reach=said.reach.strip() if told else None)
    row.save(force_insert=True)


def _check(victim: Victim, said: Consent) -> None:
    known = {one.receiver for one in receivers_of(victim.organisation_id)}
    if said.receiver not in known or len(said.addressee.strip()) > LONGEST:
        raise ReceiverUnknown
    if said.purpose not in SlipPurpose.values:
        raise PurposeUnknown
    if not set(said.parts) <= set(SlipPart.values) or not _can_be_found(said.parts):
        raise NothingTicked
    if SlipPart.REACH in said.parts and not 0 < len(said.reach.strip()) <= LONGEST:
        raise ReachForSlip
    if Referral.objects.filter(victim=victim, receiver=said.receiver, withdrawn_at=None).exists():
        raise ConsentStands


def say_outcome(victim: Victim, receiver: str, outcome: str, now: datetime) -> None:
    row = standing_row(victim, receiver)
    if outcome not in SlipOutcome.values:
        raise ReceiverUnknown
    row.outcome, row.outcome_at = outcome, now
    row.save()


def _can_be_found(parts: Sequence[str]) -> bool:
    return SlipPart.NAME in parts or SlipPart.REACH in parts


def end_consent(victim: Victim, receiver: str, now: datetime) -> None:
    row = standing_row(victim, receiver)
    row.withdrawn_at = now
    vault.seal(row, addressee=None, reach=None)
    row.save()


def standing_row(victim: Victim, receiver: str) -> Referral:
    row = Referral.objects.filter(victim=victim, receiver=receiver, withdrawn_at=None).first()
    if row is None:
        if receiver not in Receiver.values:
            raise NotVisible
        raise NotConsented
    return row


def _view(row: Referral) -> ReferralView:
    return ReferralView(
        receiver=Receiver(row.receiver),
        purpose=SlipPurpose(row.purpose),
        parts=tuple(SlipPart(one) for one in row.parts),
        addressee=vault.open(row, "addressee"),
        reach=vault.open(row, "reach"),
        consented_at=row.consented_at,
        withdrawn_at=row.withdrawn_at,
        outcome=SlipOutcome(row.outcome),
        by_carer=row.recorded_by_id is not None,
    )


def _line(actor: Actor, action: str, victim: Victim, now: datetime) -> None:
    append(actor, now, line_about(action, victim, purpose="referral"))


def line_about(action: str, victim: Victim, *, purpose: str = "care") -> Entry:
    """About the person, so that whoever reported the event reads nothing of the care of a witness."""
    return Entry(action, "victim", victim.pk, (Compartment.AFTERCARE,), subject_id=victim.pk, purpose=purpose)
