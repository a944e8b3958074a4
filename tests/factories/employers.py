# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""An employer of each sector, founded with its pack, its people and their mandates."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import uuid4

from django.contrib.auth.hashers import make_password

from eenlijn.casework.reporting.queries import OpenLink
from eenlijn.casework.response.codes import AnswerKind
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.queries import actor_for
from eenlijn.commons.accounts.codes import MembershipState
from eenlijn.commons.accounts.models import Account, Membership, RoleAssignment
from eenlijn.commons.accounts.queries import email_index
from eenlijn.commons.keys import vault
from eenlijn.commons.mandates.actions import give_mandate
from eenlijn.commons.organisations.codes import SECTOR_OF, OrganisationType
from eenlijn.commons.organisations.models import Organisation, Unit
from eenlijn.commons.packs.queries import pack_of
from eenlijn.commons.rulebook.actions import adopt_pack
from eenlijn.commons.rulebook.from_pack import contents_of
from eenlijn.commons.tenancy.actions import found_organisation, found_platform
from tests.cast import PASSWORD, SINCE, Person
from tests.factories import stories

FOUNDER = Actor.job("employers")
VERY_SERIOUS = 4


@dataclass(frozen=True)
class Workplace:
    """An employer before it exists; `reporter`, `manager` and `director` are names of functions."""

    slug: str
    name: str
    kind: OrganisationType
    unit: str
    place: str
    reporter: str
    manager: str
    director: str


BUS = Workplace(
    "vervoer-dinkel",
    "Vervoer Dinkel",
    OrganisationType.PUBLIC_TRANSPORT,
    "Lijn 62",
    "Bus 4123, lijn 62",
    "Buschauffeur",
    "Teamleider vervoer",
    "Manager vervoer",
)
DESK = Workplace(
    "gemeente-kanaaldorp",
    "Gemeente Kanaaldorp",
    OrganisationType.GOVERNMENT_MUNICIPAL,
    "Publieksbalie",
    "Balie 3, gemeentehuis",
    "Baliemedewerker",
    "Leidinggevende",
    "Gemeentesecretaris",
)
WARD = Workplace(
    "ziekenhuis-esdal",
    "Ziekenhuis Esdal",
    OrganisationType.CARE_HOSPITAL,
    "Afdeling B2",
    "Afdeling B2, kamer 14",
    "Verpleegkundige",
    "Teamhoofd",
    "Manager zorg",
)
SCHOOL = Workplace(
    "school-de-linde",
    "School De Linde",
    OrganisationType.EDUCATION,
    "Onderbouw",
    "Lokaal 1.12",
    "Leerkracht",
    "Teamleider",
    "Rector",
)
HOUSING = Workplace(
    "wonen-vecht",
    "Wonen Vecht",
    OrganisationType.HOUSING,
    "Wijkteam Noord",
    "Huisbezoek, Teststraat 9",
    "Onderhoudsmedewerker",
    "Leidinggevende",
    "Manager wonen",
)
ROLES = {
    "reporter": (Role.EMP,),
    "colleague": (Role.EMP,),
    "manager": (Role.EMP, Role.MGR),
    "coordinator": (Role.EMP, Role.COO),
    "second": (Role.EMP, Role.COO),
    "director": (Role.EMP, Role.BRD),
    "carer": (Role.EMP, Role.AFT),
    "lawyer": (Role.EMP, Role.LEG),
    "administrator": (Role.EMP, Role.ADM),
}
NAMES = {
    "reporter": "Sanne",
    "colleague": "Wim",
    "manager": "Bas",
    "coordinator": "Carmen",
    "second": "Coen",
    "director": "Dora",
    "carer": "Nel",
    "lawyer": "Lex",
    "administrator": "Ada",
}


@dataclass(frozen=True)
class Employer:
    """An employer at work: `people` by their part in the story, `link` hangs at the workplace."""

    organisation: Organisation
    unit: Unit
    link: OpenLink
    people: dict[str, Person]
    since: datetime

    def __getattr__(self, part: str) -> Person:
        try:
            return self.people[part]
        except KeyError:
            raise AttributeError(part) from None


def found_employer(place: Workplace, now: datetime) -> Employer:
    """Found it, take over the pack of its sector, and let its director decide about warnings."""
    found_platform(now=now)
    organisation = found_organisation(
        actor=FOUNDER,
        now=now,
        name=f"{place.name} (verzonnen)",
        slug=place.slug,
        organisation_type=place.kind,
        municipality_code="GM0141",
        phone_label="Centrale",
        phone_number="0800 0000",
        care_phone_label="Opvang",
        care_phone_number="0800 0001",
        postal_lines="Postbus 1\n7600 AA Almelo",
        place_name="Almelo",
        is_invented=True,
    )
    pack = pack_of(SECTOR_OF[place.kind])
    adopt_pack(
        actor=FOUNDER,
        organisation_id=organisation.pk,
        pack_content=contents_of(pack),
        pack_version=str(pack.version),
        now=now,
    )
    unit = Unit.objects.create(organisation=organisation, name=place.unit, valid_from=SINCE)
    people = {part: _person(part, roles, place, unit, now) for part, roles in ROLES.items()}
    give_mandate(
        actor=people["administrator"].actor,
        answer_kind=AnswerKind.WARNING,
        highest_level=VERY_SERIOUS,
        function_name=place.director,
        source="Mandaatbesluit 2026 (verzonnen), artikel 4",
        valid_from=SINCE,
        now=now,
    )
    link = stories.link_of(people["coordinator"].actor, unit.pk, now, place.place)
    return Employer(organisation, unit, link, people, now)


def _person(part: str, roles: tuple[Role, ...], place: Workplace, unit: Unit, now: datetime) -> Person:
    name, email = NAMES[part], f"{NAMES[part].lower()}@{place.slug}.example"
    account = Account(id=uuid4(), email_index=email_index(email), password=make_password(PASSWORD))
    vault.seal(account, name=name, email=email)
    account.save(force_insert=True)
    membership = Membership.objects.create(
        organisation=unit.organisation,
        account=account,
        unit=unit,
        function_name=_function(part, place),
        state=MembershipState.CONFIRMED,
        starts_on=SINCE,
    )
    RoleAssignment.objects.bulk_create(_role(membership, role, SINCE) for role in roles)
    actor = actor_for(account.pk, unit.organisation_id, now)
    return Person(name, email, account, membership, actor)


def _role(membership: Membership, role: Role, since: date) -> RoleAssignment:
    return RoleAssignment(
        organisation=membership.organisation,
        membership=membership,
        role=role,
        unit=membership.unit if role is Role.MGR else None,
        starts_on=since,
    )


def _function(part: str, place: Workplace) -> str:
    others = {
        "coordinator": "Agressiecoördinator",
        "second": "Tweede coördinator",
        "carer": "Bedrijfsmaatschappelijk werker",
        "lawyer": "Jurist",
        "administrator": "Functioneel beheerder",
    }
    own = {
        "reporter": place.reporter,
        "colleague": place.reporter,
        "manager": place.manager,
        "director": place.director,
    }
    return own.get(part) or others[part]
