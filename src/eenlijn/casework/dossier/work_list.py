# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The work list: what is next, most urgent first; and the browse list of all dossiers.

Statement counts do not grow with the number of rows: counts, rows, clocks, answers, handlers, their names,
and one per room that keeps a measure.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from django.db.models import (
    Case,
    Count,
    Exists,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from eenlijn.casework.clocks.models import Clock
from eenlijn.casework.clocks.queries import ClockView, answer_of, most_urgent, row_faces_of
from eenlijn.casework.dossier.measures import Signs, signs_of, states_of
from eenlijn.casework.dossier.queries import title_of
from eenlijn.casework.dossier.steps import OTHERS, Step, next_step
from eenlijn.casework.incidents import access as incidents
from eenlijn.casework.incidents.codes import AssignmentKind, MeasureState, Severity, Status
from eenlijn.casework.incidents.models import Assignment, Incident
from eenlijn.casework.incidents.states import OPEN
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.accounts.queries import names_of
from eenlijn.commons.keys import vault
from eenlijn.commons.rulebook.codes import TermKind
from eenlijn.foundation.clock import local_day_end, local_day_start, to_local
from eenlijn.foundation.identifiers import normalise_number
from eenlijn.foundation.paging import Order, moment_of, page_of
from eenlijn.foundation.prepared import Among, Prepared

# No number has this form, so a misspelt number finds nothing instead of everything.
NO_NUMBER = "-"
# Nothing of the handler's runs: later than any term can be.
NOTHING_DUE = datetime(9000, 1, 1, tzinfo=UTC)
# Two moments that differ lie at least so far apart.
_TICK = timedelta(microseconds=1)
# The columns of which a row is made; the others stay where they are.
_SHOWN = (
    "organisation_id",
    "report_id",
    "number",
    "status",
    "origin",
    "way",
    "occurred_at",
    "reported_at",
    "addressed_at",
    "code_version",
    "main_type",
    "other_types",
    "place",
    "gate",
    "is_red",
    "is_exercise",
    "severity",
    "severity_proposed",
    "unit__name",
)
# These lead a dossier as long as they run, however soon another term is due.
LEADING = (TermKind.RED_ACKNOWLEDGED, TermKind.ANSWER)


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
    waiting = _open_dossiers(actor)
    asked = Q(is_mine=True) if question.mine_only else Q()
    # The same moments as in `_rank`, without the rank: that is a long text to make, and to answer.
    today = Q(due__range=(now, local_day_end(to_local(now).date()) - _TICK))
    counts = waiting.aggregate(
        late=Count("pk", filter=asked & Q(due__lt=now)),
        today=Count("pk", filter=asked & today),
        new=Count("pk", filter=asked & Q(status=Status.REPORTED)),
        mine=Count("pk", filter=Q(is_mine=True)),
        everything=Count("pk"),
    )
    ranked = waiting.select_related("unit").only(*_SHOWN).annotate(rank=_rank(now))
    found = ranked.filter(asked, _incident_filter(question))
    page = page_of(found, _BY_URGENCY, before=question.before, after=question.after)
    return WorkList(**counts, rows=_rows(actor, page.rows, now), before=page.before, after=page.after)


def _open_dossiers(actor: Actor) -> "QuerySet[Incident, Any]":
    """Mine is what is assigned to me, and what is still nobody's."""
    assigned = Assignment.objects.filter(incident=OuterRef("pk"), ended_at=None)
    handled = assigned.filter(kind=AssignmentKind.HANDLER)
    is_mine = Exists(assigned.filter(account_id=actor.person_id)) | ~Exists(handled)
    return incidents.worked_by(actor).filter(status__in=OPEN).annotate(due=_leading_due(), is_mine=is_mine)


def _leading_due() -> Coalesce:
    """When the leading clock is due (`leading`): far away when nothing of the handler's runs."""
    places = [When(kind=kind, then=Value(place)) for place, kind in enumerate(LEADING)]
    running = Clock.objects.filter(incident=OuterRef("pk"), stopped_at=None).exclude(kind__in=OTHERS)
    by_place = running.order_by(Case(*places, default=Value(len(LEADING))), "due_at")
    return Coalesce(Subquery(by_place.values("due_at")[:1]), Value(NOTHING_DUE))


def _rank(now: datetime) -> Case:
    day_ends = local_day_end(to_local(now).date())
    return Case(
        When(due=NOTHING_DUE, then=Value(RANKS[Group.FINISH])),
        When(due__lt=now, then=Value(RANKS[Group.LATE])),
        When(due__lt=day_ends, then=Value(RANKS[Group.TODAY])),
        When(status=Status.REPORTED, then=Value(RANKS[Group.NEW])),
        default=Value(RANKS[Group.RUNNING]),
        output_field=IntegerField(),
    )


def _incident_filter(question: Question) -> Q:
    wanted = Q()
    if question.severity:
        wanted &= Q(level=question.severity)
    if question.status:
        wanted &= Q(status=question.status)
    if question.unit_id:
        wanted &= Q(unit_id=question.unit_id)
    if question.kind:
        wanted &= Q(kind_group=question.kind)
    if question.month:
        wanted &= Q(occurred_at__gte=local_day_start(question.month))
        wanted &= Q(occurred_at__lt=local_day_start(_month_after(question.month)))
    if question.number:
        wanted &= Q(number=normalise_number(question.number) or NO_NUMBER)
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
    found = (
        incidents.visible_to(actor).filter(_incident_filter(question)).select_related("unit").only(*_SHOWN)
    )
    page = page_of(found, _NEWEST_FIRST, before=question.before, after=question.after)
    return DossierList(rows=_rows(actor, page.rows, now), before=page.before, after=page.after)


def _urgency_of(incident: Incident) -> tuple[str, ...]:
    rank: int = incident.rank  # type: ignore[attr-defined]  # annotated in _open_dossiers
    due: datetime = incident.due  # type: ignore[attr-defined]  # likewise
    return str(rank), due.isoformat(), str(incident.pk)


def _rank_of(text: str) -> int:
    """Read the rank of a group; any other number nobody wrote, and no database may take it."""
    found = {str(rank): rank for rank in RANKS.values()}.get(text)
    if found is None:
        raise ValueError(text)
    return found


_BY_URGENCY = Order[Incident](
    fields=("rank", "due", "pk"),
    write=_urgency_of,
    read=lambda parts: (_rank_of(parts[0]), moment_of(parts[1]), UUID(parts[2])),
)
_NEWEST_FIRST = Order[Incident](
    fields=("occurred_at", "pk"),
    write=lambda incident: (incident.occurred_at.isoformat(), str(incident.pk)),
    read=lambda parts: (moment_of(parts[0]), UUID(parts[1])),
    is_descending=True,
)


def leading(faces: Iterable[ClockView]) -> ClockView | None:
    """The clock a row shows: an unseen red report, else the answer, else the handler's term due first."""
    running = [face for face in faces if face.is_open and face.kind not in OTHERS]
    for kind in LEADING:
        found = next((face for face in running if face.kind == kind), None)
        if found is not None:
            return found
    return most_urgent(running)


def _rows(actor: Actor, shown: list[Incident], now: datetime) -> tuple[Row, ...]:
    faces = row_faces_of(shown, now)
    page = _Page(faces, signs_of(shown, now, faces), now)
    handlers = _handlers(shown)
    handled = incidents.handled_among(actor, shown)
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
    )


def _group(status: Status, clock: ClockView | None, now: datetime) -> Group:
    if clock is None:
        return Group.FINISH
    if clock.due_at < now:
        return Group.LATE
    if clock.due_at < local_day_end(to_local(now).date()):
        return Group.TODAY
    return Group.NEW if status == Status.REPORTED else Group.RUNNING
