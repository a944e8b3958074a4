# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The groups of ./eenlijn test, in their order: what each runs and on which database."""

from collections.abc import Mapping, Sequence
from enum import Enum
from typing import NamedTuple

from tools.launcher import places


class Database(Enum):
    """What a group keeps its rows in."""

    NONE = "none"
    SQLITE = "SQLite"
    POSTGRESQL = "PostgreSQL"


class Group(NamedTuple):
    """Commands that belong together; the group passes when each of them ends with 0."""

    name: str
    proves: str
    commands: Sequence[Sequence[str]]
    database: Database = Database.NONE
    browser: bool = False
    slow: bool = False
    waits_for_disk: bool = False
    scanner: bool = False


def _tool(name: str, *arguments: str) -> list[str]:
    return [str(places.program(name)), *arguments]


def _manage(*arguments: str) -> list[str]:
    return [str(places.PYTHON), str(places.MANAGE), *arguments]


def _pytest(marks: str, *arguments: str) -> list[str]:
    return _tool("pytest", "-m", marks, *arguments)


# Two processes, each with its own database, keys and browser; `tests/conftest.py` says what goes together.
TWO = ("-n", "2", "--dist", "loadfile")
UNIT = _pytest("not browser and not durability and not api", *TWO)
# Where the tests of a group stand: looking for them among all others takes longer than some of these groups.
FOLDERS: Mapping[str, Sequence[str]] = {
    "api": ("tests/doors/api",),
    "browser": ("tests/journeys",),
    "durability": ("tests/durability", "tests/bench"),
}
PYTHON_CODE = ("src", "tools", "tests", "manage.py", "eenlijn")

GROUPS: Sequence[Group] = (
    Group(
        "style",
        "one way of writing: code, templates, spelling",
        (
            _tool("ruff", "check", "."),
            _tool("ruff", "format", "--check", "."),
            _tool("djlint", "--lint", "--quiet", "src"),
            _tool("codespell"),
        ),
    ),
    Group("types", "mypy strict", (_tool("mypy", *PYTHON_CODE[:4]),)),
    Group("layers", "imports point downward only", (_tool("lint-imports"),)),
    Group("licences", "every file says whose it is", (_tool("reuse", "lint", "--lines"),)),
    Group(
        "security",
        "known dangerous constructions",
        (_tool("bandit", "-q", "-ll", "-c", "pyproject.toml", "-r", "src"),),
    ),
    Group(
        "migrations",
        "the models and the migrations agree; production settings are safe",
        (
            _manage("makemigrations", "--check", "--dry-run"),
            _manage("check", "--deploy", "--fail-level", "WARNING"),
        ),
    ),
    Group("sqlite", "the tests, on SQLite", (UNIT,), Database.SQLITE, scanner=True),
    Group(
        "api",
        "everything that the OpenAPI document allows is answered as it says, on SQLite",
        (_pytest("api", *FOLDERS["api"]),),
        Database.SQLITE,
    ),
    Group(
        "postgresql",
        "the same tests, on PostgreSQL",
        (UNIT,),
        Database.POSTGRESQL,
        slow=True,
        scanner=True,
    ),
    Group(
        "browser",
        "journeys and accessibility in a real browser, on PostgreSQL",
        (_pytest("browser", *TWO, *FOLDERS["browser"]),),
        Database.POSTGRESQL,
        browser=True,
        slow=True,
    ),
    Group(
        "smoke",
        "one journey in a real browser, on SQLite",
        (_pytest("browser and smoke", *FOLDERS["browser"]),),
        Database.SQLITE,
        browser=True,
        slow=True,
    ),
    Group(
        "durability-sqlite",
        "killed while working, nothing lost, on SQLite",
        (_pytest("durability", *TWO, *FOLDERS["durability"]),),
        Database.SQLITE,
        slow=True,
    ),
    Group(
        "durability-postgresql",
        "killed while working, nothing lost, on PostgreSQL",
        (_pytest("durability", *TWO, *FOLDERS["durability"]),),
        Database.POSTGRESQL,
        slow=True,
        waits_for_disk=True,
    ),
)
