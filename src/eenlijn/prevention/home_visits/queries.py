# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading checks before visits at home, and counting them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Sum

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.accounts.queries import names_of
from eenlijn.commons.rulebook.queries import terms_of
from eenlijn.prevention.home_visits.access import countable_by, visible_to
from eenlijn.prevention.home_visits.codes import Colour, Reply, VisitState
from eenlijn.prevention.home_visits.models import HomeVisitCheck
from eenlijn.prevention.home_visits.states import BY_ASKER, BY_COLLEAGUE


@dataclass(frozen=True)
class VisitRow:
    """One line of the list: no address, that is read on its own page."""

    id: UUID
    visit_on: date
    expires_on: date
    colour: Colour
    state: VisitState
    asker: str
    is_mine: bool


@dataclass(frozen=True)
class VisitPage:
    """One check with its answers, and what this person may do about it."""

    row: VisitRow
    address: str
    client_number: str
    replies: Mapping[str, Reply]
    decided_at: datetime | None
    next_states: tuple[VisitState, ...]
    version: int


def checks(actor: Actor) -> tuple[VisitRow, ...]:
    """The own checks and those of the team, the first visit on top; two statements."""
    rows = list(visible_to(actor).order_by("visit_on", "asked_at", "pk"))
    names = names_of({row.asked_by_id for row in rows if row.asked_by_id != actor.account_id})
    return tuple(row_of(actor, row, names) for row in rows)


def kept_days(actor: Actor, now: datetime) -> int:
    """How many days after a visit its check is destroyed here, for one that is asked now; one statement."""
    return terms_of(actor.scope_id, now).visit_days


def row_of(actor: Actor, row: HomeVisitCheck, names: Mapping[UUID, str]) -> VisitRow:
    return VisitRow(
        id=row.pk,
        visit_on=row.visit_on,
        expires_on=row.expires_on,
        colour=Colour(row.colour),
        state=VisitState(row.state),
        asker=names.get(row.asked_by_id, ""),
        is_mine=row.asked_by_id == actor.account_id,
    )


def next_states(actor: Actor, row: HomeVisitCheck) -> tuple[VisitState, ...]:
    """What this reader may make of it."""
    moves = BY_ASKER if row.asked_by_id == actor.account_id else BY_COLLEAGUE
    return moves[VisitState(row.state)]


def visit_counts(
    actor: Actor, since: date, until: date, *, unit_ids: Collection[UUID] | None = None
) -> dict[str, int]:
    """How many visits had each colour, and how many were called off, from month to month; one statement."""
    rows = countable_by(actor).filter(month__gte=since, month__lte=until)
    if unit_ids is not None:
        rows = rows.filter(unit_id__in=unit_ids)
    return dict(rows.order_by().values_list("what").annotate(total=Sum("count")))
