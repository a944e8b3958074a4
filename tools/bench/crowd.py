# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The load maker for a mix of requests: so many clients that wait for their answer, or so many a second.

In the second way nobody waits: a request leaves at its moment, over a connection that is free or a new one,
whether or not earlier ones were answered. Its time counts from the moment that was planned, so that what a
full server, or this process itself, keeps from leaving in time is not hidden.
"""

import base64
import json
import selectors
import sys
import time
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from tools.bench.load import NOTHING_CAME, PATIENCE, Client

REFUSING: Final = (429, 503)
SPOKEN: Final = ("application/problem+json", "text/html")


@dataclass
class Guest(Client):
    """A connection, and which request it carries."""

    index: int = 0


class Crowd:
    """Sends requests in their order over as many connections as it takes, and keeps what each one got."""

    def __init__(self, address: tuple[str, int], requests: Sequence[bytes]) -> None:
        self.at_work = 0
        # Of each: which request, its status, its milliseconds, and whether it was told when to try again.
        self.answers: list[tuple[int, int, float, bool]] = []
        self._address, self._requests = address, requests
        self._next = 0
        self._free: deque[Guest] = deque()
        self._selector = selectors.EpollSelector()

    @property
    def has_more(self) -> bool:
        return self._next < len(self._requests)

    def begin(self, planned: float) -> None:
        """Send the next one; over the connection that has been free longest, so that all get their share."""
        guest = self._free.popleft() if self._free else Guest(self._address, [])
        guest.index, self._next = self._next, self._next + 1
        guest.waiting.append(self._requests[guest.index])
        self.at_work += 1
        try:
            guest.send()
            self._selector.register(guest.open_socket, selectors.EVENT_READ, guest)
        except OSError:
            guest.waiting.clear()
            guest.close()
            self._note(guest, planned, NOTHING_CAME)
        guest.sent_at = planned

    def hear(self, seconds: float) -> int:
        """Wait so long for something to come; how many have their answer whole now."""
        before = len(self.answers)
        for key, _mask in self._selector.select(seconds):
            self._take(key.data)
        return len(self.answers) - before

    def _take(self, guest: Guest) -> None:
        try:
            if not guest.take():
                return
            status, is_over = guest.status(), guest.says_goodbye()
        except OSError:
            status, is_over = NOTHING_CAME, True
        self._selector.unregister(guest.open_socket)
        self._note(guest, guest.sent_at, status)
        if is_over:
            guest.close()
        else:
            self._free.append(guest)

    def _note(self, guest: Guest, planned: float, status: int) -> None:
        self.at_work -= 1
        told = status in REFUSING and says_when(bytes(guest.received), guest.head_ends)
        self.answers.append((guest.index, status, (time.perf_counter() - planned) * 1000, told))


def says_when(answer: bytes, head_ends: int) -> bool:
    """Whether a refusal names the seconds after which to try again, and explains itself in a body."""
    head = answer[:head_ends].decode("latin-1").lower()
    lines = dict(line.split(": ", 1) for line in head.split("\r\n")[1:] if ": " in line)
    is_spoken = lines.get("content-type", "").startswith(SPOKEN) and len(answer) > head_ends + 4
    return is_spoken and lines.get("retry-after", "").isdigit()


def wait_for_answers(crowd: Crowd, clients: int, seconds: float) -> None:
    """So many at a time: the next leaves when an answer came."""
    began = time.perf_counter()
    for _client in range(clients):
        crowd.begin(time.perf_counter())
    while crowd.at_work and time.perf_counter() - began < seconds + PATIENCE:
        for _answer in range(crowd.hear(1.0)):
            if crowd.has_more and time.perf_counter() - began < seconds:
                crowd.begin(time.perf_counter())


def keep_coming(crowd: Crowd, per_second: float) -> None:
    """One every so often, until all have left; then wait for the last answers."""
    began, place = time.perf_counter(), 0
    while crowd.has_more:
        planned = began + place / per_second
        crowd.hear(max(0.0, planned - time.perf_counter()))
        while crowd.has_more and planned <= time.perf_counter():
            crowd.begin(planned)
            place += 1
            planned = began + place / per_second
    while crowd.at_work and time.perf_counter() - planned < PATIENCE:
        crowd.hear(1.0)


def main() -> None:
    asked: dict[str, Any] = json.load(sys.stdin)
    crowd = Crowd((asked["host"], asked["port"]), [base64.b64decode(one) for one in asked["requests"]])
    began, worked = time.perf_counter(), time.process_time()
    if asked["clients"]:
        wait_for_answers(crowd, asked["clients"], asked["seconds"])
    else:
        keep_coming(crowd, asked["per_second"])
    told = {
        "seconds": time.perf_counter() - began,
        "answers": crowd.answers,
        "unanswered": crowd.at_work,
        "own_ms_per_request": (time.process_time() - worked) * 1000 / max(1, len(crowd.answers)),
    }
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main()
