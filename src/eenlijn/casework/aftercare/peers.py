# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A talk with a peer supporter (BOT) of which nobody else knows: no manager, no handler.

| left behind by every other talk | here |
|---|---|
| a row of its own with the person and the carer | yes, read by these two only |
| a clock, an assignment, a line in the timeline, a fact, the sign of measure 8, "changed at" | no |
| a notice | without a number, the same words as for any other talk; told to no system |
| a line in the trail | about the talk, without the case and its number |

Source: the handbook of peer support teams in list 7.4: it may be invisible to the manager, and its notes
are not kept. How the person wants to be found goes as soon as the talk is over.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from eenlijn.casework.aftercare.access import own_person, peer_talks_of
from eenlijn.casework.aftercare.carers import PEER, care_givers, given_as
from eenlijn.casework.aftercare.codes import PeerState
from eenlijn.casework.aftercare.models import PeerTalk
from eenlijn.casework.incidents import conflicts
from eenlijn.casework.incidents.models import Incident, Victim
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.commons.accounts.queries import holders_of_role, names_of
from eenlijn.commons.keys import vault
from eenlijn.commons.notices.actions import announcement
from eenlijn.commons.trail.actions import Entry, append
from eenlijn.foundation.sealed.compartments import Compartment
from eenlijn.foundation.together import insert_together

LONGEST_REACH: Final = 120


class PeerAsked(Refused):
    def __init__(self) -> None:
        super().__init__(_("Je hebt al iemand gevraagd. Trek dat eerst in als je een ander wilt."))


class NoPeer(Refused):
    def __init__(self) -> None:
        super().__init__(_("Kies iemand uit de lijst. Deze collega kan dit nu niet doen."))


class ReachNeeded(Refused):
    def __init__(self) -> None:
        super().__init__(_("Schrijf hoe je collega je kan bereiken, in ten hoogste 120 tekens."))


class PeerMomentWrong(Refused):
    def __init__(self) -> None:
        super().__init__(
            _("Kies voor een afspraak een moment dat nog komt, en voor een gesprek een dat er was.")
        )


class PeerOver(Refused):
    def __init__(self) -> None:
        super().__init__(_("Dit gesprek is al afgerond of ingetrokken."))


@dataclass(frozen=True)
class OwnPeer:
    """What the person reads of the own question; `is_able` tells whether that colleague still can."""

    id: UUID
    name: str
    state: PeerState
    is_able: bool
    planned_at: datetime | None


@dataclass(frozen=True)
class PeerRow:
    """A line in the list of a peer supporter: nobody's name, and no number."""

    id: UUID
    state: PeerState
    asked_at: datetime
    planned_at: datetime | None
    ended_at: datetime | None


@dataclass(frozen=True)
class PeerPage:
    """One talk for its peer supporter."""

    row: PeerRow
    name: str
    function: str
    reach: str


def peers_for(victim: Victim, now: datetime) -> dict[UUID, str]:
    """Who may be asked, by name: a peer supporter who does not lead, handle or have a part in this case."""
    incident = victim.incident
    told = given_as(incident.organisation_id)
    able = {one for one in care_givers(incident.organisation_id, now) if told.get(one) == PEER}
    able -= conflicts.kept_out_of(incident, now) | _leading(incident, now)
    able -= {victim.account_id}
    return names_of(able)


def _leading(incident: Incident, now: datetime) -> frozenset[UUID]:
    """Who gives care never coordinates or leads in the same case (decision 23)."""
    return holders_of_role(
        organisation_id=incident.organisation_id,
        roles=(Role.COO, Role.MGR),
        unit_id=incident.unit_id,
        now=now,
    )


@transaction.atomic
def ask_peer(*, actor: Actor, number: str, account_id: UUID, reach: str, now: datetime) -> None:
    """The person asks one colleague; whoever can no longer do it makes room for another."""
    victim = own_person(actor, number)
    able = peers_for(victim, now)
    if account_id not in able:
        raise NoPeer
    if not len(reach.strip()) <= LONGEST_REACH or (not reach.strip() and not _is_known(victim)):
        raise ReachNeeded
    for row in PeerTalk.objects.select_for_update().filter(victim=victim, state=PeerState.ASKED):
        if row.carer_id in able:
            raise PeerAsked
        _end(row, PeerState.RETURNED, now)
    row = PeerTalk(
        organisation_id=victim.organisation_id,
        incident_id=victim.incident_id,
        victim=victim,
        carer_id=account_id,
        asked_at=now,
    )
    vault.seal(row, reach=reach.strip() or None)
    row.save(force_insert=True)
    tell_quietly(victim.incident, "talk_asked", account_id, now)
    _line(actor, "ask_peer", row, now)


def _is_known(victim: Victim) -> bool:
    """Whether a colleague could find this person by name."""
    return victim.account_id is not None or bool(vault.open(victim, "name"))


@transaction.atomic
def withdraw_peer(*, actor: Actor, number: str, now: datetime) -> None:
    """The person does not want it any more; the peer supporter keeps nothing of it."""
    row = (
        PeerTalk.objects.select_for_update()
        .filter(victim=own_person(actor, number), state=PeerState.ASKED)
        .first()
    )
    if row is None:
        raise NotVisible
    _end(row, PeerState.WITHDRAWN, now)
    _line(actor, "withdraw_peer", row, now)


def own_peer(victim: Victim, now: datetime) -> OwnPeer | None:
    """The last question of this person."""
    row = PeerTalk.objects.filter(victim=victim).order_by("-asked_at").first()
    if row is None:
        return None
    able = peers_for(victim, now)
    names = names_of({row.carer_id})
    return OwnPeer(
        row.pk, names.get(row.carer_id, ""), PeerState(row.state), row.carer_id in able, row.planned_at
    )


def my_peer_talks(actor: Actor) -> tuple[PeerRow, ...]:
    """What was asked of this peer supporter: open ones first."""
    rows = list(peer_talks_of(actor).order_by("asked_at", "pk")[:200])
    shown = [_row(one) for one in rows]
    return (*(one for one in shown if one.ended_at is None), *(one for one in shown if one.ended_at))


@transaction.atomic
def open_peer_talk(*, actor: Actor, peer_id: UUID, now: datetime) -> PeerPage:
    """Whom it is for; of a talk that is over nobody's name is shown any more."""
    row = _mine(actor, peer_id)
    is_open = row.state == PeerState.ASKED
    victim = row.victim
    known = names_of({victim.account_id}).get(victim.account_id, "") if victim.account_id else ""
    page = PeerPage(
        row=_row(row),
        name=(known or vault.open(victim, "name")) if is_open else "",
        function=victim.function_name if is_open else "",
        reach=vault.open(row, "reach"),
    )
    _line(actor, "open_peer_talk", row, now)
    return page


@transaction.atomic
def plan_peer_talk(*, actor: Actor, peer_id: UUID, at: datetime, now: datetime) -> None:
    row = _open(actor, peer_id)
    if at <= now:
        raise PeerMomentWrong
    row.planned_at, row.reminded_at = at, None
    row.save()
    _line(actor, "plan_peer_talk", row, now)


@transaction.atomic
def record_peer_talk(*, actor: Actor, peer_id: UUID, at: datetime, now: datetime) -> None:
    """Only that it was there, and when."""
    row = _open(actor, peer_id)
    if not row.asked_at.replace(second=0, microsecond=0) <= at <= now:
        raise PeerMomentWrong
    _end(row, PeerState.MADE, at)
    _line(actor, "record_peer_talk", row, now)


@transaction.atomic
def return_peer_talk(*, actor: Actor, peer_id: UUID, now: datetime) -> None:
    """The peer supporter cannot do it: the person hears that, and asks another."""
    row = _open(actor, peer_id)
    _give_back(row, now)
    _line(actor, "return_peer_talk", row, now)


def give_back_orphans(now: datetime) -> int:
    """Whoever can no longer be a peer supporter here, has what was asked of them given back to the person."""
    done = 0
    for row in PeerTalk.objects.filter(state=PeerState.ASKED).select_related("victim__incident"):
        if row.carer_id not in peers_for(row.victim, now):
            _give_back(row, now)
            done += 1
    return done


def tell_quietly(incident: Incident, event_type: str, account_id: UUID, now: datetime) -> None:
    """A notice without a number, which no system hears of; an exercise tells nobody."""
    if incident.is_exercise:
        return
    rows = announcement(
        organisation_id=incident.organisation_id,
        event_type=event_type,
        object_number="",
        recipients=(account_id,),
        now=now,
        is_for_people=True,
    )
    insert_together(rows)


def _give_back(row: PeerTalk, now: datetime) -> None:
    _end(row, PeerState.RETURNED, now)
    if row.victim.account_id is not None:
        tell_quietly(row.victim.incident, "talk_returned", row.victim.account_id, now)


def _end(row: PeerTalk, state: PeerState, at: datetime) -> None:
    row.state, row.ended_at = state, at
    vault.seal(row, reach=None)
    row.save()


def _mine(actor: Actor, peer_id: UUID) -> PeerTalk:
    row = peer_talks_of(actor).select_related("victim__incident").filter(pk=peer_id).first()
    if row is None:
        raise NotVisible
    return row


def _open(actor: Actor, peer_id: UUID) -> PeerTalk:
    row = _mine(actor, peer_id)
    if row.state != PeerState.ASKED:
        raise PeerOver
    return row


def _row(row: PeerTalk) -> PeerRow:
    return PeerRow(row.pk, PeerState(row.state), row.asked_at, row.planned_at, row.ended_at)


def _line(actor: Actor, action: str, row: PeerTalk, now: datetime) -> None:
    """About the talk and nothing else: whoever reads the trail learns no number and no person from it."""
    append(actor, now, Entry(action, "peer_talk", row.pk, (Compartment.AFTERCARE,), purpose="peer_talk"))
