# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Units and sites as another system reads them, ended ones included, with when each last changed.

When a unit was made, renamed or ended stands in the trail and nowhere else. What was there before the trail
counts as changed on its first day. There are so few of them that they are put in order here; two statements
each.
"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Max

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role, Scope
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.organisations.models import Site, Unit
from eenlijn.commons.trail.models import TrailLine
from eenlijn.foundation.clock import local_day_start
from eenlijn.foundation.portion import Edge, Portion, Portioned, portion_of_list


@dataclass(frozen=True)
class PlainUnit:
    id: UUID
    name: str
    parent_id: UUID | None
    valid_from: date
    valid_until: date | None
    changed_at: datetime


@dataclass(frozen=True)
class PlainSite:
    id: UUID
    name: str
    municipality_code: str
    location_type: str
    valid_until: date | None
    changed_at: datetime


def units(actor: Actor, portion: Portion) -> Portioned[PlainUnit]:
    """The units of the own organisation, in the order in which they changed."""
    _check(actor)
    changes = _changes(actor, "unit")
    rows = Unit.objects.filter(organisation_id=actor.scope_id)
    return portion_of_list([_unit(row, changes) for row in rows], portion, _edge)


def sites(actor: Actor, portion: Portion) -> Portioned[PlainSite]:
    """The sites of the own organisation, in the order in which they changed."""
    _check(actor)
    changes = _changes(actor, "site")
    rows = Site.objects.filter(organisation_id=actor.scope_id).select_related("municipality", "organisation")
    return portion_of_list([_site(row, changes) for row in rows], portion, _edge)


def may_read_places(actor: Actor) -> bool:
    """A system with `settings:read`; of people those who choose a unit on a screen."""
    return actor.may(Scope.SETTINGS_READ) or actor.has(Role.ADM, Role.COO)


def _check(actor: Actor) -> None:
    if not may_read_places(actor):
        raise NotVisible


def _edge(row: PlainUnit | PlainSite) -> Edge:
    return Edge(row.changed_at, row.id)


def _changes(actor: Actor, object_type: str) -> dict[str, datetime]:
    lines = TrailLine.objects.filter(organisation_id=actor.scope_id, object_type=object_type)
    return dict(lines.order_by().values_list("object_id").annotate(last=Max("at")))


def _unit(row: Unit, changes: dict[str, datetime]) -> PlainUnit:
    changed_at = changes.get(str(row.pk)) or local_day_start(row.valid_from)
    return PlainUnit(row.pk, row.name, row.parent_id, row.valid_from, row.valid_until, changed_at)


def _site(row: Site, changes: dict[str, datetime]) -> PlainSite:
    changed_at = changes.get(str(row.pk)) or local_day_start(row.organisation.joined_on)
    return PlainSite(row.pk, row.name, row.municipality.code, row.location_type, row.valid_until, changed_at)
