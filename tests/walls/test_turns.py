# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
from tests.walls.turns import ON_EACH, TURNS, is_mine

WALLS = [f"tests/walls/test_routes.py::test_everybody_gets_an_answer[{name}]" for name in "abcdefghij"]


def test_each_test_of_the_walls_has_one_turn() -> None:
    turns = [[is_mine(one, str(turn)) for turn in range(TURNS)] for one in WALLS]
    assert [sum(mine) for mine in turns] == [1] * len(WALLS)
    assert {mine.index(True) for mine in turns} == set(range(TURNS))


def test_the_other_tests_and_those_of_a_database_run_in_each() -> None:
    for nodeid in ("tests/casework/dossier/test_lanes.py::test_it", f"{ON_EACH[0]}::test_pages"):
        assert [is_mine(nodeid, str(turn)) for turn in range(TURNS)] == [True, True]


def test_who_walks_every_door_does_so_on_one_database() -> None:
    named = [f"tests/walls/test_routes.py::test_{what}[dirk]" for what in ("answers", "headers", "foreign")]
    assert len({is_mine(one, "0") for one in named}) == 1


def test_without_turns_everything_runs() -> None:
    assert [one for one in WALLS if not is_mine(one, None)] == []
