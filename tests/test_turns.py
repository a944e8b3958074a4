# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
from tests.turns import POSTGRESQL, SQLITE, is_mine

WALKS = [f"tests/walls/test_routes.py::test_everybody_gets_an_answer[{name}]" for name in "abcdefghij"]


def turns_of(nodeid: str, *, asks_database: bool = True) -> list[str]:
    return [turn for turn in (SQLITE, POSTGRESQL) if is_mine(nodeid, turn, asks_database=asks_database)]


def test_each_walk_has_one_turn() -> None:
    turns = [turns_of(one) for one in WALKS]
    assert [len(mine) for mine in turns] == [1] * len(WALKS)
    assert {mine[0] for mine in turns} == {SQLITE, POSTGRESQL}


def test_who_walks_every_door_does_so_on_one_database() -> None:
    named = [f"tests/walls/test_routes.py::test_{what}[dirk]" for what in ("answers", "headers", "foreign")]
    assert len({turns_of(one)[0] for one in named}) == 1


def test_what_a_database_could_decide_runs_on_each() -> None:
    for nodeid in (
        "tests/casework/dossier/test_lanes.py::test_it",
        "tests/doors/jobs/test_every_minute.py::test_it",
        "tests/walls/test_without_scoping.py::test_pages",
    ):
        assert turns_of(nodeid) == [SQLITE, POSTGRESQL]
    assert turns_of("tests/config/test_start.py::test_it", asks_database=False) == [SQLITE, POSTGRESQL]


def test_what_asks_no_database_runs_once_and_a_screen_on_that_of_production() -> None:
    assert turns_of("tests/casework/clocks/test_table.py::test_it", asks_database=False) == [SQLITE]
    assert turns_of("tests/doors/web/desk/test_list_views.py::test_it") == [POSTGRESQL]


def test_without_turns_everything_runs() -> None:
    every = [*WALKS, "tests/doors/web/desk/test_list_views.py::test_it"]
    assert [one for one in every if not is_mine(one, "")] == []
