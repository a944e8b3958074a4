# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The table people read (section 4 of the security model) and the table machines read say the same."""

import re
from pathlib import Path
from typing import Final

import pytest

from eenlijn.commons.access.codes import Act, Right, Role, State
from eenlijn.commons.access.matrix import MATRIX, cell
from eenlijn.commons.accounts.codes import OPENS, MembershipState
from eenlijn.foundation.sealed.compartments import Compartment

PAGE: Final = Path(__file__).parents[3] / "docs" / "security" / "model.md"
# What a cell of the page says, as right, acts and what is left in a state.
SAYS: Final[dict[str, tuple[Right, frozenset[Act], dict[State, Right]]]] = {
    told: (right, frozenset(acts), left)
    for told, right, acts, left in (
        ("-", Right.NONE, (), {}),
        ("R", Right.READ, (), {}),
        ("RW", Right.READ_WRITE, (), {}),
        ("S", Right.STATUS, (), {}),
        ("A", Right.AGGREGATE, (), {}),
        ("A team", Right.AGGREGATE, (), {}),
        ("P", Right.RELEASED, (), {}),
        ("P, two persons", Right.RELEASED, (), {}),
        ("B", Right.BREAK_GLASS, (), {}),
        ("O", Right.OWN, (), {}),
        ("own", Right.OWN, (), {}),
        ("O, add", Right.OWN, (Act.ADD,), {}),
        ("own, may share", Right.OWN, (Act.SHARE,), {}),
        ("own claim status", Right.OWN, (), {}),
        ("own: that it happened", Right.OWN, (), {}),
        ("own actions", Right.OWN, (), {}),
        ("who saw my file", Right.OWN, (), {}),
        ("what was typed", Right.OWN, (), {}),
        ("O until taken over", Right.OWN, (), {State.TAKEN_OVER: Right.NONE}),
        ("R, S when the victim asks discretion", Right.READ, (), {State.DISCRETION: Right.STATUS}),
        ("only what safety needs", Right.LIMITED, (), {}),
        ("technical log", Right.LIMITED, (), {}),
        ("R, carry out", Right.READ, (Act.CARRY_OUT,), {}),
        # Read of what one is assigned to; the relation stands in another table.
        ("assigned", Right.READ, (), {}),
        ("propose, approve", Right.READ, (Act.PROPOSE, Act.APPROVE), {}),
        ("approve", Right.READ, (Act.APPROVE,), {}),
        ("R log", Right.STATUS, (Act.READ_TRAIL,), {}),
    )
}


def table() -> dict[tuple[Role, Compartment], str]:
    """The cells of section 4 of the page."""
    section = PAGE.read_text().split("## 4.")[1].split("## 5.")[0]
    lines = [line.strip().strip("|").split("|") for line in section.splitlines() if line.startswith("|")]
    head, _rule, *rows = [[word.strip() for word in line] for line in lines]
    found: dict[tuple[Role, Compartment], str] = {}
    for name, *cells in rows:
        compartment = Compartment(name.split()[0])
        for codes, told in zip(head[1:], cells, strict=True):
            for code in codes.split("/"):
                found[Role(code), compartment] = told
    return found


CELLS: Final = table()


def test_the_page_is_read_whole() -> None:
    assert len(CELLS) == 14 * 10
    assert set(CELLS.values()) == set(SAYS)


@pytest.mark.parametrize("place", CELLS, ids=lambda place: f"{place[0].value}-{place[1].value}")
def test_code_and_page_say_the_same(place: tuple[Role, Compartment]) -> None:
    right, acts, left = SAYS[CELLS[place]]
    found = cell(*place)
    assert (found.right, found.acts, dict(found.in_state)) == (right, acts, left)


def test_a_role_of_the_page_has_nothing_in_the_compartments_of_the_page_that_it_does_not_tell() -> None:
    roles, parts = {role for role, _part in CELLS}, {part for _role, part in CELLS}
    told = {place for place, words in CELLS.items() if words != "-"}
    found = {(role, part) for role in roles for part in MATRIX[role] if part in parts}
    assert found == told


def test_only_a_confirmed_membership_opens_anything() -> None:
    section = PAGE.read_text().split("## 5.")[1]
    said = re.search(r"Membership states \(([^)]*)\).*only \*(\w+)\* opens anything", section)
    assert said is not None
    states, only = said.groups()
    assert set(OPENS) == set(MembershipState) == {MembershipState(one) for one in states.split(", ")}
    assert [state for state, opens in OPENS.items() if opens] == [MembershipState(only)]
