# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The work list: what is next, most urgent first; and the browse list of all dossiers.

Statement counts do not grow with the number of rows: counts, rows, clocks, answers, handlers, their names,
and one per room that keeps a measure.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from eenlijn.casework.clocks.queries import ClockView, answer_of, most_urgent, row_faces_of
from eenlijn.casework.dossier import listing
from eenlijn.casework.dossier.listing import LEADING, NOT_LEADING, Group, Question
from eenlijn.casework.dossier.measures import Signs, signs_of, states_of
from eenlijn.casework.dossier.queries import title_of
from eenlijn.casework.dossier.steps import Step, next_step
from eenlijn.casework.incidents import access as incidents
from eenlijn.casework.incidents.codes import AssignmentKind, MeasureState, Severity, Status
from eenlijn.casework.incidents.models import Assignment, Incident
from eenlijn.casework.incidents.states import OPEN
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.accounts.queries import names_of
from eenlijn.commons.keys import vault
from eenlijn.foundation.clock import local_day_end, to_local
from eenlijn.foundation.prepared import Among, Prepared

__all__ = [
    "DossierList",
    "Group",
    "Question",
    "Row",
    "WorkList",
    "all_dossiers",
    "leading",
    "rows_of",
    "work_list",
]


@dataclass(frozen=True)
class Row:
    """A dossier in a list: C1 only, never a person of the case."""

    number: str
    title: str
    unit_name: str
    occurred_at: datetime
    severity: Severity
    is_proposal: bool
    status: Status
    clock: ClockView | None
    measures: tuple[MeasureState, ...]
    step: Step
    handler: str
    group: Group
    may_handle: bool
    is_exercise: bool
    is_imported: bool
    is_red: bool
    way: str
    gate: str
    # Kept and not used, on request: told to who handles it, where the list asked for it.
    is_restricted: bool = False


@dataclass(frozen=True)
class WorkList:
    """The counts are of the whole list asked for (mine, or everything), not of the page or its filters."""

    late: int
    today: int
    new: int
    mine: int
    everything: int
    rows: tuple[Row, ...]
    before: str
    after: str

    def groups(self) -> list[tuple[Group, list[Row]]]:
        """The groups in their fixed order, empty ones left out."""
        grouped = [(group, [row for row in self.rows if row.group == group]) for group in Group]
        return [(group, rows) for group, rows in grouped if rows]


def work_list(actor: Actor, question: Question, now: datetime) -> WorkList:
    """Open dossiers on this actor's list, by what is due first."""
    counts, page = listing.counts_of(actor, question, now), listing.page_of_work(actor, question, now)
    return WorkList(**counts, rows=_rows(actor, page.rows, now), before=page.before, after=page.after)


@dataclass(frozen=True)
class DossierList:
    rows: tuple[Row, ...]
    before: str
    after: str


def all_dossiers(actor: Actor, question: Question, now: datetime) -> DossierList:
    """Every dossier this actor sees, newest first, closed and imported ones included."""
    page = listing.page_of_all(actor, question)
    return DossierList(rows=_rows(actor, page.rows, now), before=page.before, after=page.after)


def leading(faces: Iterable[ClockView]) -> ClockView | None:
    """The clock a row shows: an unseen red report, else the answer, else the handler's term due first."""
    running = [face for face in faces if face.is_open and face.kind not in NOT_LEADING]
    for kind in LEADING:
        found = next((face for face in running if face.kind == kind), None)
        if found is not None:
            return found
    return most_urgent(running)


def rows_of(actor: Actor, shown: list[Incident], now: datetime) -> tuple[Row, ...]:
    """Rows of a list, of incidents that `visible_to` gave with the columns that `listing.SHOWN` names."""
    return _rows(actor, shown, now)


def _rows(actor: Actor, shown: list[Incident], now: datetime) -> tuple[Row, ...]:
    faces = row_faces_of(shown, now)
    page = _Page(faces, signs_of(shown, now, faces), now)
    handlers = _handlers(shown)
    handled = incidents.handled_among(actor, shown)
    vault.read_ahead(shown, "place")
    return tuple(
        _row(
            incident,
            page,
            handler=handlers.get(incident.pk, ""),
            may_handle=incident.pk in handled,
        )
        for incident in shown
    )


def _handlers(shown: list[Incident]) -> dict[UUID, str]:
    """The name of who handles each of these; two statements."""
    handlers = dict(_current(ids=[incident.pk for incident in shown]))
    names = names_of(set(handlers.values()))
    return {incident: names.get(account, "") for incident, account in handlers.items()}


_current: Final = Prepared(
    lambda: Assignment.objects.filter(
        Among("incident_id", "ids"), kind=AssignmentKind.HANDLER, ended_at=None
    ).values_list("incident_id", "account_id")
)


@dataclass(frozen=True)
class _Page:
    """What was read once for all rows of a page."""

    faces: dict[UUID, list[ClockView]]
    signs: Signs
    now: datetime


def _row(incident: Incident, page: _Page, *, handler: str, may_handle: bool) -> Row:
    faces = page.faces.get(incident.pk, [])
    status = Status(incident.status)
    face = leading(faces) if status in OPEN else None
    return Row(
        number=incident.number,
        title=title_of(incident, vault.open(incident, "place")),
        unit_name=incident.unit.name if incident.unit else "",
        occurred_at=incident.occurred_at,
        severity=Severity(incident.severity or incident.severity_proposed),
        is_proposal=not incident.severity,
        status=status,
        clock=face or answer_of(faces),
        measures=states_of(incident, faces, page.signs),
        step=next_step(status, faces, page.signs.open_answers.get(incident.pk)),
        handler=handler,
        group=_group(status, face, page.now),
        may_handle=may_handle,
        is_exercise=incident.is_exercise,
        is_imported=incident.origin == "import",
        is_red=incident.is_red,
        way=incident.way,
        gate=incident.gate,
        is_restricted=may_handle and getattr(incident, "is_restricted", False),
    )


def _group(status: Status, clock: ClockView | None, now: datetime) -> Group:
    if clock is None:
        return Group.FINISH
    if clock.due_at < now:
        return Group.LATE
    if clock.due_at < local_day_end(to_local(now).date()):
        return Group.TODAY
    return Group.NEW if status == Status.REPORTED else Group.RUNNING
