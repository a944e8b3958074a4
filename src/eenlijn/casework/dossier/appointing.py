# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Cases about a colleague that nobody may handle: a privacy officer appoints who does, and reads nothing.

A number, and that nobody handles it: more a privacy officer does not see here. Appointed is who coordinates
at this employer, of whatever unit, and stands outside the line of whoever is involved. Without that role an
assignment opens nothing; giving it is the administrator's, as always.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from eenlijn.casework.dossier.codes import Act
from eenlijn.casework.dossier.coming_back import Proposal, proposal_overseen, proposals_standing
from eenlijn.casework.dossier.lanes import NobodyCalledThis, SeveralCalledThis, colleagues_called
from eenlijn.casework.dossier.traces import line, note, tell
from eenlijn.casework.incidents import access as incidents
from eenlijn.casework.incidents import conflicts, handing_over
from eenlijn.casework.incidents.codes import AssignmentKind
from eenlijn.casework.incidents.models import Assignment, Incident
from eenlijn.casework.incidents.states import OPEN
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.commons.accounts.queries import roles_in_force
from eenlijn.commons.trail.actions import append
from eenlijn.foundation.clock import to_local
from eenlijn.foundation.identifiers import normalise_number
from eenlijn.foundation.sealed.compartments import Compartment

MOST: Final = 100


class CannotHandle(Refused):
    """One sentence for every why: it tells nobody who is involved."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Deze collega kan dit dossier niet behandelen. Dat kan alleen een coördinator die er "
                "niets mee te maken heeft. Is die er niet? Vraag de beheerder om een andere collega de rol "
                "van coördinator te geven. Voor één team is genoeg."
            )
        )


@dataclass(frozen=True)
class Overseen:
    """A number, and what it waits for: somebody to handle it, or a second person."""

    number: str
    needs_handler: bool
    proposal: Proposal | None = None


def waiting(actor: Actor, now: datetime) -> tuple[Overseen, ...]:
    """What waits for this privacy officer: who has nobody first. Nothing for who is none."""
    if not actor.has(Role.DPO):
        return ()
    lonely = [Overseen(one.number, needs_handler=True) for one in _unhandled(actor, now)]
    asked = proposals_standing(now).filter(organisation_id=actor.scope_id).values("incident")
    numbers = (
        incidents.overseen_by(actor).filter(pk__in=asked).order_by("number").values_list("number", flat=True)
    )
    asking = [Overseen(number, needs_handler=False) for number in numbers[:MOST]]
    known = {one.number for one in lonely}
    return (*lonely, *(one for one in asking if one.number not in known))


def overseen(actor: Actor, number: str, now: datetime) -> Overseen:
    """What waits of this number; NotVisible for everything else, whatever it is."""
    incident = _of(incidents.overseen_by(actor), number)
    if not _handlers([incident], now)[incident.pk] and incident.status in OPEN:
        return Overseen(incident.number, needs_handler=True)
    proposal = proposal_overseen(actor, incident, now)
    if proposal is None:
        raise NotVisible
    return Overseen(incident.number, needs_handler=False, proposal=proposal)


@transaction.atomic
def appoint_handler(*, actor: Actor, number: str, called: str, now: datetime) -> None:
    """By exact name or work address; whoever it is hears of it, and handles it from now on."""
    incident = _of(incidents.overseen_by(actor).filter(status__in=OPEN), number)
    Incident.objects.select_for_update().get(pk=incident.pk)
    if _handlers([incident], now)[incident.pk]:
        raise NotVisible
    found = colleagues_called(incident.organisation_id, called, now)
    if not found:
        raise NobodyCalledThis
    if len(found) > 1:
        raise SeveralCalledThis
    account_id = next(iter(found))
    if account_id not in _able(incident, found, now):
        raise CannotHandle
    kind = AssignmentKind.HANDLER
    handing_over.assign(incident=incident, kind=kind, account_id=account_id, now=now)
    note(incident, Act.HANDLER_APPOINTED, now, actor.account_id)
    tell(incident, "needs_handler", {account_id}, now)
    append(actor, now, line("appoint_handler", incident, Compartment.FACTS))


def _able(incident: Incident, accounts: frozenset[UUID], now: datetime) -> set[UUID]:
    """Of these who coordinates and has nothing to do with it; never who is its confidential adviser."""
    caring = (AssignmentKind.ADVISER, AssignmentKind.CARER)
    others = {one.account_id for one in handing_over.workers_of(incident) if one.kind in caring}
    kept_out = conflicts.kept_out_of(incident, now)
    return (
        _coordinating(incident.organisation_id, accounts, now)
        - others
        - kept_out
        - incidents.are_parties(incident)
    )


def _coordinating(organisation_id: UUID, accounts: frozenset[UUID], now: datetime) -> set[UUID]:
    held = roles_in_force(to_local(now).date()).filter(
        organisation_id=organisation_id, role=Role.COO, membership__account_id__in=accounts
    )
    return set(held.values_list("membership__account_id", flat=True))


def _unhandled(actor: Actor, now: datetime) -> list[Incident]:
    rows = list(incidents.overseen_by(actor).filter(status__in=OPEN).order_by("number"))
    handlers = _handlers(rows, now)
    return [one for one in rows if not handlers[one.pk]][:MOST]


def _handlers(rows: list[Incident], now: datetime) -> dict[UUID, set[UUID]]:
    """Who handles each of these now or stands in for that, with the role that opens it. Two statements."""
    assigned = Assignment.objects.filter(incident__in=rows, kind__in=incidents.HANDLES, ended_at=None)
    pairs = list(assigned.values_list("incident_id", "account_id"))
    accounts = frozenset(account for _incident, account in pairs)
    able = _coordinating(rows[0].organisation_id, accounts, now) if rows else set()
    found: dict[UUID, set[UUID]] = defaultdict(set)
    for incident_id, account_id in pairs:
        if account_id in able:
            found[incident_id].add(account_id)
    return found


def _of(rows: "QuerySet[Incident]", number: str) -> Incident:
    if normalise_number(number) != number:
        raise NotVisible
    found = rows.filter(number=number).select_related("organisation", "unit", "report").first()
    if found is None:
        raise NotVisible
    return found
