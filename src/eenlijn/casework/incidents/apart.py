# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rows of who may know nothing of a case, of its lane, and of what is kept apart of a protected one.

Parts of the acts of `dossier.lanes`, within their transaction.
"""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID, uuid4

from django.utils.translation import gettext as _

from eenlijn.casework.incidents import conflicts
from eenlijn.casework.incidents.codes import (
    AssignmentKind,
    HandOverState,
    InvolvedAs,
    Lane,
    ProtectedKind,
)
from eenlijn.casework.incidents.models import (
    Assignment,
    HandOver,
    Incident,
    Involvement,
    ProtectedPart,
    Victim,
)
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.commons.keys import vault
from eenlijn.foundation.clock import to_local


class ItHappenedToThem(Refused):
    def __init__(self) -> None:
        super().__init__(_("Dit overkwam deze collega zelf. Wie het overkwam, houdt altijd zijn melding."))


class AlreadyInvolved(Refused):
    def __init__(self) -> None:
        super().__init__(_("Deze collega staat al als betrokkene in dit dossier."))


class SecondPersonLifts(Refused):
    def __init__(self) -> None:
        super().__init__(_("Een ander dan wie dit vastlegde en wie het betreft, heft het op."))


class LiftReasonNeeded(Refused):
    def __init__(self) -> None:
        super().__init__(_("Schrijf kort waarom deze collega toch niet betrokken is."))


def new_involvement(
    *, incident: Incident, account_id: UUID, kind: InvolvedAs, named_by: UUID | None, now: datetime
) -> Involvement:
    """An unsaved row; it counts from the moment it is there."""
    return Involvement(
        organisation_id=incident.organisation_id,
        incident=incident,
        account_id=account_id,
        kind=kind,
        named_by_id=named_by,
        named_at=now,
        since=to_local(now).date(),
    )


def involve(
    *, incident: Incident, account_id: UUID, kind: InvolvedAs, named_by: UUID | None, now: datetime
) -> None:
    """From now on this person may know nothing of it; refused for whom it happened to."""
    victims = Victim.objects.filter(conflicts.IT_HAPPENED_TO, incident=incident, account_id=account_id)
    if victims.exists():
        raise ItHappenedToThem
    if Involvement.objects.filter(incident=incident, account_id=account_id, lifted_at=None).exists():
        raise AlreadyInvolved
    row = new_involvement(incident=incident, account_id=account_id, kind=kind, named_by=named_by, now=now)
    row.save(force_insert=True)


def lift(*, incident: Incident, account_id: UUID, reason: str, lifted_by: UUID, now: datetime) -> None:
    """A second person says, with a reason, that it was not so."""
    row = (
        Involvement.objects.select_for_update()
        .filter(incident=incident, account_id=account_id, lifted_at=None)
        .first()
    )
    if row is None:
        raise NotVisible
    if lifted_by in (row.named_by_id, row.account_id):
        raise SecondPersonLifts
    if not reason.strip():
        raise LiftReasonNeeded
    row.lifted_by_id, row.lifted_at = lifted_by, now
    vault.seal(row, lift_reason=reason.strip())
    row.save()


def set_lane(incident: Incident, lane: Lane, now: datetime) -> None:
    incident.lane = lane
    incident.changed_at = max(incident.changed_at, now)
    incident.save()


def let_go(*, incident: Incident, accounts: Collection[UUID] | None, now: datetime) -> None:
    """These people no longer work on it, and no offer to or from them waits; None is everybody."""
    working = Assignment.objects.filter(incident=incident, ended_at=None)
    offers = HandOver.objects.filter(incident=incident, state=HandOverState.OFFERED)
    if accounts is not None:
        theirs = list(accounts)
        working = working.filter(account_id__in=theirs)
        offers = offers.filter(offered_to_id__in=theirs) | offers.filter(offered_by_id__in=theirs)
    working.update(ended_at=now)
    for row in list(offers):
        row.state, row.answered_at = HandOverState.WITHDRAWN, now
        row.save()


def new_assignment(
    *, incident: Incident, kind: AssignmentKind, account_id: UUID, now: datetime
) -> Assignment:
    """An unsaved row."""
    return Assignment(
        organisation_id=incident.organisation_id,
        incident=incident,
        kind=kind,
        account_id=account_id,
        started_at=now,
    )


def keep_part(
    *, incident: Incident, kind: ProtectedKind, content: str, account_id: UUID, now: datetime
) -> ProtectedPart:
    """What is kept apart of a protected case, sealed with a key of its own compartment (C7)."""
    row = ProtectedPart(
        id=uuid4(),
        organisation_id=incident.organisation_id,
        incident=incident,
        kind=kind,
        written_by_id=account_id,
        written_at=now,
    )
    vault.seal(row, content=content)
    row.save(force_insert=True)
    return row
