# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is prevented, over the dossiers one may see: open, late, to look at, and the lines for the RI&E.

Codes and days only, and no person; the words of the lines for the risk inventory are about the work (C1), and
taking them along is a line of the trail.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import Count, Q, QuerySet

from eenlijn.casework.clocks.models import Clock
from eenlijn.casework.incidents.codes import label
from eenlijn.casework.learning.access import visible_to
from eenlijn.casework.learning.codes import PreventionState
from eenlijn.casework.learning.models import PreventionMeasure
from eenlijn.casework.learning.states import OPEN
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.keys import vault
from eenlijn.commons.rulebook.codes import TermKind
from eenlijn.commons.trail.actions import Entry, append
from eenlijn.foundation.clock import to_local
from eenlijn.foundation.paging import Order, page_of
from eenlijn.foundation.sealed.compartments import Compartment

LOOKS: Final = (TermKind.EFFECT_CHECK, TermKind.EFFECT_CHECK_AGAIN)
# A look is told of a month ahead, so that it can be planned.
AHEAD: Final = timedelta(days=30)


class Show(StrEnum):
    """Which measures of the list."""

    OPEN = "open"
    LATE = "late"
    LOOKS = "looks"
    ALL = "all"


@dataclass(frozen=True)
class Asked:
    """What somebody filters by; nonsense is no filter."""

    show: Show = Show.OPEN
    unit_id: UUID | None = None
    site_id: UUID | None = None
    before: str = ""
    after: str = ""


@dataclass(frozen=True)
class PreventionRow:
    number: str
    label: str
    unit_name: str
    site_name: str
    due_on: date
    state: PreventionState
    is_late: bool
    look_by: datetime | None


@dataclass(frozen=True)
class Overview:
    """A page of the list, and how many there are of each in all."""

    rows: tuple[PreventionRow, ...]
    open: int
    late: int
    looks: int
    units: tuple[tuple[UUID, str], ...]
    sites: tuple[tuple[UUID, str], ...]
    before: str
    after: str


SOONEST_FIRST: Final = Order[PreventionMeasure](
    fields=("due_on", "pk"),
    write=lambda row: (row.due_on.isoformat(), str(row.pk)),
    read=lambda parts: (date.fromisoformat(parts[0]), UUID(parts[1])),
)


def overview(actor: Actor, asked: Asked, now: datetime) -> Overview:
    """The measures of the dossiers this person works on or follows, the first day on top; five statements."""
    day = to_local(now).date()
    mine = visible_to(actor)
    looks = _looks(actor, now)
    found = page_of(
        _asked(mine, asked, day, looks).select_related("incident__unit", "incident__site"),
        SOONEST_FIRST,
        before=asked.before,
        after=asked.after,
    )
    places = mine.order_by().values_list(
        "incident__unit_id", "incident__unit__name", "incident__site_id", "incident__site__name"
    )
    told = set(places.distinct())
    counts = mine.aggregate(
        open=Count("pk", filter=Q(state__in=OPEN)),
        late=Count("pk", filter=Q(state__in=OPEN, due_on__lt=day)),
    )
    return Overview(
        rows=tuple(_row(row, day, looks) for row in found.rows),
        open=counts["open"],
        late=counts["late"],
        looks=len(looks),
        units=_by_name({(one[0], one[1]) for one in told}),
        sites=_by_name({(one[2], one[3]) for one in told}),
        before=found.before,
        after=found.after,
    )


def _looks(actor: Actor, now: datetime) -> dict[UUID, datetime]:
    """Which measures are to be looked at within a month, or should have been, and when; one statement."""
    clocks = Clock.objects.filter(
        organisation_id=actor.scope_id, kind__in=LOOKS, stopped_at=None, due_at__lte=now + AHEAD
    )
    mine = clocks.filter(subject_id__in=visible_to(actor).filter(state=PreventionState.DONE).values("pk"))
    found: dict[UUID, datetime] = {}
    for subject_id, due_at in mine.order_by("due_at").values_list("subject_id", "due_at"):
        if subject_id is not None:
            found.setdefault(subject_id, due_at)
    return found


def _asked(
    rows: "QuerySet[PreventionMeasure]", asked: Asked, day: date, looks: Mapping[UUID, datetime]
) -> "QuerySet[PreventionMeasure]":
    if asked.unit_id:
        rows = rows.filter(incident__unit_id=asked.unit_id)
    if asked.site_id:
        rows = rows.filter(incident__site_id=asked.site_id)
    if asked.show is Show.LATE:
        return rows.filter(state__in=OPEN, due_on__lt=day)
    if asked.show is Show.LOOKS:
        return rows.filter(pk__in=looks.keys())
    return rows if asked.show is Show.ALL else rows.filter(state__in=OPEN)


def _row(row: PreventionMeasure, day: date, looks: Mapping[UUID, datetime]) -> PreventionRow:
    unit, site = row.incident.unit, row.incident.site
    state = PreventionState(row.state)
    return PreventionRow(
        number=row.incident.number,
        label=label("prevention_measure", row.kind),
        unit_name=unit.name if unit else "",
        site_name=site.name if site else "",
        due_on=row.due_on,
        state=state,
        is_late=state in OPEN and row.due_on < day,
        look_by=looks.get(row.pk),
    )


def _by_name(found: set[tuple[UUID | None, str | None]]) -> tuple[tuple[UUID, str], ...]:
    told = [(pk, name) for pk, name in found if pk is not None and name]
    return tuple(sorted(told, key=lambda one: (one[1].casefold(), str(one[0]))))


@dataclass(frozen=True)
class RiskRow:
    """A line for the risk inventory and its plan of action; `section` is empty while it is not in it."""

    label: str
    words: str
    unit_name: str
    site_name: str
    due_on: date
    state: PreventionState
    section: str
    put_in_on: date | None


@transaction.atomic
def take_risk_lines(*, actor: Actor, asked: Asked, now: datetime) -> tuple[RiskRow, ...]:
    """Every line but what was dropped, to print or take over; that somebody took them is told."""
    rows = _asked(visible_to(actor), Asked(Show.ALL, asked.unit_id, asked.site_id), to_local(now).date(), {})
    kept = list(
        rows.exclude(state=PreventionState.DROPPED)
        .select_related("incident__unit", "incident__site")
        .order_by("due_on", "pk")
    )
    vault.read_ahead(kept, "what", "risk_line", "risk_section")
    lines = tuple(_risk_row(row) for row in kept)
    entry = Entry(
        action="take_risk_lines",
        object_type="risk_lines",
        compartments=(Compartment.FACTS,),
        purpose="overview",
        detail={"count": len(lines)},
    )
    append(actor, now, entry)
    return lines


def _risk_row(row: PreventionMeasure) -> RiskRow:
    unit, site = row.incident.unit, row.incident.site
    return RiskRow(
        label=label("prevention_measure", row.kind),
        words=vault.open(row, "risk_line") or vault.open(row, "what"),
        unit_name=unit.name if unit else "",
        site_name=site.name if site else "",
        due_on=row.due_on,
        state=PreventionState(row.state),
        section=vault.open(row, "risk_section"),
        put_in_on=row.risk_on,
    )
