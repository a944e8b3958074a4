# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading running measures: the list of who coordinates, and one measure with its life."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from eenlijn.casework.incidents.codes import Lane
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.response.codes import AnswerKind, Closed
from eenlijn.casework.response.kinds import Family
from eenlijn.casework.restrictions.access import on_list_of, visible_to
from eenlijn.casework.restrictions.codes import (
    BreachKind,
    ContactChannel,
    LiftReason,
    MarkKind,
    RestrictionState,
    ReviewOutcome,
)
from eenlijn.casework.restrictions.deadlines import holds_on
from eenlijn.casework.restrictions.models import AnsweredContact, Breach, DeskMark, Restriction, Review
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.keys import vault
from eenlijn.foundation.paging import Order, page_of


@dataclass(frozen=True)
class RunningRow:
    """One line of the list: facts in codes only, no person and no place in words (C1)."""

    id: UUID
    number: str
    kind: AnswerKind
    family: Family
    unit_name: str
    starts_on: date
    ends_on: date
    review_on: date | None
    has_begun: bool
    is_review_late: bool


@dataclass(frozen=True)
class RunningPage:
    rows: tuple[RunningRow, ...]
    count: int
    before: str
    after: str


SOONEST_FIRST = Order[Restriction](
    fields=("ends_on", "pk"),
    write=lambda row: (row.ends_on.isoformat(), str(row.pk)),
    read=lambda parts: (date.fromisoformat(parts[0]), UUID(parts[1])),
)


def running_measures(actor: Actor, day: date, *, before: str = "", after: str = "") -> RunningPage:
    """What holds on this day or begins later, the one that ends first on top; two statements."""
    rows = on_list_of(actor).filter(state=RestrictionState.RUNNING, ends_on__gte=day)
    page = page_of(rows.select_related("incident__unit"), SOONEST_FIRST, before=before, after=after)
    return RunningPage(tuple(_row(row, day) for row in page.rows), rows.count(), page.before, page.after)


def measures_of(actor: Actor, incident: Incident, day: date) -> tuple[RunningRow, ...]:
    """The measures of one dossier, also those that ended; for whoever handles it. One statement."""
    rows = visible_to(actor).filter(incident=incident).select_related("incident__unit")
    return tuple(_row(row, day) for row in rows.order_by("-begun_at", "pk"))


@dataclass(frozen=True)
class MeasureStatus:
    """That something was arranged, and from when to when; not what, where or for whom."""

    starts_on: date
    ends_on: date
    is_over: bool
    ended_at: datetime | None


def statuses_of(incident: Incident, day: date) -> tuple[MeasureStatus, ...]:
    """The measures of this incident, the first one first, for who may know of them; the caller asked that.

    About a colleague nobody is told. One statement.
    """
    rows = Restriction.objects.filter(organisation_id=incident.organisation_id, incident=incident)
    rows = rows.exclude(incident__lane=Lane.INTERNAL).order_by("begun_at", "pk")
    return tuple(_status(row, day) for row in rows)


def _status(row: Restriction, day: date) -> MeasureStatus:
    is_lifted = row.state == RestrictionState.LIFTED
    is_over = is_lifted or row.ends_on < day
    return MeasureStatus(row.starts_on, row.ends_on, is_over, row.ended_at if is_lifted else None)


def _row(row: Restriction, day: date) -> RunningRow:
    unit = row.incident.unit
    return RunningRow(
        id=row.pk,
        number=row.incident.number,
        kind=AnswerKind(row.kind),
        family=Family(row.family),
        unit_name=unit.name if unit else "",
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        review_on=row.review_on,
        has_begun=row.starts_on <= day,
        is_review_late=row.review_on is not None and row.review_on < day,
    )


@dataclass(frozen=True)
class ReviewView:
    reviewed_at: datetime
    outcome: ReviewOutcome
    seen_on: date | None
    words: str
    ends_on: date | None


@dataclass(frozen=True)
class BreachView:
    at: datetime
    kind: BreachKind
    where: str
    words: str
    police_called: bool


@dataclass(frozen=True)
class ContactView:
    answered_on: date
    channel: ContactChannel
    function_name: str
    words: str


@dataclass(frozen=True)
class MeasureLife:
    """One measure and all that happened with it, for whoever handles its dossier."""

    id: UUID
    number: str
    kind: AnswerKind
    family: Family
    closes: tuple[Closed, ...]
    where: str
    instruction: str
    to_call: str
    starts_on: date
    ends_on: date
    first_ends_on: date
    review_on: date | None
    state: RestrictionState
    is_over: bool
    holds_today: bool
    ended_at: datetime | None
    lift_reason: LiftReason | None
    lift_words: str
    found_by: tuple[MarkKind, ...]
    reviews: tuple[ReviewView, ...]
    breaches: tuple[BreachView, ...]
    contacts: tuple[ContactView, ...]
    version: int


def life_of(row: Restriction, day: date) -> MeasureLife:
    """Everything of one measure that `visible_to` gave; four statements, and the keys of its case."""
    is_over = row.state != RestrictionState.RUNNING or day > row.ends_on
    marks = DeskMark.objects.filter(restriction=row).order_by("kind")
    return MeasureLife(
        id=row.pk,
        number=row.incident.number,
        kind=AnswerKind(row.kind),
        family=Family(row.family),
        closes=tuple(Closed(code) for code in row.closes.split(",") if code),
        where=vault.open(row, "where"),
        instruction=vault.open(row, "instruction"),
        to_call=vault.open(row, "to_call"),
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        first_ends_on=row.first_ends_on,
        review_on=row.review_on,
        state=RestrictionState(row.state),
        is_over=is_over,
        holds_today=not is_over and holds_on(day, row.starts_on, row.ends_on),
        ended_at=row.ended_at,
        lift_reason=LiftReason(row.lift_reason) if row.lift_reason else None,
        lift_words=vault.open(row, "lift_words"),
        found_by=tuple(MarkKind(kind) for kind in marks.values_list("kind", flat=True)),
        reviews=tuple(_reviews(row)),
        breaches=tuple(_breaches(row)),
        contacts=tuple(_contacts(row)),
        version=row.version,
    )


def _reviews(row: Restriction) -> list[ReviewView]:
    done = Review.objects.filter(restriction=row, reviewed_at__isnull=False).order_by("reviewed_at")
    return [
        ReviewView(
            one.reviewed_at, ReviewOutcome(one.outcome), one.seen_on, vault.open(one, "words"), one.ends_on
        )
        for one in done
        if one.reviewed_at is not None
    ]


def _breaches(row: Restriction) -> list[BreachView]:
    return [
        BreachView(
            one.at,
            BreachKind(one.kind),
            vault.open(one, "where"),
            vault.open(one, "words"),
            one.police_called,
        )
        for one in Breach.objects.filter(restriction=row).order_by("at", "pk")
    ]


def _contacts(row: Restriction) -> list[ContactView]:
    return [
        ContactView(one.answered_on, ContactChannel(one.channel), one.function_name, vault.open(one, "words"))
        for one in AnsweredContact.objects.filter(restriction=row).order_by("answered_on", "recorded_at")
    ]
