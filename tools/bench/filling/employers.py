# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The employers of the bench, founded by the product's own actions: people, teams, a way in for reports."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from eenlijn.casework.reporting.actions import make_link
from eenlijn.casework.reporting.queries import OpenLink, open_link
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.queries import actor_for
from eenlijn.commons.access.reaches import Reach
from eenlijn.commons.organisations.codes import SECTOR_OF, OrganisationType
from eenlijn.commons.organisations.models import Organisation
from eenlijn.commons.packs.queries import pack_of
from eenlijn.commons.rulebook.actions import adopt_pack
from eenlijn.commons.rulebook.from_pack import contents_of
from eenlijn.commons.tenancy import actions as tenancy
from eenlijn.foundation import walls

UNITS = 8
TYPES = (
    OrganisationType.PUBLIC_TRANSPORT,
    OrganisationType.GOVERNMENT_MUNICIPAL,
    OrganisationType.CARE_HOSPITAL,
    OrganisationType.EDUCATION,
    OrganisationType.HOUSING,
)
PLACES = ("GM0141", "GM0153", "GM0147", "GM0173", "GM0164")
FOUNDER = Actor.job("bench")


@dataclass(frozen=True)
class Employer:
    """One employer at work: who coordinates, its teams, and the link through which reports come in."""

    organisation_id: UUID
    coordinator: Actor
    units: tuple[UUID, ...]
    link: OpenLink
    sector: str
    municipality_id: UUID
    municipality_code: str


def found(place: int, now: datetime) -> Employer:
    """Found the employer with this place in the row; a name that nobody could take for a real one."""
    with walls.reaching(Reach.FOUND):
        organisation = _join(place, now)
    with walls.within(organisation.pk):
        return _settle(organisation, place, now)


def _join(place: int, now: datetime) -> Organisation:
    return tenancy.found_organisation(
        actor=FOUNDER,
        now=now,
        name=f"Werkgever {place:02d} (verzonnen)",
        slug=f"werkgever-{place:02d}",
        organisation_type=TYPES[place % len(TYPES)],
        municipality_code=PLACES[place % len(PLACES)],
        postal_lines="Postbus 1\n7600 AA Almelo",
        place_name="Almelo",
        phone_label="Meldpunt",
        phone_number="088 000 01 30",
        is_invented=True,
    )


def _settle(organisation: Organisation, place: int, now: datetime) -> Employer:
    """Its rules, teams, coordinator and link."""
    pack = pack_of(SECTOR_OF[TYPES[place % len(TYPES)]])
    adopt_pack(
        actor=Actor.job("bench", organisation.pk),
        organisation_id=organisation.pk,
        pack_content=contents_of(pack),
        pack_version=str(pack.version),
        now=now,
    )
    units = tuple(_unit(organisation.pk, team, now) for team in range(UNITS))
    coordinator = _coordinator(organisation.pk, place, units[0], now)
    made = make_link(actor=coordinator, unit_id=units[0], place="Lijn 62", now=now)
    link = open_link(made.slug)
    if link is None:
        raise RuntimeError("a link that was just made does not open")
    return Employer(
        organisation.pk,
        coordinator,
        units,
        link,
        organisation.sector,
        organisation.municipality_id,
        PLACES[place % len(PLACES)],
    )


def _unit(organisation_id: UUID, team: int, now: datetime) -> UUID:
    unit = tenancy.add_unit(actor=FOUNDER, now=now, organisation_id=organisation_id, name=f"Team {team + 1}")
    return unit.pk


def _coordinator(organisation_id: UUID, place: int, unit_id: UUID, now: datetime) -> Actor:
    member = tenancy.invite_member(
        actor=FOUNDER,
        now=now,
        organisation_id=organisation_id,
        email=f"coordinator@werkgever-{place:02d}.example",
        name=f"Coördinator {place:02d}",
        function_name="Agressiecoördinator",
        unit_id=unit_id,
    )
    tenancy.confirm_member(actor=FOUNDER, now=now, membership_id=member.pk)
    for role in (Role.COO, Role.ADM):
        tenancy.give_role(actor=FOUNDER, now=now, membership_id=member.pk, role=role)
    return actor_for(member.account_id, organisation_id, now)
