# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Care from the side of whom it is for: who was hit, and who saw it; by account or by the code of the report.

They say no to a talk, and yes after all, also when the dossier closed long ago: heavier reactions come later
and need no new report. They choose with whom, and say what would help at home.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F

from eenlijn.casework.aftercare import access as care_access
from eenlijn.casework.aftercare import wishes
from eenlijn.casework.aftercare.actions import Ending
from eenlijn.casework.aftercare.carers import ReceiverView, receivers_of
from eenlijn.casework.aftercare.codes import CareMomentKind, CareState
from eenlijn.casework.aftercare.peers import OwnPeer, own_peer, peers_for
from eenlijn.casework.aftercare.referrals import ReferralView, line_about, referrals_of
from eenlijn.casework.aftercare.wishes import NO_CHOICE, Choice, HomeView
from eenlijn.casework.dossier.care import Moment, begin_again, end, moments_of
from eenlijn.casework.incidents.models import Incident
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.keys import vault
from eenlijn.commons.trail.actions import append


@dataclass(frozen=True)
class OwnCare:
    """Everything about the own care; read by the person alone."""

    number: str
    organisation_name: str
    is_exercise: bool
    is_closed: bool
    phone_label: str
    phone_number: str
    is_known: bool
    moments: tuple[Moment, ...]
    choice: Choice
    home: tuple[HomeView, ...]
    peer: OwnPeer | None
    peers: tuple[tuple[UUID, str], ...]
    referrals: tuple[ReferralView, ...]
    receivers: tuple[ReceiverView, ...]

    @property
    def next_moment(self) -> Moment | None:
        """What comes first: agreed moments before those that are only due."""
        waiting = [one for one in self.moments if one.is_open]
        return min(waiting, key=lambda one: str(one.planned_at or one.due_at or ""), default=None)

    @property
    def may_begin(self) -> bool:
        """Whether they can ask for a talk now: unless the first one is still to come."""
        return not any(one.is_open and one.kind is CareMomentKind.FIRST_TALK for one in self.moments)


def own_care(actor: Actor, number: str, now: datetime) -> OwnCare:
    """NotVisible when this actor is nobody in this event. The caller has written the trail line."""
    victim = care_access.own_person(actor, number)
    incident = victim.incident
    organisation = incident.organisation
    peers = peers_for(victim, now)
    return OwnCare(
        number=incident.number,
        organisation_name=organisation.name,
        is_exercise=incident.is_exercise,
        is_closed=incident.closed_at is not None,
        phone_label=organisation.care_phone_label,
        phone_number=organisation.care_phone_number,
        is_known=victim.account_id is not None or bool(vault.open(victim, "name")),
        moments=own_moments(actor, incident),
        choice=wishes.choices_of([victim.pk]).get(victim.pk, NO_CHOICE),
        home=wishes.wishes_of(victim.pk),
        peer=own_peer(victim, now),
        peers=tuple(sorted(peers.items(), key=lambda one: (one[1].casefold(), str(one[0])))),
        referrals=referrals_of(victim),
        receivers=receivers_of(incident.organisation_id),
    )


def own_moments(actor: Actor, incident: Incident) -> tuple[Moment, ...]:
    """The own moments in one event, for the person they are for."""
    return moments_of(care_access.own_moments(actor).filter(incident=incident))


@dataclass(frozen=True)
class CareOfMine:
    """An event that somebody else reported and in which there is care for me."""

    number: str
    waits: bool


def care_of_mine(actor: Actor) -> tuple[CareOfMine, ...]:
    """Where care is planned or was given to me, besides the own reports; one statement."""
    if actor.account_id is None:
        return ()
    rows = care_access.own_moments(actor).exclude(victim_id=F("incident__report_id"))
    found: dict[str, bool] = {}
    for number, state in rows.order_by("-incident__reported_at").values_list("incident__number", "state")[
        :100
    ]:
        found[number] = found.get(number, False) or state == CareState.PLANNED
    return tuple(CareOfMine(number, waits) for number, waits in found.items())


@transaction.atomic
def open_own_care(*, actor: Actor, number: str, now: datetime) -> OwnCare:
    """The page itself; the line is about the person, and in nobody's list of who looked."""
    page = own_care(actor, number, now)
    append(actor, now, line_about("open_own_care", care_access.own_person(actor, number)))
    return page


@transaction.atomic
def decline_own(*, actor: Actor, moment_id: UUID, now: datetime) -> None:
    """The person it is for says no; at the next moment they are asked again."""
    rows = care_access.own_moments(actor).select_related("incident__organisation", "incident__unit", "victim")
    row = rows.filter(pk=moment_id).first()
    if row is None:
        raise NotVisible
    end(row, Ending(CareState.DECLINED, now), actor, now, "decline_care")


@transaction.atomic
def want_care(*, actor: Actor, number: str, now: datetime) -> None:
    """Yes after all: a talk at once, without a new report."""
    begin_again(care_access.own_person(actor, number), "want_care", actor, now)


@transaction.atomic
def choose_carer(*, actor: Actor, number: str, choice: Choice, now: datetime) -> None:
    """With whom, or not with whom; nobody is told why."""
    victim = care_access.own_person(actor, number)
    wishes.choose(victim=victim, choice=choice, now=now)
    append(actor, now, line_about("choose_carer", victim))


@transaction.atomic
def wish_for_home(*, actor: Actor, number: str, offer: str, now: datetime) -> None:
    """Only the person asks for something at home."""
    victim = care_access.own_person(actor, number)
    wishes.wish_for_home(victim=victim, offer=offer, now=now)
    append(actor, now, line_about("wish_for_home", victim))


@transaction.atomic
def withdraw_wish(*, actor: Actor, number: str, wish_id: UUID, now: datetime) -> None:
    """Not for home after all."""
    victim = care_access.own_person(actor, number)
    wishes.withdraw_wish(victim=victim, wish_id=wish_id, now=now)
    append(actor, now, line_about("withdraw_wish", victim))
