# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What every test may ask for: an empty key directory, a key store, and a moment."""

import math
import pickle
import shutil
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import hypothesis
import pytest
from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import TransactionTestCase, override_settings
from django.utils import translation
from pytest_django import DjangoDbBlocker, Settings
from xdist.scheduler import LoadFileScheduling  # type: ignore[import-untyped]

from eenlijn.commons.keys import cases, rings, vault
from eenlijn.config.walls import faults
from eenlijn.doors.web.frame import slowing
from eenlijn.foundation.sealed.key_provider import FileKeyProvider
from tests import databases
from tests.cast import Cast, make_cast
from tests.triggers import wall_down
from tests.turns import leave_to_the_other, walk_of
from tools.launcher.postgresql import APP

# A machine that is busy draws slowly; that says nothing about the code (no test is timed).
hypothesis.settings.register_profile(
    "house", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("house")

# In a cluster in which tests ran, the role that serves may become theirs; nowhere else.
pytest.MonkeyPatch().setattr(faults, "MAY_BECOME", frozenset({f"{APP}_tests"}))

# Django's stubs leave out what Django's own documentation does not name.
_empty_all_tables = TransactionTestCase._fixture_teardown  # type: ignore[attr-defined]


def _empty_all_tables_without_wall(self: TransactionTestCase) -> None:
    """After a test with real transactions every table is emptied; the trail would refuse that."""
    with wall_down():
        _empty_all_tables(self)


TransactionTestCase._fixture_teardown = _empty_all_tables_without_wall  # type: ignore[attr-defined]


# Long files whose tests share nothing but what a process makes once: each test is work of its own.
APART = ("tests/walls/", "tests/journeys/", "tests/durability/", "tests/bench/")
# Tests of one file that share something costly go together.
TOGETHER = ("tests/walls/test_stored_payloads.py",)


class _Work(LoadFileScheduling):  # type: ignore[misc]  # has no types
    """What one process does in one go: a file, but for the longest ones."""

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        return file if not file.startswith(APART) or file in TOGETHER else walk_of(nodeid)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    leave_to_the_other(config, items)
    # The longest first: a walk of minutes that begins last leaves the other processor with nothing to do.
    items.sort(key=lambda one: not one.nodeid.startswith(APART))


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> LoadFileScheduling:
    # Else what holds the most tests goes first, and each walk is one test.
    config.option.loadscopereorder = False
    return _Work(config, log)


@pytest.fixture(autouse=True)
def dutch() -> Iterator[None]:
    """Every test begins in Dutch: a page asked for in English leaves its language behind in the thread."""
    with translation.override("nl"):
        yield


@pytest.fixture(autouse=True)
def no_flood_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test waits for the reports of another: a process counts how many come from where."""
    monkeypatch.setattr(slowing, "SLOWER", slowing.Slower())


@pytest.fixture(autouse=True)
def keys_stay_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Statements are compared: on a slow machine keys would be read again between two equal questions.

    That they are read again after their time is a test of its own (tests/commons/keys/test_remembering.py).
    """
    for remembering in (rings, cases):
        monkeypatch.setattr(remembering, "KEPT_SECONDS", math.inf)


@pytest.fixture
def key_directory(tmp_path: Path, settings: Settings) -> Path:
    """An empty key directory that the product uses during this test."""
    directory = tmp_path / "keys"
    directory.mkdir(mode=0o700)
    settings.EENLIJN_KEYS = directory
    return directory


@pytest.fixture(scope="session")
def ready_keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A key directory with its first root key, to copy: making one waits for the disk twice."""
    directory = tmp_path_factory.mktemp("keys")
    directory.chmod(0o700)
    FileKeyProvider(directory).initialise()
    return directory


@pytest.fixture
def key_store(key_directory: Path, ready_keys: Path) -> FileKeyProvider:
    """A key store with its first root key."""
    shutil.copytree(ready_keys, key_directory, dirs_exist_ok=True)
    return FileKeyProvider(key_directory)


@pytest.fixture
def mail_directory(tmp_path: Path, settings: Settings) -> Path:
    """The directory in which mail of this test ends up, one file per mail."""
    directory = tmp_path / "mail"
    settings.EENLIJN_MAIL_URL = f"file:{directory}"
    return directory


MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


@pytest.fixture
def monday() -> datetime:
    """Monday 23 November 2026, 09.00 in Amsterdam."""
    return MONDAY


class Settled(NamedTuple):
    """A database in which the cast is at work, the cast to copy, and the keys this process remembers."""

    database: BaseDatabaseWrapper
    cast: bytes
    keys: bytes


@pytest.fixture(scope="session")
def settled(django_db_setup: None, django_db_blocker: DjangoDbBlocker, ready_keys: Path) -> Iterator[Settled]:
    """The cast, made once per process."""
    with django_db_blocker.unblock(), databases.copied("cast") as database:
        with databases.working_in(database), override_settings(EENLIJN_KEYS=ready_keys):
            vault.forget_cached()
            with transaction.atomic():
                cast = make_cast(MONDAY)
            keys = pickle.dumps(rings.kept)
        yield Settled(database, pickle.dumps(cast), keys)


@pytest.fixture
def among_the_cast(request: pytest.FixtureRequest) -> Iterator[Settled | None]:
    """Whoever asks for the cast works where it is; a test that really commits works in the empty database."""
    marker = request.node.get_closest_marker("django_db")
    commits = (marker and marker.kwargs.get("transaction")) or "live_server" in request.fixturenames
    if "cast" not in request.fixturenames or commits:
        yield None
        return
    place: Settled = request.getfixturevalue("settled")
    with databases.working_in(place.database):
        yield place


@pytest.fixture
def _django_db_helper(among_the_cast: Settled | None, _django_db_helper: None) -> None:
    """First to the right database, then into the transaction of this test."""


@pytest.fixture
def cast(db: None, key_store: FileKeyProvider, monday: datetime, among_the_cast: Settled | None) -> Cast:
    """Everybody of `tests/cast.py`, at work since long before that Monday."""
    vault.forget_cached()
    if among_the_cast is None:
        return make_cast(monday)
    assert monday == MONDAY
    for owner, ring in pickle.loads(among_the_cast.keys).items():
        ring.read_at = time.monotonic()
        rings.kept[owner] = ring
    copy: Cast = pickle.loads(among_the_cast.cast)
    return copy
