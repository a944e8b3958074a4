# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A real installation beside the tests: own directories, own database, real processes that can be killed."""

import atexit
import json
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from secrets import token_hex
from typing import Any, Final
from urllib.parse import urlsplit
from urllib.request import urlopen

import psycopg
from psycopg import sql

from tools.launcher import places, postgresql, serve
from tools.launcher.commands import environment

HOST: Final = "127.0.0.1"
UP_WITHIN: Final = 60.0
HERE: Final = Path(__file__).parent
FOUND: Final = (
    "found_organisation", "--name", "Busbedrijf Reggestreek (verzonnen)", "--slug", "reggestreek",
    "--type", "public_transport", "--municipality", "GM0141", "--coordinator-name", "Carla",
    "--coordinator-email", "carla@reggestreek.example", "--unit", "Lijn 62",
)  # fmt: skip


class Installation:
    """Everything an operator has: settings, a database and processes."""

    def __init__(self, folder: Path, database_url: str) -> None:
        """Choose the settings; nothing is made yet."""
        self.folder = folder
        self.port = free_port()
        collected = os.environ.get("EENLIJN_STATIC", "")
        is_collected = bool(collected) and (Path(collected) / "staticfiles.json").is_file()
        self.settings: Mapping[str, str] = {
            "DJANGO_SETTINGS_MODULE": "eenlijn.config.settings",
            "EENLIJN_DATA": str(folder / "data"),
            "EENLIJN_KEYS": str(folder / "keys"),
            "EENLIJN_STATIC": collected if is_collected else str(folder / "static"),
            "EENLIJN_VENDOR": str(places.VENDOR),
            **postgresql.settings_of(database_url),
            "EENLIJN_BASE_URL": f"http://{HOST}:{self.port}",
            "EENLIJN_MAIL_URL": f"file:{folder / 'mail'}",
            "EENLIJN_DEMO": "false",
            "EENLIJN_LOG_LEVEL": "ERROR",
        }
        self.is_collected = is_collected

    def found(self) -> str:
        """Make keys, an employer with a coordinator, and a report link; gives its short name.

        `database()` gave what was migrated; on SQLite that is a file, which is copied to its place here.
        """
        (self.folder / "data").mkdir()
        if not self.is_collected:
            self.manage("collectstatic", "--noinput")
        if not self.settings["EENLIJN_DATABASE_URL"]:
            shutil.copy(_migrated_file(), self.folder / "data")
        self.manage(*FOUND)
        return str(self.ask("make_link.py"))

    def token(self) -> str:
        """The secret of a system of the employer, that may pass on reports for half a year."""
        until = (date.today() + timedelta(days=180)).isoformat()  # noqa: DTZ011 - the day of this machine
        named = ("--organisation", "reggestreek", "--name", "Roosterpakket", "--until", until)
        return self.manage("make_token", *named, "--scope", "reports:write").strip()

    def manage(self, *command: str) -> str:
        return self._run([str(places.PYTHON), str(places.MANAGE), *command])

    def ask(self, script: str, *arguments: str) -> Any:
        """Run a script of this folder inside the installation; it prints its answer as JSON."""
        return json.loads(self._run([str(places.PYTHON), str(HERE / script), *arguments]))

    def _run(self, command: list[str]) -> str:
        done = subprocess.run(
            command,
            cwd=places.ROOT,
            env=environment(self.settings),
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{command[1:]}: {done.stderr[-2000:]}"
        return done.stdout

    def start_web(self, *, with_worker: bool = False) -> "subprocess.Popen[bytes]":
        """Start the web process as the launcher does, and wait until it answers."""
        process = self._start(serve.web_command(HOST, self.port, threads=4, with_worker=with_worker))
        deadline = time.monotonic() + UP_WITHIN
        while time.monotonic() < deadline and process.poll() is None:
            with suppress(OSError), urlopen(f"{self.settings['EENLIJN_BASE_URL']}/gezond/", timeout=5):
                return process
            time.sleep(0.02)
        kill(process)
        raise AssertionError(f"the web process did not start: {self.log[-2000:]}")

    def start_worker(self) -> "subprocess.Popen[bytes]":
        return self._start(serve.worker_command())

    def _start(self, command: list[str]) -> "subprocess.Popen[bytes]":
        with (self.folder / "log").open("ab") as log:
            return subprocess.Popen(
                command,
                cwd=places.ROOT,
                env=environment(self.settings),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    @property
    def log(self) -> str:
        return (self.folder / "log").read_text("utf-8", errors="replace")


def kill(process: "subprocess.Popen[bytes]") -> None:
    """End the whole group at once, without a word: nothing gets the chance to finish."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
    return port


@contextmanager
def database(*, is_empty: bool = False) -> Iterator[str]:
    """The address of a database of our own: in the configured PostgreSQL, else a file (an empty address).

    It was migrated, unless `is_empty`: once per process, and copied, because that takes longer than a start.
    """
    given = _given()
    if not given:
        yield ""
        return
    name = _new(given, "template1" if is_empty else _migrated_name(given))
    try:
        yield _at(given, name)
    finally:
        _drop(given, name)


@cache
def _migrated_name(given: str) -> str:
    name = _new(given, "template1")
    atexit.register(_drop_if_there, given, name)
    _migrate(_at(given, name))
    return name


@cache
def _migrated_file() -> Path:
    return _migrate("") / "data" / "eenlijn.sqlite3"


def _migrate(address: str) -> Path:
    """As an operator does, in a folder that is gone when this process ends."""
    folder = Path(tempfile.mkdtemp(prefix="eenlijn-migrated-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    (folder / "data").mkdir()
    Installation(folder, address).manage("migrate", "--noinput")
    return folder


def _new(given: str, template: str) -> str:
    name = f"eenlijn_kill_{token_hex(4)}"
    statement = sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(*map(sql.Identifier, (name, template)))
    _administer(postgresql.owner_of(given), statement)
    return name


def _drop(given: str, name: str) -> None:
    """What was killed in it may still hold it, as another role: only the owner of the cluster ends that."""
    drop = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
    _administer(postgresql.superuser_of(given), drop)


def _drop_if_there(given: str, name: str) -> None:
    """When the process ends, the cluster itself may be gone already."""
    with suppress(psycopg.OperationalError):
        _drop(given, name)


def _at(given: str, name: str) -> str:
    return urlsplit(given)._replace(path=f"/{name}").geturl()


@contextmanager
def cluster() -> Iterator[str]:
    """The same in a PostgreSQL of its own, for whoever adds a role to it or reads all its files."""
    if not _given():
        yield ""
        return
    with postgresql.cluster() as address:
        yield address


def _given() -> str:
    """The configured PostgreSQL, empty when that is something else."""
    given = os.environ.get("EENLIJN_DATABASE_URL") or os.environ.get("EENLIJN_TEST_DATABASE_URL") or ""
    return given if given.startswith("postgres") else ""


def _administer(address: str, statement: sql.Composed) -> None:
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(statement)
