# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Walks the cells of `cells.py`, and says how many it walked."""

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import groupby
from typing import Final

import pytest

from eenlijn.commons.access.codes import Role
from eenlijn.commons.accounts.codes import MembershipState
from eenlijn.doors.web.frame.policy import Kind
from tests.cast import PARTS
from tests.walls import cells as walk
from tests.walls.addresses import path_of
from tests.walls.browser import Browser, undone
from tests.walls.cells import Cell
from tests.walls.crawler import seen_in
from tests.walls.route_table import PEOPLE, RELATIONS, STAGES, expected
from tests.walls.test_interface import lines, operations
from tests.walls.test_routes import ADDRESSES, Answer, answer_of
from tests.walls.world import World

pytestmark = pytest.mark.campaign(check="cells")
_STEM: Final = re.compile("kanarie[a-z]+")
# With a right form by whoever may, or only at the demo: the table says 200 for their pages, not for these.
BEHIND: Final = (
    "behind broken glass, open for an hour: tests/doors/web/oversight/test_glass_views.py opens it"
)
NAMED: Final = "only for who is named on a protected dossier: tests/walls/test_lanes.py opens it"
STEP: Final = "between password and session: tests/doors/web/profile/test_second_factor.py opens it"
NEVER_HERE: Final = {
    "desk:my_protected": NAMED,
    "desk:shielded": NAMED,
    "profile:sign_in_as": "only in the demo, where one click signs in",
    "profile:second_step": STEP,
    "profile:lost_factor": STEP,
    "profile:step_up": STEP,
    "oversight:behind": BEHIND,
    "oversight:behind_names": BEHIND,
    "oversight:behind_end": BEHIND,
}
SERVER_ERROR: Final = 500
# Addresses × methods × roles × states, with one object each: there are only ever more of them.
FEWEST: Final = 350_000
Property = Callable[[str, object], None]


@pytest.mark.parametrize("role", Role.values)
def test_no_role_in_no_state_gets_more_than_its_policy_says(
    world: World, role: str, record_property: Property
) -> None:
    wrong, tried = {}, 0
    for (home, state), some in groupby(walk.cells(role), key=lambda cell: (cell.home, cell.state)):
        with undone():
            person = walk.newcomer(world, role, home)
            walk.bring_to(person, state, world.now.date())
            visits = _Visits(world, Browser(person))
            person = walk.as_of_now(person, world)
            for cell in some:
                tried += 1
                if told := _wrong(cell, visits, walk.is_foreign(cell, person, world)):
                    wrong[cell] = told
    _tell(f"{role}: {tried} cells", record_property, tried=tried, lost=len(wrong))
    assert wrong == {}
    assert tried == len(walk.cells(role))


class _Visits:
    """The visits of one person in one state; what a missing object answers is asked once."""

    def __init__(self, world: World, browser: Browser) -> None:
        self.world, self.browser = world, browser
        self._missing: dict[tuple[str, str], Answer] = {}

    def of(self, cell: Cell) -> tuple[Answer, str]:
        """The answer without its address, and everything in it that could be read."""
        address = walk.routes()[cell.route].address
        path = path_of(self.world, address, cell.relation, STAGES.get(cell.route, ""))
        with undone():
            response = self.browser.visit(cell.method, path)
        text = seen_in(path, response).text.replace(path, "")
        return answer_of(response, path), text

    def missing(self, cell: Cell) -> Answer:
        key = cell.route, cell.method
        if key not in self._missing:
            self._missing[key] = self.of(cell._replace(relation="missing"))[0]
        return self._missing[key]


def _wrong(cell: Cell, visits: _Visits, is_foreign: bool) -> str:  # noqa: FBT001 - one of three facts of a cell
    answer, text = visits.of(cell)
    let_in = walk.is_let_in(cell)
    if answer.status >= SERVER_ERROR:
        return f"an error of the server: {answer.status}"
    if let_in is False and answer.status not in walk.outside(cell):
        return f"not let in by the policy, and yet {answer.status}"
    if is_foreign and let_in and answer != visits.missing(cell):
        return "another answer than for what does not exist"
    if (let_in is False or is_foreign or _is_stranger(cell)) and _STEM.search(text.lower()):
        return "a word of ours"
    if walk.is_no_address(cell) and answer.status not in {303, 404, 405}:
        return f"no id, and yet {answer.status}"
    return ""


def _is_stranger(cell: Cell) -> bool:
    """Of another employer, at an address whose id is not itself the key."""
    kind = walk.routes()[cell.route].address.kind
    is_key = kind in walk.NOBODYS and cell.relation in {"team", "next", "ended"}
    return cell.home == "elsewhere" and not is_key and cell.role != Role.PLT


def _tell(line: str, record_property: Property, **counts: int) -> None:
    for name, count in counts.items():
        record_property(name, count)
    print(line)  # noqa: T201 - a test that says how much it did


def test_the_walk_is_as_large_as_it_says(record_property: Property) -> None:
    """So that it cannot shrink unseen: every address, method, role and state is in it, in every part."""
    every = {role: walk.cells(role) for role in Role.values}
    planned, walked = walk.planned(), sum(map(len, every.values()))
    some = [cell for found in every.values() for cell in found]
    states, roles = len(walk.STATES), len(Role.values)
    least = len(walk.routes()) * len(walk.ALL_METHODS) * roles * states * len(walk.HOMES)
    _tell(f"{walked} of {planned} cells", record_property, planned=planned)
    assert planned >= least >= FEWEST
    assert walked >= planned // walk.ONE_IN * 9 // 10
    assert {cell.route for cell in some} == {one.route for one in ADDRESSES}
    assert {cell.role for cell in some} == set(Role.values)
    assert {cell.state for cell in some} == {*MembershipState.values, *walk.MOMENTS}
    assert {cell.method for cell in some} == {"GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"}
    assert {cell.relation for cell in some} == {one for found in RELATIONS.values() for one in found}


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
    """`test_interface.py` walks these, for the cast and for every kind of token."""
    assert {(line.method, line.path) for line in lines()} == set(operations())
