# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading the tree of units, and the name of an employer."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from eenlijn.commons.organisations.models import (
    Municipality,
    Organisation,
    Unit,
    UnitYear,
    WorksCouncilConsent,
)
from eenlijn.foundation.prepared import Prepared, named_id


def unit_and_below(unit_ids: Iterable[UUID]) -> frozenset[UUID]:
    """Return these units and everything below them; one query, none when nothing is asked."""
    asked = set(unit_ids)
    if not asked:
        return frozenset()
    return _below(asked, _parents(asked))


def units_above(organisation_id: UUID, unit_id: UUID | None) -> frozenset[UUID]:
    """Return this unit and everything above it; one query, none without a unit."""
    if unit_id is None:
        return frozenset()
    parents = dict(Unit.objects.filter(organisation_id=organisation_id).values_list("pk", "parent_id"))
    line: set[UUID] = set()
    step: UUID | None = unit_id
    while step is not None and step not in line:
        line.add(step)
        step = parents.get(step)
    return frozenset(line)


@dataclass(frozen=True)
class Contact:
    """What a reporter needs of the employer: its name, who answers the phone, and who is on duty.

    The duty phone is that of red reports (decision 17).
    """

    organisation_id: UUID
    name: str
    internal_label: str
    internal_number: str
    duty_label: str
    duty_number: str
    duty_hours: str


def contact_of(organisation_id: UUID) -> Contact | None:
    """Return how an employer is reached, for its own people. One query."""
    found = Organisation.objects.filter(pk=organisation_id).first()
    if found is None:
        return None
    return Contact(
        organisation_id=found.pk,
        name=found.name,
        internal_label=found.phone_label,
        internal_number=found.phone_number,
        duty_label=found.duty_phone_label,
        duty_number=found.duty_phone_number,
        duty_hours=found.duty_phone_hours,
    )


def names_of_organisations(organisation_ids: Iterable[UUID]) -> dict[UUID, str]:
    """Return the names of these employers in alphabetical order, for someone who works for them all."""
    found = Organisation.objects.filter(pk__in=list(organisation_ids)).order_by("name")
    return dict(found.values_list("pk", "name"))


def name_of(organisation_id: UUID) -> str:
    """Return the name of an employer, for the bar of someone who acts for it; empty when unknown."""
    return next(iter(_name(pk=organisation_id)), "")


_name: Final = Prepared(lambda: Organisation.objects.filter(pk=named_id("pk")).values_list("name", flat=True))


def organisation_by_slug(slug: str) -> UUID | None:
    """Return the employer with this short name, for who works on the machine itself."""
    return Organisation.objects.filter(slug=slug).values_list("pk", flat=True).first()


def unit_names(unit_ids: Iterable[UUID]) -> dict[UUID, str]:
    """The names of these units. One query, none without ids."""
    return dict(Unit.objects.filter(pk__in=set(unit_ids)).values_list("pk", "name"))


def people_per_unit(organisation_id: UUID, year: int) -> dict[UUID, int]:
    """Return how many people each unit has: the last number recorded for that year or before. One query."""
    rows = UnitYear.objects.filter(
        organisation_id=organisation_id, year__lte=year, headcount__isnull=False
    ).order_by("year")
    return {
        unit_id: people for unit_id, people in rows.values_list("unit_id", "headcount") if people is not None
    }


def has_consent(organisation_id: UUID) -> bool:
    """Whether it is recorded what the works council agreed to, or why it need not. One query."""
    return WorksCouncilConsent.objects.filter(organisation_id=organisation_id).exists()


@dataclass(frozen=True)
class RegionView:
    """The region of the figures, and its municipalities of today by code, in alphabetical order."""

    name: str
    municipalities: dict[str, str]


def region_of_figures() -> RegionView:
    """Return the region in which the employers work together. One query."""
    rows = Municipality.objects.filter(valid_until=None).order_by("name")
    found = list(rows.values_list("region__name", "code", "name"))
    names = {region for region, _code, _name in found}
    return RegionView(
        name=" / ".join(sorted(names)), municipalities={code: name for _region, code, name in found}
    )


@dataclass(frozen=True)
class Participant:
    """An employer that takes part; none of this is a secret."""

    organisation_id: UUID
    sector: str
    joined_on: date


def participants() -> list[Participant]:
    """Return every employer that takes part, in the order in which they joined. One query."""
    rows = Organisation.objects.order_by("joined_on", "slug").values_list("pk", "sector", "joined_on")
    return [Participant(*row) for row in rows]


def _parents(unit_ids: set[UUID]) -> dict[UUID, UUID | None]:
    """Every unit of the organisations of these units, with its parent."""
    their_organisations = Unit.objects.filter(pk__in=unit_ids).values("organisation")
    return dict(Unit.objects.filter(organisation__in=their_organisations).values_list("pk", "parent_id"))


def _below(asked: set[UUID], parents: dict[UUID, UUID | None]) -> frozenset[UUID]:
    found = asked & parents.keys()
    while grown := {unit for unit, parent in parents.items() if parent in found} - found:
        found |= grown
    return frozenset(found)
