# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Measure 8: asking a carer, planning a talk, and recording that it took place; never what was said.

Who handles the dossier asks a carer and sees that contact was made. The carer plans and records. The
manager records first care given to the own team, and a talk when the person chose the manager for it; of who
does not want the manager nothing. Care goes on in a closed dossier when the person wants it.
What the person does is in `own_care`.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from eenlijn.casework.aftercare import access as care_access
from eenlijn.casework.aftercare import actions as care
from eenlijn.casework.aftercare.actions import Ending
from eenlijn.casework.aftercare.carers import MANAGER, ReceiverView, given_as, receivers_of
from eenlijn.casework.aftercare.codes import CareMomentKind, CareState
from eenlijn.casework.aftercare.deadlines import opens_at
from eenlijn.casework.aftercare.models import CareMoment
from eenlijn.casework.aftercare.peers import tell_quietly
from eenlijn.casework.aftercare.referrals import ReferralView, line_about, referrals_of
from eenlijn.casework.aftercare.team import TeamTalkView, team_talks
from eenlijn.casework.aftercare.wishes import NO_CHOICE, Choice, HomeView, choices_of, wish_done, wishes_of
from eenlijn.casework.clocks.models import Clock
from eenlijn.casework.dossier import access, talk_counting
from eenlijn.casework.dossier.codes import Act
from eenlijn.casework.dossier.details import Asked, told_to_carer
from eenlijn.casework.dossier.hand_overs import CannotBeAsked, carers_for
from eenlijn.casework.dossier.queries import title_of
from eenlijn.casework.dossier.remarks import Remark, notes_for
from eenlijn.casework.dossier.traces import line, note, tell
from eenlijn.casework.incidents import handing_over
from eenlijn.casework.incidents.access import handled_by, relation_of
from eenlijn.casework.incidents.codes import AssignmentKind, label
from eenlijn.casework.incidents.models import Incident, Victim
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

_ACTS = {
    CareState.MADE: Act.CARE_MADE,
    CareState.DECLINED: Act.CARE_DECLINED,
    CareState.NOT_NEEDED: Act.MEASURE_WAIVED,
}


class PlanInFuture(Refused):
    def __init__(self) -> None:
        super().__init__(_("Kies een moment dat nog komt."))


class NotYoursToRecord(Refused):
    """Who reads that a moment is planned was not the one it is with."""

    def __init__(self) -> None:
        super().__init__(
            _("Dit leg jij niet vast. Dat doet alleen wie het gesprek voerde: je collega kiest zelf met wie.")
        )


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
    victim_id: UUID
    # Not before this moment: the last talk has a window.
    opens_at: datetime | None = None
    # The manager who reads may say that they gave this one, or may ask a carer for it.
    by_manager: bool = False
    may_ask: bool = False
    choice: Choice = NO_CHOICE

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
    team: tuple[TeamTalkView, ...] = ()


def care_page(actor: Actor, number: str, now: datetime) -> CarePage:
    """Who only leads the team reads that a moment is planned or was there: no name, no day, no reason."""
    incident = access.readable(actor, number)
    may_handle = handled_by(actor).filter(pk=incident.pk).exists()
    leads = leads_team(actor, incident)
    if not may_handle and not leads:
        raise NotVisible
    found = moments_of(CareMoment.objects.filter(incident=incident))
    chosen = choices_of({one.victim_id for one in found})
    told = [
        _for_reader(one, chosen.get(one.victim_id, NO_CHOICE), handles=may_handle, leads=leads)
        for one in found
    ]
    return CarePage(
        moments=tuple(told),
        carers=_with_what(incident, carers_for(incident, now)),
        may_handle=may_handle,
        may_record_first=any(one.by_manager for one in told),
        team=team_talks(incident),
    )


def _for_reader(one: Moment, choice: Choice, *, handles: bool, leads: bool) -> Moment:
    by_manager = leads and one.is_open and _is_for_manager(one.kind, choice)
    if handles:
        return replace(one, choice=choice, by_manager=by_manager, may_ask=one.is_open)
    may_ask = one.is_open and not choice.not_manager
    return replace(one, carer="", planned_at=None, reason="", by_manager=by_manager, may_ask=may_ask)


def _is_for_manager(kind: CareMomentKind, choice: Choice) -> bool:
    if choice.not_manager:
        return False
    return kind is CareMomentKind.FIRST_CARE or choice.provider == MANAGER


def _with_what(incident: Incident, carers: tuple[tuple[UUID, str], ...]) -> tuple[tuple[UUID, str], ...]:
    """Each with what they give care as, so that a wish can be met."""
    told = given_as(incident.organisation_id)
    return tuple(
        (one, f"{name} ({label('aftercare_contact', told[one]).lower()})" if one in told else name)
        for one, name in carers
    )


@transaction.atomic
def ask_carer(*, actor: Actor, number: str, moment_id: UUID, account_id: UUID, now: datetime) -> None:
    """Ask somebody who gives care; they see this dossier from now on, as far as care needs."""
    incident = access.readable(actor, number)
    moment = _of(CareMoment.objects.filter(incident=incident), moment_id)
    if not handled_by(actor).filter(pk=incident.pk).exists():
        choice = choices_of([moment.victim_id]).get(moment.victim_id, NO_CHOICE)
        if not leads_team(actor, incident) or choice.not_manager:
            raise NotVisible
    if account_id not in {one for one, _name in carers_for(incident, now)}:
        raise CannotBeAsked
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
    end(moment, Ending(CareState.NOT_NEEDED, now, reason=reason), actor, now)


@transaction.atomic
def record_by_manager(*, actor: Actor, number: str, moment_id: UUID, at: datetime, now: datetime) -> None:
    """The manager was there for somebody of the own team: only that it happened, and when.

    First care, or a talk for which the person chose the manager; nothing of who does not want that.
    """
    moment = moment_of_manager(actor, number, moment_id)
    end(moment, Ending(CareState.MADE, at, provider=MANAGER), actor, now)


def moment_of_manager(actor: Actor, number: str, moment_id: UUID) -> CareMoment:
    """One that this manager may have been there for; who reads the page of care hears why another is not."""
    incident = access.readable(actor, number)
    leads = leads_team(actor, incident)
    if not leads and not handled_by(actor).filter(pk=incident.pk).exists():
        raise NotVisible
    moment = _of(CareMoment.objects.filter(incident=incident), moment_id)
    choice = choices_of([moment.victim_id]).get(moment.victim_id, NO_CHOICE)
    if not leads or not _is_for_manager(CareMomentKind(moment.moment), choice):
        raise NotYoursToRecord
    return moment


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
    opens_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        return self.state == CareState.PLANNED


@dataclass(frozen=True)
class Talk:
    """One moment for its carer: whom it is for, what they wish, and the notes that are for carers."""

    talk: MyTalk
    name: str
    function: str
    provider: str
    notes: tuple[Remark, ...]
    told: tuple[Asked, ...]
    choice: Choice = NO_CHOICE
    home: tuple[HomeView, ...] = ()
    referrals: tuple[ReferralView, ...] = ()
    receivers: tuple[ReceiverView, ...] = ()
    # Whoever has no talk coming may have another one, when they ask the carer for it.
    may_begin: bool = False


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
        choice=choices_of([victim.pk]).get(victim.pk, NO_CHOICE),
        home=wishes_of(victim.pk),
        referrals=referrals_of(victim),
        receivers=receivers_of(victim.organisation_id),
        may_begin=not CareMoment.objects.filter(victim=victim, state=CareState.PLANNED).exists(),
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
    care.arrange(moment=row, carer_id=row.carer_id, planned_at=planned_at, now=now)
    note(row.incident, Act.CARE_PLANNED, now, None, moment=row.moment)
    append(actor, now, line("plan_talk", row.incident, Compartment.AFTERCARE))


@transaction.atomic
def record_talk(*, actor: Actor, moment_id: UUID, ending: Ending, now: datetime) -> None:
    """The carer says that it took place, that the colleague did not want it, or that it is not needed."""
    end(_of(care_access.cared_by(actor), moment_id), ending, actor, now)


@transaction.atomic
def home_wish_done(*, actor: Actor, moment_id: UUID, wish_id: UUID, now: datetime) -> None:
    """What the person asked for at home was done."""
    victim = care_access.cared_person(actor, moment_id)
    wish_done(victim=victim, wish_id=wish_id, now=now)
    append(actor, now, line_about("do_home_wish", victim))


@transaction.atomic
def begin_as_asked(*, actor: Actor, moment_id: UUID, now: datetime) -> None:
    """The person asked the carer for another talk, whatever became of the dossier."""
    victim = care_access.cared_person(actor, moment_id)
    begin_again(victim, "begin_care_again", actor, now)


def begin_again(victim: Victim, action: str, actor: Actor, now: datetime) -> None:
    """A new turn of moments; who handles the dossier hears it, and the carer of before is asked again.

    A closed dossier stays closed: whoever handles it opens it again when there is more to do than care.
    """
    incident = victim.incident
    rules = rules_of(incident.organisation_id, now)
    moment = care.begin_again(victim=victim, rules=rules, account_id=actor.account_id, now=now)
    moment.incident = incident
    talk_counting.count_again(moment, now)
    able = {one for one, _name in carers_for(incident, now)}
    if moment.carer_id is not None and moment.carer_id not in able:
        care.arrange(moment=moment, carer_id=None, planned_at=None)
    if moment.carer_id is not None:
        handing_over.assign(incident=incident, kind=AssignmentKind.CARER, account_id=moment.carer_id, now=now)
        tell_quietly(incident, "talk_asked", moment.carer_id, now)
    note(incident, Act.CARE_WANTED, now, None)
    tell(incident, "care_wanted", access.told_handlers(incident, now), now)
    append(actor, now, line(action, incident, Compartment.AFTERCARE))


def end(
    moment: CareMoment, ending: Ending, actor: Actor, now: datetime, action: str = "end_care_moment"
) -> None:
    """The trail says a moment ended; the timeline says so without a name, for who handles it."""
    incident = moment.incident
    rules = rules_of(incident.organisation_id, now)
    care.end_moment(moment=moment, ending=ending, rules=rules, account_id=actor.account_id, now=now)
    talk_counting.count_ended(moment, now)
    note(incident, _ACTS[ending.state], ending.at, None, now=now, moment=moment.moment)
    append(actor, now, line(action, incident, Compartment.AFTERCARE))


def leads_team(actor: Actor, incident: Incident) -> bool:
    """Whether this actor carries out measures for the team it happened in."""
    relation = relation_of(actor, incident)
    return relation == Relation.TEAM and may_act(actor, Compartment.MEASURES, relation, MatrixAct.CARRY_OUT)


def _of(rows: "QuerySet[CareMoment]", moment_id: UUID) -> CareMoment:
    """Unknown and foreign are the same. Care may go on when the dossier is over."""
    row = (
        rows.select_related("incident__organisation", "incident__unit", "victim").filter(pk=moment_id).first()
    )
    if row is None:
        raise NotVisible
    return row


def moments_of(rows: "QuerySet[CareMoment]") -> tuple[Moment, ...]:
    """These moments in the order of people, turns and kinds."""
    found = list(rows.select_related("victim"))
    order = {kind.value: place for place, kind in enumerate(CareMomentKind)}
    found.sort(key=lambda row: (str(row.victim_id), row.turn, order[row.moment]))
    names = names_of({row.carer_id for row in found})
    due = _due(found)
    return tuple(_moment(row, names, due.get(row.pk)) for row in found)


def _moment(row: CareMoment, names: dict[UUID, str], term: "_Running | None") -> Moment:
    return Moment(
        id=row.pk,
        kind=CareMomentKind(row.moment),
        state=CareState(row.state),
        whose=label("victim_role", row.victim.role),
        carer=names.get(row.carer_id, "") if row.carer_id else "",
        due_at=term.due_at if term else None,
        planned_at=row.planned_at,
        ended_at=row.ended_at,
        reason=vault.open(row, "reason"),
        victim_id=row.victim_id,
        opens_at=opens_at(row.moment, term.started_at, term.due_at) if term else None,
    )


class _Running(NamedTuple):
    """The term of a moment that still waits."""

    started_at: datetime
    due_at: datetime


def _due(rows: list[CareMoment]) -> dict[UUID, _Running]:
    found = Clock.objects.filter(subject_id__in=[row.pk for row in rows], stopped_at=None)
    values = found.values_list("subject_id", "started_at", "due_at")
    return {subject: _Running(started, due) for subject, started, due in values if subject}


def _my_talk(row: CareMoment, term: _Running | None) -> MyTalk:
    incident = row.incident
    return MyTalk(
        id=row.pk,
        number=incident.number,
        title=title_of(incident, vault.open(incident, "place")),
        kind=CareMomentKind(row.moment),
        state=CareState(row.state),
        due_at=term.due_at if term else None,
        planned_at=row.planned_at,
        ended_at=row.ended_at,
        opens_at=opens_at(row.moment, term.started_at, term.due_at) if term else None,
    )
