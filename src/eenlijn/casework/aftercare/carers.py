# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who gives care here as what (list 8.16), and who may get a referral: settings of the employer.

The administrator says it. No case is in it; who gives care to whom stands in the moments.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from eenlijn.casework.aftercare.codes import Receiver
from eenlijn.casework.aftercare.models import CarerAs, ReceiverHere
from eenlijn.casework.incidents.codes import label
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.commons.accounts.queries import names_of, roles_in_force
from eenlijn.commons.trail.actions import Entry, append
from eenlijn.foundation.clock import to_local

MANAGER: Final = "provider_manager"
PEER: Final = "provider_bot"
# As what somebody with the role for care may give it; the manager needs no role, police are not ours.
GIVEN_AS: Final = (
    PEER,
    "provider_colleague",
    "provider_hr",
    "provider_company_doctor",
    "provider_social_work",
    "provider_psychologist",
    "provider_confidential_adviser",
)
# Whom a person may ask for; the others are found by whoever gives the first talk.
WANTED: Final = (
    PEER,
    MANAGER,
    "provider_confidential_adviser",
    "provider_social_work",
    "provider_company_doctor",
)
# National, and the same for everybody. Source: the Dutch victim support itself; not verified by us.
VICTIM_SUPPORT_SITE: Final = "www.slachtofferhulp.nl"
# What an employer says itself: a doctor of one's own is nobody else's to name.
SAID_HERE: Final = (Receiver.COMPANY_DOCTOR,)


class NoCarer(Refused):
    def __init__(self) -> None:
        super().__init__(_("Deze collega heeft hier geen rol voor nazorg. Geef die rol eerst."))


class UnknownAs(Refused):
    def __init__(self) -> None:
        super().__init__(_("Kies als wat deze collega nazorg geeft."))


class ReceiverNeedsName(Refused):
    def __init__(self) -> None:
        super().__init__(_("Schrijf hoe de bedrijfsarts of arbodienst heet, in ten hoogste 80 tekens."))


@dataclass(frozen=True)
class CarerHere:
    """Somebody who gives care, and as what; `provider` is empty until somebody said so."""

    account_id: UUID
    name: str
    provider: str

    @property
    def given_as(self) -> str:
        return label("aftercare_contact", self.provider) if self.provider else ""


def carers_here(actor: Actor, now: datetime) -> tuple[CarerHere, ...]:
    """Everybody with the role for care, by name; for the administrator."""
    if not actor.has(Role.ADM):
        raise NotVisible
    accounts = care_givers(actor.scope_id, now)
    names, told = names_of(accounts), given_as(actor.scope_id)
    found = (CarerHere(one, names.get(one, ""), told.get(one, "")) for one in accounts)
    return tuple(sorted(found, key=lambda one: (one.name.casefold(), str(one.account_id))))


def care_givers(organisation_id: UUID, now: datetime) -> frozenset[UUID]:
    """Who holds the role for care today."""
    rows = roles_in_force(to_local(now).date()).filter(organisation_id=organisation_id, role=Role.AFT)
    return frozenset(rows.values_list("membership__account_id", flat=True))


def given_as(organisation_id: UUID) -> dict[UUID, str]:
    """As what each of them gives care, by account."""
    return dict(CarerAs.objects.filter(organisation_id=organisation_id).values_list("account_id", "provider"))


@transaction.atomic
def set_given_as(*, actor: Actor, account_id: UUID, provider: str, now: datetime) -> None:
    """Say as what somebody gives care; empty takes it back."""
    if not actor.has(Role.ADM):
        raise NotVisible
    if account_id not in care_givers(actor.scope_id, now):
        raise NoCarer
    if provider and provider not in GIVEN_AS:
        raise UnknownAs
    rows = CarerAs.objects.filter(organisation_id=actor.scope_id, account_id=account_id)
    if provider:
        rows.update_or_create(
            organisation_id=actor.scope_id, account_id=account_id, defaults={"provider": provider}
        )
    else:
        rows.delete()
    append(actor, now, Entry("set_carer", "carer", account_id))


@dataclass(frozen=True)
class ReceiverView:
    """One receiver; `is_verified` is about what we say of it ourselves."""

    receiver: Receiver
    name: str
    reach: str
    is_verified: bool = True


def receivers_of(organisation_id: UUID) -> tuple[ReceiverView, ...]:
    """Every receiver a person may choose here; a company doctor only where the employer named one."""
    here = {row.receiver: row for row in ReceiverHere.objects.filter(organisation_id=organisation_id)}
    company = here.get(Receiver.COMPANY_DOCTOR)
    found = [
        ReceiverView(
            Receiver.VICTIM_SUPPORT,
            str(Receiver.VICTIM_SUPPORT.label),
            VICTIM_SUPPORT_SITE,
            is_verified=False,
        ),
        ReceiverView(Receiver.OWN_DOCTOR, str(Receiver.OWN_DOCTOR.label), ""),
    ]
    if company is not None:
        found.append(ReceiverView(Receiver.COMPANY_DOCTOR, company.name, company.reach))
    return tuple(found)


@transaction.atomic
def set_receiver(*, actor: Actor, receiver: Receiver, name: str, reach: str, now: datetime) -> None:
    """Who the company doctor or occupational health service is here, and how they are reached."""
    if not actor.has(Role.ADM) or receiver not in SAID_HERE:
        raise NotVisible
    longest = {"name": 80, "reach": 120}
    if not 0 < len(name.strip()) <= longest["name"] or len(reach.strip()) > longest["reach"]:
        raise ReceiverNeedsName
    ReceiverHere.objects.update_or_create(
        organisation_id=actor.scope_id,
        receiver=receiver,
        defaults={"name": name.strip(), "reach": reach.strip()},
    )
    append(actor, now, Entry("set_receiver", "receiver", receiver.value))
