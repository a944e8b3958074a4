# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""On which database a test runs when both run: on each, unless only one of them could teach something.

A campaign, and a run of one database, runs them all.
"""

import os
from typing import Final
from zlib import crc32

import pytest

from tools.launcher.testing import TURN

SQLITE: Final = "sqlite"
POSTGRESQL: Final = "postgresql"
# What a database itself decides, or its settings.
ON_EACH: Final = (
    "tests/walls/test_without_scoping.py",
    "tests/walls/test_guessing.py",
    "tests/second_wall/",
    "tests/config/",
)
# A screen asks the rooms below, whose tests run on each; the walls of production stand on PostgreSQL.
SCREENS: Final = ("tests/doors/web/", "tests/doors/api/")
WALLS: Final = "tests/walls/"
# These walk page by page and person by person, and ask the same of the same code on both: two in three on
# the faster one.
THIRDS: Final = 3
# One walk of a person serves all tests of that person here: so they have their turn together.
BY_PERSON: Final = "tests/walls/test_routes.py"
ASKS: Final = frozenset({"db", "transactional_db", "live_server", "django_db_setup"})


def is_mine(nodeid: str, turn: str, *, asks_database: bool = True) -> bool:
    """Whether this test runs in this turn: always without one; the same each time with one."""
    return not turn or nodeid.startswith(ON_EACH) or turn in _turns_of(nodeid, asks_database=asks_database)


def _turns_of(nodeid: str, *, asks_database: bool) -> tuple[str, ...]:
    if not asks_database:
        return (SQLITE,)
    if nodeid.startswith(SCREENS):
        return (POSTGRESQL,)
    if nodeid.startswith(WALLS):
        return (SQLITE,) if crc32(_walk(nodeid).encode()) % THIRDS else (POSTGRESQL,)
    return (SQLITE, POSTGRESQL)


def _walk(nodeid: str) -> str:
    """What a test needs walked: by default its own walk, which its name stands for."""
    is_shared = nodeid.startswith(BY_PERSON) and "[" in nodeid
    return nodeid[nodeid.rindex("[") :] if is_shared else nodeid


def leave_to_the_other(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Take out of `items` what has its turn on the other database."""
    turn = os.environ.get(TURN, "")
    mine = [one for one in items if is_mine(one.nodeid, turn, asks_database=_asks_database(one))]
    if others := [one for one in items if one not in set(mine)]:
        config.hook.pytest_deselected(items=others)
        items[:] = mine


def _asks_database(item: pytest.Item) -> bool:
    named = ASKS.intersection(getattr(item, "fixturenames", ()))
    return bool(named) or item.get_closest_marker("django_db") is not None
