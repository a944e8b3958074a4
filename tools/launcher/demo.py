# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""./eenlijn demo: everything from a fresh clone to a running product with an invented region in it."""

import os
import socket
import time
import urllib.request
from collections.abc import Mapping
from pathlib import Path

from tools.launcher import places, prepare, processes, serve, stamps
from tools.launcher.commands import run_quietly
from tools.launcher.prepare import Step
from tools.launcher.show import CannotGoOn, minutes, say

HOST = "127.0.0.1"
UP_WITHIN = 60.0  # seconds for the first answer of the web process


def run(port: int, data: Path) -> int:
    start = time.monotonic()
    data = data.resolve()
    settings = settings_for(port, data)
    refuse_taken(port)
    say("Eén Lijn, the demo region: invented employers, people and incidents.")
    done = prepare.take([*prepare.for_running(), migrations(data, settings), region(data, settings)])
    stop = processes.StopRequest()
    children = [
        processes.start("web", serve.web_command(HOST, port), settings),
        processes.start("worker", serve.worker_command(), settings),
    ]
    if _is_up(port, children, stop):
        say(f"{'Set up and started' if done else 'Started'} in {minutes(time.monotonic() - start)}.\n")
        say(_lines(data).read_text(encoding="utf-8").rstrip())
        say(f"\n{settings['EENLIJN_BASE_URL']}/   (stop with Ctrl-C)")
    return processes.watch(children, stop)


def settings_for(port: int, data: Path) -> dict[str, str]:
    """The demo's own; whatever is set outside, no real database, key folder or mailbox is written to."""
    return {
        "EENLIJN_DEMO": "true",
        "EENLIJN_DATA": str(data),
        "EENLIJN_KEYS": str(data.with_name(f"{data.name}-keys")),
        "EENLIJN_DATABASE_URL": "",
        "EENLIJN_DATABASE_OWNER_URL": "",
        "EENLIJN_STATIC": str(places.STATIC),
        "EENLIJN_VENDOR": str(places.VENDOR),
        "EENLIJN_MAIL_URL": f"file:{data / 'mail'}",
        "EENLIJN_BASE_URL": f"http://{HOST}:{port}",
        "EENLIJN_LOG_LEVEL": os.environ.get("EENLIJN_LOG_LEVEL", "WARNING"),
    }


def refuse_taken(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as fault:
            sentence = (
                f"Port {port} is taken or not allowed; choose another one:  ./eenlijn demo --port {port + 1}"
            )
            raise CannotGoOn(sentence) from fault


def migrations(data: Path, settings: Mapping[str, str]) -> Step:
    stamp = data / "stamps" / "migrations"

    def do() -> None:
        data.mkdir(parents=True, exist_ok=True)
        run_quietly("migrate", [places.PYTHON, places.MANAGE, "migrate", "--noinput"], settings)
        stamps.leave(stamp, migrations_mark())

    return Step("database", lambda: _database(data) and stamps.is_fresh(stamp, migrations_mark()), do)


def migrations_mark() -> str:
    return stamps.fingerprint(places.SOURCE.rglob("migrations/*.py"))


def region(data: Path, settings: Mapping[str, str]) -> Step:
    """`load_demo` may run twice without harm; what it prints is kept and shown at every start."""
    stamp = data / "stamps" / "region"
    mark = stamps.fingerprint([], migrations_mark(), settings["EENLIJN_BASE_URL"])

    def do() -> None:
        shown = run_quietly("load_demo", [places.PYTHON, places.MANAGE, "load_demo"], settings)
        _lines(data).write_text(shown, encoding="utf-8")
        stamps.leave(stamp, mark)

    return Step(
        "demo region", lambda: _database(data) and _lines(data).is_file() and stamps.is_fresh(stamp, mark), do
    )


def _database(data: Path) -> bool:
    return (data / "eenlijn.sqlite3").is_file()


def _lines(data: Path) -> Path:
    return data / "stamps" / "region.txt"


def _is_up(port: int, children: list[processes.Child], stop: processes.StopRequest) -> bool:
    deadline = time.monotonic() + UP_WITHIN
    while time.monotonic() < deadline and not stop.asked:
        if any(child.process.poll() is not None for child in children):
            return False
        try:
            with urllib.request.urlopen(f"http://{HOST}:{port}/gezond/", timeout=5) as answer:
                return bool(answer.status == 200)  # noqa: PLR2004
        except OSError:
            time.sleep(0.1)
    return False
