# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What every test may ask for: an empty key directory, a key store, and a moment."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytest_django import Settings

from eenlijn.foundation.sealed.key_provider import FileKeyProvider


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
