# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Measure 8: asking a carer, planning a talk, and recording that it took place; never what was said.

Who handles the dossier asks a carer and sees that contact was made. The carer plans and records. The
manager records first care given to the own team. Whoever it is for may say no.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from eenlijn.casework.aftercare import access as care_access
from eenlijn.casework.aftercare import actions as care
from eenlijn.casework.aftercare.actions import Ending
from eenlijn.casework.aftercare.codes import CareMomentKind, CareState
from eenlijn.casework.aftercare.models import CareMoment
from eenlijn.casework.clocks.models import Clock
from eenlijn.casework.dossier import access
from eenlijn.casework.dossier.codes import Act
from eenlijn.casework.dossier.details import Asked, told_to_carer
from eenlijn.casework.dossier.hand_overs import CannotBeAsked, carers_for
from eenlijn.casework.dossier.queries import title_of
from eenlijn.casework.dossier.remarks import Remark, notes_for
from eenlijn.casework.dossier.traces import line, note, tell
from eenlijn.casework.incidents import handing_over
from eenlijn.casework.incidents.access import handled_by, relation_of
from eenlijn.casework.incidents.codes import AssignmentKind, label
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.incidents.states import OPEN
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Act as MatrixAct
from eenlijn.commons.access.codes import Relation
from eenlijn.commons.access.matrix import may_act
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.commons.accounts.queries import names_of
from eenlijn.commons.keys import vault
from eenlijn.commons.rulebook.queries import rules_of
from eenlijn.commons.trail.actions import append
from eenlijn.foundation.sealed.compartments import Compartment

MANAGER = "provider_manager"
_ACTS = {
    CareState.MADE: Act.CARE_MADE,
    CareState.DECLINED: Act.CARE_DECLINED,
    CareState.NOT_NEEDED: Act.MEASURE_WAIVED,
}


class PlanInFuture(Refused):
    def __init__(self) -> None:
        super().__init__(_("Kies een moment dat nog komt."))


@dataclass(frozen=True)
class Moment:
    """One moment as somebody around the dossier knows it: that it is, by when, and how it ended."""

    id: UUID
    kind: CareMomentKind
    state: CareState
    whose: str
    carer: str
    due_at: datetime | None
    planned_at: datetime | None
    ended_at: datetime | None
    reason: str

    @property
    def is_open(self) -> bool:
        return self.state == CareState.PLANNED


@dataclass(frozen=True)
class CarePage:
    """The care of one dossier for who handles it or leads the team; no word of what was said."""

    moments: tuple[Moment, ...]
    carers: tuple[tuple[UUID, str], ...]
    may_handle: bool
    may_record_first: bool


def care_page(actor: Actor, number: str, now: datetime) -> CarePage:
    incident = access.readable(actor, number)
    may_handle = handled_by(actor).filter(pk=incident.pk).exists()
    may_first = _may_give_first_care(actor, incident)
    if not may_handle and not may_first:
        raise NotVisible
    return CarePage(
        moments=_moments(CareMoment.objects.filter(incident=incident)),
        carers=carers_for(incident, now) if may_handle or may_first else (),
        may_handle=may_handle,
        may_record_first=may_first,
    )


@transaction.atomic
def ask_carer(*, actor: Actor, number: str, moment_id: UUID, account_id: UUID, now: datetime) -> None:
    """Ask somebody who gives care; they see this dossier from now on, as far as care needs."""
    incident = access.readable(actor, number)
    if not handled_by(actor).filter(pk=incident.pk).exists() and not _may_give_first_care(actor, incident):
        raise NotVisible
    if account_id not in {one for one, _name in carers_for(incident, now)}:
        raise CannotBeAsked
    moment = _of(CareMoment.objects.filter(incident=incident), moment_id)
    care.arrange(moment=moment, carer_id=account_id, planned_at=moment.planned_at)
    handing_over.assign(incident=incident, kind=AssignmentKind.CARER, account_id=account_id, now=now)
    note(incident, Act.CARE_PLANNED, now, actor.account_id, moment=moment.moment)
    tell(incident, "asked_to_help", {account_id}, now)
    append(actor, now, line("ask_carer", incident, Compartment.AFTERCARE))


@transaction.atomic
def put_aside(*, actor: Actor, number: str, moment_id: UUID, reason: str, now: datetime) -> None:
    """Who handles it says that one moment is not needed, because."""
    incident = access.handled(actor, number)
    moment = _of(CareMoment.objects.filter(incident=incident), moment_id)
    _end(moment, Ending(CareState.NOT_NEEDED, now, reason=reason), actor, now)


@transaction.atomic
def record_first_care(*, actor: Actor, number: str, moment_id: UUID, at: datetime, now: datetime) -> None:
    """The manager was there for somebody of the own team: only that it happened, and when."""
    incident = access.readable(actor, number)
    if not _may_give_first_care(actor, incident):
        raise NotVisible
    first = CareMoment.objects.filter(incident=incident, moment=CareMomentKind.FIRST_CARE)
    _end(_of(first, moment_id), Ending(CareState.MADE, at, provider=MANAGER), actor, now)


@dataclass(frozen=True)
class MyTalk:
    """One moment in the list of a carer: facts only, nobody's name."""

    id: UUID
    number: str
    title: str
    kind: CareMomentKind
    state: CareState
    due_at: datetime | None
    planned_at: datetime | None
    ended_at: datetime | None

    @property
    def is_open(self) -> bool:
        return self.state == CareState.PLANNED


@dataclass(frozen=True)
class Talk:
    """One moment for its carer: whom it is for, and the notes that are for carers."""

    talk: MyTalk
    name: str
    function: str
    provider: str
    notes: tuple[Remark, ...]
    told: tuple[Asked, ...]


def my_talks(actor: Actor) -> tuple[MyTalk, ...]:
    """What this carer was asked for: open ones first, by the moment they are due. Three statements."""
    rows = list(care_access.cared_by(actor).select_related("incident").order_by("-ended_at")[:200])
    due = _due(rows)
    vault.read_ahead([row.incident for row in rows], "place")
    talks = [_my_talk(row, due.get(row.pk)) for row in rows]
    waiting = sorted(
        (one for one in talks if one.is_open), key=lambda one: (one.due_at is None, str(one.due_at))
    )
    return (*waiting, *(one for one in talks if not one.is_open))


@transaction.atomic
def open_talk(*, actor: Actor, moment_id: UUID, now: datetime) -> Talk:
    """The page of one talk; the person's name is on it, so there is a line in the trail."""
    row = _of(care_access.cared_by(actor), moment_id)
    due = _due([row]).get(row.pk)
    victim = row.victim
    name = names_of({victim.account_id}).get(victim.account_id) if victim.account_id else ""
    provider = vault.open(row, "provider")
    talk = Talk(
        talk=_my_talk(row, due),
        name=name or vault.open(victim, "name"),
        function=victim.function_name,
        provider=label("aftercare_contact", provider) if provider else "",
        notes=notes_for(actor, row.incident),
        told=told_to_carer(actor, row.incident) if victim.pk == row.incident.report_id else (),
    )
    append(
        actor,
        now,
        line("open_talk", row.incident, Compartment.VICTIM, Compartment.AFTERCARE, purpose="care"),
    )
    return talk


@transaction.atomic
def plan_talk(*, actor: Actor, moment_id: UUID, planned_at: datetime, now: datetime) -> None:
    """The carer agreed on a moment with the colleague."""
    row = _of(care_access.cared_by(actor), moment_id)
    if planned_at <= now:
        raise PlanInFuture
    care.arrange(moment=row, carer_id=row.carer_id, planned_at=planned_at)
    note(row.incident, Act.CARE_PLANNED, now, None, moment=row.moment)
    append(actor, now, line("plan_talk", row.incident, Compartment.AFTERCARE))


@transaction.atomic
def record_talk(*, actor: Actor, moment_id: UUID, ending: Ending, now: datetime) -> None:
    """The carer says that it took place, that the colleague did not want it, or that it is not needed."""
    _end(_of(care_access.cared_by(actor), moment_id), ending, actor, now)


@transaction.atomic
def decline_own(*, actor: Actor, moment_id: UUID, now: datetime) -> None:
    """The person it is for says no; at the next moment they are asked again."""
    row = _of(care_access.own_moments(actor), moment_id)
    _end(row, Ending(CareState.DECLINED, now), actor, now)


def own_care(actor: Actor, incident: Incident) -> tuple[Moment, ...]:
    """The own moments, for the person they are for."""
    return _moments(care_access.own_moments(actor).filter(incident=incident))


def _end(moment: CareMoment, ending: Ending, actor: Actor, now: datetime) -> None:
    """The trail says a moment ended; the timeline says so without a name, for who handles it."""
    incident = moment.incident
    rules = rules_of(incident.organisation_id, now)
    care.end_moment(moment=moment, ending=ending, rules=rules, account_id=actor.account_id, now=now)
    note(incident, _ACTS[ending.state], ending.at, None, now=now, moment=moment.moment)
    append(actor, now, line("end_care_moment", incident, Compartment.AFTERCARE))


def _may_give_first_care(actor: Actor, incident: Incident) -> bool:
    relation = relation_of(actor, incident)
    return relation == Relation.TEAM and may_act(actor, Compartment.MEASURES, relation, MatrixAct.CARRY_OUT)


def _of(rows: "QuerySet[CareMoment]", moment_id: UUID) -> CareMoment:
    """Unknown, foreign and of a dossier that is over are the same."""
    row = (
        rows.select_related("incident__organisation", "incident__unit", "victim")
        .filter(pk=moment_id, incident__status__in=OPEN)
        .first()
    )
    if row is None:
        raise NotVisible
    return row


def _moments(rows: "QuerySet[CareMoment]") -> tuple[Moment, ...]:
    found = list(rows.select_related("victim"))
    order = {kind.value: place for place, kind in enumerate(CareMomentKind)}
    found.sort(key=lambda row: (str(row.victim_id), order[row.moment]))
    names = names_of({row.carer_id for row in found})
    due = _due(found)
    return tuple(
        Moment(
            id=row.pk,
            kind=CareMomentKind(row.moment),
            state=CareState(row.state),
            whose=label("victim_role", row.victim.role),
            carer=names.get(row.carer_id, "") if row.carer_id else "",
            due_at=due.get(row.pk),
            planned_at=row.planned_at,
            ended_at=row.ended_at,
            reason=vault.open(row, "reason"),
        )
        for row in found
    )


def _due(rows: list[CareMoment]) -> dict[UUID, datetime]:
    found = Clock.objects.filter(subject_id__in=[row.pk for row in rows], stopped_at=None)
    return {subject: due for subject, due in found.values_list("subject_id", "due_at") if subject}


def _my_talk(row: CareMoment, due: datetime | None) -> MyTalk:
    incident = row.incident
    return MyTalk(
        id=row.pk,
        number=incident.number,
        title=title_of(incident, vault.open(incident, "place")),
        kind=CareMomentKind(row.moment),
        state=CareState(row.state),
        due_at=due,
        planned_at=row.planned_at,
        ended_at=row.ended_at,
    )
