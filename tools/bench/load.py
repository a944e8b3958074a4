# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The load maker: one process, one thread, a connection per client that stays open.

Reads from standard input which clients send what; prints as JSON when each answer was whole and what it said.
Requests are bytes made beforehand, so that while measuring only sending, receiving and looking at the clock
is left to do; it tells how much processor time that took of itself.
"""

import base64
import json
import selectors
import socket
import sys
import time
from dataclasses import dataclass, field
from typing import Any, Final

PATIENCE: Final = 60.0
READ: Final = 1 << 18
NOTHING_CAME: Final = 0


@dataclass
class Client:
    """One connection and the requests it still has to send, one at a time."""

    address: tuple[str, int]
    waiting: list[bytes]
    # The first answers read what later ones find at hand; so many are not counted.
    unseen: int = 0
    connection: socket.socket | None = None
    received: bytearray = field(default_factory=bytearray)
    sent_at: float = 0.0
    whole_at: int = 0
    head_ends: int = 0

    @property
    def open_socket(self) -> socket.socket:
        if self.connection is None:
            self.connection = self.connect()
        return self.connection

    def connect(self) -> socket.socket:
        self.connection = socket.create_connection(self.address, timeout=PATIENCE)
        self.connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return self.connection

    def send(self) -> None:
        connection = self.open_socket
        self.received.clear()
        self.whole_at = 0
        self.sent_at = time.perf_counter()
        connection.sendall(self.waiting.pop())

    def take(self) -> bool:
        """Receive what is there; whether the answer is whole now. Raises OSError when it never will be."""
        came = self.open_socket.recv(READ)
        if not came:
            raise ConnectionError("closed before the answer was whole")
        self.received += came
        if not self.whole_at:
            head = self.received.find(b"\r\n\r\n")
            if head < 0:
                return False
            self.head_ends = head
            self.whole_at = head + 4 + _length(bytes(self.received[:head]))
        return len(self.received) >= self.whole_at

    def status(self) -> int:
        return int(self.received[9:12])

    def says_goodbye(self) -> bool:
        """Whether the server closes after this answer."""
        return b"connection: close" in bytes(self.received[: self.head_ends]).lower()

    def close(self) -> None:
        if self.connection is not None:
            self.connection.close()
            self.connection = None


def _length(head: bytes) -> int:
    lower = head.lower()
    place = lower.find(b"content-length:")
    if place < 0:
        return 0
    return int(lower[place + 15 :].split(b"\r\n", 1)[0])


@dataclass
class Seen:
    """What came back."""

    milliseconds: list[float] = field(default_factory=list)
    statuses: dict[int, int] = field(default_factory=dict)

    def add(self, client: Client, status: int) -> None:
        self.milliseconds.append((time.perf_counter() - client.sent_at) * 1000)
        self.statuses[status] = self.statuses.get(status, 0) + 1


class Driver:
    """Lets every client send its next request as soon as it has its answer, until the time is over."""

    def __init__(self, clients: list[Client], seconds: float) -> None:
        self.seen, self.at_work = Seen(), 0
        self._clients, self._seconds = clients, seconds
        self._selector = selectors.EpollSelector()
        self._began = self._ended = 0.0

    def run(self) -> dict[str, Any]:
        for client in self._clients:
            client.connect()
        self._began = self._ended = time.perf_counter()
        worked = time.process_time()
        for client in self._clients:
            self._begin(client)
        while self.at_work and time.perf_counter() - self._began < self._seconds + PATIENCE:
            for key, _mask in self._selector.select(1.0):
                self._hear(key.data)
        return {
            "seconds": self._ended - self._began,
            "milliseconds": self.seen.milliseconds,
            "statuses": self.seen.statuses,
            "unanswered": self.at_work,
            "own_ms_per_request": (time.process_time() - worked) * 1000 / max(1, len(self.seen.milliseconds)),
        }

    def _begin(self, client: Client) -> None:
        client.send()
        self._selector.register(client.open_socket, selectors.EVENT_READ, client)
        self.at_work += 1

    def _end(self, client: Client) -> None:
        self._selector.unregister(client.open_socket)
        self.at_work -= 1
        client.close()

    def _hear(self, client: Client) -> None:
        try:
            if not client.take():
                return
            if client.unseen:
                client.unseen -= 1
                self._began = time.perf_counter()
            else:
                self.seen.add(client, client.status())
            is_over = client.says_goodbye()
        except OSError:
            self.seen.add(client, NOTHING_CAME)
            is_over = True
        self._ended = time.perf_counter()
        goes_on = bool(client.waiting) and self._ended - self._began < self._seconds
        if goes_on and not is_over:
            client.send()
            return
        self._end(client)
        if goes_on:
            self._begin(client)


def main() -> None:
    asked = json.load(sys.stdin)
    clients = [
        Client(
            (asked["host"], asked["port"]),
            [base64.b64decode(one) for one in reversed(requests)],
            unseen=asked["unseen"],
        )
        for requests in asked["clients"]
    ]
    sys.stdout.write(json.dumps(Driver(clients, asked["seconds"]).run()))


if __name__ == "__main__":
    main()
