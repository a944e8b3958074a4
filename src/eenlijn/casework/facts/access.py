# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who may count what: the only way to counts.

| role | counts |
|---|---|
| coordinator (COO) | the own organisation, or the units coordinated |
| manager (MGR) | the own team |
| anyone else | nothing here; the published view reads releases |
"""

from uuid import UUID

from django.db.models import QuerySet

from eenlijn.casework.facts.models import Fact
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role


def countable_by(actor: Actor) -> "QuerySet[Fact]":
    """Facts of exactly the incidents this actor may open (the own view of decision 33)."""
    if actor.organisation_id is None or actor.account_id is None:
        return Fact.objects.none()
    within = Fact.objects.filter(organisation_id=actor.scope_id)
    if actor.has(Role.COO) and actor.coordinated_unit_ids is None:
        return within
    units: frozenset[UUID] = frozenset()
    if actor.has(Role.MGR):
        units |= actor.managed_unit_ids
    if actor.has(Role.COO):
        units |= actor.coordinated_unit_ids or frozenset()
    return within.filter(unit_id__in=units)
