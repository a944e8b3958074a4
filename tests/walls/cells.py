# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every address × method × role × state of the membership × whose object, with what follows from the policy.

Addresses are read from the resolver and operations from the OpenAPI document, roles and states from their
code: whoever adds one of these adds cells, and nobody has to think of it. What a cell must give is worked out
from the policy that the view carries and from what the actor sees, never from an answer:

- whoever the policy does not let in gets the page of what does not exist, in every method;
- whoever it lets in gets, for an object that is not theirs, exactly what a missing one gives;
- nothing that was refused, and nothing for somebody of another employer, holds a word of ours.

`route_table.py` says by hand, for the cast, which status exactly; this says for everybody what may never be.
The operations of the interface, and the systems that ask them, stand in `cells_interface.py`.
"""

import os
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from typing import Any, Final, NamedTuple
from uuid import uuid4

from django.urls import URLPattern, URLResolver, get_resolver

from eenlijn.casework.incidents.access import visible_to
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.queries import actor_for
from eenlijn.commons.accounts.codes import MembershipState
from eenlijn.commons.accounts.models import Account, Membership, RoleAssignment
from eenlijn.commons.accounts.queries import email_index
from eenlijn.commons.keys import vault
from eenlijn.doors.web.frame.policy import Kind, Policy, policy_of
from tests.cast import SINCE, Person
from tests.walls.addresses import Address, addresses
from tests.walls.route_table import IDS, METHODS, RELATIONS, STAGES
from tests.walls.share import IS_FULL
from tests.walls.world import Place, World

# `./eenlijn campaign walls` walks all of it, or a share; the tests of every day the cells whose name falls
# in one part.
ONE_IN: Final = int(os.environ.get("EENLIJN_CAMPAIGN_SHARE", "1")) if IS_FULL else 300

ALL_METHODS: Final = tuple(method for methods in METHODS.values() for method in methods)
# HEAD is answered as GET, and the others are refused before an id is read: two objects tell enough.
READS_AN_ID: Final = ("GET", "POST")
# Whose id is itself the key, and what every employer has alike: there, nothing is foreign.
NOBODYS: Final = frozenset({"code", "slug", "secret", "edition", "topic", "register", "month"})
# Who keeps the system sends mail again that was lost, of whichever employer; it holds a number and a link.
EVERYWHERE: Final = {("PLT", "notice_id")}
# Beside the states of a membership: what ends it, or a role in it, without another state.
CLOSED: Final = "account closed"
MOMENTS: Final = ("left yesterday", "begins tomorrow", "role ended", CLOSED)
STATES: Final = (*MembershipState.values, *MOMENTS)
HOMES: Final = ("here", "elsewhere")


class Caller(NamedTuple):
    """Who asks. `home` is where they work: at Anna's employer, in her team, or at Dirk's."""

    role: str
    home: str
    state: str


class Door(NamedTuple):
    """One method at one address, for an object of somebody."""

    route: str
    method: str
    relation: str


class Cell(NamedTuple):
    """One visit: a caller at a door."""

    role: str
    home: str
    state: str
    route: str
    method: str
    relation: str


@dataclass(frozen=True)
class Route:
    """An address with the policy that its view carries; None for what only machines ask."""

    address: Address
    policy: Policy | None


@cache
def routes() -> Mapping[str, Route]:
    policies = dict(_policies(get_resolver(), ""))
    return {one.route: Route(one, policies[one.route]) for one in addresses()}


def _policies(resolver: URLResolver, before: str) -> Iterator[tuple[str, Policy | None]]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from _policies(entry, f"{before}{entry.namespace}:" if entry.namespace else before)
        elif isinstance(entry, URLPattern):
            yield f"{before}{entry.name}", policy_of(entry.callback)


@cache
def pages() -> tuple[Door, ...]:
    return tuple(
        Door(route.address.route, method, relation)
        for route in routes().values()
        for method in ALL_METHODS
        for relation in RELATIONS[route.address.kind]
        if method in READS_AN_ID or relation in {"-", "team", "missing"}
    )


@cache
def people(role: str) -> tuple[Caller, ...]:
    """Everybody with this role: at both employers, in each state of the membership."""
    return tuple(Caller(role, home, state) for home in HOMES for state in STATES)


def walked(caller: Caller, doors: tuple[Door, ...], one_in: int = ONE_IN) -> list[Cell]:
    """The cells of this caller that are walked now, always the same ones."""
    begun = zlib.crc32("|".join(caller).encode())
    return [
        Cell(*caller, *door)
        for door, name in zip(doors, _names(doors), strict=True)
        if zlib.crc32(name, begun) % one_in == 0
    ]


@cache
def _names(doors: tuple[Door, ...]) -> tuple[bytes, ...]:
    return tuple("|".join(("", *door)).encode() for door in doors)


def planned(callers: Iterable[Caller], doors: tuple[Door, ...]) -> int:
    """How many cells there are of these."""
    return sum(1 for _caller in callers) * len(doors)


def everybody() -> list[Caller]:
    return [caller for role in Role.values for caller in people(role)]


def newcomer(world: World, role: str, home: str) -> Person:
    """Somebody new with this role and nothing else: in Anna's team, or in Mila's at the other employer."""
    place: Any = {"here": world.cast.anna, "elsewhere": world.cast.mila}[home].membership
    key = f"nieuw-{role.lower()}-{uuid4().hex[:8]}"
    account = Account(id=uuid4(), email_index=email_index(f"{key}@eenlijn.example"), password="!")
    vault.seal(account, name=f"Nieuw {role}", email=f"{key}@eenlijn.example")
    account.save(force_insert=True)
    member = Membership.objects.create(
        organisation=place.organisation,
        account=account,
        unit=place.unit,
        function_name="Nieuw",
        state=MembershipState.CONFIRMED,
        starts_on=SINCE,
    )
    for one in {Role.EMP, Role(role)}:
        unit = {"unit": place.unit} if one == Role.MGR else {}
        RoleAssignment.objects.create(
            organisation=place.organisation, membership=member, role=one, starts_on=SINCE, **unit
        )
    actor = actor_for(account.pk, place.organisation_id, world.now)
    return Person(name=key, email=f"{key}@eenlijn.example", account=account, membership=member, actor=actor)


def bring_to(person: Person, state: str, today: date) -> None:
    """Let the membership be in this state from now on."""
    member = Membership.objects.filter(pk=person.membership.pk)
    yesterday, tomorrow = today - timedelta(days=1), today + timedelta(days=1)
    if state in MembershipState.values:
        member.update(state=state)
    elif state == "left yesterday":
        member.update(ends_on=yesterday)
    elif state == "begins tomorrow":
        member.update(starts_on=tomorrow)
    elif state == "role ended":
        RoleAssignment.objects.filter(membership=person.membership).update(ends_on=yesterday)
    else:
        Account.objects.filter(pk=person.id).update(is_active=False)


def as_of_now(person: Person, world: World) -> Person:
    """The same person, as the product knows them in this state."""
    return replace(person, actor=actor_for(person.id, person.membership.organisation_id, world.now))


def roles_in(cell: Cell) -> frozenset[Role]:
    """Which roles count: only a confirmed membership of today, with roles of today, opens anything."""
    if cell.state != MembershipState.CONFIRMED:
        return frozenset()
    return frozenset({Role.EMP, Role(cell.role)})


def is_let_in(cell: Cell) -> bool | None:
    """What the policy says; None where a session of nobody may be led to sign in."""
    policy = routes()[cell.route].policy
    if policy is None or policy.kind in {Kind.OPEN, Kind.LINK}:
        return True
    if policy.kind is Kind.SIGNED_IN:
        return True if cell.state == MembershipState.CONFIRMED else None
    return not roles_in(cell).isdisjoint(policy.roles)


def is_foreign(cell: Cell, person: Person, world: World) -> bool:
    """Whether the object in the address is not this person's: then the answer is that of a missing one."""
    kind = routes()[cell.route].address.kind
    if not kind or kind in NOBODYS or cell.relation in {"-", "missing", "malformed"}:
        return False
    if kind == "number":
        number = number_of(cell, world)
        return not visible_to(person.actor).filter(number=number).exists()
    if (cell.role, kind) in EVERYWHERE:
        return False
    return (cell.home == "here") is (cell.relation == "elsewhere")


def number_of(cell: Cell, world: World) -> str:
    places: dict[str, Place] = {"team": world.team, "next": world.next_team, "elsewhere": world.elsewhere}
    numbers = places[cell.relation].numbers
    return numbers.get(STAGES.get(cell.route, ""), numbers["drafted"])


def outside(cell: Cell) -> frozenset[int]:
    """What they get whom the policy does not let in; whose account is closed is nobody, and may sign in."""
    return frozenset({303, 404}) if cell.state == CLOSED else frozenset({404})


def is_no_address(cell: Cell) -> bool:
    """What is no id leads to no page at all."""
    kind = routes()[cell.route].address.kind
    return cell.relation == "malformed" and (kind in IDS or kind in NOBODYS)
