# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whose turn a test of the walls is: with both databases in one run, each test runs on one of them.

What these tests walk, page by page and person by person, asks the same of the same code on both; what a
database itself must do stands in `tests/second_wall`. A campaign, and a run of one database, runs them all.
"""

import os
from typing import Final
from zlib import crc32

from tools.launcher.testing import TURN

TURNS: Final = 2
# One walk of a person serves all tests of that person here: so they have their turn together.
BY_PERSON: Final = "tests/walls/test_routes.py"
# Only here does a database decide what comes back.
ON_EACH: Final = ("tests/walls/test_without_scoping.py", "tests/walls/test_guessing.py")


def is_mine(nodeid: str, turn: str | None) -> bool:
    """Whether this test runs in this turn: always without one; the same each time with one."""
    if not turn or not nodeid.startswith("tests/walls/") or nodeid.startswith(ON_EACH):
        return True
    return crc32(_walk(nodeid).encode()) % TURNS == int(turn)


def _walk(nodeid: str) -> str:
    """What a test needs walked: by default its own walk, which its name stands for."""
    is_shared = nodeid.startswith(BY_PERSON) and "[" in nodeid
    return nodeid[nodeid.rindex("[") :] if is_shared else nodeid


def turn_now() -> str | None:
    return os.environ.get(TURN)
