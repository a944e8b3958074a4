# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Asks a scanner for viruses (`clamd`) about bytes in memory, over its own language INSTREAM.

The bytes go in pieces, each with its length before it, and a piece of nothing ends them. Nothing is
written to a disk of ours. An answer that is not one of the two we know is no answer: the file waits.
"""

import socket
import struct
import time
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

CONNECT_SECONDS: Final = 5.0
ANSWER_SECONDS: Final = 60.0
_PIECE: Final = 65_536
_LONGEST_ANSWER: Final = 4_096
_LONGEST_NAME: Final = 120


class ScannerAway(Exception):
    """No scanner, no answer in time, or an answer that says nothing; ask again later."""


class ScannerRefuses(ScannerAway):
    """The scanner takes no file of this size: its own limit is set too low."""


@dataclass(frozen=True)
class Verdict:
    """What the scanner said; `found` is the name it has for what it found, empty when it found nothing."""

    found: str = ""

    @property
    def is_clean(self) -> bool:
        return not self.found


def scan(address: str, content: bytes, *, seconds: float = ANSWER_SECONDS) -> Verdict:
    """Let the scanner at this address (`tcp://host:3310`, `unix:/path`) look; ScannerAway when it cannot."""
    pieces = [content[start : start + _PIECE] for start in range(0, len(content), _PIECE)]
    told = b"".join(struct.pack(">I", len(piece)) + piece for piece in (*pieces, b""))
    answer = _ask(address, b"zINSTREAM\0" + told, seconds)
    if answer == "stream: OK":
        return Verdict()
    if answer.startswith("stream: ") and answer.endswith(" FOUND"):
        name = answer.removeprefix("stream: ").removesuffix(" FOUND")
        return Verdict("".join(one for one in name if one.isprintable())[:_LONGEST_NAME] or "?")
    if "size limit exceeded" in answer:
        raise ScannerRefuses("the scanner takes no file of this size")
    raise ScannerAway("an answer that says nothing")


def version(address: str, *, seconds: float = CONNECT_SECONDS) -> str:
    """What the scanner calls itself and its signatures; ScannerAway when it does not answer."""
    answer = _ask(address, b"zVERSION\0", seconds)
    if not answer.startswith("ClamAV "):
        raise ScannerAway("an answer that says nothing")
    return answer


def _ask(address: str, question: bytes, seconds: float) -> str:
    """One question on one connection; `seconds` are for all of it, however slowly pieces come."""
    ends = time.monotonic() + seconds
    try:
        with _connected(address) as connection:
            _send(connection, question, ends)
            return _answer(connection, ends)
    except OSError as error:
        raise ScannerAway(type(error).__name__) from error


def _connected(address: str) -> socket.socket:
    parts = urlsplit(address)
    if parts.scheme == "tcp" and parts.hostname and parts.port:
        return socket.create_connection((parts.hostname, parts.port), timeout=CONNECT_SECONDS)
    if parts.scheme == "unix" and parts.path:
        connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        connection.settimeout(CONNECT_SECONDS)
        try:
            connection.connect(parts.path)
        except OSError:
            connection.close()
            raise
        return connection
    raise ScannerAway("no scanner is named")


def _send(connection: socket.socket, question: bytes, ends: float) -> None:
    """A scanner that has seen enough answers and hangs up: its answer is still to be read."""
    connection.settimeout(_left(ends))
    try:
        connection.sendall(question)
    except (BrokenPipeError, ConnectionResetError):
        return


def _answer(connection: socket.socket, ends: float) -> str:
    told = b""
    while b"\0" not in told:
        connection.settimeout(_left(ends))
        piece = connection.recv(_LONGEST_ANSWER)
        told += piece
        if not piece or len(told) > _LONGEST_ANSWER:
            raise ScannerAway("it stopped in the middle of its answer")
    return told.partition(b"\0")[0].decode("ascii", errors="replace")


def _left(ends: float) -> float:
    left = ends - time.monotonic()
    if left <= 0:
        raise ScannerAway("no answer in time")
    return left
