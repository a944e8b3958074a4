# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""An installation of the bench: its own folders, keys, database and processes; nothing stays afterwards."""

import json
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final
from urllib.error import HTTPError
from urllib.request import urlopen

from tools.launcher import places, postgresql, serve
from tools.launcher.commands import environment
from tools.launcher.show import CannotGoOn

HOST: Final = "127.0.0.1"
UP_WITHIN: Final = 60.0
PRODUCT: Final = "eenlijn.config.settings"


class Process:
    """One of ours: a server or the worker, in a session of its own so that it can be ended as a whole."""

    def __init__(self, command: Sequence[str], settings: Mapping[str, str], log: Path) -> None:
        with log.open("ab") as stream:
            self._process = subprocess.Popen(
                command,
                cwd=places.ROOT,
                env=environment(settings),
                stdin=subprocess.DEVNULL,
                stdout=stream,
                stderr=stream,
                start_new_session=True,
            )
        self._log = log

    @property
    def pid(self) -> int:
        return self._process.pid

    def until_it_answers(self, port: int, path: str = "/gezond/") -> None:
        """Wait for the first answer, whatever it says."""
        deadline = time.monotonic() + UP_WITHIN
        while time.monotonic() < deadline and self._process.poll() is None:
            with suppress(OSError):
                try:
                    with urlopen(f"http://{HOST}:{port}{path}", timeout=5):
                        return
                except HTTPError:
                    return
            time.sleep(0.005)
        self.stop()
        said = self._log.read_text("utf-8", errors="replace")[-2000:]
        raise CannotGoOn(f"A server of the bench did not start. It said:\n{said}")

    def stop(self) -> None:
        """Ask, wait a little, and end it: its database is thrown away anyway."""
        if self._process.poll() is None:
            self._process.terminate()
            try:
                self._process.wait(15)
            except subprocess.TimeoutExpired:
                self._process.send_signal(signal.SIGKILL)
                self._process.wait()


class Installation:
    """The product with a database of its own."""

    def __init__(self, folder: Path, database_url: str, owner: str = "") -> None:
        """Choose the settings; nothing is made yet. `owner` may load faster than the product may."""
        self.folder = folder
        self.owner = owner
        self.is_sqlite = not database_url
        self.port = free_port()
        (folder / "data").mkdir(parents=True)
        self.settings: dict[str, str] = {
            "DJANGO_SETTINGS_MODULE": PRODUCT,
            "EENLIJN_DATA": str(folder / "data"),
            "EENLIJN_KEYS": str(folder / "keys"),
            "EENLIJN_STATIC": str(places.STATIC),
            "EENLIJN_VENDOR": str(places.VENDOR),
            **postgresql.settings_of(database_url),
            "EENLIJN_SECRET_KEY": secrets.token_urlsafe(60),
            "EENLIJN_BASE_URL": f"http://{HOST}:{self.port}",
            "EENLIJN_MAIL_URL": f"file:{folder / 'mail'}",
            "EENLIJN_DEMO": "false",
            "EENLIJN_LOG_LEVEL": "INFO",
        }
        self.employers: list[dict[str, Any]] = []

    @property
    def processes(self) -> int:
        """How many web processes it runs: one on SQLite, two on PostgreSQL."""
        return 1 if self.is_sqlite else 2

    def fill(self, incidents: int, employers: int) -> None:
        """Make the tables and fill them."""
        self.run([str(places.PYTHON), str(places.MANAGE), "migrate", "--noinput", "--verbosity", "0"])
        owner = ["--owner", self.owner] if self.owner else []
        told = self.module(
            "tools.bench.filling", "--incidents", str(incidents), "--employers", str(employers), *owner
        )
        self.employers = told["employers"]

    def module(self, name: str, *arguments: str) -> Any:
        """Run one of our modules inside the installation; it prints its answer as JSON."""
        return json.loads(self.run([str(places.PYTHON), "-m", name, *arguments]))

    def run(self, command: Sequence[str]) -> str:
        done = subprocess.run(
            command,
            cwd=places.ROOT,
            env=environment(self.settings),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=None if sys.stderr.isatty() else subprocess.PIPE,
            text=True,
            check=False,
        )
        if done.returncode != 0:
            raise CannotGoOn(
                f"A step of the bench failed: {' '.join(command[1:4])}\n{(done.stderr or '')[-2000:]}"
            )
        return done.stdout

    def start_web(
        self,
        *,
        application: str = serve.APPLICATION,
        port: int = 0,
        with_worker: bool = False,
        settings: Mapping[str, str] | None = None,
    ) -> Process:
        """Start a web server as an operator does, and wait until it answers."""
        command = serve.web_command(HOST, port or self.port, self.processes, with_worker=with_worker)
        command[-1] = application
        process = Process(command, {**self.settings, **(settings or {})}, self.folder / "log")
        process.until_it_answers(port or self.port)
        return process

    @contextmanager
    def serving(self) -> Iterator[Process]:
        """The product at work: web processes and the worker beside them."""
        running = self.start_web(with_worker=True)
        try:
            yield running
        finally:
            running.stop()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
    return port
