# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which employers joined, for who keeps the system: name, sector, and whether they are live. No people."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import override

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.organisations.codes import FUNCTIONS, OrganisationType, Sector
from eenlijn.commons.organisations.models import Municipality, Organisation


@dataclass(frozen=True)
class EmployerRow:
    id: UUID
    name: str
    slug: str
    sector: Sector
    kind: OrganisationType
    joined_on: date
    live_on: date | None


def employers(actor: Actor) -> tuple[EmployerRow, ...]:
    """Return every employer of this installation by name, for the platform administrator. One query."""
    if not actor.has(Role.PLT):
        raise NotVisible
    return tuple(
        EmployerRow(
            id=one.pk,
            name=one.name,
            slug=one.slug,
            sector=Sector(one.sector),
            kind=OrganisationType(one.organisation_type),
            joined_on=one.joined_on,
            live_on=one.live_on,
        )
        for one in Organisation.objects.order_by("name", "pk")
    )


def municipality_choices() -> list[tuple[str, str]]:
    """Return code and name of every municipality that exists, by name: public facts. One query."""
    rows = Municipality.objects.filter(valid_until=None).order_by("name")
    return list(rows.values_list("code", "name"))


def sector_of(organisation_id: UUID) -> Sector | None:
    """Return the sector of an employer, whose pack names its functions and places. One query."""
    found = Organisation.objects.filter(pk=organisation_id).values_list("sector", flat=True).first()
    return Sector(found) if found else None


def functions_of(sector: Sector | None) -> tuple[str, ...]:
    """Return the functions of a sector as the plan names them: Dutch in every language of the screens.

    What somebody is, is kept as words, and mandates compare those words.
    """
    if sector is None:
        return ()
    with override("nl"):
        return tuple(str(name) for name in FUNCTIONS[sector].values())
