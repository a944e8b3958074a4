# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""One world for all of these tests, after every test as it was."""

import pickle
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import pytest
import time_machine
from django.core.cache import cache
from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import override_settings
from django.utils import translation
from pytest_django import DjangoDbBlocker

from eenlijn.commons.keys import vault
from eenlijn.doors.web.frame import slowing
from eenlijn.foundation.sealed.key_provider import FileKeyProvider
from tests import databases
from tests.cast import make_cast
from tests.walls.browser import undone
from tests.walls.world import World, make_world

MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


class Place(NamedTuple):
    """Where a world is: its database, its keys and mails, and everybody in it, to copy."""

    database: BaseDatabaseWrapper
    keys: Path
    mail: str
    world: bytes


@pytest.fixture(autouse=True)
def floods_do_not_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    """Here one person types more nonsense into one form than anybody reports in a year."""
    monkeypatch.setattr(slowing, "LONGEST", 0.0)


@pytest.fixture(scope="session")
def place(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Place]:
    """Everybody at work, made once per process in a database of its own."""
    keys = tmp_path_factory.mktemp("keys")
    keys.chmod(0o700)
    mail = f"file:{tmp_path_factory.mktemp('mail')}"
    with django_db_blocker.unblock(), databases.copied("world") as database:
        with (
            databases.working_in(database),
            override_settings(EENLIJN_KEYS=keys, EENLIJN_MAIL_URL=mail),
            translation.override("nl"),
            time_machine.travel(MONDAY, tick=False),
            transaction.atomic(),
        ):
            FileKeyProvider(keys).initialise()
            vault.forget_cached()
            made = make_world(make_cast(MONDAY), MONDAY)
        yield Place(database, keys, mail, pickle.dumps(made))


@pytest.fixture(scope="module")
def world(place: Place, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """Everybody at work; what the tests of a file do is never kept."""
    with (
        django_db_blocker.unblock(),
        databases.working_in(place.database),
        override_settings(EENLIJN_KEYS=place.keys, EENLIJN_MAIL_URL=place.mail),
        transaction.atomic(),
    ):
        vault.forget_cached()
        yield pickle.loads(place.world)
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
