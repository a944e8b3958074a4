# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The web process and the worker as an operator runs them, with settings from the environment."""

import os
import subprocess
import sys
from collections.abc import Mapping

from tools.launcher import packages, places
from tools.launcher.commands import environment
from tools.launcher.show import CannotGoOn

# Answers at a time in one process; most of a thread's time is waiting for the disk. As `config/overload.py`.
THREADS = min(8, 2 * (os.cpu_count() or 1) + 1)
# Who waits for one of these does so in the product, where reports go first, and not in the server: so there
# are threads to wait in, and some that only say no. A thread that has nothing to do is not there.
WAITING_REPORTS = 48
SAYING_NO = 8
APPLICATION = "eenlijn.config.wsgi:application"


def on_sqlite(settings: Mapping[str, str]) -> bool:
    url = settings.get("EENLIJN_DATABASE_URL", "")
    return not url or url.startswith("sqlite")


def server_threads(threads: int) -> int:
    """So many that nobody waits in the server, for so many answers at a time."""
    pages = max(1, threads - max(1, threads // 4))
    return threads + 2 * pages + WAITING_REPORTS + SAYING_NO


def web_command(
    host: str, port: int, processes: int = 1, threads: int = THREADS, *, with_worker: bool = False
) -> list[str]:
    """Granian without access log: addresses of the product hold secrets."""
    # A parent that loads for several would hold a copy that one process has no use for.
    several = [str(places.PYTHON), "-m", "eenlijn.config.server"]
    return [
        *(several if processes > 1 or with_worker else [str(places.program("granian"))]),
        *(["--with-worker"] if with_worker else []),
        "--interface", "wsgi",
        "--host", host,
        "--port", str(port),
        "--workers", str(processes),
        "--blocking-threads", str(server_threads(threads)),
        "--no-ws",
        "--no-access-log",
        "--log-level", "warning",
        "--workers-kill-timeout", "10",
        APPLICATION,
    ]  # fmt: skip


def worker_command() -> list[str]:
    return [str(places.PYTHON), str(places.MANAGE), "worker"]


def processes(asked: int | None) -> int:
    """SQLite has one writer: one web process. PostgreSQL: as many as asked."""
    wanted = asked or int(os.environ.get("EENLIJN_WEB_PROCESSES", "1"))
    if wanted > 1 and on_sqlite(os.environ):
        raise CannotGoOn(
            "On SQLite there is one web process; for more, set EENLIJN_DATABASE_URL to PostgreSQL."
        )
    return wanted


def threads(asked: int | None) -> int:
    """How many answers at a time; the web process reads it from its environment."""
    wanted = asked or int(os.environ.get("EENLIJN_WEB_THREADS", "0")) or THREADS
    os.environ["EENLIJN_WEB_THREADS"] = str(wanted)
    return wanted


def must_be_prepared() -> None:
    if not packages.is_installed(places.RUNTIME_LOCK):
        raise CannotGoOn("This is not set up yet, or for an older version. Run first:  ./eenlijn prepare")


def tell_first_link() -> None:
    """While nobody administers this installation: print the link to begin with, at a terminal only.

    Elsewhere what is printed may end up in a log that stays, so there it only says how to get the link.
    What is wrong with the installation, the web process says itself.
    """
    command = [str(places.PYTHON), str(places.MANAGE), "first_link", "--if-needed"]
    if not sys.stdout.isatty():
        command.append("--only-say")
    subprocess.run(command, cwd=places.ROOT, env=environment(), stderr=subprocess.DEVNULL, check=False)
