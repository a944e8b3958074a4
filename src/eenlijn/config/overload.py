# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""When more comes in than can be done, reports go first and the rest hears when to try again (decision 29).

A process works on a bounded number of requests at a time, its slots; more at once would only make all of them
slow. Whoever finds no slot waits here, where it is counted, in the line of its lane and not longer than its
patience; when the line is full there is an answer at once. A freed slot goes to the first lane that waits.
Some slots are kept free of everything but reports, so that a report never waits for a page that is stuck.

Many at the same moment are no overload: they may stand in a long line, that is soon gone. A line out of which
somebody had to be sent away is too long for a while: then fewer may wait, so that who is let in is served
almost as soon as ever.
"""

import os
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from threading import Lock
from time import monotonic
from typing import Final

from prometheus_client import Counter, Gauge

from eenlijn.foundation.logs import log

_LOG: Final = log(__name__)
_WAITING: Final = Gauge("eenlijn_requests_waiting", "Requests that wait for a slot", ("lane",))
_REFUSED: Final = Counter("eenlijn_requests_refused", "Requests that found no slot", ("lane",))
# One line in the log per so many refusals, so that telling about a flood is no second one.
_TELL_EVERY: Final = 1000


@dataclass(frozen=True)
class Lane:
    """How many of its kind may be worked on at a time, how many may wait, and for how many seconds.

    Lanes with the same `queue` count each other's waiting: who is less important finds it full sooner.
    For as long as the patience after somebody was sent away, only `when_full` may wait, if that is said.
    """

    name: str
    queue: str
    at_once: int
    waiting: int
    patience: float
    when_full: int | None = None


@dataclass(frozen=True)
class Room:
    """The lanes of one process, the most important first, and how many slots they share."""

    slots: int
    lanes: Sequence[Lane]

    @property
    def threads(self) -> int:
        """How many threads the server needs, so that nobody waits where nobody sees it."""
        return self.slots + self.most_waiting + self.sending + ANSWERING_NO

    @property
    def sending(self) -> int:
        """Threads for whoever takes its time to send; there may be more, at the cost of who waits."""
        return self.lanes[-1].at_once

    @property
    def most_waiting(self) -> int:
        return sum(self._longest(queue) for queue in self._queues())

    def beside(self, lane: Lane) -> Sequence[str]:
        """The lanes that wait in the same queue."""
        return [one.name for one in self.lanes if one.queue == lane.queue]

    def _queues(self) -> set[str]:
        return {lane.queue for lane in self.lanes}

    def _longest(self, queue: str) -> int:
        return max(lane.waiting for lane in self.lanes if lane.queue == queue)


PROCESSORS: Final = os.cpu_count() or 1
# Threads that only say no. A refusal takes a fraction of a millisecond, but has to wait its turn for the
# interpreter like everybody else.
ANSWERING_NO: Final = 8
# A programme that asks again the moment it was refused takes the processor from who was let in, so a refusal
# is held for a moment that a person does not notice; not when others need the thread.
BREATH: Final = 0.1
FORM, REPORT_IN, OTHERS = "form", "report_in", "others"


def usual_slots() -> int:
    """Two per processor, because half of the time is waiting for the disk, and one that may be stuck."""
    return min(8, 2 * PROCESSORS + 1)


def room_for(slots: int) -> Room:
    """The lanes for so many slots; `docs/operations/settings.md` tells the numbers and why."""
    reserve = max(1, slots // 4)
    for_others = max(1, slots - reserve)
    return Room(
        slots,
        (
            Lane(FORM, "reports", slots, waiting=48, patience=10.0),
            Lane(REPORT_IN, "reports", slots, waiting=36, patience=5.0, when_full=slots),
            Lane(OTHERS, "others", for_others, for_others, patience=1.0, when_full=max(1, for_others // 4)),
        ),
    )


class Gate:
    """Hands out the slots of one room. Every `enter` that was told True is followed by one `leave`."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._lock = Lock()
        self._busy = 0
        self._lanes = {lane.name: lane for lane in room.lanes}
        self._working = dict.fromkeys(self._lanes, 0)
        self._lines: dict[str, deque[Lock]] = {name: deque() for name in self._lanes}
        self._held: deque[Lock] = deque()
        self._refused = 0
        self._sent_away = dict.fromkeys(self._lanes, -inf)

    def enter(self, name: str) -> bool:
        """Take a slot, at once or within the patience of this lane; False when there is none."""
        lane = self._lanes[name]
        with self._lock:
            line = self._lines[name]
            if not line and self._has_room(lane):
                self._take(name)
                return True
            if sum(len(self._lines[one]) for one in self._room.beside(lane)) >= self._may_wait(lane):
                self._refuse(name)
                return False
            turn = _locked()
            line.append(turn)
            self._let_go()
            _WAITING.labels(lane=name).set(len(line))
        if turn.acquire(timeout=lane.patience):
            return True
        return self._gave_up(name, turn)

    def leave(self, name: str) -> None:
        """Give the slot back, and let in whoever is first now."""
        with self._lock:
            self._busy -= 1
            self._working[name] -= 1
            for lane in self._room.lanes:
                self._let_in(lane)

    def is_crowded(self, name: str) -> bool:
        """Whether another of this lane is at work or waiting beside this one."""
        with self._lock:
            return self._working[name] + len(self._lines[name]) > 1

    def hold_back(self) -> None:
        """Keep somebody who was refused for a breath, as long as a thread is free for it."""
        with self._lock:
            if len(self._held) + self._in_line() >= self._room.most_waiting:
                return
            turn = _locked()
            self._held.append(turn)
        turn.acquire(timeout=BREATH)
        with self._lock:
            if turn in self._held:
                self._held.remove(turn)

    def working(self, name: str) -> int:
        with self._lock:
            return self._working[name]

    def waiting(self, name: str) -> int:
        with self._lock:
            return len(self._lines[name])

    def held(self) -> int:
        with self._lock:
            return len(self._held)

    def _may_wait(self, lane: Lane) -> int:
        if lane.when_full is None or monotonic() - self._sent_away[lane.name] >= lane.patience:
            return lane.waiting
        return lane.when_full

    def _has_room(self, lane: Lane) -> bool:
        return self._busy < self._room.slots and self._working[lane.name] < lane.at_once

    def _take(self, name: str) -> None:
        self._busy += 1
        self._working[name] += 1

    def _let_in(self, lane: Lane) -> None:
        line = self._lines[lane.name]
        while line and self._has_room(lane):
            self._take(lane.name)
            line.popleft().release()
            _WAITING.labels(lane=lane.name).set(len(line))

    def _in_line(self) -> int:
        return sum(len(line) for line in self._lines.values())

    def _let_go(self) -> None:
        """Somebody waits for a slot now: that goes before holding back who was refused."""
        if self._held and len(self._held) + self._in_line() > self._room.most_waiting:
            self._held.popleft().release()

    def _gave_up(self, name: str, turn: Lock) -> bool:
        """Out of patience, unless the slot was given in that very moment."""
        with self._lock:
            line = self._lines[name]
            if turn not in line:
                return True
            line.remove(turn)
            _WAITING.labels(lane=name).set(len(line))
            self._refuse(name)
            return False

    def _refuse(self, name: str) -> None:
        _REFUSED.labels(lane=name).inc()
        self._refused += 1
        self._sent_away[name] = monotonic()
        if self._refused % _TELL_EVERY == 1:
            _LOG.warning("overload", count=self._refused, code=name)


def _locked() -> Lock:
    """Something to wait for: whoever lets it go ends the wait."""
    turn = Lock()
    turn.acquire()
    return turn
