# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading what one may ask for in a list of incidents, and what was established about one."""

from dataclasses import dataclass
from uuid import UUID

from eenlijn.casework.incidents.codes import Injury, Target
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.incidents.severity import Grounds
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role
from eenlijn.commons.organisations.models import Unit


@dataclass(frozen=True)
class UnitChoice:
    id: UUID
    name: str


def unit_choices(actor: Actor) -> list[UnitChoice]:
    """The units whose incidents may stand on this actor's lists, by name; one query."""
    if actor.organisation_id is None:
        return []
    units = Unit.objects.filter(organisation_id=actor.organisation_id)
    if not (actor.has(Role.COO) and actor.coordinated_unit_ids is None):
        units = units.filter(pk__in=actor.managed_unit_ids | (actor.coordinated_unit_ids or frozenset()))
    return [UnitChoice(pk, name) for pk, name in units.order_by("name").values_list("pk", "name")]


def grounds_of(incident: Incident) -> Grounds:
    """What the severity rules may know of this incident: only what a person established."""
    return Grounds(
        had_weapon=incident.had_weapon,
        injury=Injury(incident.injury),
        is_repetition=incident.is_repetition,
        target=Target(incident.target),
    )
