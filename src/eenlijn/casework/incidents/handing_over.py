# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who works on an incident: asking someone, ending that, and handing it over with a receipt (row B9).

Parts of the acts of `dossier`, within their transaction.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from eenlijn.casework.incidents.codes import AssignmentKind, HandOverState
from eenlijn.casework.incidents.models import Assignment, HandOver, Incident
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.commons.keys import vault

# One person at a time; carers and lawyers may be several.
SINGLE = (AssignmentKind.HANDLER, AssignmentKind.DEPUTY)


class AlreadyOffered(Refused):
    def __init__(self) -> None:
        super().__init__(_("Dit dossier is al aan iemand aangeboden. Trek dat eerst in."))


class OfferNeedsOther(Refused):
    def __init__(self) -> None:
        super().__init__(_("Kies een collega die dit dossier mag behandelen en het nu niet heeft."))


@dataclass(frozen=True)
class Worker:
    """Someone who works on it now."""

    account_id: UUID
    kind: AssignmentKind
    since: datetime


def workers_of(incident: Incident) -> tuple[Worker, ...]:
    """Everyone who works on it now, the longest first."""
    rows = Assignment.objects.filter(incident=incident, ended_at=None).order_by("started_at", "pk")
    return tuple(Worker(row.account_id, AssignmentKind(row.kind), row.started_at) for row in rows)


def assign(*, incident: Incident, kind: AssignmentKind, account_id: UUID, now: datetime) -> bool:
    """From now on this person works on it; a former handler or deputy ends. Tells whether it changed."""
    current = Assignment.objects.select_for_update().filter(incident=incident, kind=kind, ended_at=None)
    if current.filter(account_id=account_id).exists():
        return False
    if kind in SINGLE:
        current.update(ended_at=now)
    Assignment.objects.create(
        organisation_id=incident.organisation_id,
        incident=incident,
        kind=kind,
        account_id=account_id,
        started_at=now,
    )
    return True


def unassign(*, incident: Incident, kind: AssignmentKind, account_id: UUID, now: datetime) -> None:
    ended = Assignment.objects.filter(
        incident=incident, kind=kind, account_id=account_id, ended_at=None
    ).update(ended_at=now)
    if not ended:
        raise NotVisible


def offer(*, incident: Incident, offered_by: UUID, offered_to: UUID, word: str, now: datetime) -> HandOver:
    """One offer at a time; the assignment stays where it is until the other accepts."""
    if open_offer(incident) is not None:
        raise AlreadyOffered
    handled = Assignment.objects.filter(
        incident=incident, kind=AssignmentKind.HANDLER, account_id=offered_to, ended_at=None
    )
    if offered_by == offered_to or handled.exists():
        raise OfferNeedsOther
    row = HandOver(
        organisation_id=incident.organisation_id,
        incident=incident,
        offered_by_id=offered_by,
        offered_to_id=offered_to,
        offered_at=now,
    )
    vault.seal(row, word=word.strip() or None)
    row.save(force_insert=True)
    return row


def take_over(*, incident: Incident, account_id: UUID, now: datetime) -> None:
    """Who takes a dossier without being asked leaves the same receipt: offered and accepted in one."""
    if open_offer(incident) is not None:
        raise AlreadyOffered
    if not assign(incident=incident, kind=AssignmentKind.HANDLER, account_id=account_id, now=now):
        raise OfferNeedsOther
    HandOver.objects.create(
        organisation_id=incident.organisation_id,
        incident=incident,
        offered_by_id=account_id,
        offered_to_id=account_id,
        offered_at=now,
        answered_at=now,
        state=HandOverState.ACCEPTED,
    )


def open_offer(incident: Incident) -> HandOver | None:
    return HandOver.objects.select_for_update().filter(incident=incident, state=HandOverState.OFFERED).first()


def answer_offer(*, row: HandOver, state: HandOverState, word: str, now: datetime) -> None:
    """Accepted, refused or withdrawn, once; accepting moves the assignment."""
    row.state = state
    row.answered_at = now
    if word.strip():
        vault.seal(row, word=word.strip())
    row.save()
    if state == HandOverState.ACCEPTED:
        assign(incident=row.incident, kind=AssignmentKind.HANDLER, account_id=row.offered_to_id, now=now)
