# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who may count what: the only way to counts.

| role | counts |
|---|---|
| coordinator (COO) | the own organisation, or the units coordinated |
| manager (MGR) | the own team |
| system (TOK) with `figures:read` | its organisation |
| anyone else | nothing here; the published view reads releases |
"""

from uuid import UUID

from django.db.models import QuerySet

from eenlijn.casework.facts.models import Fact
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role, Scope


def countable_by(actor: Actor) -> "QuerySet[Fact]":
    """Facts of exactly the incidents this actor may open (the own view of decision 33)."""
    within = Fact.objects.filter(organisation_id=actor.scope_id)
    if actor.is_token:
        return within if actor.may(Scope.FIGURES_READ) else within.none()
    if actor.organisation_id is None or actor.account_id is None:
        return within.none()
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

    Exercises never became a fact; an old register counts in volume and never in what was answered in time.
    """
    within = Fact.objects.all()
    is_platform_job = actor.is_job and actor.has(Role.SYS) and actor.organisation_id is None
    return within if is_platform_job else within.none()
