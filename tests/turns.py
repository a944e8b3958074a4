# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""On which database a test runs when both run: on each, unless only one of them could teach something.

A campaign, and a run of one database, runs all but what is only about the other: `only_on` says so, and
nothing leaves itself out by a condition, which would hide what runs on neither.
"""

import os
from typing import Final
from zlib import crc32

import pytest
from django.db import connection

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
# Triggers, counts that two write at once, what comes in twice, and the jobs that clean up.
ROOMS_ON_EACH: Final = (
    "tests/foundation/",
    "tests/commons/keys/",
    "tests/commons/trail/",
    "tests/casework/facts/",
    "tests/casework/incidents/",
    "tests/doors/jobs/",
)
# A screen asks the rooms below, whose tests run on SQLite; the walls of production stand on PostgreSQL.
SCREENS: Final = ("tests/doors/web/", "tests/doors/api/")
WALLS: Final = "tests/walls/"
# These walk page by page and person by person, and ask the same of the same code on both: two in three on
# the faster one. What rooms do is asked on that one too, and of one file in three on both: the screens above
# them, the journeys and the walls go through the same rooms on the other.
THIRDS: Final = 3
# One walk of a person serves all tests of that person here: they go together.
BY_PERSON: Final = "tests/walls/test_routes.py"
ASKS: Final = frozenset({"db", "transactional_db", "live_server", "django_db_setup"})


def turns_of(nodeid: str, *, only_on: str = "", on_each: bool = False, asks: bool = True) -> tuple[str, ...]:
    """The databases on which this test runs when both run; `asks` is whether it asks one anything."""
    if only_on:
        return (only_on,)
    if on_each or nodeid.startswith(ON_EACH):
        return (SQLITE, POSTGRESQL)
    if not asks:
        return (SQLITE,)
    if nodeid.startswith(SCREENS):
        return (POSTGRESQL,)
    if nodeid.startswith(WALLS):
        return (SQLITE,) if crc32(walk_of(nodeid).encode()) % THIRDS else (POSTGRESQL,)
    is_on_each = nodeid.startswith(ROOMS_ON_EACH) or crc32(nodeid.partition("::")[0].encode()) % THIRDS == 0
    return (SQLITE, POSTGRESQL) if is_on_each else (SQLITE,)


def walk_of(nodeid: str) -> str:
    """What a test needs walked: its own walk, or that of the person in its name."""
    file, _sign, test = nodeid.partition("::")
    return f"{file}[{test.partition('[')[2]}" if file == BY_PERSON else nodeid


def leave_to_the_other(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Take out of `items` what runs on the other database."""
    turn = os.environ.get(TURN, "")
    mine = [one for one in items if _is_mine(one, turn)]
    if others := [one for one in items if one not in set(mine)]:
        config.hook.pytest_deselected(items=others)
        items[:] = mine


def _is_mine(item: pytest.Item, turn: str) -> bool:
    """Without a turn everything is, unless it is about the other database alone."""
    marker = item.get_closest_marker("only_on")
    only_on = str(marker.args[0]) if marker else ""
    if only_on not in {"", SQLITE, POSTGRESQL}:
        raise pytest.UsageError(f"{item.nodeid}: only_on({only_on!r}) is no database.")
    if not turn:
        return only_on in {"", connection.vendor}
    on_each = item.get_closest_marker("on_each") is not None
    return turn in turns_of(item.nodeid, only_on=only_on, on_each=on_each, asks=_asks(item))


def _asks(item: pytest.Item) -> bool:
    named = ASKS.intersection(getattr(item, "fixturenames", ()))
    return bool(named) or item.get_closest_marker("django_db") is not None
