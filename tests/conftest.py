# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What every test may ask for: an empty key directory, a key store, and a moment."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import hypothesis
import pytest
from django.test import TransactionTestCase
from django.utils import translation
from pytest_django import Settings

from eenlijn.commons.keys import vault
from eenlijn.foundation.sealed.key_provider import FileKeyProvider
from tests.cast import Cast, make_cast
from tests.trail_wall import wall_down

# A machine that is busy draws slowly; that says nothing about the code (no test is timed).
hypothesis.settings.register_profile(
    "house", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("house")

# Django's stubs leave out what Django's own documentation does not name.
_empty_all_tables = TransactionTestCase._fixture_teardown  # type: ignore[attr-defined]


def _empty_all_tables_without_wall(self: TransactionTestCase) -> None:
    """After a test with real transactions every table is emptied; the trail would refuse that."""
    with wall_down():
        _empty_all_tables(self)


TransactionTestCase._fixture_teardown = _empty_all_tables_without_wall  # type: ignore[attr-defined]


@pytest.fixture(autouse=True)
def dutch() -> Iterator[None]:
    """Every test begins in Dutch: a page asked for in English leaves its language behind in the thread."""
    with translation.override("nl"):
        yield


@pytest.fixture
def key_directory(tmp_path: Path, settings: Settings) -> Path:
    """An empty key directory that the product uses during this test."""
    directory = tmp_path / "keys"
    directory.mkdir(mode=0o700)
    settings.EENLIJN_KEYS = directory
    return directory


@pytest.fixture
def key_store(key_directory: Path) -> FileKeyProvider:
    """A key store with its first root key."""
    store = FileKeyProvider(key_directory)
    store.initialise()
    return store


@pytest.fixture
def mail_directory(tmp_path: Path, settings: Settings) -> Path:
    """The directory in which mail of this test ends up, one file per mail."""
    directory = tmp_path / "mail"
    settings.EENLIJN_MAIL_URL = f"file:{directory}"
    return directory


@pytest.fixture
def monday() -> datetime:
    """Monday 23 November 2026, 09.00 in Amsterdam."""
    return datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


@pytest.fixture
def cast(db: None, key_store: FileKeyProvider, monday: datetime) -> Cast:
    """Everybody of `tests/cast.py`, at work since long before that Monday."""
    vault.forget_cached()
    return make_cast(monday)
