# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which dossiers stand on a list, in what order, and how many there are of each sort.

For who coordinates the whole organisation the text of a first page is made once per set of filters: the
same query sets, with names where the values of this time go in.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from functools import cache
from typing import Any, Final
from uuid import UUID

from django.db.models import (
    BooleanField,
    Case,
    CharField,
    Count,
    DateTimeField,
    ExpressionWrapper,
    Field,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    UUIDField,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from eenlijn.casework.clocks.models import Clock
from eenlijn.casework.clocks.table import ENDING_BY_THEMSELVES, OTHERS
from eenlijn.casework.incidents import access as incidents
from eenlijn.casework.incidents.codes import AssignmentKind, Status
from eenlijn.casework.incidents.models import Assignment, Incident
from eenlijn.casework.incidents.states import OPEN
from eenlijn.casework.requests.queries import restricted_here
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import ActorKind, Role
from eenlijn.commons.rulebook.codes import TermKind
from eenlijn.foundation.clock import local_day_end, local_day_start, to_local
from eenlijn.foundation.identifiers import normalise_number
from eenlijn.foundation.paging import PAGE, Order, Page, first_page, moment_of, page_of
from eenlijn.foundation.prepared import Named, Prepared, named_id, named_moment

# No number has this form, so a misspelt number finds nothing instead of everything.
NO_NUMBER = "-"
# Nothing of the handler's runs: later than any term can be.
NOTHING_DUE = datetime(9000, 1, 1, tzinfo=UTC)
# Two moments that differ lie at least so far apart.
_TICK = timedelta(microseconds=1)
# The columns of which a row is made; the others stay where they are.
SHOWN = (
    "organisation_id",
    "report_id",
    "lane",
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
# Terms of others, and what is over by itself, never stand in front of a row.
NOT_LEADING = (*sorted(OTHERS), *(kind for kind in ENDING_BY_THEMSELVES if kind not in OTHERS))


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
    site_id: UUID | None = None
    # A period of whole days, both included; goes before the month.
    since: date | None = None
    until: date | None = None
    before: str = ""
    after: str = ""

    @property
    def is_filtered(self) -> bool:
        wanted = (self.severity, self.status, self.unit_id, self.number, self.kind)
        return any((*wanted, self.month, self.site_id, self.since, self.until))


Wanted = Mapping[str, Any]


def _wanted(question: Question) -> dict[str, Any]:
    """What was asked as conditions on columns."""
    first, last = _days(question)
    asked = {
        "level": question.severity,
        "status": question.status,
        "unit_id": question.unit_id,
        "site_id": question.site_id,
        "kind_group": question.kind,
        "occurred_at__gte": local_day_start(first) if first else None,
        "occurred_at__lt": local_day_end(last) if last else None,
        "number": (normalise_number(question.number) or NO_NUMBER) if question.number else "",
    }
    return {column: value for column, value in asked.items() if value}


def _days(question: Question) -> tuple[date | None, date | None]:
    """The first and the last day that are asked for."""
    if question.since or question.until or question.month is None:
        return question.since, question.until
    return question.month, _month_after(question.month) - timedelta(days=1)


def _month_after(month: date) -> date:
    return (month.replace(day=28) + timedelta(days=4)).replace(day=1)


_KINDS: Final[dict[str, "Field[Any, Any]"]] = {
    "unit_id": UUIDField(),
    "site_id": UUIDField(),
    "occurred_at__gte": DateTimeField(),
    "occurred_at__lt": DateTimeField(),
}


def _named(columns: tuple[str, ...]) -> dict[str, Any]:
    return {column: Named(column, _KINDS.get(column, CharField())) for column in columns}


# Somebody who coordinates a whole organisation, whoever and whichever: only their ids differ.
_ANYBODY: Final = Actor(
    kind=ActorKind.PERSON,
    account_id=named_id("person"),  # type: ignore[arg-type]  # stands where their own id goes
    organisation_id=named_id("organisation"),  # type: ignore[arg-type]  # likewise
    roles=frozenset({Role.COO}),
    coordinated_unit_ids=None,
)


@dataclass(frozen=True)
class _Day:
    """Now, and the last moment of today."""

    now: Any
    last: Any

    @classmethod
    def of(cls, now: datetime) -> "_Day":
        return cls(now, local_day_end(to_local(now).date()) - _TICK)


_ANY_DAY: Final = _Day(named_moment("now"), named_moment("last"))


def counts_of(actor: Actor, question: Question, now: datetime) -> dict[str, int]:
    """How many are late, due today, new, mine and in all: of the whole list, not of its page or filters."""
    day, mine_only = _Day.of(now), question.mine_only
    if incidents.only_coordinates_all(actor):
        found = _prepared_counts(mine_only)(
            person=actor.person_id, organisation=actor.scope_id, now=day.now, last=day.last
        )
    else:
        found = list(_counts(actor, mine_only, day))
    return dict(zip(_COUNTED, found[0] if found else [0] * len(_COUNTED), strict=True))


_COUNTED: Final = ("late", "today", "new", "mine", "everything")


@cache
def _prepared_counts(mine_only: bool) -> Prepared[tuple[int, ...]]:  # noqa: FBT001 - a key of the cache
    return Prepared(lambda: _counts(_ANYBODY, mine_only, _ANY_DAY))


def _counts(actor: Actor, mine_only: bool, day: _Day) -> "QuerySet[Incident, tuple[int, ...]]":  # noqa: FBT001 - as above
    """One row, or none where nothing is open. Without the rank: that is a long text to make and to answer."""
    asked = Q(is_mine=True) if mine_only else Q()
    return (
        _open_dossiers(actor)
        .order_by()
        .values("organisation_id")
        .annotate(
            late=Count("pk", filter=asked & Q(due__lt=day.now)),
            today=Count("pk", filter=asked & Q(due__range=(day.now, day.last))),
            new=Count("pk", filter=asked & Q(status=Status.REPORTED)),
            mine=Count("pk", filter=Q(is_mine=True)),
            everything=Count("pk"),
        )
        .values_list(*_COUNTED)
    )


def page_of_work(actor: Actor, question: Question, now: datetime) -> Page[Incident]:
    """One page of what is open, by what is due first."""
    day, wanted = _Day.of(now), _wanted(question)
    if incidents.only_coordinates_all(actor) and _is_first(question):
        rows = _prepared_work(question.mine_only, tuple(wanted))(
            person=actor.person_id, organisation=actor.scope_id, now=day.now, last=day.last, **wanted
        )
        return first_page(rows, _BY_URGENCY)
    found = _work(actor, wanted, question.mine_only, day)
    return page_of(found, _BY_URGENCY, before=question.before, after=question.after)


def _is_first(question: Question) -> bool:
    return not (question.before or question.after)


@cache
def _prepared_work(mine_only: bool, columns: tuple[str, ...]) -> Prepared[Incident]:  # noqa: FBT001 - as above
    return Prepared(lambda: _first(_work(_ANYBODY, _named(columns), mine_only, _ANY_DAY), _BY_URGENCY))


def _first(rows: "QuerySet[Incident, Incident]", order: Order[Incident]) -> "QuerySet[Incident, Incident]":
    """A page and one more, which tells whether there is a next page."""
    return rows.order_by(*order.by(is_backward=False))[: PAGE + 1]


def _work(actor: Actor, wanted: Wanted, mine_only: bool, day: _Day) -> "QuerySet[Incident, Incident]":  # noqa: FBT001 - as above
    asked = Q(is_mine=True) if mine_only else Q()
    ranked = _open_dossiers(actor).select_related("unit").only(*SHOWN).annotate(rank=_rank(day))
    ranked = ranked.annotate(is_restricted=restricted_here())
    return ranked.filter(asked, **wanted)


def _open_dossiers(actor: Actor) -> "QuerySet[Incident, Any]":
    """Mine is what is assigned to me, and what is still nobody's.

    Asked as the first of such rows, and not whether there is one: for that PostgreSQL reads all assignments
    there ever were at once, as soon as it thinks that more is open than there is. At a million that is 40 ms.
    """
    assigned = Assignment.objects.filter(incident=OuterRef("pk"), ended_at=None)
    handled = assigned.filter(kind=AssignmentKind.HANDLER)
    is_mine = Q(my_part__isnull=False) | Q(handler__isnull=True)
    return (
        incidents.worked_by(actor)
        .filter(status__in=OPEN)
        .alias(my_part=_first_of(assigned.filter(account_id=actor.person_id)), handler=_first_of(handled))
        .annotate(due=_leading_due(), is_mine=ExpressionWrapper(is_mine, BooleanField()))
    )


def _first_of(rows: "QuerySet[Assignment]") -> Subquery:
    return Subquery(rows.values("pk")[:1])


def _leading_due() -> Coalesce:
    """When the leading clock is due (`work_list.leading`): far away when nothing of the handler's runs."""
    places = [When(kind=kind, then=Value(place)) for place, kind in enumerate(LEADING)]
    running = Clock.objects.filter(incident=OuterRef("pk"), stopped_at=None).exclude(kind__in=NOT_LEADING)
    by_place = running.order_by(Case(*places, default=Value(len(LEADING))), "due_at")
    return Coalesce(Subquery(by_place.values("due_at")[:1]), Value(NOTHING_DUE))


def _rank(day: _Day) -> Case:
    return Case(
        When(due=NOTHING_DUE, then=Value(RANKS[Group.FINISH])),
        When(due__lt=day.now, then=Value(RANKS[Group.LATE])),
        When(due__lte=day.last, then=Value(RANKS[Group.TODAY])),
        When(status=Status.REPORTED, then=Value(RANKS[Group.NEW])),
        default=Value(RANKS[Group.RUNNING]),
        output_field=IntegerField(),
    )


def page_of_all(actor: Actor, question: Question) -> Page[Incident]:
    """One page of everything this actor sees, newest first."""
    wanted = _wanted(question)
    if incidents.only_coordinates_all(actor) and _is_first(question):
        rows = _prepared_all(tuple(wanted))(person=actor.person_id, organisation=actor.scope_id, **wanted)
        return first_page(rows, NEWEST_FIRST)
    return page_of(_all(actor, wanted), NEWEST_FIRST, before=question.before, after=question.after)


def narrowed(actor: Actor, question: Question) -> "QuerySet[Incident, Incident]":
    """Everything this actor sees that fits the question, newest first, with what a row shows."""
    return _all(actor, _wanted(question)).order_by(*NEWEST_FIRST.by(is_backward=False))


@cache
def _prepared_all(columns: tuple[str, ...]) -> Prepared[Incident]:
    return Prepared(lambda: _first(_all(_ANYBODY, _named(columns)), NEWEST_FIRST))


def _all(actor: Actor, wanted: Wanted) -> "QuerySet[Incident, Incident]":
    # A case behind broken glass is read on its own page, with a mark: it stands on no list and in no search.
    seen = incidents.visible_to(replace(actor, broken_glass=frozenset()))
    return seen.filter(**wanted).select_related("unit").only(*SHOWN)


def _urgency_of(incident: Incident) -> tuple[str, ...]:
    rank: int = incident.rank  # type: ignore[attr-defined]  # annotated in _work
    due: datetime = incident.due  # type: ignore[attr-defined]  # annotated in _open_dossiers
    return str(rank), due.isoformat(), str(incident.pk)


def _rank_of(text: str) -> int:
    """Read the rank of a group; any other number nobody wrote, and no database may take it."""
    found = {str(rank): rank for rank in RANKS.values()}.get(text)
    if found is None:
        raise ValueError(text)
    return found


_BY_URGENCY: Final = Order[Incident](
    fields=("rank", "due", "pk"),
    write=_urgency_of,
    read=lambda parts: (_rank_of(parts[0]), moment_of(parts[1]), UUID(parts[2])),
)
NEWEST_FIRST: Final = Order[Incident](
    fields=("occurred_at", "pk"),
    write=lambda incident: (incident.occurred_at.isoformat(), str(incident.pk)),
    read=lambda parts: (moment_of(parts[0]), UUID(parts[1])),
    is_descending=True,
)
