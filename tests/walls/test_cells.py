# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Walks the cells of `cells.py` and `cells_interface.py`, and says how many it walked.

Words of ours are looked for in bodies, headers and file names, in the mails that a visit makes, and in what
is logged.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final

import pytest
from django.http import HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role, Scope
from eenlijn.commons.accounts.codes import MembershipState
from eenlijn.doors.api.policy import Policy as InterfacePolicy
from eenlijn.doors.web.frame.policy import Kind
from tests.cast import PARTS
from tests.walls import cells as walk
from tests.walls import cells_interface as interface
from tests.walls.addresses import path_of
from tests.walls.browser import Browser, undone
from tests.walls.cells import Caller, Cell
from tests.walls.cells_told import Post, overheard, wrong_in_log
from tests.walls.crawler import seen_in
from tests.walls.route_table import PEOPLE, RELATIONS, STAGES, expected
from tests.walls.share import IS_FULL
from tests.walls.test_interface import lines, operations, whole
from tests.walls.test_routes import ADDRESSES, Answer, answer_of
from tests.walls.world import World, canary

pytestmark = pytest.mark.campaign(check="cells")
_STEM: Final = re.compile("kanarie[a-z]+")
# With a right form by whoever may, or only at the demo: the table says 200 for their pages, not for these.
BEHIND: Final = (
    "behind broken glass, open for an hour: tests/doors/web/oversight/test_glass_views.py opens it"
)
NAMED: Final = "only for who is named on a protected dossier: tests/walls/test_lanes.py opens it"
APART: Final = "only while a case runs apart: tests/doors/web/oversight/test_apart_views.py opens it"
STEP: Final = "between password and session: tests/doors/web/profile/test_second_factor.py opens it"
ASKED: Final = "the number is of a request, and these are of dossiers: `test_request_views.py` walks them"
CLAIM: Final = "the last word names a letter, which here it does not: `test_damage_views.py` gets both"
DAMAGE: Final = "of the lawyer, who is not among these people: `test_damage_views.py` opens them as Karin"
SLIP: Final = "only after somebody agreed to be referred: `test_own_care_views.py` fetches it"
LIFTED: Final = "only of a measure that was lifted, which these are not: `test_running_views.py` gets both"
SAMPLED: Final = "nothing was drawn here: the `test_sample_views.py` of desk and oversight draw and open it"
NEVER_HERE: Final = {
    "desk:sample": SAMPLED,
    "oversight:sample": SAMPLED,
    "oversight:sample_lot": SAMPLED,
    "desk:my_protected": NAMED,
    "desk:shielded": NAMED,
    "desk:lane_back": APART,
    "oversight:apart_one": APART,
    "profile:sign_in_as": "only in the demo, where one click signs in",
    "profile:second_step": STEP,
    "profile:lost_factor": STEP,
    "profile:step_up": STEP,
    "oversight:behind": BEHIND,
    "oversight:behind_names": BEHIND,
    "oversight:behind_end": BEHIND,
    "oversight:request": ASKED,
    "oversight:request_letter": ASKED,
    "oversight:request_copy": ASKED,
    "desk:lifting_pdf": LIFTED,
    "desk:claim": DAMAGE,
    "desk:claim_letters": DAMAGE,
    "desk:claim_pdf": CLAIM,
    "desk:damage_line": DAMAGE,
    "desk:joining": DAMAGE,
    "desk:joining_pdf": DAMAGE,
    "report:own_slip": SLIP,
    "desk:claim_word": CLAIM,
    "desk:lifting_word": LIFTED,
    "desk:lifting_sent": LIFTED,
}
SERVER_ERROR: Final = 500
BAD: Final = 400
KEPT: Final = 201
# Addresses × methods × roles × states, with one object each: there are only ever more of them.
FEWEST: Final = 350_000
Property = Callable[[str, object], None]
Whole = tuple[int, tuple[tuple[str, str], ...], bytes]


# In a campaign each state is a part of its own, after which it can stop and from which it goes on.
PARTS_OF_PEOPLE: Final = [
    pytest.param(callers, id="-".join(name))
    for role in Role.values
    for name, callers in (
        [(one, (one,)) for one in walk.people(role)] if IS_FULL else [((role,), walk.people(role))]
    )
]


@pytest.mark.parametrize("callers", PARTS_OF_PEOPLE)
def test_no_role_in_no_state_gets_more_than_its_policy_says(
    world: World, callers: Sequence[Caller], record_property: Property
) -> None:
    wrong: dict[Cell, str] = {}
    tried, sent = 0, 0
    for (role, home), some in groupby(callers, key=lambda one: (one.role, one.home)):
        with undone():
            person = walk.newcomer(world, role, home)
            browser = Browser(person)
            for caller in some:
                with undone(), overheard() as log:
                    walk.bring_to(person, caller.state, world.now.date())
                    now = walk.as_of_now(person, world)
                    visits = _Visits(world, browser)
                    pages, asked = (
                        walk.walked(caller, walk.pages()),
                        walk.walked(caller, interface.doors(), interface.ONE_IN),
                    )
                    for cell in pages:
                        _note(wrong, cell, _wrong(cell, visits, walk.is_foreign(cell, now, world)))
                    for cell in asked:
                        _note(wrong, cell, _wrong_answer(cell, visits, now.actor))
                    tried += len(pages) + len(asked)
                    sent += visits.post.sent
                _note(wrong, Cell(*caller, "log", "", ""), wrong_in_log(log.getvalue(), world))
    _tell(f"{_called(callers)}: {tried} cells, {sent} mails", record_property, tried=tried, lost=len(wrong))
    assert wrong == {}


@pytest.mark.parametrize("kind", interface.kinds())
def test_no_system_gets_more_than_its_scopes_say(world: World, kind: str, record_property: Property) -> None:
    """The interface, asked with tokens; and by nobody."""
    wrong: dict[Cell, str] = {}
    tried = 0
    for caller in interface.systems(kind):
        asked = walk.walked(caller, interface.doors(), interface.ONE_IN)
        with undone(), overheard() as log:
            browser, actor = interface.token(world, caller)
            visits = _Visits(world, browser)
            for cell in asked:
                _note(wrong, cell, _wrong_answer(cell, visits, actor))
            tried += len(asked)
        _note(wrong, Cell(*caller, "log", "", ""), wrong_in_log(log.getvalue(), world))
    _tell(f"{kind}: {tried} cells", record_property, tried=tried, lost=len(wrong))
    assert wrong == {}


def _note(wrong: dict[Cell, str], cell: Cell, told: object) -> None:
    if told:
        wrong[cell] = str(told)


class _Visits:
    """The visits of one caller; what a missing object answers is asked once."""

    def __init__(self, world: World, browser: Browser) -> None:
        self.world, self.browser, self.post = world, browser, Post(world)
        self._missing_pages: dict[tuple[str, str], Answer] = {}
        self._missing_answers: dict[tuple[str, str], Whole] = {}

    def page(self, cell: Cell) -> tuple[Answer, Callable[[], str], list[str]]:
        """The answer without its address, everything in it that could be read, and words in its mails."""
        address = walk.routes()[cell.route].address
        path = path_of(self.world, address, cell.relation, STAGES.get(cell.route, ""))
        with undone(), self.post.watched():
            response = self.browser.visit(cell.method, path)
            words = self.post.words()
        return answer_of(response, path), lambda: seen_in(path, response).text.replace(path, ""), words

    def asked(self, cell: Cell) -> tuple[HttpResponse, str, list[str]]:
        """The answer of the interface, all of it without what was asked, and words in its mails."""
        path, body = interface.question(self.world, cell)
        kind = "application/json" if body else ""
        with undone(), self.post.watched():
            response = self.browser.visit(cell.method, path, body, content_type=kind)
            words = self.post.words()
        return response, seen_in(path, response).text.replace(path, ""), words

    def missing_page(self, cell: Cell) -> Answer:
        key = cell.route, cell.method
        if key not in self._missing_pages:
            self._missing_pages[key] = self.page(cell._replace(relation="missing"))[0]
        return self._missing_pages[key]

    def missing_answer(self, cell: Cell) -> Whole:
        key = cell.route, cell.method
        if key not in self._missing_answers:
            self._missing_answers[key] = whole(self.asked(cell._replace(relation="missing"))[0])
        return self._missing_answers[key]


def _wrong(cell: Cell, visits: _Visits, is_foreign: bool) -> str:  # noqa: FBT001 - one of three facts of a cell
    answer, text, words = visits.page(cell)
    let_in = walk.is_let_in(cell)
    if words:
        return f"in a mail: {words}"
    if wrong := _wrong_status(cell, answer.status, let_in):
        return wrong
    if is_foreign and let_in and answer != visits.missing_page(cell):
        return "another answer than for what does not exist"
    if (let_in is False or is_foreign or _is_stranger(cell)) and _STEM.search(text().lower()):
        return "a word of ours"
    return ""


def _wrong_status(cell: Cell, status: int, let_in: bool | None) -> str:  # noqa: FBT001 - a fact of a cell
    if status >= SERVER_ERROR:
        return f"an error of the server: {status}"
    if let_in is False and status not in walk.outside(cell):
        return f"not let in by the policy, and yet {status}"
    if walk.is_no_address(cell) and status not in {303, 404, 405}:
        return f"no id, and yet {status}"
    return ""


def _wrong_answer(cell: Cell, visits: _Visits, actor: Actor) -> str:
    answer, text, words = visits.asked(cell)
    statuses = interface.expected(cell, actor, visits.world)
    if words:
        return f"in a mail: {words}"
    if answer.status_code not in statuses:
        return f"{answer.status_code} where {sorted(statuses)} was to come"
    is_named = cell.relation != "-" and not interface.is_shapeless(cell)
    is_hidden = is_named and not interface.is_there(cell, actor, visits.world)
    if is_hidden and whole(answer) != visits.missing_answer(cell):
        return "another answer than for what does not exist"
    if told := _told_of_others(cell, text, visits.world, has_success=answer.status_code < BAD):
        return f"told {told}"
    return ""


def _told_of_others(cell: Cell, text: str, world: World, *, has_success: bool) -> list[str]:
    """Words of ours, but for the name of a unit in what its own employer reads; and numbers of others."""
    own = has_success and cell.home == "here" and cell.role != interface.NOBODY
    read = text.replace(canary("unit"), "") if own else text
    numbers = (one for one in interface.numbers_of_others(cell, world) if one in text)
    return [*_STEM.findall(read.lower()), *numbers]


def _is_stranger(cell: Cell) -> bool:
    """Of another employer, at an address whose id is not itself the key."""
    kind = walk.routes()[cell.route].address.kind
    is_key = kind in walk.NOBODYS and cell.relation in {"team", "next", "ended"}
    return cell.home == "elsewhere" and not is_key and cell.role != Role.PLT


def _called(callers: Sequence[Caller]) -> str:
    return "-".join(callers[0]) if len(callers) == 1 else callers[0].role


def _tell(line: str, record_property: Property, **counts: int) -> None:
    for name, count in counts.items():
        record_property(name, count)
    print(line)  # noqa: T201 - a test that says how much it did


def test_the_walk_is_as_large_as_it_says(record_property: Property) -> None:
    """So that it cannot shrink unseen: every address, method, role and state is in it, in every part."""
    people, systems = walk.everybody(), interface.every_system()
    pages, operations_ = walk.pages(), interface.doors()
    planned = (
        walk.planned(people, pages) + walk.planned(people, operations_) + walk.planned(systems, operations_)
    )
    on_pages = [cell for caller in people for cell in walk.walked(caller, pages)]
    asked = [
        cell for caller in (*people, *systems) for cell in walk.walked(caller, operations_, interface.ONE_IN)
    ]
    states, roles = len(walk.STATES), len(Role.values)
    least = len(walk.routes()) * len(walk.ALL_METHODS) * roles * states * len(walk.HOMES)
    _tell(f"{len(on_pages) + len(asked)} of {planned} cells", record_property, planned=planned)
    assert walk.planned(people, pages) >= least >= FEWEST
    assert len(on_pages) >= walk.planned(people, pages) // walk.ONE_IN * 9 // 10
    assert len(asked) >= walk.planned((*people, *systems), operations_) // interface.ONE_IN * 9 // 10
    assert {cell.route for cell in on_pages} == {one.route for one in ADDRESSES}
    assert {cell.role for cell in on_pages} == set(Role.values)
    assert {cell.state for cell in on_pages} == {*MembershipState.values, *walk.MOMENTS}
    assert {cell.method for cell in on_pages} == {"GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"}
    assert {cell.relation for cell in on_pages} == {one for found in RELATIONS.values() for one in found}


def test_the_interface_is_in_the_walk_whole() -> None:
    """Every operation of the document, in every method, for every kind of token, in every state."""
    planned = interface.doors()
    assert {(door.method, door.route) for door in planned} == {
        (method, path) for path in interface.paths() for method in interface.METHODS
    }
    assert {(method, path) for path, ways in interface.paths().items() for method in ways} == set(
        operations()
    )
    assert {one.role for one in interface.every_system()} == {
        *(f"token {one}" for one in Scope.values),
        *(f"token but {one}" for one in Scope.values),
        "token all",
        "token none",
        "nobody",
    }
    assert {one.state for one in interface.every_system()} == {"works", "ended", "expired", "forged", "-"}


def test_the_document_says_what_the_policies_say() -> None:
    """The scopes and roles by which answers are expected are those by which the gate decides."""
    found = {
        (method, path): (policy.scope, policy.roles)
        for path, policies in _policies_of_the_interface().items()
        for method, policy in policies.items()
    }
    told = {
        (method, path): (way.scope, way.roles)
        for path, ways in interface.paths().items()
        for method, way in ways.items()
    }
    assert told == found


def _policies_of_the_interface() -> Mapping[str, Mapping[str, InterfacePolicy]]:
    (resolver,) = (
        one for one in get_resolver().url_patterns if isinstance(one, URLResolver) and one.namespace == "api"
    )
    return {
        f"/{entry.pattern}".replace("<", "{").replace(">", "}"): getattr(entry.callback, "policies", {})
        for entry in resolver.url_patterns
        if isinstance(entry, URLPattern) and entry.name not in {"document", "nothing"}
    }


@pytest.mark.parametrize(("method", "path"), operations())
def test_every_operation_is_called_with_success_by_its_token(world: World, method: str, path: str) -> None:
    """And by nobody where it is open: that what is closed is not simply broken."""
    way = interface.paths()[path][method]
    role = f"token {way.scope.value}" if way.scope else interface.NOBODY
    caller = Caller(role, "here", interface.WORKS if way.scope else "-")
    with undone():
        browser, actor = interface.token(world, caller)
        visits = _Visits(world, browser)
        cells = [
            cell
            for door in interface.doors()
            if (door.method, door.route) == (method, path)
            and interface.is_success(cell := Cell(*caller, *door), interface.expected(cell, actor, world))
        ]
        told = {cell: _wrong_answer(cell, visits, actor) for cell in cells}
    assert cells
    # A report is told to somebody: the row that could leak, or the silence of mails would prove nothing.
    assert (visits.post.sent > 0) is (method == "POST" and way.success == KEPT)
    assert set(told.values()) == {""}


def test_a_route_without_a_policy_is_red() -> None:
    bare = {name for name, route in walk.routes().items() if route.policy is None}
    assert bare == {"healthy", "ready", "metrics"}


def test_every_route_is_called_with_success_by_somebody() -> None:
    """By the hand-written table, whose every line `test_routes.py` calls: 200, or on to somewhere else."""
    never = {route for route in walk.routes() if not any(status in {200, 302} for status in _statuses(route))}
    assert never == set(NEVER_HERE)


def _statuses(route: str) -> Iterator[int]:
    kind = walk.routes()[route].address.kind
    for person in PEOPLE:
        yield from expected(route, kind, person).values()


def test_the_hand_written_table_says_what_the_policies_say() -> None:
    """Nobody stands in the table at an address whose policy names none of their roles."""
    wrong = set()
    for name, route in walk.routes().items():
        if route.policy is None or route.policy.kind is not Kind.ROLES:
            continue
        for person, roles in _roles_of_the_cast().items():
            statuses = set(expected(name, route.address.kind, person).values())
            if roles.isdisjoint(route.policy.roles) and statuses - {303, 404}:
                wrong.add((name, person))
    assert wrong == set()


def _roles_of_the_cast() -> Mapping[str, frozenset[Role]]:
    told = {part.key: frozenset(part.roles) for part in PARTS if part.key in PEOPLE}
    return {**told, "nobody": frozenset()}


def test_every_operation_of_the_document_is_walked_by_hand() -> None:
    """`test_interface.py` says for each of these by hand what the cast and every kind of token gets."""
    assert {(line.method, line.path) for line in lines()} == set(operations())
