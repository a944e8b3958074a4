# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every address there is, read from the resolver, and filled in with somebody's object."""

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple
from uuid import UUID

from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils.translation import override

from tests.walls.route_table import IDS
from tests.walls.world import MISSING_CODE, MISSING_ID, MISSING_NUMBER, Place, World

MISSING: Final[dict[str, str | UUID]] = {
    "topic": "geen-onderwerp",
    "register": "geen-register",
    "edition": "1999-01-e1",
    "month": "1999-01",
    "number": MISSING_NUMBER,
    "code": MISSING_CODE,
    "secret": "bestaatniet",
    "slug": "bestaatniet",
    "batch_id": MISSING_ID,
    "link_id": MISSING_ID,
    "notice_id": MISSING_ID,
    **dict.fromkeys(IDS, MISSING_ID),
}
MALFORMED: Final = {
    "topic": "geen.onderwerp",
    "register": "geen.register",
    "edition": "%27--geen-editie",
    "month": "geen-maand",
    "number": "%27--geen-nummer",
    "code": "geen+code",
    "secret": "geen+geheim",
    "slug": "..;",
    "batch_id": "geen-nummer",
    "link_id": "geen-nummer",
    "notice_id": "geen-nummer",
    **dict.fromkeys(IDS, "geen-nummer"),
}


# What else stands in a path beside the id of an object: a number that names nobody's object.
BESIDE: Final = {
    "measure": 6,
    "step": "team_talk",
    "question": "met-wie",
    "receiver": "victim_support",
    "place": 1,
    "table": "sector",
    "kind": "csv",
    "which": "besluit",
    "year": 2026,
    "version": 1,
}


# A topic of the rules is no secret: every employer has the same ones.
TOPIC: Final = "termijnen"
# A register is nobody's: it is public, and only read and loaded by who keeps the system or the region.
REGISTER: Final = "gemeentegrenzen"
INTERFACE: Final = "api"
# A month of the trail is called the same at every employer.
MONTH: Final = "2026-10"


class Address(NamedTuple):
    """A route by name; `kind` is the name of the id in its path, empty when there is none.

    `beside` names what else the path holds, from `BESIDE`.
    """

    route: str
    kind: str
    beside: tuple[str, ...] = ()


def addresses() -> Iterator[Address]:
    """Every route of the resolver; a route with an id of a new kind is a reason to extend these tests.

    Those of the interface speak JSON to systems with tokens and have their own walls: `test_interface.py`.
    """

    def below(resolver: URLResolver, before: str) -> Iterator[Address]:
        for entry in resolver.url_patterns:
            if isinstance(entry, URLResolver) and entry.namespace == INTERFACE:
                continue
            if isinstance(entry, URLResolver):
                yield from below(entry, f"{before}{entry.namespace}:" if entry.namespace else before)
            elif isinstance(entry, URLPattern):
                kinds = [one for one in entry.pattern.converters if one not in BESIDE]
                beside = tuple(one for one in entry.pattern.converters if one in BESIDE)
                assert len(kinds) < 2, kinds
                yield Address(f"{before}{entry.name}", kinds[0] if kinds else "", beside)

    yield from below(get_resolver(), "")


def path_of(world: World, address: Address, relation: str, stage: str, language: str = "nl") -> str:
    """The path of this address for an object of that place."""
    beside = {name: BESIDE[name] for name in address.beside}
    with override(language):
        if not address.kind:
            return reverse(address.route, kwargs=beside)
        if relation == "malformed":
            # What is no id cannot be reversed: take a path that can, and break its id.
            filled = reverse(address.route, kwargs={address.kind: MISSING[address.kind], **beside})
            return filled.replace(str(MISSING[address.kind]), MALFORMED[address.kind])
        given = MISSING[address.kind] if relation == "missing" else given_id(world, address, relation, stage)
        return reverse(address.route, kwargs={address.kind: given, **beside})


def given_id(world: World, address: Address, relation: str, stage: str) -> str | UUID:
    """The id in the path: of a dossier or old register in that stage, or of the one thing of its kind."""
    if relation == "ended":
        return world.team.ended_slug if address.kind == "slug" else world.team.ended_link_id
    place: Place = {"team": world.team, "next": world.next_team, "elsewhere": world.elsewhere}[relation]
    made: dict[str, Callable[[], str | UUID]] = {
        "topic": lambda: TOPIC,
        "register": lambda: REGISTER,
        "edition": lambda: world.edition,
        "month": lambda: MONTH,
        "number": lambda: place.numbers.get(stage, place.numbers["drafted"]),
        "code": lambda: place.codes.get(stage, place.codes["by_link"]),
        "batch_id": lambda: place.batches[stage],
        "link_id": lambda: place.link_id,
        "notice_id": lambda: place.lost_notice_id,
        "secret": lambda: place.feed,
        "slug": lambda: place.slug,
    }
    return place.ids[address.kind] if address.kind in place.ids else made[address.kind]()
