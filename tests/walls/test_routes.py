# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Everybody at every door, with everybody's key: the answer is the one that was written down."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from functools import cache
from typing import Final, NamedTuple
from urllib.parse import quote, unquote

import pytest
import time_machine
from django.http import HttpResponse

from eenlijn.commons.accounts.codes import MembershipState
from eenlijn.commons.accounts.models import Membership, RoleAssignment
from tests.walls.addresses import Address, addresses, path_of
from tests.walls.browser import Browser, undone
from tests.walls.route_table import IDS, PEOPLE, RELATIONS, STAGES, Visit, expected, routes
from tests.walls.share import is_walked
from tests.walls.world import World

ADDRESSES: Final = tuple(addresses())
KINDS: Final = {address.route: address.kind for address in ADDRESSES}
# They ask everybody for a code, also about a link that was never made; what cannot be a link has no page.
ASK_ANYBODY: Final = frozenset({"public:reply", "public:release", "public:sample"})
# Every day everybody reads and sends at every door with the own, the foreign and the missing id, and a part
# of all else; in English a part of everything, for the doors are the same. A campaign walks all of it.
READS: Final = frozenset({"GET", "POST"})
TOLD_BY: Final = frozenset({"-", "team", "elsewhere", "missing"})
OF_THE_REST: Final = 8
IN_ENGLISH: Final = 16
NEXT: Final = re.compile(r"next=.*")
TOKEN: Final = re.compile(rb'(?<=name="csrfmiddlewaretoken" value=")\w+')


class Answer(NamedTuple):
    """A status, and everything else that could tell something, without the address that was asked."""

    status: int
    headers: tuple[tuple[str, str], ...]
    cookies: tuple[str, ...]
    body: bytes


Answers = Callable[[str], Mapping[Visit, tuple[int, Answer]]]


def test_every_address_has_a_line_and_every_line_an_address() -> None:
    assert {address.route for address in ADDRESSES} == routes()


@pytest.mark.parametrize("person", PEOPLE)
def test_everybody_gets_the_answer_that_was_written_down(answers: Answers, person: str) -> None:
    unexpected = {
        (visit, status): answer.status
        for visit, (status, answer) in answers(person).items()
        if answer.status != status
    }
    assert unexpected == {}


@pytest.mark.parametrize("person", PEOPLE)
def test_what_is_not_yours_answers_as_what_does_not_exist(answers: Answers, person: str) -> None:
    """Byte for byte and header for header; only the address that was asked may differ."""
    told = {
        visit: answer
        for visit, (status, answer) in answers(person).items()
        if visit.relation not in {"-", "missing", no_address(visit)} and status in {303, 404, 405}
        if answer != answers(person)[visit._replace(relation="missing")][1]
    }
    assert told == {}


# On every answer to everybody, errors included.
HEADERS: Final = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


@pytest.mark.parametrize("person", PEOPLE)
def test_every_answer_carries_the_headers_that_keep_it_here(answers: Answers, person: str) -> None:
    bare = {
        (visit, name)
        for visit, (_status, answer) in answers(person).items()
        for name, value in HEADERS.items()
        if dict(answer.headers).get(name) != value
    }
    lax = {
        visit
        for visit, (_status, answer) in answers(person).items()
        if "script-src 'self';" not in dict(answer.headers).get("Content-Security-Policy", "") + ";"
        # What somebody sent leaves in a sandbox in which nothing runs at all.
        and dict(answer.headers).get("Content-Security-Policy") != "sandbox; default-src 'none'"
    }
    assert (bare, lax) == (set(), set())


STATES: Final = [state for state in MembershipState.values if state != MembershipState.CONFIRMED]


@pytest.mark.parametrize("change", [*STATES, "ended yesterday", "begins tomorrow", "role taken"])
def test_only_a_confirmed_membership_of_today_opens_anything(world: World, change: str) -> None:
    """Carla as she was a minute ago, with her old session: from now on she is a stranger everywhere."""
    carla, today = world.cast.carla, world.now.date()
    member = Membership.objects.filter(pk=carla.membership.pk)
    if change == "ended yesterday":
        member.update(ends_on=today - timedelta(days=1))
    elif change == "begins tomorrow":
        member.update(starts_on=today + timedelta(days=1))
    elif change == "role taken":
        RoleAssignment.objects.filter(membership=carla.membership).update(ends_on=today - timedelta(days=1))
    else:
        member.update(state=change)
    browser = Browser(carla)
    seen = {
        address.route: _answer(browser, "GET", path_of(world, address, "team", STAGES.get(address.route, "")))
        for address in ADDRESSES
        if (address.route.startswith(("desk:", "manage:")) or address.route == "report:signed_in_form")
        # Whoever holds the secret address of a calendar is asked for nothing else.
        and address.route != "desk:term_feed"
    }
    assert {route: answer.status for route, answer in seen.items() if answer.status != 404} == {}


def test_a_session_that_names_another_employer_opens_nothing(world: World) -> None:
    forged = replace(world.cast.dirk, membership=world.cast.carla.membership)
    browser = Browser(forged)
    for path in (
        "/vandaag/",
        "/dossiers/",
        f"/dossiers/{world.team.numbers['drafted']}/",
        "/beheer/meldlinks/",
    ):
        assert browser.get(path).status_code == 404


@pytest.mark.parametrize("person", ["nobody", "bram", "dirk"])
def test_the_english_address_has_the_same_doors(world: World, person: str) -> None:
    browser = browser_of(world, person)
    unexpected = {
        (visit, status): answer.status
        for address in ADDRESSES
        if ":" in address.route
        for visit, status, answer in _visits(world, browser, address, "en", _in_english(address, person))
        if answer.status != status
    }
    assert unexpected == {}


@pytest.fixture(scope="module")
def answers(world: World) -> Answers:
    """Every visit of somebody in Dutch, with the status that was written down; made once for each person."""

    @cache
    def of(person: str) -> Mapping[Visit, tuple[int, Answer]]:
        with time_machine.travel(world.now, tick=False), undone():
            return _all_visits(world, person)

    return of


def _all_visits(world: World, person: str) -> dict[Visit, tuple[int, Answer]]:
    browser = browser_of(world, person)
    return {
        visit: (status, answer)
        for address in ADDRESSES
        for visit, status, answer in _visits(world, browser, address, "nl", _of_this_day(address, person))
    }


def no_address(visit: Visit) -> str:
    """What has not the shape leads to no page, for anybody; nothing is looked up and nobody is asked in."""
    is_id = visit.route.startswith("manage:") or KINDS[visit.route] in IDS
    return "malformed" if is_id or visit.route in ASK_ANYBODY else ""


def browser_of(world: World, person: str) -> Browser:
    return Browser(None if person == "nobody" else world.cast.people[person])


def _visits(
    world: World,
    browser: Browser,
    address: Address,
    language: str,
    visits: Mapping[Visit, int],
) -> list[tuple[Visit, int, Answer]]:
    """Each visit with the status that was written down and the answer that came; nothing of it stays."""
    stage = STAGES.get(address.route, "")
    paths = {one: path_of(world, address, one, stage, language) for one in RELATIONS[address.kind]}
    return [
        (visit, status, _answer(browser, visit.method, paths[visit.relation]))
        for visit, status in visits.items()
    ]


def _of_this_day(address: Address, person: str) -> Mapping[Visit, int]:
    """What is visited with the answer that was written down; with each visit that to the missing id."""
    written = _of_a_campaign(address, person)
    walked = [
        visit
        for visit in written
        if (visit.method in READS and visit.relation in TOLD_BY) or _is_drawn(visit, person, OF_THE_REST)
    ]
    beside = [visit._replace(relation="missing") for visit in walked if visit.relation != "-"]
    return {visit: written[visit] for visit in [*walked, *beside] if visit in written}


def _in_english(address: Address, person: str) -> Mapping[Visit, int]:
    written = _of_a_campaign(address, person)
    return {visit: status for visit, status in written.items() if _is_drawn(visit, person, IN_ENGLISH)}


def _of_a_campaign(address: Address, person: str) -> Mapping[Visit, int]:
    """HEAD is answered by the page of GET, and REST is refused before the id is read: two ids will do."""
    return {
        visit: status
        for visit, status in expected(address.route, address.kind, person).items()
        if visit.method in READS or visit.relation in {"-", "team", "missing"}
    }


def _is_drawn(visit: Visit, person: str, one_in: int) -> bool:
    return is_walked(f"{person} {' '.join(visit)}", one_in)


def _answer(browser: Browser, method: str, path: str) -> Answer:
    with undone():
        return answer_of(browser.visit(method, path), path)


def answer_of(response: HttpResponse, path: str) -> Answer:
    body = TOKEN.sub(b"token", response.content)
    for form in (path, quote(path), unquote(path)):
        body = body.replace(form.encode(), b"address")
    headers = {name: NEXT.sub("next=address", value) for name, value in response.items()}
    # A longer address makes a longer page: the length counts as the body does, without the address.
    if "Content-Length" in headers:
        headers["Content-Length"] = str(len(body))
    if response.status_code == 200:
        body = b""
    return Answer(response.status_code, tuple(sorted(headers.items())), tuple(sorted(response.cookies)), body)
