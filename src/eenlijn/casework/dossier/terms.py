# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whose turn it is by when: the terms one person owns, and for the board contact what is late.

Number, kind of term and moments only: nothing here says what happened, where, or to whom.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.lookups import IsNull

from eenlijn.casework.aftercare.queries import moments_given_by
from eenlijn.casework.clocks.models import Clock
from eenlijn.casework.clocks.queries import ClockRow, ClockView, clock_view
from eenlijn.casework.clocks.table import (
    CARE_TERMS,
    ENDING_BY_THEMSELVES,
    OF_THE_OFFICER,
    OF_THE_TEAM,
    OTHERS,
)
from eenlijn.casework.incidents import conflicts
from eenlijn.casework.incidents.access import HANDLES
from eenlijn.casework.incidents.codes import AssignmentKind, Lane, PersonState
from eenlijn.casework.incidents.models import Assignment, Victim
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role
from eenlijn.commons.rulebook.codes import TermKind
from eenlijn.foundation.walls import CARE, as_role

MOST_TERMS = 200
_KIND = ClockRow.shown().index("kind")


@dataclass(frozen=True)
class MyTerm:
    """One term: of which dossier, and whose: handler, team, carer, colleague, officer, nobody yet."""

    number: str
    clock: ClockView
    owned_as: str
    is_exercise: bool


def my_terms(actor: Actor, now: datetime) -> list[MyTerm]:
    """The running terms this person owns, soonest due first; one statement."""
    if actor.organisation_id is None or actor.account_id is None:
        return []
    running = Clock.objects.filter(organisation_id=actor.organisation_id, stopped_at=None)
    owned = _handled(actor) | _of_the_team(actor) | _given(actor)
    if actor.has(Role.DPO):
        owned |= Q(kind__in=OF_THE_OFFICER) & ~Q(incident__lane=Lane.PROTECTED)
    mine = running.filter((owned & ~conflicts.keeps_out(actor, "incident")) | _spoken_for(actor))
    handled = _is_one(_assigned().filter(account_id=actor.person_id, kind__in=_acts_as(actor)))
    rows = (
        mine.annotate(is_handled=handled)
        .order_by("due_at", "pk")
        .values_list(
            "incident__number",
            "incident__is_exercise",
            "incident__unit_id",
            "is_handled",
            *ClockRow.shown(),
        )
    )
    # A term of care is mine when I was asked, which only the role for care reads.
    with as_role(CARE):
        found = list(rows[:MOST_TERMS])
    return [
        MyTerm(
            number=number,
            clock=clock_view(ClockRow(*clock), now),
            owned_as=_owned_as(actor, TermKind(clock[_KIND]), unit_id, is_handled=is_handled),
            is_exercise=is_exercise,
        )
        for number, is_exercise, unit_id, is_handled, *clock in found
    ]


def _assigned() -> "QuerySet[Assignment]":
    return Assignment.objects.filter(incident=OuterRef("incident"), ended_at=None)


def _is_one(rows: "QuerySet[Assignment]") -> IsNull:
    """Whether there is one, looked up for each clock that runs; of those there are few.

    `EXISTS` asks the same, but PostgreSQL answers it beside other conditions with a list of all that is
    assigned to anybody, at every employer, and that grows with the years.
    """
    return IsNull(Subquery(rows.values("pk")[:1]), False)  # noqa: FBT003 - positional in Django


def _acts_as(actor: Actor) -> tuple[AssignmentKind, ...]:
    """Whoever is named on a protected case handles it too, with the role for that."""
    return (*HANDLES, AssignmentKind.NAMED) if actor.has(Role.PRO) else HANDLES


def _handled(actor: Actor) -> Q:
    """What I handle or stand in for; for a coordinator also what is still nobody's."""
    assigned = _assigned()
    wanted = Q(_is_one(assigned.filter(account_id=actor.person_id, kind__in=_acts_as(actor))))
    if actor.has(Role.COO):
        nobodys = ~Q(_is_one(assigned.filter(kind=AssignmentKind.HANDLER)))
        units = actor.coordinated_unit_ids
        within = Q(incident__lane=Lane.PUBLIC_TASK)
        within &= Q() if units is None else Q(incident__unit_id__in=units)
        wanted |= nobodys & within
    return wanted & ~Q(kind__in=(*OTHERS, *ENDING_BY_THEMSELVES))


def _of_the_team(actor: Actor) -> Q:
    units = actor.managed_unit_ids if actor.has(Role.MGR) else frozenset()
    return Q(kind__in=OF_THE_TEAM, incident__unit_id__in=units, incident__lane=Lane.PUBLIC_TASK)


def _given(actor: Actor) -> Q:
    return Q(kind__in=CARE_TERMS, subject_id__in=moments_given_by(actor.account_id).values("pk"))


def _spoken_for(actor: Actor) -> Q:
    """Somebody reported for me, and I did not yet say whether it is right."""
    named = Victim.objects.filter(
        incident=OuterRef("incident"), account_id=actor.person_id, state=PersonState.NAMED
    )
    return Q(Exists(named), kind=TermKind.VICTIM_CONFIRMS)


def _owned_as(actor: Actor, kind: TermKind, unit_id: UUID | None, *, is_handled: bool) -> str:
    if kind == TermKind.VICTIM_CONFIRMS:
        return "colleague"
    if is_handled:
        return "handler"
    if kind in OF_THE_TEAM and unit_id in actor.managed_unit_ids:
        return "team"
    if kind in OF_THE_OFFICER:
        return "officer"
    return "carer" if kind in CARE_TERMS else "nobody"


@dataclass(frozen=True)
class LateTerm:
    """What the board contact sees: a number, which term, and how late."""

    number: str
    clock: ClockView


def late_terms(actor: Actor, now: datetime) -> list[LateTerm]:
    """Every late term of the public task, longest ago first; for the board contact. One statement."""
    if not actor.has(Role.BRD):
        return []
    late = Clock.objects.filter(
        organisation_id=actor.scope_id,
        stopped_at=None,
        paused_at=None,
        due_at__lt=now,
        incident__is_exercise=False,
        incident__lane=Lane.PUBLIC_TASK,
    ).filter(~Q(kind__in=ENDING_BY_THEMSELVES), ~conflicts.keeps_out(actor, "incident"))
    rows = late.order_by("due_at", "pk").values_list("incident__number", *ClockRow.shown())
    return [LateTerm(number, clock_view(ClockRow(*clock), now)) for number, *clock in rows[:MOST_TERMS]]
