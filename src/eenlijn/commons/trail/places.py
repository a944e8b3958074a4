# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where checkpoints are kept: a directory on other storage, and a collector of syslog.

A place takes all lines of one moment or raises OSError; it is told the same again later, which does no harm.
"""

import os
import socket
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, Protocol
from urllib.parse import urlsplit

# Facility "log audit" (13) and severity "notice" (5), as RFC 5424 counts them.
PRIORITY: Final = 13 * 8 + 5
SYSLOG_PORTS: Final = {"udp": 514, "tcp": 601}
PATIENCE: Final = 5.0


class Place(Protocol):
    """Somewhere else."""

    @property
    def name(self) -> str:
        """What it is called in the log, in health and by `doctor`; never an address."""

    def take(self, lines: Sequence[str], at: datetime) -> None:
        """Keep these lines; raises OSError when that could not be done."""


def places_of(directory: Path | None, syslog: str) -> list[Place]:
    """Return the places that were chosen; `syslog` is udp://host:514, tcp://host:601 or unix:/dev/log."""
    found: list[Place] = []
    if directory is not None:
        found.append(Directory(directory))
    if syslog:
        found.append(Syslog(syslog))
    return found


class Directory:
    """A directory with a file per month, only ever appended to.

    It is never made: a directory that is missing is other storage that was not mounted.
    """

    name = "directory"

    def __init__(self, path: Path) -> None:
        self.path = path

    def take(self, lines: Sequence[str], at: datetime) -> None:
        """Append all lines in one write that is on the disk before this returns.

        A line that broke off (a power cut) never runs into the next: what is there already is closed first.
        """
        file = self.path / f"checkpoints-{at.astimezone(UTC):%Y-%m}.jsonl"
        descriptor = os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o640)
        try:
            is_new = os.fstat(descriptor).st_size == 0
            data = (("" if is_new else "\n") + "".join(f"{line}\n" for line in lines)).encode("ascii")
            if os.write(descriptor, data) != len(data):
                raise OSError("the file took a part only")
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        if is_new:
            _sync_directory(self.path)


class Syslog:
    """A collector that speaks RFC 5424; it gives no receipt, so udp may lose what tcp does not."""

    name = "syslog"

    def __init__(self, address: str) -> None:
        self.address = address

    def take(self, lines: Sequence[str], at: datetime) -> None:
        """Send one message per line; over tcp each begins with its length (RFC 6587)."""
        messages = [_message(line, at) for line in lines]
        parts = urlsplit(self.address)
        if parts.scheme == "unix":
            with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as local:
                local.settimeout(PATIENCE)
                local.connect(parts.path)
                _each(local, messages)
            return
        host, port = parts.hostname or "", parts.port or SYSLOG_PORTS[parts.scheme]
        if parts.scheme == "tcp":
            with socket.create_connection((host, port), timeout=PATIENCE) as stream:
                stream.sendall(b"".join(b"%d %s" % (len(one), one) for one in messages))
            return
        family, kind, protocol, _name, where = socket.getaddrinfo(host, port, type=socket.SOCK_DGRAM)[0]
        with socket.socket(family, kind, protocol) as datagrams:
            datagrams.settimeout(PATIENCE)
            datagrams.connect(where)
            _each(datagrams, messages)


def _message(line: str, at: datetime) -> bytes:
    """One message; host and process stay out of it, the collector knows from where it came."""
    moment = at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    return f"<{PRIORITY}>1 {moment} - eenlijn - checkpoint - {line}".encode("ascii")


def _each(connected: socket.socket, messages: Sequence[bytes]) -> None:
    for one in messages:
        connected.send(one)


def _sync_directory(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
