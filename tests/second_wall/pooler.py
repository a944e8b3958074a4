# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A real pgbouncer for one test: transaction mode, a handful of connections to the database for everybody."""

import os
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.durability.installation import free_port
from tools.launcher import machine, postgresql

CONFIG = """
[databases]
* = host={host} port={port}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = {own}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = {users}
pool_mode = transaction
default_pool_size = {connections}
max_client_conn = 200
ignore_startup_parameters = options,extra_float_digits
logfile = {log}
"""


@contextmanager
def pooled(settings: dict[str, Any], connections: int) -> Iterator[int]:
    """The port of a pgbouncer in front of this database; RuntimeError where there is none to be had."""
    program = machine.pooler()
    if program is None:
        raise RuntimeError("No pgbouncer here; on Debian or Ubuntu:  apt-get install pgbouncer")
    with tempfile.TemporaryDirectory(prefix="eenlijn-pooler-") as place:
        folder, own = Path(place), free_port()
        users = folder / "users"
        users.write_text(f'"{settings["USER"]}" "{settings["PASSWORD"]}"\n', "utf-8")
        config = folder / "pgbouncer.ini"
        given = {"host": settings["HOST"], "port": settings["PORT"], "own": own, "users": users}
        config.write_text(CONFIG.format(**given, log=folder / "log", connections=connections), "utf-8")
        user = postgresql.no_root(folder)
        if user is not None:
            for file in (users, config):
                os.chown(file, user, -1)
        process = subprocess.Popen(
            [program, "-q", str(config)], user=user, stdin=subprocess.DEVNULL, start_new_session=True
        )
        try:
            _until_it_answers(own, process)
            yield own
        finally:
            process.terminate()
            process.wait(10)


def _until_it_answers(port: int, process: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError("pgbouncer did not start")
