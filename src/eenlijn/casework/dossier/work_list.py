# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The work list: what is next, most urgent first; and the browse list of all dossiers.

Statement counts do not grow with the number of rows: one for the counts, one for the rows, one for the
answers, one for the handlers and one for their names.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db.models import Case, Count, Exists, IntegerField, OuterRef, Q, QuerySet, Value, When

from eenlijn.casework.dossier.measures import Stop, stops_of
from eenlijn.casework.dossier.paging import Order, moment_of, page_of
from eenlijn.casework.dossier.queries import Step, next_step, title_of
from eenlijn.casework.incidents import access as incidents
from eenlijn.casework.incidents.codes import Severity, Status, code_list
from eenlijn.casework.incidents.models import Assignment, Incident
from eenlijn.casework.incidents.states import OPEN
from eenlijn.casework.response.codes import AnswerState
from eenlijn.casework.response.models import Answer, ResponseClock
from eenlijn.casework.response.queries import Clock, clock_face
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.accounts.queries import names_of
from eenlijn.commons.keys import vault
from eenlijn.foundation.clock import local_day_end, local_day_start, to_local
from eenlijn.foundation.identifiers import normalise_number

# No number has this form, so a misspelt number finds nothing instead of everything.
NO_NUMBER = "-"


class Group(StrEnum):
    LATE = "late"
    TODAY = "today"
    NEW = "new"
    RUNNING = "running"
    FINISH = "finish"


RANKS = {group: rank for rank, group in enumerate(Group)}


@dataclass(frozen=True)
class Question:
    """What the reader filters by; unknown values find nothing and reach no further than here."""

    mine_only: bool = False
    severity: str = ""
    status: str = ""
    unit_id: UUID | None = None
    number: str = ""
    kind: str = ""
    month: date | None = None
    before: str = ""
    after: str = ""

    @property
    def is_filtered(self) -> bool:
        return bool(self.severity or self.status or self.unit_id or self.number or self.kind or self.month)


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
    clock: Clock | None
    stops: tuple[Stop, ...]
    step: Step
    handler: str
    group: Group
    may_handle: bool
    is_exercise: bool
    is_imported: bool


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
    clocks = _open_clocks(actor, now)
    asked = Q(is_mine=True) if question.mine_only else Q()
    counts = clocks.aggregate(
        late=Count("pk", filter=asked & Q(rank=RANKS[Group.LATE])),
        today=Count("pk", filter=asked & Q(rank=RANKS[Group.TODAY])),
        new=Count("pk", filter=asked & Q(incident__status=Status.REPORTED)),
        mine=Count("pk", filter=Q(is_mine=True)),
        everything=Count("pk"),
    )
    found = clocks.filter(asked, _incident_filter(question, prefix="incident__"))
    page = page_of(found, _BY_URGENCY, before=question.before, after=question.after)
    by_incident = {clock.incident_id: clock for clock in page.rows}
    return WorkList(
        **counts,
        rows=_rows(actor, [clock.incident for clock in page.rows], by_incident, now),
        before=page.before,
        after=page.after,
    )


def _open_clocks(actor: Actor, now: datetime) -> "QuerySet[ResponseClock, Any]":
    """Mine is what is assigned to me, and what is still nobody's."""
    assigned = Assignment.objects.filter(incident=OuterRef("incident"), ended_at=None)
    is_mine = Exists(assigned.filter(account_id=actor.person_id)) | ~Exists(assigned)
    return (
        ResponseClock.objects.filter(incident__in=incidents.worked_by(actor), incident__status__in=OPEN)
        .select_related("incident__unit")
        .annotate(rank=_rank(now), is_mine=is_mine)
    )


def _rank(now: datetime) -> Case:
    day_ends = local_day_end(to_local(now).date())
    return Case(
        When(stopped_at__isnull=False, then=Value(RANKS[Group.FINISH])),
        When(due_at__lt=now, then=Value(RANKS[Group.LATE])),
        When(due_at__lt=day_ends, then=Value(RANKS[Group.TODAY])),
        When(incident__status=Status.REPORTED, then=Value(RANKS[Group.NEW])),
        default=Value(RANKS[Group.RUNNING]),
        output_field=IntegerField(),
    )


def _incident_filter(question: Question, prefix: str = "") -> Q:
    wanted = Q()
    if question.severity:
        wanted &= Q(**{f"{prefix}severity": question.severity}) | Q(
            **{f"{prefix}severity": "", f"{prefix}severity_proposed": question.severity}
        )
    if question.status:
        wanted &= Q(**{f"{prefix}status": question.status})
    if question.unit_id:
        wanted &= Q(**{f"{prefix}unit_id": question.unit_id})
    if question.kind:
        kinds = [code.code for code in code_list("incident_type").values() if code.group == question.kind]
        wanted &= Q(**{f"{prefix}main_type__in": kinds})
    if question.month:
        wanted &= Q(**{f"{prefix}occurred_at__gte": local_day_start(question.month)})
        wanted &= Q(**{f"{prefix}occurred_at__lt": local_day_start(_month_after(question.month))})
    if question.number:
        wanted &= Q(**{f"{prefix}number": normalise_number(question.number) or NO_NUMBER})
    return wanted


def _month_after(month: date) -> date:
    return (month.replace(day=28) + timedelta(days=4)).replace(day=1)


@dataclass(frozen=True)
class DossierList:
    rows: tuple[Row, ...]
    before: str
    after: str


def all_dossiers(actor: Actor, question: Question, now: datetime) -> DossierList:
    """Every dossier this actor sees, newest first, closed and imported ones included."""
    found = incidents.visible_to(actor).filter(_incident_filter(question)).select_related("unit")
    page = page_of(found, _NEWEST_FIRST, before=question.before, after=question.after)
    clocks = {clock.incident_id: clock for clock in ResponseClock.objects.filter(incident__in=page.rows)}
    return DossierList(rows=_rows(actor, page.rows, clocks, now), before=page.before, after=page.after)


def _urgency_of(clock: ResponseClock) -> tuple[str, ...]:
    rank: int = clock.rank  # type: ignore[attr-defined]  # annotated in _open_clocks
    return str(rank), clock.due_at.isoformat(), str(clock.pk)


def _rank_of(text: str) -> int:
    """Read the rank of a group; any other number nobody wrote, and no database may take it."""
    found = {str(rank): rank for rank in RANKS.values()}.get(text)
    if found is None:
        raise ValueError(text)
    return found


_BY_URGENCY = Order[ResponseClock](
    fields=("rank", "due_at", "pk"),
    write=_urgency_of,
    read=lambda parts: (_rank_of(parts[0]), moment_of(parts[1]), UUID(parts[2])),
)
_NEWEST_FIRST = Order[Incident](
    fields=("occurred_at", "pk"),
    write=lambda incident: (incident.occurred_at.isoformat(), str(incident.pk)),
    read=lambda parts: (moment_of(parts[0]), UUID(parts[1])),
    is_descending=True,
)


def _rows(
    actor: Actor, shown: list[Incident], clocks: dict[UUID, ResponseClock], now: datetime
) -> tuple[Row, ...]:
    final = set(
        Answer.objects.filter(incident__in=shown, state=AnswerState.FINAL).values_list(
            "incident_id", flat=True
        )
    )
    handlers = dict(
        Assignment.objects.filter(incident__in=shown, ended_at=None).values_list("incident_id", "account_id")
    )
    names = names_of(set(handlers.values()))
    handled = set(
        incidents.handled_by(actor)
        .filter(pk__in=[incident.pk for incident in shown])
        .values_list("pk", flat=True)
    )
    return tuple(
        _row(
            incident,
            clocks.get(incident.pk),
            names.get(handlers.get(incident.pk), ""),  # type: ignore[arg-type]  # None is simply not found
            is_final=incident.pk in final,
            may_handle=incident.pk in handled,
            now=now,
        )
        for incident in shown
    )


def _row(
    incident: Incident,
    clock: ResponseClock | None,
    handler: str,
    *,
    is_final: bool,
    may_handle: bool,
    now: datetime,
) -> Row:
    face = clock_face(clock, now) if clock else None
    status = Status(incident.status)
    return Row(
        number=incident.number,
        title=title_of(incident, vault.open(incident, "place")),
        unit_name=incident.unit.name if incident.unit else "",
        occurred_at=incident.occurred_at,
        severity=Severity(incident.severity or incident.severity_proposed),
        is_proposal=not incident.severity,
        status=status,
        clock=face,
        stops=stops_of(status, face, now),
        step=next_step(status, face, is_final=is_final),
        handler=handler,
        group=_group(status, face, now),
        may_handle=may_handle,
        is_exercise=incident.is_exercise,
        is_imported=incident.origin == "import",
    )


def _group(status: Status, clock: Clock | None, now: datetime) -> Group:
    if clock is None or clock.stopped_at is not None or status not in OPEN:
        return Group.FINISH
    if clock.due_at < now:
        return Group.LATE
    if clock.due_at < local_day_end(to_local(now).date()):
        return Group.TODAY
    return Group.NEW if status == Status.REPORTED else Group.RUNNING
