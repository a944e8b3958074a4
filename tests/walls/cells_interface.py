# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every operation of the OpenAPI document × method × who asks × state × employer × object, with its answer.

Who asks: a token with each scope, with all of them but one, with all and with one that was abolished, of both
employers, that works, was ended, is expired or was forged; nobody; and everybody of `cells.py`, whose session
reads. What must come is worked out from the scopes and roles that the document names for the operation and
from what the actor sees (`incidents.access`), never from an answer. `test_interface.py` says by hand, for the
cast, which status exactly.
"""

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from typing import Any, Final, NamedTuple

from eenlijn.casework.incidents.access import visible_to
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role, Scope
from eenlijn.commons.accounts.codes import MembershipState
from eenlijn.commons.tokens.actions import end_token, make_token
from eenlijn.commons.tokens.models import Token
from eenlijn.commons.tokens.queries import actor_of
from tests.walls import cells as walk
from tests.walls.browser import Browser
from tests.walls.cells import HOMES, Caller, Cell, Door
from tests.walls.share import IS_FULL
from tests.walls.test_interface import FIGURES, operations
from tests.walls.world import MISSING_CODE, MISSING_NUMBER, Place, World

# They are few and quick beside the pages: every day more of them.
ONE_IN: Final = walk.ONE_IN if IS_FULL else 60
METHODS: Final = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
# HEAD is answered as GET, and the others are refused before an id is read: two objects tell enough.
READS_AN_ID: Final = ("GET", "POST")
# What names an object: in the path, or in the body of a question.
IN_PATH: Final = {"nummer": "number", "editie": "edition"}
IN_BODY: Final = {("POST", "/ontvangstbewijzen/_zoek"): "code", ("POST", "/meldingen"): "slug"}
RELATIONS: Final = {
    "": ("-",),
    "number": ("team", "next", "elsewhere", "missing", "malformed"),
    "edition": ("team", "missing", "malformed"),
    "code": ("team", "next", "elsewhere", "missing", "malformed"),
    "slug": ("-", "team", "next", "elsewhere", "ended", "missing", "malformed"),
}
# The code of a receipt is itself the key, and an edition was released to everyone.
NOBODYS: Final = frozenset({"code", "edition"})
NOBODY: Final = "nobody"
ABOLISHED: Final = "abolished:read"
WORKS: Final = "works"
STATES: Final = (WORKS, "ended", "expired", "forged")
_MALFORMED: Final = "%27--geen-nummer"


@dataclass(frozen=True)
class Way:
    """One operation as the document tells it: the scope and the roles it is for; open without a scope."""

    scope: Scope | None
    roles: frozenset[Role]
    success: int


class Asked(NamedTuple):
    path: str
    body: bytes


@cache
def paths() -> Mapping[str, Mapping[str, Way]]:
    """Every path of the document with its operations."""
    found: dict[str, dict[str, Way]] = {}
    for (method, path), one in operations().items():
        named: dict[str, list[str]] = {}
        for way in one["security"]:
            named |= way
        scopes = named.get("token", [])
        assert len(scopes) < 2, "which scope counts is not foreseen here"
        found.setdefault(path, {})[method] = Way(
            Scope(scopes[0]) if scopes else None,
            frozenset(map(Role, named.get("session", ()))),
            201 if "201" in one["responses"] else 200,
        )
    return found


def kind_of(method: str, path: str) -> str:
    """What names the object of this question; nothing where there is none."""
    named = path.partition("{")[2].rstrip("}")
    return IN_PATH[named] if named else IN_BODY.get((method, path), "")


@cache
def doors() -> tuple[Door, ...]:
    return tuple(
        Door(path, method, relation)
        for path in paths()
        for method in METHODS
        for relation in RELATIONS[kind_of(method, path)]
        if method in READS_AN_ID or relation in {"-", "team", "missing"}
    )


@cache
def scopes() -> Mapping[str, str]:
    """Every kind of token by its name, with its scopes as the database keeps them."""
    alone = {f"token {one.value}": one.value for one in Scope}
    others = {f"token but {one.value}": " ".join(two.value for two in Scope if two != one) for one in Scope}
    return {**alone, **others, "token all": " ".join(one.value for one in Scope), "token none": ABOLISHED}


def systems(kind: str) -> tuple[Caller, ...]:
    """Every token with these scopes; nobody has none."""
    if kind == NOBODY:
        return (Caller(NOBODY, "here", "-"),)
    return tuple(Caller(kind, home, state) for home in HOMES for state in STATES)


def kinds() -> tuple[str, ...]:
    return (*scopes(), NOBODY)


def every_system() -> list[Caller]:
    return [caller for kind in kinds() for caller in systems(kind)]


def token(world: World, caller: Caller) -> tuple[Browser, Actor]:
    """What sends this token with every question, and who that is; nobody where it does not work."""
    if caller.role == NOBODY:
        return Browser(), Actor.nobody()
    employer = {"here": world.cast.reggestreek, "elsewhere": world.cast.dinkelborg}[caller.home]
    job, today = Actor.job("test", employer.pk), world.now.date()
    made = make_token(
        actor=job, name="Systeem", scopes=list(Scope), expires_on=today + timedelta(days=1), now=world.now
    )
    row, secret = Token.objects.filter(pk=made.id), made.secret
    row.update(scopes=scopes()[caller.role])
    if caller.state == "ended":
        end_token(actor=job, token_id=made.id, now=world.now)
    elif caller.state == "expired":
        row.update(expires_on=today - timedelta(days=1))
    elif caller.state == "forged":
        secret = secret[:-1] + ("a" if secret[-1] != "a" else "b")
    return Browser(headers={"HTTP_AUTHORIZATION": f"Bearer {secret}"}), _actor(secret, world)


def _actor(secret: str, world: World) -> Actor:
    return actor_of(secret, world.now) or Actor.nobody()


def question(world: World, cell: Cell) -> Asked:
    """The address and the body, with the object of that place in it."""
    path, kind = cell.route, kind_of(cell.method, cell.route)
    given = _given(world, kind, cell.relation)
    for name in IN_PATH:
        path = path.replace(f"{{{name}}}", given)
    shown = f"/api/v1{path}{FIGURES if path == '/cijfers' else ''}"
    return Asked(shown, json.dumps(_body(cell, given)).encode() if cell.method == "POST" else b"")


def _given(world: World, kind: str, relation: str) -> str:
    """The number, code, short link or edition that stands in the question."""
    if not kind or relation == "-":
        return ""
    if kind == "edition":
        return {"team": world.edition, "missing": "2020-01-e1"}.get(relation, _MALFORMED)
    if relation in {"missing", "malformed"}:
        missing = {"number": MISSING_NUMBER, "code": MISSING_CODE, "slug": "bestaatniet"}
        return missing[kind] if relation == "missing" else _MALFORMED
    place = _place(world, relation)
    if kind == "slug":
        return place.ended_slug if relation == "ended" else place.slug
    return place.numbers["assessed"] if kind == "number" else place.codes["by_link"]


def _place(world: World, relation: str) -> Place:
    return {"next": world.next_team, "elsewhere": world.elsewhere}.get(relation, world.team)


def _body(cell: Cell, given: str) -> dict[str, Any]:
    if kind_of(cell.method, cell.route) == "code":
        return {"ontvangstcode": given}
    told = {
        "meldsleutel": secrets.token_hex(16),
        "soorten": ["threat_general"],
        "wanneer": "now",
        "plek": "Halte",
        "wens": "count",
    }
    return {**told, "meldlink": given} if given else told


def expected(cell: Cell, actor: Actor, world: World) -> frozenset[int]:
    """Every status that may come."""
    ways = paths()[cell.route]
    way = ways.get("GET" if cell.method == "HEAD" else cell.method)
    if way is None:
        return frozenset({405})
    if way.scope is not None and (refused := _at_the_gate(cell, way, way.scope)):
        return refused
    if is_there(cell, actor, world):
        return frozenset({way.success})
    return frozenset({400 if kind_of(cell.method, cell.route) == "slug" else 404})


def _at_the_gate(cell: Cell, way: Way, scope: Scope) -> frozenset[int]:
    """401 for who is nobody here, 403 for who may not; nothing for whoever comes in."""
    if cell.role in scopes():
        if cell.state != WORKS:
            return frozenset({401})
        return frozenset() if scope in scopes()[cell.role].split() else frozenset({403})
    if cell.role == NOBODY or cell.method not in {"GET", "HEAD"}:
        return frozenset({401})
    if cell.state != MembershipState.CONFIRMED:
        return frozenset({401, 403})
    return frozenset({403}) if way.roles.isdisjoint({Role.EMP, Role(cell.role)}) else frozenset()


def is_shapeless(cell: Cell) -> bool:
    """Refused before anything is looked up, as the document says of a short link: so it tells of no row."""
    return cell.relation == "malformed" and kind_of(cell.method, cell.route) == "slug"


def is_there(cell: Cell, actor: Actor, world: World) -> bool:
    """Whether what is named exists for this actor."""
    kind = kind_of(cell.method, cell.route)
    if not kind or cell.relation == "-":
        return True
    if cell.relation in {"missing", "malformed", "ended"}:
        return False
    if kind in NOBODYS:
        return True
    if (cell.home == "here") is (cell.relation == "elsewhere"):
        return False
    number = _place(world, cell.relation).numbers["assessed"]
    return kind == "slug" or visible_to(actor).filter(number=number).exists()


def is_success(cell: Cell, statuses: frozenset[int]) -> bool:
    way = paths()[cell.route].get(cell.method)
    return way is not None and statuses == {way.success}


def numbers_of_others(cell: Cell, world: World) -> frozenset[str]:
    """Numbers that may stand in no answer: those of the other employer, but for who holds a code of it."""
    if kind_of(cell.method, cell.route) == "code":
        return frozenset()
    ours = frozenset({*world.team.numbers.values(), *world.next_team.numbers.values()})
    theirs = frozenset(world.elsewhere.numbers.values())
    if cell.role == NOBODY:
        return ours | theirs
    return theirs if cell.home == "here" else ours
