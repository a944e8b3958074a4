# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writers queue, readers do not, and nobody keeps the lock."""

import threading
from pathlib import Path

import pytest

from eenlijn.foundation.sqlite import base

# The fixtures make connections of their own; the database of the tests is not touched.
pytestmark = pytest.mark.django_db(databases=[])

OPTIONS = {
    "ENGINE": "eenlijn.foundation.sqlite",
    "TIME_ZONE": None,
    "CONN_MAX_AGE": 0,
    "CONN_HEALTH_CHECKS": False,
    "AUTOCOMMIT": True,
    "ATOMIC_REQUESTS": False,
    "TEST": {"NAME": None},
    "USER": "",
    "PASSWORD": "",
    "HOST": "",
    "PORT": "",
}


def connect(path: Path) -> base.DatabaseWrapper:
    settings = {**OPTIONS, "NAME": str(path), "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 0.05}}
    return base.DatabaseWrapper(settings, alias="lock-test")


def begin(connection: base.DatabaseWrapper) -> None:
    connection.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)


def finish(connection: base.DatabaseWrapper) -> None:
    connection.commit()
    connection.set_autocommit(True)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "lock.sqlite3"
    first = connect(found)
    with first.cursor() as cursor:
        cursor.execute("PRAGMA journal_mode=WAL")
        cursor.execute("CREATE TABLE counted (n INTEGER)")
        cursor.execute("INSERT INTO counted VALUES (0)")
    first.close()
    return found


def add_one(path: Path, times: int) -> None:
    connection = connect(path)
    for _turn in range(times):
        begin(connection)
        with connection.cursor() as cursor:
            cursor.execute("UPDATE counted SET n = n + 1")
        finish(connection)
    connection.close()


def test_eight_threads_write_in_turn_although_the_file_itself_would_not_wait(path: Path) -> None:
    threads = [threading.Thread(target=add_one, args=(path, 25)) for _writer in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    connection = connect(path)
    with connection.cursor() as cursor:
        assert cursor.execute("SELECT n FROM counted").fetchone() == (200,)
    connection.close()
    assert not base._writing.locked()


def test_reading_goes_on_while_someone_writes(path: Path) -> None:
    writer, reader = connect(path), connect(path)
    begin(writer)
    with writer.cursor() as cursor:
        cursor.execute("UPDATE counted SET n = 7")

    with reader.cursor() as cursor:
        assert cursor.execute("SELECT n FROM counted").fetchone() == (0,)

    assert base._writing.locked()
    finish(writer)
    assert not base._writing.locked()
    writer.close()
    reader.close()


@pytest.mark.parametrize("ending", ["rollback", "close"])
def test_the_lock_is_free_after_an_error(path: Path, ending: str) -> None:
    writer = connect(path)
    begin(writer)
    assert base._writing.locked()

    getattr(writer, ending)()

    assert not base._writing.locked()
    writer.close()
