# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who handles a dossier: offering it to a colleague, a deputy, and asking a carer or a lawyer.

| asked as | who may be asked |
|---|---|
| handler, deputy | a coordinator for the unit, or the standing deputy of the handler |
| carer | who gives care at this employer (AFT) |
| lawyer | who does law at this employer (LEG) |
| adviser | of a case about a colleague: who is called that and gives care (`lanes.advisers_for`) |

Only people of the own employer are in these lists, so somebody elsewhere cannot be asked at all.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from eenlijn.casework.dossier import access, lanes
from eenlijn.casework.dossier.codes import Act
from eenlijn.casework.dossier.measures_acts import person
from eenlijn.casework.dossier.restricted import check_use
from eenlijn.casework.dossier.traces import line, note, tell
from eenlijn.casework.incidents import conflicts, handing_over
from eenlijn.casework.incidents.access import are_parties
from eenlijn.casework.incidents.codes import AssignmentKind, HandOverState, Lane
from eenlijn.casework.incidents.models import HandOver, Incident
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.commons.accounts.queries import deputies_of, holders_of_role, names_of, roles_in_force
from eenlijn.commons.keys import vault
from eenlijn.commons.trail.actions import append
from eenlijn.foundation.clock import to_local
from eenlijn.foundation.sealed.compartments import Compartment

LONGEST_WORD = 500
_ROLES = {
    AssignmentKind.HANDLER: Role.COO,
    AssignmentKind.DEPUTY: Role.COO,
    AssignmentKind.CARER: Role.AFT,
    AssignmentKind.LEGAL: Role.LEG,
}
_ASKED = {*_ROLES, AssignmentKind.ADVISER} - {AssignmentKind.HANDLER}


class RefusalNeedsWord(Refused):
    def __init__(self) -> None:
        super().__init__(_("Schrijf kort waarom je het niet overneemt, in ten hoogste 500 tekens."))


class CannotBeAsked(Refused):
    def __init__(self) -> None:
        super().__init__(_("Kies iemand uit de lijst."))


@dataclass(frozen=True)
class Offer:
    """An offer that waits; `is_mine` is for whoever has to answer it."""

    by: str
    to: str
    word: str
    offered_at: datetime
    is_mine: bool
    may_withdraw: bool


@dataclass(frozen=True)
class Helper:
    name: str
    account_id: UUID
    kind: AssignmentKind
    since: datetime


@dataclass(frozen=True)
class Hands:
    """Who works on a dossier, who may be asked, and the offer that waits."""

    helpers: tuple[Helper, ...]
    offer: Offer | None
    handlers: tuple[tuple[UUID, str], ...]
    carers: tuple[tuple[UUID, str], ...]
    lawyers: tuple[tuple[UUID, str], ...]
    # Only of a case about a colleague that has none now.
    advisers: tuple[tuple[UUID, str], ...] = ()
    lacks_adviser: bool = False


def hands_of(actor: Actor, number: str, now: datetime) -> Hands:
    """For whoever handles it, and whoever was offered it; NotVisible for anyone else."""
    incident = offered_or_handled(actor, number)
    workers = handing_over.workers_of(incident)
    row = _open(incident)
    lacks_adviser = incident.lane == Lane.INTERNAL and not _now(workers, AssignmentKind.ADVISER)
    may = {kind: able(incident, kind, now) for kind in _ROLES}
    may[AssignmentKind.ADVISER] = able(incident, AssignmentKind.ADVISER, now) if lacks_adviser else set()
    names = names_of(
        {one.account_id for one in workers}
        | set().union(*may.values())
        | ({row.offered_by_id, row.offered_to_id} if row else set())
    )
    return Hands(
        helpers=tuple(
            Helper(names.get(one.account_id, ""), one.account_id, one.kind, one.since) for one in workers
        ),
        offer=_offer(row, actor, names) if row else None,
        handlers=_choices(may[AssignmentKind.HANDLER] - _now(workers, AssignmentKind.HANDLER), names),
        carers=_choices(may[AssignmentKind.CARER], names),
        lawyers=_choices(may[AssignmentKind.LEGAL] - _now(workers, AssignmentKind.LEGAL), names),
        advisers=_choices(may[AssignmentKind.ADVISER], names),
        lacks_adviser=lacks_adviser,
    )


def offered_or_handled(actor: Actor, number: str) -> Incident:
    """Whoever was offered it sees it before accepting; only ever someone of the own employer."""
    if actor.account_id is not None:
        offered = HandOver.objects.filter(
            incident__number=number,
            organisation_id=actor.scope_id,
            offered_to_id=actor.account_id,
            state=HandOverState.OFFERED,
        )
        free = offered.filter(~conflicts.keeps_out(actor, "incident"))
        found = free.select_related("incident__organisation", "incident__unit").first()
        if found is not None:
            return found.incident
    return access.handled(actor, number)


@transaction.atomic
def offer(*, actor: Actor, number: str, account_id: UUID, word: str, now: datetime) -> None:
    """Offer the dossier; it stays with the handler until the colleague accepts."""
    incident = access.handled(actor, number)
    check_use(incident)
    if account_id not in able(incident, AssignmentKind.HANDLER, now):
        raise CannotBeAsked
    _short(word)
    handing_over.offer(incident=incident, offered_by=person(actor), offered_to=account_id, word=word, now=now)
    note(incident, Act.HAND_OVER_OFFERED, now, actor.account_id)
    tell(incident, "hand_over_offered", {account_id}, now)
    append(actor, now, line("offer_hand_over", incident, Compartment.FACTS))


@transaction.atomic
def answer_offer(*, actor: Actor, number: str, is_accepted: bool, word: str, now: datetime) -> None:
    """Accept: the dossier is handled by the actor from now on, and the timeline is the receipt."""
    incident = offered_or_handled(actor, number)
    row = _open(incident)
    if row is None or row.offered_to_id != person(actor):
        raise NotVisible
    if not is_accepted and not word.strip():
        raise RefusalNeedsWord
    _short(word)
    state = HandOverState.ACCEPTED if is_accepted else HandOverState.REFUSED
    handing_over.answer_offer(row=row, state=state, word="" if is_accepted else word, now=now)
    note(incident, Act.HANDED_OVER if is_accepted else Act.HAND_OVER_REFUSED, now, actor.account_id)
    tell(incident, "hand_over_answered", {row.offered_by_id}, now)
    append(actor, now, line("answer_hand_over", incident, Compartment.FACTS))


@transaction.atomic
def withdraw_offer(*, actor: Actor, number: str, now: datetime) -> None:
    """Whoever handles it takes the offer back."""
    incident = access.handled(actor, number)
    row = _open(incident)
    if row is None:
        raise NotVisible
    handing_over.answer_offer(row=row, state=HandOverState.WITHDRAWN, word="", now=now)
    append(actor, now, line("withdraw_hand_over", incident, Compartment.FACTS))


@transaction.atomic
def ask(*, actor: Actor, number: str, kind: AssignmentKind, account_id: UUID, now: datetime) -> None:
    """Ask a deputy, a carer, a lawyer or an adviser; who handles it moves by an offer and nothing else."""
    incident = access.handled(actor, number)
    if kind != AssignmentKind.CARER:  # whom it happened to is cared for, whatever another asked
        check_use(incident)
    if kind not in _ASKED or account_id not in able(incident, kind, now):
        raise CannotBeAsked
    if handing_over.assign(incident=incident, kind=kind, account_id=account_id, now=now):
        note(incident, Act.ASSIGNED, now, actor.account_id, kind=kind)
        tell(incident, "asked_to_help", {account_id}, now)
        append(actor, now, line("ask_to_help", incident, Compartment.FACTS))


@transaction.atomic
def end_help(*, actor: Actor, number: str, kind: AssignmentKind, account_id: UUID, now: datetime) -> None:
    """The deputy, carer or lawyer is no longer needed and sees it no longer."""
    incident = access.handled(actor, number)
    if kind not in _ROLES or kind == AssignmentKind.HANDLER:
        raise CannotBeAsked
    handing_over.unassign(incident=incident, kind=kind, account_id=account_id, now=now)
    append(actor, now, line("end_help", incident, Compartment.FACTS))


def carers_for(incident: Incident, now: datetime) -> tuple[tuple[UUID, str], ...]:
    """Who may be asked for care, by name."""
    carers = able(incident, AssignmentKind.CARER, now)
    return _choices(carers, names_of(carers))


def able(incident: Incident, kind: AssignmentKind, now: datetime) -> set[UUID]:
    """Who may be asked for this; one rule for a single dossier and for all of somebody who leaves.

    Never who is involved; and a protected case is handled by who is named on it, not by offers.
    """
    if incident.lane == Lane.PROTECTED and kind in handing_over.SINGLE:
        return set()
    if kind is AssignmentKind.ADVISER:
        return _advising(incident, now) if incident.lane == Lane.INTERNAL else set()
    return _holding(incident, kind, now) - conflicts.kept_out_of(incident, now)


def _advising(incident: Incident, now: datetime) -> set[UUID]:
    """Whoever handles it, or to whom it happened, advises nobody in it."""
    acting = {one.account_id for one in handing_over.workers_of(incident) if one.kind in handing_over.SINGLE}
    others = acting | are_parties(incident) | conflicts.kept_out_of(incident, now)
    return set(lanes.advisers_for(incident, now)) - others


def _holding(incident: Incident, kind: AssignmentKind, now: datetime) -> set[UUID]:
    found = set(
        holders_of_role(
            organisation_id=incident.organisation_id,
            roles=(_ROLES[kind],),
            unit_id=incident.unit_id,
            now=now,
        )
    )
    if kind in handing_over.SINGLE:
        handlers = _now(handing_over.workers_of(incident), AssignmentKind.HANDLER)
        found |= _coordinating(incident, deputies_of(incident.organisation_id, handlers).values(), now)
    return found


def _coordinating(incident: Incident, accounts: Iterable[UUID], now: datetime) -> set[UUID]:
    """Of these the coordinators, of whatever unit: without the role an assignment opens nothing."""
    held = roles_in_force(to_local(now).date()).filter(
        organisation_id=incident.organisation_id, role=Role.COO, membership__account_id__in=list(accounts)
    )
    return set(held.values_list("membership__account_id", flat=True))


def _now(workers: tuple[handing_over.Worker, ...], kind: AssignmentKind) -> set[UUID]:
    return {one.account_id for one in workers if one.kind == kind}


def _open(incident: Incident) -> HandOver | None:
    return HandOver.objects.filter(incident=incident, state=HandOverState.OFFERED).first()


def _offer(row: HandOver, actor: Actor, names: dict[UUID, str]) -> Offer:
    is_mine = row.offered_to_id == actor.account_id
    return Offer(
        by=names.get(row.offered_by_id, ""),
        to=names.get(row.offered_to_id, ""),
        word=vault.open(row, "word"),
        offered_at=row.offered_at,
        is_mine=is_mine,
        may_withdraw=not is_mine,
    )


def _choices(accounts: set[UUID], names: dict[UUID, str]) -> tuple[tuple[UUID, str], ...]:
    return tuple(sorted(((one, names.get(one, "")) for one in accounts), key=lambda pair: pair[1]))


def _short(word: str) -> None:
    if len(word) > LONGEST_WORD:
        raise RefusalNeedsWord
