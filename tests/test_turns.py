# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Each test runs somewhere, and what only one database can teach runs there."""

from pathlib import Path

import pytest
from django.db import connection

from tests.turns import POSTGRESQL, SQLITE, turns_of

EACH = (SQLITE, POSTGRESQL)
SCREEN = "tests/doors/web/manage/test_mandate_views.py::test_it"
HOUSE = Path(__file__).parent


def test_each_walk_has_one_turn() -> None:
    turns = [
        turns_of(f"tests/walls/test_time.py::test_a_random_id_takes_as_long[{name}]") for name in "abcdefghij"
    ]
    assert [len(mine) for mine in turns] == [1] * 10
    assert {mine[0] for mine in turns} == set(EACH)


def test_who_walks_every_door_does_so_on_one_database() -> None:
    walked = {
        name: {
            turns_of(f"tests/walls/test_routes.py::test_{what}[{name}]") for what in ("answers", "headers")
        }
        for name in "abcdefghij"
    }
    assert [len(turns) for turns in walked.values()] == [1] * 10
    assert set.union(*walked.values()) == {(SQLITE,), (POSTGRESQL,)}


def test_what_a_database_could_decide_runs_on_each() -> None:
    for nodeid in (
        "tests/casework/incidents/test_actions.py::test_it",
        "tests/doors/jobs/test_every_minute.py::test_it",
        "tests/walls/test_without_scoping.py::test_pages",
    ):
        assert turns_of(nodeid) == EACH
    assert turns_of("tests/config/test_start.py::test_it", asks=False) == EACH


def test_every_room_runs_on_one_database_and_one_file_in_three_on_both() -> None:
    turns = [turns_of(f"tests/casework/dossier/test_{number}.py::test_it") for number in range(300)]
    assert set(turns) == {(SQLITE,), EACH}
    assert 75 < turns.count(EACH) < 125
    file = "tests/casework/dossier/test_lanes.py"
    assert turns_of(f"{file}::test_it") == turns_of(f"{file}::test_another")


def test_what_asks_no_database_runs_once_and_a_screen_on_that_of_production() -> None:
    assert turns_of("tests/casework/clocks/test_table.py::test_it", asks=False) == (SQLITE,)
    assert turns_of(SCREEN) == (POSTGRESQL,)


def test_what_is_about_one_database_runs_there_wherever_it_stands() -> None:
    """A screen of SQLite: by its place it would run on PostgreSQL, where it says nothing."""
    assert turns_of(SCREEN, only_on=SQLITE) == (SQLITE,)
    assert turns_of("tests/second_wall/test_rows.py::test_it", only_on=POSTGRESQL) == (POSTGRESQL,)
    assert turns_of("tests/config/test_start.py::test_it", only_on=SQLITE, asks=False) == (SQLITE,)
    assert turns_of(SCREEN, on_each=True) == EACH


def test_no_test_leaves_itself_out_because_of_the_database() -> None:
    """That would hide what runs on neither: `only_on` says it where the turns are given."""
    told = [
        f"{path.relative_to(HOUSE)}: {line.strip()}"
        for path in sorted(HOUSE.rglob("test_*.py"))
        if path != Path(__file__)
        for before, line in _pairs(path.read_text("utf-8").splitlines())
        if ("skip" in line and "vendor" in before + line) or ("skipif" in before and "DATABASES" in line)
    ]
    assert told == []


def _pairs(lines: list[str]) -> list[tuple[str, str]]:
    return list(zip(["", *lines], lines, strict=False))


@pytest.mark.only_on("sqlite")
def test_this_runs_on_sqlite() -> None:
    assert connection.vendor == SQLITE


@pytest.mark.only_on("postgresql")
def test_this_runs_on_postgresql() -> None:
    assert connection.vendor == POSTGRESQL
