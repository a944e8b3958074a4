# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Everybody and every system at every operation of the interface: the answer is the one written down here.

The operations are walked in the OpenAPI document, the answers stand in a table made by hand. A token comes as
one of its own employer with the scope (`with`), with every other scope (`without`), of the employer elsewhere
(`foreign`), ended, or forged; people come with the session of their browser, which opens reading only.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any, Final, NamedTuple
from uuid import UUID

import pytest
from django.http import HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Scope
from eenlijn.commons.tokens.actions import end_token, make_token
from tests.walls.browser import Browser, undone
from tests.walls.world import MISSING_NUMBER, World

FILE: Final = Path(__file__).resolve().parents[2] / "docs" / "api" / "openapi.json"
DOCUMENT: Final[dict[str, Any]] = json.loads(FILE.read_text(encoding="utf-8"))
PEOPLE: Final = (
    "nobody", "anna", "bram", "carla", "dirk", "eva", "greet", "hugo", "noor", "petra", "joost", "ilse",
)  # fmt: skip
SYSTEMS: Final = ("with", "without", "foreign", "ended", "forged")
GROUPS: Final = {
    "everyone": (*PEOPLE, *SYSTEMS),
    "people": PEOPLE[1:],
    "employees": ("anna", "bram", "carla", "dirk", "noor", "petra", "joost", "ilse"),
    "readers": ("bram", "carla", "dirk"),
    "keepers": ("carla", "dirk", "petra"),
    "shut-out": ("nobody", "ended", "forged"),
    "systems": ("with", "foreign"),
}
# Whose object stands in the path: as in the walls of the pages.
RELATIONS: Final = {
    "": ("-",),
    "nummer": ("team", "next", "elsewhere", "missing", "malformed"),
    "editie": ("team", "missing", "malformed"),
}
# Whoever is named in no line of an operation may not come in: 403. Later words win over earlier ones.
TABLE: Final = """
GET  /meldingen                       -          200 systems employees     401 shut-out
POST /meldingen                       -          201 systems               401 shut-out people
POST /ontvangstbewijzen/_zoek         -          404 everyone
GET  /dossiers                        -          200 systems readers       401 shut-out
GET  /dossiers/{nummer}               team       200 with bram carla       404 foreign dirk      401 shut-out
GET  /dossiers/{nummer}               next       200 with carla            404 foreign dirk bram 401 shut-out
GET  /dossiers/{nummer}               elsewhere  200 foreign dirk          404 with bram carla   401 shut-out
GET  /dossiers/{nummer}               missing    404 systems readers       401 shut-out
GET  /dossiers/{nummer}               malformed  404 systems readers       401 shut-out
GET  /termijnen                       -          200 systems readers       401 shut-out
GET  /cijfers                         -          200 systems readers       401 shut-out
GET  /gepubliceerde-cijfers           -          200 everyone
GET  /gepubliceerde-cijfers/{editie}  team       200 everyone
GET  /gepubliceerde-cijfers/{editie}  missing    404 everyone
GET  /gepubliceerde-cijfers/{editie}  malformed  404 everyone
GET  /instellingen                    -          200 systems keepers       401 shut-out
GET  /eenheden                        -          200 systems keepers       401 shut-out
GET  /vestigingen                     -          200 systems keepers       401 shut-out
GET  /gebeurtenissen                  -          200 systems               401 shut-out
"""
# An operation that is not closed by a role or a scope looks at no token: one that does not work is no reason.
OPEN: Final = ("/ontvangstbewijzen/_zoek", "/gepubliceerde-cijfers", "/gepubliceerde-cijfers/{editie}")
FIGURES: Final = "?onderwerp=incidents&splitsing=month&eersteMaand=2026-11&laatsteMaand=2026-11"


class Visit(NamedTuple):
    """One question: which operation, whose object, and who asks."""

    method: str
    path: str
    relation: str
    who: str


class Line(NamedTuple):
    method: str
    path: str
    relation: str
    statuses: Mapping[str, int]


def lines() -> Iterator[Line]:
    for text in TABLE.splitlines():
        if text:
            method, path, relation, *told = text.split()
            statuses: dict[str, int] = {}
            for word in told:
                if word.isdigit():
                    status = int(word)
                else:
                    statuses |= dict.fromkeys(GROUPS.get(word, (word,)), status)
            yield Line(method, path, relation, statuses)


def expected() -> dict[Visit, int]:
    return {
        Visit(line.method, line.path, line.relation, who): line.statuses.get(who, 403)
        for line in lines()
        for who in GROUPS["everyone"]
    }


def operations() -> dict[tuple[str, str], dict[str, Any]]:
    return {
        (method.upper(), path): one
        for path, by_method in DOCUMENT["paths"].items()
        for method, one in by_method.items()
    }


def scope_of(method: str, path: str) -> Scope | None:
    """The scope that the document names."""
    ways = operations()[method, path]["security"]
    return next((Scope(scope) for way in ways for scope in way.get("token", ())), None)


def test_every_operation_has_its_lines_and_every_line_its_operation() -> None:
    wanted = {
        (method, path, relation)
        for method, path in operations()
        for relation in RELATIONS[path.partition("{")[2].rstrip("}")]
    }
    assert {(line.method, line.path, line.relation) for line in lines()} == wanted


def test_every_address_of_the_interface_is_in_the_document() -> None:
    (resolver,) = (
        one for one in get_resolver().url_patterns if isinstance(one, URLResolver) and one.namespace == "api"
    )
    routed = {
        (method, f"/{entry.pattern}".replace("<", "{").replace(">", "}"))
        for entry in resolver.url_patterns
        if isinstance(entry, URLPattern) and entry.name not in {"document", "nothing"}
        for method in getattr(entry.callback, "policies", ())
    }
    assert routed == set(operations())


@pytest.fixture(scope="module")
def secrets_of(world: World) -> Mapping[tuple[str, Scope | None], str]:
    """The secret of every system, per scope it is asked for."""
    here, there = world.cast.reggestreek.pk, world.cast.dinkelborg.pk
    ended = _made(world, here, Scope)
    end_token(actor=Actor.job("test", here), token_id=ended[0], now=world.now)
    found: dict[tuple[str, Scope | None], str] = {}
    for scope in (None, *Scope):
        only = [scope] if scope else list(Scope)
        others = [one for one in Scope if one != scope]
        found |= {
            ("with", scope): _made(world, here, only)[1],
            ("without", scope): _made(world, here, others)[1],
            ("foreign", scope): _made(world, there, only)[1],
            ("ended", scope): ended[1],
            ("forged", scope): ended[1][:-1] + ("a" if ended[1][-1] != "a" else "b"),
        }
    return found


def _made(world: World, organisation_id: UUID, scopes: Any) -> tuple[UUID, str]:
    made = make_token(
        actor=Actor.job("test", organisation_id),
        name="Systeem",
        scopes=scopes,
        expires_on=world.now.date() + timedelta(days=1),
        now=world.now,
    )
    return made.id, made.secret


def filled(world: World, path: str, relation: str) -> str:
    """The address, with the object of that place in it."""
    if path == "/cijfers":
        return f"/api/v1{path}{FIGURES}"
    if relation == "-":
        return f"/api/v1{path}"
    if "{editie}" in path:
        given = {"team": world.edition, "missing": "2020-01-e1"}.get(relation, "%27--geen-uitgave")
        return f"/api/v1{path.replace('{editie}', given)}"
    places = {"team": world.team, "next": world.next_team, "elsewhere": world.elsewhere}
    numbers = {name: place.numbers["assessed"] for name, place in places.items()}
    given = {**numbers, "missing": MISSING_NUMBER}.get(relation, "%27--geen-nummer")
    return f"/api/v1{path.replace('{nummer}', given)}"


def body_of(path: str) -> bytes:
    if path == "/meldingen":
        content = {
            "meldsleutel": "0" * 32,
            "soorten": ["threat_general"],
            "wanneer": "now",
            "plek": "Halte",
            "wens": "count",
        }
    else:
        content = {"ontvangstcode": "0000-1111-2222-3333"}
    return json.dumps(content).encode()


def asked(world: World, visit: Visit, secret: str) -> HttpResponse:
    """Ask as this person or system; nothing of it stays."""
    person = world.cast.people.get(visit.who)
    browser = Browser(person)
    headers = {"HTTP_AUTHORIZATION": f"Bearer {secret}"} if secret else {}
    body = body_of(visit.path) if visit.method == "POST" else b""
    kind = "application/json" if visit.method == "POST" else ""
    with undone():
        path = filled(world, visit.path, visit.relation)
        return browser.visit(visit.method, path, body, content_type=kind, **headers)


@pytest.fixture(scope="module")
def answers(world: World, secrets_of: Mapping[tuple[str, Scope | None], str]) -> dict[Visit, HttpResponse]:
    return {
        visit: asked(world, visit, secrets_of.get((visit.who, scope_of(visit.method, visit.path)), ""))
        for visit in expected()
    }


def test_everybody_and_every_system_gets_the_answer_that_was_written_down(
    answers: dict[Visit, HttpResponse],
) -> None:
    unexpected = {
        visit: (answers[visit].status_code, status)
        for visit, status in expected().items()
        if answers[visit].status_code != status
    }
    assert unexpected == {}


def test_what_is_not_yours_answers_as_what_does_not_exist(answers: dict[Visit, HttpResponse]) -> None:
    told = {
        visit
        for visit, answer in answers.items()
        if visit.relation not in {"-", "missing"} and answer.status_code in {401, 403, 404}
        if whole(answer) != whole(answers[visit._replace(relation="missing")])
    }
    assert told == set()


def whole(answer: HttpResponse) -> tuple[int, tuple[tuple[str, str], ...], bytes]:
    return answer.status_code, tuple(sorted(answer.items())), answer.content


def test_no_answer_tells_a_word_of_anyone(answers: dict[Visit, HttpResponse], world: World) -> None:
    """Canaries sit in every free text of Anna's employer; only names of units may be told, and only to it."""
    found = {
        (visit.method, visit.path, visit.who)
        for visit, answer in answers.items()
        if "kanarie" in answer.content.decode().replace("Kanarieunitşüß", "").lower()
    }
    assert found == set()
    units = {visit.who for visit, answer in answers.items() if "Kanarieunitşüß" in answer.content.decode()}
    assert units == {"with", "bram", "carla", "petra"}


def test_no_answer_names_a_person(answers: dict[Visit, HttpResponse], world: World) -> None:
    people = {str(person.id) for person in world.cast.people.values()}
    names = {f'"{person.name}"' for person in world.cast.people.values()}
    told = {
        visit
        for visit, answer in answers.items()
        if any(one in answer.content.decode() for one in people | names)
    }
    assert told == set()


def test_no_answer_sets_a_cookie_for_a_system(answers: dict[Visit, HttpResponse]) -> None:
    assert {visit for visit, answer in answers.items() if visit.who in SYSTEMS and answer.cookies} == set()


@pytest.mark.parametrize("who", ["carla", "dirk", "bram"])
def test_a_session_beside_a_token_that_does_not_work_opens_nothing(
    world: World, secrets_of: Mapping[tuple[str, Scope | None], str], who: str
) -> None:
    closed = [(method, path) for method, path in operations() if path not in OPEN]
    for method, path in closed:
        visit = Visit(method, path, "team" if "{" in path else "-", who)
        answer = asked(world, visit, secrets_of["ended", scope_of(method, path)])
        assert (visit, answer.status_code) == (visit, 401)
