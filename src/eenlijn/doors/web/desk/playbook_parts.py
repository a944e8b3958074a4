# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The tasks of the playbook on the page of a dossier: what, by whom, by when, and how far."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from eenlijn.casework.dossier.queries import Dossier
from eenlijn.casework.dossier.tasks import MyTask, my_tasks
from eenlijn.casework.playbooks.codes import TaskState
from eenlijn.casework.playbooks.queries import TaskView
from eenlijn.commons.access.actor import Actor
from eenlijn.doors.web.desk.roles import READERS
from eenlijn.foundation.text import row_moment


@dataclass(frozen=True)
class PlaybookLine:
    """One task, as people read it; `number` is that of the measure it belongs to."""

    number: int
    title: str
    small: str
    state: TaskState
    href: str = ""

    @property
    def label(self) -> str:
        return str(self.state.label)


@dataclass(frozen=True)
class Playbook:
    """The tasks that count, in their order, and the titles of what another severity replaced."""

    lines: tuple[PlaybookLine, ...]
    to_do: int
    replaced: tuple[str, ...]


def playbook_of(dossier: Dossier, now: datetime) -> Playbook | None:
    """Nothing for an old register, before triage, or when the employer wrote no playbook."""
    if dossier.is_imported or not dossier.tasks:
        return None
    standing = [one for one in dossier.tasks if one.state != TaskState.SUPERSEDED]
    return Playbook(
        lines=tuple(_line(dossier.number, one, now) for one in standing),
        to_do=sum(one.is_open for one in standing),
        replaced=tuple(one.title for one in dossier.tasks if one.state == TaskState.SUPERSEDED),
    )


def _line(number: str, task: TaskView, now: datetime) -> PlaybookLine:
    return PlaybookLine(
        number=task.measure,
        title=task.title,
        small=small_of(task, now),
        state=task.state,
        href=reverse("desk:task", args=[number, task.code]),
    )


@dataclass(frozen=True)
class TaskRow:
    """A task among the own terms."""

    title: str
    small: str
    href: str


def task_rows(actor: Actor, now: datetime) -> list[TaskRow]:
    """What the playbooks ask of me, for whoever reads dossiers."""
    if not actor.has(*READERS):
        return []
    return [_task_row(one, now) for one in my_tasks(actor)]


def _task_row(one: MyTask, now: datetime) -> TaskRow:
    told = {"moment": row_moment(one.due_at)}
    when = (_("te laat: vóór %(moment)s") if one.due_at < now else _("vóór %(moment)s")) % told
    parts = (one.number, when, _("oefening") if one.is_exercise else "")
    small = " · ".join(part for part in parts if part)
    return TaskRow(one.title, small, reverse("desk:task", args=[one.number, one.code]))


def small_of(task: TaskView, now: datetime) -> str:
    """By whom and by when; what is settled says when, and whether an act showed it."""
    if task.settled_at is not None:
        told = {"moment": row_moment(task.settled_at)}
        if task.reason:
            return str(task.reason.label)
        return (_("vanzelf afgevinkt, %(moment)s") if task.is_by_act else _("vastgelegd, %(moment)s")) % told
    told = {"who": str(task.owner.label), "moment": row_moment(task.due_at)}
    late = _("%(who)s, te laat: vóór %(moment)s") % told
    return late if task.is_late(now) else _("%(who)s, vóór %(moment)s") % told
