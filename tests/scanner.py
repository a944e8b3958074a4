# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A real scanner (`clamd`) with one signature of our own, and scanners that are down, slow or odd."""

import os
import shutil
import socket
import struct
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from eenlijn.foundation import scanner

# In two pieces, so that no scanner of somebody's machine finds it in this source.
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-" + b"STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
NAME = "Een-Lijn.Test.EICAR"
STARTS_WITHIN = 30.0
LARGEST = 12_000_000


def program() -> Path:
    """The scanner of this machine. On CI its absence is a failure: what did not run proves nothing."""
    found = shutil.which("clamd") or shutil.which("clamd", path="/usr/sbin:/usr/local/sbin")
    if found is None:
        sentence = "no clamd on this machine; on Debian or Ubuntu: apt-get install clamav-daemon"
        if os.environ.get("CI", "").lower() in {"true", "1"}:
            pytest.fail(sentence)
        pytest.skip(sentence)
    return Path(found)


@contextmanager
def running(*, limit: int = LARGEST) -> Iterator[str]:
    """Start a scanner in a folder of its own and give its address; it is gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="el-clamd-"))
    (folder / "db").mkdir()
    # One signature, found anywhere in what it looks at; the official database is not needed for that.
    (folder / "db" / "own.ndb").write_text(f"{NAME}:0:*:{EICAR.hex()}\n", "ascii")
    settings = {
        "DatabaseDirectory": folder / "db",
        "LocalSocket": folder / "socket",
        "TemporaryDirectory": folder,
        "Foreground": "yes",
        "StreamMaxLength": limit,
        "LogFile": folder / "log",
        "FixStaleSocket": "yes",
    }
    (folder / "conf").write_text("".join(f"{name} {value}\n" for name, value in settings.items()), "utf-8")
    process = subprocess.Popen(
        [program(), "--config-file", folder / "conf"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    address = f"unix:{folder / 'socket'}"
    try:
        _wait(address, process)
        yield address
    finally:
        process.terminate()
        process.wait(STARTS_WITHIN)
        shutil.rmtree(folder, ignore_errors=True)


def _wait(address: str, process: "subprocess.Popen[bytes]") -> None:
    ends = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < ends:
        try:
            assert scanner.version(address).startswith("ClamAV ")
        except scanner.ScannerAway:
            assert process.poll() is None, "clamd stopped at once"
            time.sleep(0.1)
        else:
            return
    pytest.fail("clamd did not start")


Talk = Callable[[socket.socket], None]


@contextmanager
def pretended(talk: Talk) -> Iterator[str]:
    """A scanner that says what a test lets it say, to everyone who connects."""
    listening = socket.create_server(("127.0.0.1", 0))
    stop = threading.Event()

    def serve() -> None:
        while not stop.is_set():
            try:
                connection, _peer = listening.accept()
            except OSError:
                return
            with connection:
                talk(connection)

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield f"tcp://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        stop.set()
        listening.close()


def read_stream(connection: socket.socket) -> bytes:
    """What a real scanner reads: the command, and pieces up to the empty one."""
    kept, file = b"", connection.makefile("rb")
    assert file.read(10) == b"zINSTREAM\0"
    while length := struct.unpack(">I", file.read(4))[0]:
        kept += file.read(length)
    return kept


def says(answer: bytes) -> Talk:
    def talk(connection: socket.socket) -> None:
        read_stream(connection)
        connection.sendall(answer)

    return talk
