# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading the tasks of a dossier, and which are still to do."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.utils.translation import get_language

from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.playbooks.codes import NotNeeded, TaskState
from eenlijn.casework.playbooks.models import Task
from eenlijn.commons.access.codes import Role
from eenlijn.commons.keys import vault
from eenlijn.commons.rulebook.topics.reading import Said
from eenlijn.foundation.prepared import Prepared, named_id


@dataclass(frozen=True)
class TaskView:
    """A task as people read it, in the language of the page."""

    code: str
    measure: int
    title: str
    proof: str
    owner: Role
    account_id: UUID | None
    due_at: datetime
    state: TaskState
    settled_at: datetime | None
    settled_by: UUID | None
    is_by_act: bool
    reason: NotNeeded | None
    words: str
    rule_number: int

    @property
    def is_open(self) -> bool:
        return self.state == TaskState.OPEN

    def is_late(self, now: datetime) -> bool:
        return self.is_open and self.due_at < now


def tasks_of(incident: Incident) -> tuple[TaskView, ...]:
    """All tasks of an incident the caller may read, in the order of the playbook; one statement.

    What was replaced stands last, so that it is told and not in the way.
    """
    rows = sorted(_of_incident(incident_id=incident.pk), key=_order)
    return tuple(_view(row) for row in rows)


_of_incident: Final = Prepared(lambda: Task.objects.filter(incident_id=named_id("incident_id")))


def open_titles(incident: Incident) -> tuple[str, ...]:
    """What is still to do, in the words of the playbook; one statement."""
    rows = Task.objects.filter(incident=incident, state=TaskState.OPEN).order_by("place", "code")
    return tuple(said(title) for title in rows.values_list("title", flat=True))


def said(told: dict[str, str]) -> str:
    """Words of the playbook in the language of the page."""
    return Said(told.get("nl", ""), told.get("en", "")).in_language(get_language() or "nl")


def _order(row: Task) -> tuple[bool, int, str, datetime]:
    return row.state == TaskState.SUPERSEDED, row.place, row.code, row.made_at


def _view(row: Task) -> TaskView:
    return TaskView(
        code=row.code,
        measure=row.measure,
        title=said(row.title),
        proof=said(row.proof),
        owner=Role(row.owner),
        account_id=row.account_id,
        due_at=row.due_at,
        state=TaskState(row.state),
        settled_at=row.settled_at,
        settled_by=row.settled_by_id,
        is_by_act=row.proved_by is not None,
        reason=NotNeeded(row.reason) if row.reason else None,
        words=vault.open(row, "words"),
        rule_number=row.rule_number,
    )
