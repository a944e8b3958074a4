# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Setting the stage: a small and a large installation on one database server, and the floors beside them."""

import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from tools.bench.installation import Installation, Process, free_port
from tools.launcher import places, postgresql
from tools.launcher.show import say, timed

SMALL: Final = 1_000
EMPLOYERS: Final = 21
# What an operator of a server with some memory sets; everything that makes a commit last stays as it is.
SHARED_BUFFERS, MAX_WAL = "1GB", "4GB"
_RUN: Final = """
import sys, psycopg
with psycopg.connect(sys.argv[1], autocommit=True) as connection:
    connection.execute(sys.argv[2])
"""


@dataclass
class Stage:
    """Two installations that differ only in how much they hold, running, and the ports of the floors."""

    database: str
    small: Installation
    large: Installation
    running: dict[str, Process]
    floors: dict[str, int]
    cookies: dict[str, str]
    places: dict[str, dict[str, Any]]

    @property
    def sizes(self) -> dict[str, Installation]:
        return {"small": self.small, "large": self.large}


@contextmanager
def stage(database: str, incidents: int, folder: Path, *, small: int = SMALL) -> Iterator[Stage]:
    """Make, fill and start it all; stop it all, whatever happens."""
    with ExitStack() as stack:
        addresses = stack.enter_context(_addresses(database))
        sizes = {
            name: Installation(folder / database / name, *addresses[name]) for name in ("small", "large")
        }
        employers = 1 if database == "sqlite" else EMPLOYERS
        for name, count in (("small", small), ("large", incidents)):
            say(f"  {database}: making {count:,} dossiers at {employers} employers")
            with timed(f"{database}: {name} installation"):
                sizes[name].fill(count, employers)
        running = {name: stack.enter_context(one.serving()) for name, one in sizes.items()}
        large = sizes["large"]
        floors = {"plain": free_port(), "django": free_port()}
        more: dict[str, str]
        for application, port, more in (
            ("tools.bench.floors.plain:application", floors["plain"], {}),
            (
                "tools.bench.floors.wsgi:application",
                floors["django"],
                {"DJANGO_SETTINGS_MODULE": "tools.bench.floors.settings"},
            ),
        ):
            process = large.start_web(application=application, port=port, settings=more)
            stack.callback(process.stop)
        found = Stage(database, sizes["small"], large, running, floors, {}, {})
        for name, one in sizes.items():
            first = one.employers[0]
            found.places[name] = one.module("tools.bench.asking", "places", first["organisation"])
        sign_in(found)
        yield found


def sign_in(stage: Stage) -> None:
    """A fresh session at each installation, because one that rests for half an hour ends."""
    for name, one in stage.sizes.items():
        first = one.employers[0]
        told = one.module("tools.bench.asking", "session", first["coordinator"], first["organisation"])
        stage.cookies[name] = told["cookie"]


@contextmanager
def _addresses(database: str) -> Iterator[dict[str, tuple[str, str]]]:
    """The address of each installation and that of whoever may fill it faster; of SQLite neither."""
    if database == "sqlite":
        yield {"small": ("", ""), "large": ("", "")}
        return
    with postgresql.cluster(shared_buffers=SHARED_BUFFERS, max_wal_size=MAX_WAL) as address:
        second = address.rpartition("/")[0] + "/klein"
        _run(postgresql.owner_of(address), "CREATE DATABASE klein")
        # The floors insert as the role that serves, which makes nothing among the tables of the product.
        _run(postgresql.superuser_of(address), f"CREATE SCHEMA bench AUTHORIZATION {postgresql.APP}")
        yield {
            "small": (second, postgresql.superuser_of(second)),
            "large": (address, postgresql.superuser_of(address)),
        }


def _run(address: str, order: str) -> None:
    command: list[str] = [str(places.PYTHON), "-c", _RUN, address, order]
    subprocess.run(command, check=True, capture_output=True)
