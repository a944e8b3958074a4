# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The tasks of the playbook on a dossier: put there at triage, done with a proof, or not needed because.

A task keeps a due moment of its own and has no clock. What law or agreement sets a term for (answer, police,
care, telling the reporter) has its clock already, which warns up to the board; a second one beside it for
each of up to sixteen steps would warn twice of the same. What is late stands among the own terms.

| who | may |
|---|---|
| whoever handles the dossier | settle every task |
| manager of the team | settle what the playbook gives managers |
| whoever reads the dossier | read them |
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from eenlijn.casework.dossier import access
from eenlijn.casework.dossier.codes import Act
from eenlijn.casework.dossier.measures import NOT_ABOUT_COLLEAGUES, is_internal
from eenlijn.casework.dossier.measures_acts import person
from eenlijn.casework.dossier.proving import proofs_before
from eenlijn.casework.dossier.traces import line, note
from eenlijn.casework.facts import actions as facts
from eenlijn.casework.facts.codes import Measure
from eenlijn.casework.incidents import access as incidents
from eenlijn.casework.incidents.codes import AssignmentKind, Lane
from eenlijn.casework.incidents.models import Assignment, Incident
from eenlijn.casework.incidents.states import OPEN
from eenlijn.casework.playbooks import actions as playbooks
from eenlijn.casework.playbooks.codes import TaskState
from eenlijn.casework.playbooks.models import Task
from eenlijn.casework.playbooks.queries import TaskView, said, tasks_of
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Relation, Role
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.accounts.queries import holders_of_role
from eenlijn.commons.rulebook.codes import Topic
from eenlijn.commons.rulebook.queries import rules_of
from eenlijn.commons.trail.actions import append
from eenlijn.foundation.sealed.compartments import Compartment

MOST_SHOWN: Final = 100


def put_tasks(incident: Incident, actor: Actor, now: datetime) -> None:
    """The steps of today's playbook for this severity; nothing when they stand there already.

    None for what asks no follow-up (settled on the spot, a near miss, a feeling), and about a colleague no
    step of answering or of the police (decisions 7 and 13).
    """
    if not incident.asks_follow_up:
        return
    rules = rules_of(incident.organisation_id, now, (Topic.PLAYBOOKS, Topic.CALENDAR))
    is_there = Task.objects.filter(incident=incident).exists()
    if not rules.playbooks.of(incident.severity) and not is_there:
        return
    made = playbooks.make_tasks(
        incident=incident,
        rules=rules,
        owners=_owners(incident, actor, now),
        proofs=proofs_before(incident),
        without=frozenset(NOT_ABOUT_COLLEAGUES) if is_internal(incident) else frozenset(),
        now=now,
    )
    facts.record(Measure.TASK_DONE, incident, now, delta=made.done)
    if made.count:
        note(incident, Act.TASKS_MADE, now, actor.account_id, level=str(incident.severity)[:2])


def _owners(incident: Incident, actor: Actor, now: datetime) -> dict[Role, UUID]:
    """Who does what, where it is known: who triages handles it; the manager when there is one of the unit."""
    owners = {Role.COO: actor.account_id} if actor.account_id else {}
    managers = (
        holders_of_role(
            organisation_id=incident.organisation_id, roles=(Role.MGR,), unit_id=incident.unit_id, now=now
        )
        if incident.lane == Lane.PUBLIC_TASK
        else frozenset()
    )
    if len(managers) == 1:
        owners[Role.MGR] = next(iter(managers))
    return owners


@transaction.atomic
def settle_task(
    *, actor: Actor, number: str, code: str, state: TaskState, reason: str = "", words: str, now: datetime
) -> None:
    """A person says that it is done and what shows it, or that it is not needed and why."""
    incident = access.readable(actor, number)
    task = Task.objects.select_for_update().filter(_current(), incident=incident, code=code).first()
    if task is None or incident.status not in OPEN or not _may_settle(actor, incident, task.owner):
        raise NotVisible
    playbooks.settle_task(
        task=task, state=state, reason=reason, words=words, account_id=person(actor), now=now
    )
    is_done = state == TaskState.DONE
    facts.record(Measure.TASK_DONE if is_done else Measure.TASK_WAIVED, incident, now)
    act = Act.TASK_DONE if is_done else Act.TASK_NOT_NEEDED
    note(incident, act, now, actor.account_id, step=code)
    append(actor, now, line("settle_task", incident, Compartment.FACTS))


@dataclass(frozen=True)
class TaskPage:
    """One task for who may settle it, or only read how it went."""

    task: TaskView
    may_settle: bool


def task_page(actor: Actor, number: str, code: str) -> TaskPage:
    """NotVisible for who may not read the dossier, and for a step that is not on it."""
    incident = access.readable(actor, number)
    shown = (one for one in tasks_of(incident) if one.state != TaskState.SUPERSEDED)
    found = next((one for one in shown if one.code == code), None)
    if found is None:
        raise NotVisible
    may = found.is_open and incident.status in OPEN and _may_settle(actor, incident, found.owner)
    return TaskPage(found, may)


def open_tasks(actor: Actor, number: str) -> tuple[TaskView, ...]:
    """What is still to do, for whoever handles it."""
    return tuple(one for one in tasks_of(access.handled(actor, number)) if one.is_open)


def _current() -> Q:
    return ~Q(state=TaskState.SUPERSEDED)


def _may_settle(actor: Actor, incident: Incident, owner: str) -> bool:
    if incidents.handled_by(actor).filter(pk=incident.pk).exists():
        return True
    return owner == Role.MGR and incidents.relation_of(actor, incident) == Relation.TEAM


@dataclass(frozen=True)
class MyTask:
    """A task in the list of whose it is: number and step, nothing of the case."""

    number: str
    code: str
    title: str
    due_at: datetime
    is_exercise: bool


def my_tasks(actor: Actor) -> tuple[MyTask, ...]:
    """What the playbooks ask of this person on open dossiers, soonest due first; one statement.

    What was given to them, the steps for a coordinator on what they handle, and those for a manager on
    what happens in the team. Nothing of a case they do not see.
    """
    if actor.organisation_id is None or actor.account_id is None:
        return ()
    handled = Assignment.objects.filter(
        account_id=actor.account_id, kind=AssignmentKind.HANDLER, ended_at=None
    ).values("incident")
    mine = Q(account_id=actor.account_id) | Q(owner=Role.COO, incident__in=handled)
    if actor.has(Role.MGR):
        mine |= Q(owner=Role.MGR, account=None, incident__unit_id__in=actor.managed_unit_ids)
    seen = incidents.worked_by(actor).filter(status__in=OPEN).values("pk")
    rows = Task.objects.filter(
        mine, organisation_id=actor.organisation_id, state=TaskState.OPEN, incident__in=seen
    )
    shown = rows.order_by("due_at", "pk").values_list(
        "incident__number", "code", "title", "due_at", "incident__is_exercise"
    )
    return tuple(
        MyTask(number, code, said(title), due_at, is_exercise)
        for number, code, title, due_at, is_exercise in shown[:MOST_SHOWN]
    )
