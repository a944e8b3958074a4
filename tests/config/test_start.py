# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
import threading
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from django.core.checks import run_checks
from django.db import DatabaseError, connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import ConnectionHandler
from pytest_django import Settings

from eenlijn.commons.organisations.models import Organisation
from eenlijn.config import start
from eenlijn.config.settings import SQLITE_OPTIONS
from eenlijn.foundation.sealed.key_provider import FileKeyProvider
from tests.triggers import wall_down

pytestmark = pytest.mark.django_db


def sqlite(place: Path | str, **weaker: Any) -> BaseDatabaseWrapper:
    """A connection of its own to a file, with the options of the product."""
    options = {**SQLITE_OPTIONS, **weaker}
    engine = "django.db.backends.sqlite3"
    return ConnectionHandler({"default": {"ENGINE": engine, "NAME": str(place), "OPTIONS": options}})[
        "default"
    ]


def test_a_sound_installation_may_serve(key_store: FileKeyProvider, tmp_path: Path) -> None:
    assert start.durability(sqlite(tmp_path / "x.sqlite3")) == []
    assert start.one_employer_on_sqlite() == []
    assert start.keys() == []


def test_sqlite_that_answers_too_soon_is_refused(tmp_path: Path) -> None:
    assert start.durability(sqlite(tmp_path / "x.sqlite3", init_command="PRAGMA synchronous=NORMAL")) == [
        "The database has journal_mode=delete; a receipt needs journal_mode=WAL.",
        "The database has synchronous=1; a receipt needs synchronous=FULL.",
    ]
    assert start.durability(sqlite(":memory:")) == [
        "The database has journal_mode=memory; a receipt needs journal_mode=WAL."
    ]


@pytest.mark.only_on("postgresql")
def test_postgresql_that_answers_too_soon_is_refused() -> None:
    assert start.durability() == []
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL synchronous_commit = off")
    assert start.durability() == [
        "The database has synchronous_commit=off; a receipt needs synchronous_commit=on."
    ]


@pytest.mark.only_on("postgresql")
def test_hanging_up_leaves_no_connection_and_no_thread() -> None:
    of_ours = {**connection.settings_dict, "OPTIONS": {"pool": {"min_size": 1, "max_size": 2}}}
    database = ConnectionHandler({"default": {}, "aside": of_ours})["aside"]
    before = threading.active_count()
    assert start.durability(database) == []
    assert threading.active_count() > before
    start.hang_up(database)
    assert threading.active_count() == before
    assert database.connection is None
    assert start.durability(database) == []
    start.hang_up(database)


@pytest.mark.only_on("sqlite")
def test_a_second_employer_needs_postgresql_outside_the_demo(settings: Settings) -> None:
    with patch.object(Organisation.objects, "count", return_value=2):
        assert start.one_employer_on_sqlite() == [
            "SQLite holds 2 employers and may hold one: more than one needs PostgreSQL."
        ]
        settings.EENLIJN_DEMO = True
        assert start.one_employer_on_sqlite() == []


def test_a_destroyed_root_key_is_refused(key_directory: Path) -> None:
    (key_directory / "root-0001.destroyed").write_text("destroyed")
    assert start.keys() == [
        "The newest root key was destroyed: restore the key directory from its own backup."
    ]


def test_keys_that_others_can_read_are_refused(key_directory: Path) -> None:
    key_directory.chmod(0o755)
    (line,) = start.keys()
    assert line.endswith("is open to everyone on this machine: chmod 700.")


def test_keys_under_the_data_are_refused(settings: Settings, key_store: FileKeyProvider) -> None:
    settings.EENLIJN_DATA = key_store.directory.parent
    (line,) = start.keys()
    assert "keys never travel with data" in line


def test_keys_out_of_reach_do_not_stop_intake(settings: Settings, tmp_path: Path) -> None:
    settings.EENLIJN_KEYS = tmp_path / "nowhere"
    assert start.keys() == []


def test_style_sheets_that_were_not_collected_are_told(settings: Settings, tmp_path: Path) -> None:
    assert start.static_files() == []
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    }
    (line,) = start.static_files()
    assert line.endswith("run collectstatic.")
    (tmp_path / "staticfiles.json").write_text("{}")
    assert start.static_files() == []


def test_a_database_that_is_away_is_one_sentence() -> None:
    with patch.object(start, "durability", side_effect=DatabaseError), patch.object(connection, "close"):
        assert start.verify() == ["The database does not answer (DatabaseError): see EENLIJN_DATABASE_URL."]


def test_refusing_tells_why_and_stops_with_two(capsys: pytest.CaptureFixture[str]) -> None:
    with patch.object(start, "verify", return_value=["Reden."]), pytest.raises(SystemExit) as stopped:
        start.verify_or_exit()
    assert stopped.value.code == 2
    assert capsys.readouterr().err == "Eén Lijn refuses to serve:\n  - Reden.\n"


def test_the_system_check_asks_the_same() -> None:
    with patch("eenlijn.config.checks.verify_before_migrating", return_value=["Reden."]):
        assert [error.msg for error in run_checks(tags=["start"], databases=["default"])] == ["Reden."]
        assert run_checks(tags=["start"]) == []


def test_a_trail_without_its_guards_is_refused() -> None:
    assert start.guards() == []
    with wall_down():
        found = start.guards()

    assert len(found) >= 2
    assert all(line.startswith("The trail misses its guard ") for line in found)
