# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The table of the security model, written down here a second time; both must agree."""

import pytest

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Act, ActorKind, Relation, Right, Role, State
from eenlijn.commons.access.matrix import (
    MATRIX,
    RELATIONS,
    cell,
    may_act,
    may_read,
    may_see_status,
    may_write,
    right,
)
from eenlijn.foundation.sealed.compartments import Compartment

ROLES = ["EMP", "OBH", "MGR", "COO", "AFT", "LEG", "OOV", "PRO", "POL", "DPO", "ADM", "REG", "NAT", "PLT"]
# Rows and columns as in the security model, section 4. REG and NAT share a column there.
TABLE = {
    "C1": "O   O   R   RW  R   R   R   RW  P   B   -   -   -   -",
    "C2": "O   O   R   R   R   R   R   RW  P   B   -   -   -   -",
    "C3": "O   O   L   RW  -   R   R   RW  P   B   -   -   -   -",
    "C4": "O   -   S   S   RW  -   -   S   -   -   -   -   -   -",
    "C5": "O   -   -   S   -   RW  -   S   P   B   -   -   -   -",
    "C6": "S   -   R   RW  -   RW  RW  RW  P   B   -   -   -   -",
    "C7": "O   -   -   -   -   -   R   RW  P   -   -   -   -   -",
    "C8": "O   -   -   R   -   R   R   R   P   S   -   -   -   -",
    "C10": "-   -   A   A   A   A   A   -   -   A   -   A   A   -",
    "C11": "O   -   O   O   O   O   O   O   O   R   O   -   -   L",
}
# What decision 21 and the compartments added there say; every other cell is nothing.
ADDED = {
    ("LOG", "C11"): "R",
    ("REG", "C12"): "RW",
    ("PRG", "C12"): "RW",
    ("CON", "C12"): "O",
    ("EMP", "C13"): "O",
    ("COO", "C13"): "S",
    ("DPO", "C13"): "RW",
    ("EMP", "ACC"): "O",
    ("ADM", "ACC"): "RW",
    ("DSK", "C6"): "S",
    ("BRD", "C10"): "A",
    ("LNK", "C1"): "O",
    ("TOK", "C1"): "R",
    ("TOK", "C10"): "A",
    ("SYS", "C1"): "RW",
    ("SYS", "C2"): "RW",
    ("SYS", "C3"): "RW",
    ("SYS", "C6"): "RW",
    ("SYS", "C10"): "A",
}
EXPECTED = {
    (role, compartment): letters
    for compartment, row in TABLE.items()
    for role, letters in zip(ROLES, row.split(), strict=True)
} | ADDED


def _actor(*roles: Role) -> Actor:
    return Actor(kind=ActorKind.PERSON, roles=frozenset(roles))


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("compartment", [one for one in Compartment if one is not Compartment.OWN_WORDS])
def test_every_cell(role: Role, compartment: Compartment) -> None:
    assert right([role], compartment) == EXPECTED.get((role.value, compartment.value), "-")


def test_the_table_names_every_role() -> None:
    assert set(MATRIX) == set(Role)


def test_what_cells_add() -> None:
    found = {
        (role.value, compartment.value, act.value)
        for role, row in MATRIX.items()
        for compartment, one in row.items()
        for act in one.acts
    }
    assert found == {
        ("EMP", "C1", "add"),
        ("EMP", "C4", "share"),
        ("LNK", "C1", "add"),
        ("MGR", "C6", "carry_out"),
        ("COO", "C8", "propose"),
        ("COO", "C8", "approve"),
        ("LEG", "C8", "propose"),
        ("LEG", "C8", "approve"),
        ("OOV", "C8", "approve"),
        ("PRO", "C8", "propose"),
        ("PRO", "C8", "approve"),
        ("DPO", "C8", "read_trail"),
    }


def test_which_states_take_away() -> None:
    found = {
        (role.value, compartment.value, state.value, left.value)
        for role, row in MATRIX.items()
        for compartment, one in row.items()
        for state, left in one.in_state
    }
    assert found == {
        ("OBH", "C1", "taken_over", "-"),
        ("OBH", "C2", "taken_over", "-"),
        ("MGR", "C2", "discretion", "S"),
    }


@pytest.mark.parametrize("role", Role)
def test_own_words_need_victim_and_perpetrator(role: Role) -> None:
    both = {role.value + one: EXPECTED.get((role.value, one), "-") for one in ("C2", "C3")}
    reads = all(letters in {"R", "RW", "O", "P", "B"} for letters in both.values())
    relations = RELATIONS.get(role, frozenset())
    found = any(may_read(_actor(role), Compartment.OWN_WORDS, one) for one in relations)
    assert found == reads
    assert not any(may_write(_actor(role), Compartment.OWN_WORDS, one) for one in Relation)


def test_the_weakest_part_decides_about_own_words() -> None:
    assert right([Role.MGR], Compartment.OWN_WORDS) == Right.LIMITED
    assert right([Role.COO], Compartment.OWN_WORDS) == Right.READ
    assert right([Role.AFT], Compartment.OWN_WORDS) == Right.NONE


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("relation", Relation)
def test_a_right_counts_only_in_its_relation(role: Role, relation: Relation) -> None:
    expected = {
        "EMP": {"own"},
        "OBH": {"typed"},
        "MGR": {"team"},
        "COO": {"organisation", "assigned"},
        "AFT": {"assigned"},
        "LEG": {"assigned"},
        "OOV": {"severe", "assigned"},
        "PRO": {"named"},
        "POL": {"released"},
        "DPO": {"break_glass"},
        "LNK": {"own"},
        "TOK": {"interface"},
        "SYS": {"system"},
    }
    found = may_read(_actor(role), Compartment.FACTS, relation)
    assert found == (relation.value in expected.get(role.value, set()))


def test_rights_are_the_union_of_roles_each_in_its_relation() -> None:
    both = _actor(Role.EMP, Role.MGR)
    assert right(both, Compartment.FACTS) == Right.READ
    assert may_read(both, Compartment.AFTERCARE, Relation.OWN)
    assert not may_read(both, Compartment.AFTERCARE, Relation.TEAM)
    assert may_see_status(both, Compartment.AFTERCARE, Relation.TEAM)


def test_nobody_may_nothing() -> None:
    nobody = Actor.nobody()
    for compartment in Compartment:
        assert right(nobody, compartment) == Right.NONE
        assert not any(may_see_status(nobody, compartment, relation) for relation in Relation)


def test_discretion_hides_the_victim_from_the_manager() -> None:
    bram = _actor(Role.MGR)
    assert may_read(bram, Compartment.VICTIM, Relation.TEAM)
    assert not may_read(bram, Compartment.VICTIM, Relation.TEAM, {State.DISCRETION})
    assert may_see_status(bram, Compartment.VICTIM, Relation.TEAM, {State.DISCRETION})


def test_who_typed_reads_until_the_victim_takes_over() -> None:
    typed = _actor(Role.OBH)
    assert may_read(typed, Compartment.VICTIM, Relation.TYPED)
    assert not may_see_status(typed, Compartment.VICTIM, Relation.TYPED, {State.TAKEN_OVER})


def test_a_severe_case_does_not_open_the_protected_lane() -> None:
    lars = _actor(Role.OOV)
    assert not may_read(lars, Compartment.PROTECTED, Relation.SEVERE)
    assert may_read(lars, Compartment.PROTECTED, Relation.ASSIGNED)


def test_break_glass_never_opens_aftercare_or_the_protected_lane() -> None:
    noor = _actor(Role.DPO)
    opened = {one.value for one in Compartment if may_read(noor, one, Relation.BREAK_GLASS)}
    assert opened == {"C1", "C2", "C3", "C5", "C6", "C11", "C13", "C2+C3"}


def test_writing_needs_write() -> None:
    assert may_write(_actor(Role.COO), Compartment.MEASURES, Relation.ORGANISATION)
    assert not may_write(_actor(Role.COO), Compartment.VICTIM, Relation.ORGANISATION)
    assert not may_write(_actor(Role.MGR), Compartment.MEASURES, Relation.TEAM)


def test_acting_needs_the_act_and_the_relation() -> None:
    assert may_act(_actor(Role.MGR), Compartment.MEASURES, Relation.TEAM, Act.CARRY_OUT)
    assert not may_act(_actor(Role.MGR), Compartment.MEASURES, Relation.NONE, Act.CARRY_OUT)
    assert not may_act(_actor(Role.MGR), Compartment.MEASURES, Relation.TEAM, Act.APPROVE)


def test_an_unknown_combination_is_nothing() -> None:
    assert cell(Role.KEY, Compartment.FACTS).right == Right.NONE
    assert right([], Compartment.FACTS) == Right.NONE
