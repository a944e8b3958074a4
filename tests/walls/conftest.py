# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""One world per file of tests: made in one transaction, and after every test as it was."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import time_machine
from django.core.cache import cache
from django.db import transaction
from django.test import override_settings
from pytest_django import DjangoDbBlocker

from eenlijn.commons.keys import vault
from eenlijn.foundation.sealed.key_provider import FileKeyProvider
from tests.cast import make_cast
from tests.walls.browser import undone
from tests.walls.world import World, make_world

MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def world(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[World]:
    """Everybody at work, in a transaction that is never kept."""
    keys: Path = tmp_path_factory.mktemp("keys")
    keys.chmod(0o700)
    mail = f"file:{tmp_path_factory.mktemp('mail')}"
    with (
        override_settings(EENLIJN_KEYS=keys, EENLIJN_MAIL_URL=mail),
        django_db_blocker.unblock(),
        transaction.atomic(),
    ):
        FileKeyProvider(keys).initialise()
        vault.forget_cached()
        with time_machine.travel(MONDAY, tick=False):
            made = make_world(make_cast(MONDAY), MONDAY)
        yield made
        transaction.set_rollback(True)
    vault.forget_cached()


@pytest.fixture(autouse=True)
def db(world: World) -> Iterator[None]:
    """The clock stands at that Monday, and what a test does is undone.

    Takes the place of pytest-django's fixture of this name, which would close the connection on the world.
    """
    cache.clear()
    with time_machine.travel(MONDAY, tick=False), undone():
        yield
