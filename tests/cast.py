# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The cast that everybody knows (decision 22): the same people in tests, demo and documentation.

Anna drives a bus, Bram leads her team, Carla coordinates; Dirk coordinates elsewhere and must
never see any of it. Made quickly, in a few inserts, with the keys and trails of the real actions.
"""

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any
from uuid import UUID, uuid4

from django.contrib.auth.hashers import make_password

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.queries import actor_for
from eenlijn.commons.accounts.codes import MembershipState
from eenlijn.commons.accounts.models import Account, Membership, RoleAssignment
from eenlijn.commons.accounts.queries import email_index
from eenlijn.commons.keys import vault
from eenlijn.commons.organisations.codes import OrganisationType
from eenlijn.commons.organisations.models import Municipality, Organisation, Site, Unit
from eenlijn.commons.tenancy.actions import found_organisation, found_platform

PASSWORD = "vier losse woorden"
SINCE = date(2020, 1, 1)
FOUNDER = Actor.job("cast")


@dataclass(frozen=True)
class Person:
    """One of the cast, as account, as member and as actor."""

    name: str
    email: str
    account: Account
    membership: Membership
    actor: Actor

    @property
    def id(self) -> UUID:
        return self.account.pk


@dataclass(frozen=True)
class Cast:
    """Everybody, where they work, and a few places of the first two employers."""

    reggestreek: Organisation
    dinkelborg: Organisation
    politie: Organisation
    regiobureau: Organisation
    lijn_62: Unit
    lijn_9: Unit
    rijdienst: Unit
    klantenservice: Unit
    woonservice: Unit
    remise: Site
    hoofdkantoor: Site
    people: dict[str, Person]

    def __getattr__(self, name: str) -> Person:
        """`cast.anna`, `cast.carla`: anyone of the people."""
        try:
            # Asked before there are people too, when a copy is made.
            return self.__dict__["people"][name]  # type: ignore[no-any-return]
        except KeyError:
            raise AttributeError(name) from None


@dataclass(frozen=True)
class _Part:
    key: str
    organisation: str
    function_name: str
    roles: tuple[Role, ...]
    unit: str = ""


PARTS = (
    _Part("anna", "reggestreek", "Buschauffeur", (Role.EMP,), "lijn_62"),
    _Part("bram", "reggestreek", "Teamleider", (Role.EMP, Role.MGR), "lijn_62"),
    _Part("carla", "reggestreek", "Agressiecoördinator", (Role.EMP, Role.COO), "klantenservice"),
    _Part("ilse", "reggestreek", "Directeur", (Role.EMP, Role.BRD)),
    _Part("joost", "reggestreek", "Bedrijfsmaatschappelijk werker", (Role.EMP, Role.AFT)),
    _Part("karin", "reggestreek", "Jurist", (Role.EMP, Role.LEG)),
    _Part("lars", "reggestreek", "Veiligheidskundige", (Role.EMP, Role.OOV)),
    _Part("omar", "reggestreek", "Interne controle", (Role.EMP, Role.LOG)),
    _Part("petra", "reggestreek", "Functioneel beheerder", (Role.EMP, Role.ADM)),
    _Part("teun", "reggestreek", "Planner", (Role.EMP,), "klantenservice"),
    _Part("dirk", "dinkelborg", "Agressiecoördinator", (Role.EMP, Role.COO), "woonservice"),
    _Part("mila", "dinkelborg", "Bestuurssecretaris", (Role.EMP,), "woonservice"),
    _Part("eva", "politie", "Wijkagent", (Role.POL,)),
    _Part("frits", "politie", "Officier van justitie", (Role.POL,)),
    _Part("greet", "regiobureau", "Programmamedewerker", (Role.REG,)),
    _Part("hugo", "regiobureau", "Systeembeheerder", (Role.PLT,)),
    _Part("noor", "reggestreek", "Functionaris gegevensbescherming", (Role.EMP, Role.DPO)),
    _Part("quinten", "regiobureau", "Sleutelbewaarder", (Role.KEY,)),
    _Part("roos", "regiobureau", "Sleutelbewaarder", (Role.KEY,)),
    _Part("sam", "reggestreek", "Baliemedewerker", (Role.EMP, Role.DSK), "klantenservice"),
)


EMPLOYERS = {
    "reggestreek": ("Busbedrijf Reggestreek", OrganisationType.PUBLIC_TRANSPORT, "GM0141"),
    "dinkelborg": ("Woonstichting Dinkelborg", OrganisationType.HOUSING, "GM0173"),
    "politie": ("Politie Twente", OrganisationType.SAFETY_JUSTICE, "GM0153"),
    "regiobureau": ("Regiobureau", OrganisationType.OTHER_PUBLIC_TASK, "GM0147"),
}


def make_cast(now: datetime) -> Cast:
    """Make everybody; needs a key store with a root key."""
    found_platform(now=now)
    organisations = {slug: _organisation(slug, *told, now) for slug, told in EMPLOYERS.items()}
    units = _units(organisations)
    accounts = {part.key: _account(part.key) for part in PARTS}
    memberships = {part.key: _membership(part, organisations, units, accounts) for part in PARTS}
    Account.objects.bulk_create(accounts.values())
    Membership.objects.bulk_create(memberships.values())
    RoleAssignment.objects.bulk_create(
        role for part in PARTS for role in _roles(part, memberships[part.key], units)
    )
    sites = _sites(organisations)
    people = {
        part.key: Person(
            name=part.key.title(),
            email=_email(part.key),
            account=accounts[part.key],
            membership=memberships[part.key],
            actor=actor_for(accounts[part.key].pk, organisations[part.organisation].pk, now),
        )
        for part in PARTS
    }
    return Cast(
        reggestreek=organisations["reggestreek"],
        dinkelborg=organisations["dinkelborg"],
        politie=organisations["politie"],
        regiobureau=organisations["regiobureau"],
        lijn_62=units["lijn_62"],
        lijn_9=units["lijn_9"],
        rijdienst=units["rijdienst"],
        klantenservice=units["klantenservice"],
        woonservice=units["woonservice"],
        remise=sites["remise"],
        hoofdkantoor=sites["hoofdkantoor"],
        people=people,
    )


def _organisation(
    slug: str, name: str, kind: OrganisationType, municipality_code: str, now: datetime
) -> Organisation:
    return found_organisation(
        actor=FOUNDER,
        now=now,
        name=f"{name} (verzonnen)",
        slug=slug,
        organisation_type=kind,
        municipality_code=municipality_code,
        phone_label="Centrale",
        phone_number="0800 0000",
        care_phone_label="Opvang",
        care_phone_number="0800 0001",
        postal_lines="Postbus 1\n7600 AA Almelo",
        place_name="Almelo",
        is_invented=True,
    )


def _units(organisations: dict[str, Organisation]) -> dict[str, Unit]:
    def unit(organisation: str, name: str, parent: Unit | None = None) -> Unit:
        return Unit(organisation=organisations[organisation], parent=parent, name=name, valid_from=SINCE)

    rijdienst = unit("reggestreek", "Rijdienst")
    units = {
        "rijdienst": rijdienst,
        "lijn_62": unit("reggestreek", "Lijn 62", rijdienst),
        "lijn_9": unit("reggestreek", "Lijn 9", rijdienst),
        "klantenservice": unit("reggestreek", "Klantenservice"),
        "woonservice": unit("dinkelborg", "Woonservice"),
    }
    Unit.objects.bulk_create(units.values())
    return units


def _sites(organisations: dict[str, Organisation]) -> dict[str, Site]:
    towns = {one.code: one for one in Municipality.objects.filter(code__in=("GM0141", "GM0173"))}
    depot, office = organisations["reggestreek"], organisations["dinkelborg"]
    sites = {
        "remise": Site(organisation=depot, name="Remise", municipality=towns["GM0141"]),
        "hoofdkantoor": Site(organisation=office, name="Hoofdkantoor", municipality=towns["GM0173"]),
    }
    Site.objects.bulk_create(sites.values())
    return sites


def _email(key: str) -> str:
    return f"{key}@eenlijn.example"


def _account(key: str) -> Account:
    account = Account(id=uuid4(), email_index=email_index(_email(key)), password=_password())
    vault.seal(account, name=key.title(), email=_email(key))
    return account


@lru_cache(maxsize=1)
def _password() -> str:
    return make_password(PASSWORD)


def _membership(
    part: _Part, organisations: dict[str, Organisation], units: dict[str, Unit], accounts: dict[str, Account]
) -> Membership:
    return Membership(
        organisation=organisations[part.organisation],
        account=accounts[part.key],
        unit=units.get(part.unit),
        function_name=part.function_name,
        state=MembershipState.CONFIRMED,
        starts_on=SINCE,
    )


def _roles(part: _Part, membership: Membership, units: dict[str, Unit]) -> list[RoleAssignment]:
    def assignment(role: Role) -> RoleAssignment:
        unit: dict[str, Any] = {"unit": units[part.unit]} if role is Role.MGR else {}
        return RoleAssignment(
            organisation=membership.organisation, membership=membership, role=role, starts_on=SINCE, **unit
        )

    return [assignment(role) for role in part.roles]
