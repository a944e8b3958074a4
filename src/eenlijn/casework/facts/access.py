# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who may count what: the only way to counts.

| role | counts |
|---|---|
| coordinator (COO) | the own organisation, or the units coordinated |
| manager (MGR) | the own team |
| system (TOK) with `figures:read` | its organisation |
| anyone else | nothing here; the published view reads releases |

Only the public task, and nothing of a case that is closed to whoever counts: involved in it, or in a lane of
others. What runs in the lane of a colleague as aggressor is counted apart, by whoever may open it.

Which cases are closed is asked first, so that what is counted asks for facts alone: on PostgreSQL it is
counted as a role that reads facts and nothing else (decision 20).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.db.models import QuerySet

from eenlijn.casework.facts.models import Fact
from eenlijn.casework.incidents import access as incidents
from eenlijn.casework.incidents import conflicts
from eenlijn.casework.incidents.codes import Lane
from eenlijn.casework.incidents.models import Incident
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role, Scope
from eenlijn.foundation.prepared import Among
from eenlijn.foundation.walls import FIGURES, as_role


@contextmanager
def counting() -> Iterator[None]:
    """Around every question that counts what stands here."""
    with as_role(FIGURES):
        yield


def countable_by(actor: Actor) -> "QuerySet[Fact]":
    """Facts of exactly the incidents this actor may open (the own view of decision 33); asks one query."""
    within = Fact.objects.filter(organisation_id=actor.scope_id, lane=Lane.PUBLIC_TASK)
    if actor.is_token:
        return _open_to(actor, within) if actor.may(Scope.FIGURES_READ) else within.none()
    if actor.organisation_id is None or actor.account_id is None:
        return within.none()
    return _open_to(actor, _in_reach(within, actor))


def countable_apart(actor: Actor) -> "QuerySet[Fact]":
    """Facts of cases in the lane of a colleague as aggressor that this actor may open; asks one query."""
    within = Fact.objects.filter(organisation_id=actor.scope_id, lane=Lane.INTERNAL)
    if not actor.is_person:
        return within.none()
    mine = incidents.worked_by(actor).filter(lane=Lane.INTERNAL)
    return within.filter(Among("case_key", mine.order_by().values_list("case_key", flat=True)))


def _open_to(actor: Actor, facts: "QuerySet[Fact]") -> "QuerySet[Fact]":
    """Also not what was counted before a case was moved or somebody was named, and counted off since."""
    apart = Incident.objects.filter(organisation_id=actor.scope_id, lane__in=incidents.APART)
    involved = conflicts.keeping_out(actor).order_by().values_list("incident__case_key", flat=True)
    closed = apart.order_by().values_list("case_key", flat=True).union(involved)
    return facts.exclude(Among("case_key", closed))


def _in_reach(within: "QuerySet[Fact]", actor: Actor) -> "QuerySet[Fact]":
    if actor.has(Role.COO) and actor.coordinated_unit_ids is None:
        return within
    units: frozenset[UUID] = frozenset()
    if actor.has(Role.MGR):
        units |= actor.managed_unit_ids
    if actor.has(Role.COO):
        units |= actor.coordinated_unit_ids or frozenset()
    return within.filter(unit_id__in=units)


def countable_for_release(actor: Actor) -> "QuerySet[Fact]":
    """Facts of every employer, for the job that decides what may be published and for nobody else.

    Only the public task. Exercises never became a fact; an old register counts in volume and never in what
    was answered in time.
    """
    within = Fact.objects.filter(lane=Lane.PUBLIC_TASK)
    is_platform_job = actor.is_job and actor.has(Role.SYS) and actor.organisation_id is None
    return within if is_platform_job else within.none()
