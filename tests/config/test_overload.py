# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Slots and lines, with real threads: who goes first, who waits, who hears no at once."""

import random
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event, Lock

import pytest

from eenlijn.config import overload
from eenlijn.config.overload import FORM, OTHERS, REPORT_IN, Gate, Lane, Room, room_for, usual_slots
from tools.launcher import serve

LONG = 60.0
# Three slots, of which one is never for others; a short line for everybody.
ROOM = Room(
    3,
    (
        Lane(FORM, "reports", 3, waiting=2, patience=LONG),
        Lane(REPORT_IN, "other reports", 3, waiting=3, patience=LONG),
        Lane(OTHERS, "others", 2, waiting=2, patience=LONG),
    ),
)


def until(found: Callable[[], bool]) -> None:
    """Wait for what other threads are doing; ends when it is so, and fails when it never will be."""
    never = Event()
    for _turn in range(20_000):
        if found():
            return
        never.wait(0.001)
    pytest.fail("it never came to that")


@pytest.fixture
def threads() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(64) as pool:
        yield pool


class Crowd:
    """Requests of a test, each in a thread of its own, that stay in their slot until they are let go."""

    def __init__(self, gate: Gate, threads: ThreadPoolExecutor) -> None:
        self.gate, self.threads = gate, threads
        self.entered: list[str] = []

    def come(self, lane: str, name: str = "") -> tuple[Event, "Future[bool]"]:
        """Send one in, and go on when it has its slot or stands in line."""
        go, before = Event(), self.gate.working(lane) + self.gate.waiting(lane)

        def work() -> bool:
            if not self.gate.enter(lane):
                return False
            self.entered.append(name)
            go.wait(LONG)
            self.gate.leave(lane)
            return True

        done = self.threads.submit(work)
        until(lambda: done.done() or self.gate.working(lane) + self.gate.waiting(lane) > before)
        return go, done


@pytest.fixture
def crowd(threads: ThreadPoolExecutor) -> Crowd:
    return Crowd(Gate(ROOM), threads)


def test_others_leave_a_slot_free_for_reports(crowd: Crowd) -> None:
    pages = [crowd.come(OTHERS, f"page {one}") for one in range(4)]
    assert (crowd.gate.working(OTHERS), crowd.gate.waiting(OTHERS)) == (2, 2)
    report = crowd.come(FORM, "report")
    assert (crowd.gate.working(FORM), crowd.entered) == (1, ["page 0", "page 1", "report"])
    for go, _done in (*pages, report):
        go.set()
    assert all(done.result(LONG) for _go, done in (*pages, report))


def test_a_second_report_of_a_system_makes_a_crowd_waiting_or_not(crowd: Crowd) -> None:
    others = [crowd.come(FORM, "form"), crowd.come(FORM, "another"), crowd.come(REPORT_IN, "first")]
    assert not crowd.gate.is_crowded(REPORT_IN)
    second = crowd.come(REPORT_IN, "second")
    assert (crowd.gate.waiting(REPORT_IN), crowd.gate.is_crowded(REPORT_IN)) == (1, True)
    for go, _done in (*others, second):
        go.set()
    assert all(done.result(LONG) for _go, done in (*others, second))
    assert not crowd.gate.is_crowded(REPORT_IN)


def test_when_the_line_is_full_the_answer_is_no_at_once(crowd: Crowd) -> None:
    pages = [crowd.come(OTHERS) for _one in range(4)]
    _go, refused = crowd.come(OTHERS)
    assert refused.result(0) is False
    # Nobody was pushed out for it.
    assert (crowd.gate.working(OTHERS), crowd.gate.waiting(OTHERS)) == (2, 2)
    for go, _done in pages:
        go.set()
    assert all(done.result(LONG) for _go, done in pages)


def test_a_form_goes_before_a_report_of_a_system_and_that_before_a_page(crowd: Crowd) -> None:
    """Also when it came last."""
    busy = [crowd.come(REPORT_IN, "busy") for _one in range(3)]
    crowd.entered.clear()
    later = [crowd.come(OTHERS, "page"), crowd.come(REPORT_IN, "system"), crowd.come(FORM, "form")]
    assert crowd.entered == []
    busy[0][0].set()
    until(lambda: crowd.entered == ["form"])
    later[2][0].set()
    until(lambda: crowd.entered == ["form", "system"])
    later[1][0].set()
    until(lambda: crowd.entered == ["form", "system", "page"])
    for go, _done in (*busy, *later):
        go.set()
    assert all(done.result(LONG) for _go, done in (*busy, *later))


def test_in_one_lane_who_came_first_goes_first(crowd: Crowd) -> None:
    busy = [crowd.come(FORM, "busy") for _one in range(3)]
    waits = [crowd.come(REPORT_IN, name) for name in ("first", "second", "third")]
    crowd.entered.clear()
    for go, _done in busy:
        go.set()
    until(lambda: len(crowd.entered) == 3)
    assert sorted(crowd.entered) == ["first", "second", "third"]
    for go, _done in waits:
        go.set()


def test_first_in_first_served_one_by_one(threads: ThreadPoolExecutor) -> None:
    crowd = Crowd(Gate(Room(1, (Lane(FORM, "reports", 1, waiting=8, patience=LONG),))), threads)
    came = [crowd.come(FORM, str(one)) for one in range(8)]
    for place, (go, done) in enumerate(came):
        until(lambda: len(crowd.entered) == place + 1)  # noqa: B023 - asked here and now
        go.set()
        assert done.result(LONG)
    assert crowd.entered == [str(one) for one in range(8)]


def test_systems_leave_room_in_the_queue_for_people(threads: ThreadPoolExecutor) -> None:
    lanes = (Lane(FORM, "reports", 1, waiting=3, patience=LONG), Lane(REPORT_IN, "reports", 1, 2, LONG))
    crowd = Crowd(Gate(Room(1, lanes)), threads)
    came = [crowd.come(REPORT_IN) for _one in range(3)]
    assert crowd.come(REPORT_IN)[1].result(0) is False
    came.append(crowd.come(FORM))
    assert crowd.gate.waiting(FORM) == 1
    assert crowd.come(FORM)[1].result(0) is False
    for go, _done in came:
        go.set()
    assert all(done.result(LONG) for _go, done in came)


def test_whoever_runs_out_of_patience_leaves_the_line_and_takes_no_slot(threads: ThreadPoolExecutor) -> None:
    room = Room(
        1,
        (
            Lane(FORM, "reports", 1, waiting=2, patience=0.01),
            Lane(OTHERS, "others", 1, waiting=0, patience=0),
        ),
    )
    gate = Gate(room)
    assert gate.enter(OTHERS)
    assert [gate.enter(FORM), gate.enter(OTHERS)] == [False, False]
    assert (gate.waiting(FORM), gate.working(FORM)) == (0, 0)
    gate.leave(OTHERS)
    assert gate.enter(FORM)
    gate.leave(FORM)
    assert gate.enter(OTHERS)


def test_after_one_was_sent_away_fewer_may_wait_until_nobody_was_for_a_while(
    threads: ThreadPoolExecutor, monkeypatch: pytest.MonkeyPatch
) -> None:
    moment = [1_000.0]
    monkeypatch.setattr(overload, "monotonic", lambda: moment[0])
    lanes = (Lane(FORM, "reports", 1, waiting=3, patience=LONG), Lane(OTHERS, "others", 1, 3, LONG, 1))
    crowd = Crowd(Gate(Room(1, lanes)), threads)
    pages = [crowd.come(OTHERS) for _one in range(4)]
    assert crowd.gate.waiting(OTHERS) == 3
    assert crowd.come(OTHERS)[1].result(0) is False
    # Who stands there already stays; one goes in, and then there are still two.
    pages[0][0].set()
    until(lambda: crowd.gate.waiting(OTHERS) == 2)
    assert crowd.come(OTHERS)[1].result(0) is False
    pages[1][0].set()
    until(lambda: crowd.gate.waiting(OTHERS) == 1)
    assert crowd.come(OTHERS)[1].result(0) is False
    pages[2][0].set()
    until(lambda: crowd.gate.waiting(OTHERS) == 0)
    pages.append(crowd.come(OTHERS))
    assert crowd.come(OTHERS)[1].result(0) is False
    # Reports notice nothing of it.
    reports = [crowd.come(FORM) for _one in range(3)]
    assert crowd.gate.waiting(FORM) == 3
    # A full patience without anybody sent away: the whole line again.
    moment[0] += LONG
    pages += [crowd.come(OTHERS), crowd.come(OTHERS)]
    assert crowd.gate.waiting(OTHERS) == 3
    for go, _done in (*pages, *reports):
        go.set()
    assert all(done.result(LONG) for _go, done in (*pages, *reports))


def test_a_slot_given_in_the_last_moment_of_patience_is_not_lost() -> None:
    gate = Gate(Room(1, (Lane(FORM, "reports", 1, waiting=1, patience=LONG),)))
    turn = Lock()
    turn.acquire()
    # Not in the line any more: it was let in while it stopped waiting.
    assert gate._gave_up(FORM, turn) is True


def test_whoever_was_refused_is_held_for_a_breath_and_not_longer(monkeypatch: pytest.MonkeyPatch) -> None:
    gate = Gate(ROOM)
    monkeypatch.setattr(overload, "BREATH", 0.001)
    gate.hold_back()
    assert gate.held() == 0


def test_a_held_one_makes_room_for_somebody_who_waits(
    threads: ThreadPoolExecutor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The threads in which reports wait are lent out, and come back at once."""
    monkeypatch.setattr(overload, "BREATH", LONG)
    crowd = Crowd(Gate(Room(1, (Lane(FORM, "reports", 1, waiting=2, patience=LONG),))), threads)
    held = [threads.submit(crowd.gate.hold_back) for _one in range(2)]
    until(lambda: crowd.gate.held() == 2)
    # No thread is left to hold a third one in.
    crowd.gate.hold_back()
    came = [crowd.come(FORM)]
    assert crowd.gate.held() == 2
    came.append(crowd.come(FORM))
    until(lambda: crowd.gate.held() == 1)
    came.append(crowd.come(FORM))
    until(lambda: crowd.gate.held() == 0)
    for go, _done in came:
        go.set()
    assert all(done.result(LONG) for _go, done in came)
    assert [one.result(LONG) for one in held] == [None, None]


@pytest.mark.parametrize("seed", range(3))
def test_however_they_come_there_are_never_too_many_and_nothing_is_left(
    threads: ThreadPoolExecutor, seed: int
) -> None:
    gate, lock = Gate(ROOM), Lock()
    now, most = dict.fromkeys((FORM, REPORT_IN, OTHERS), 0), [0, 0]
    dice = random.Random(seed)
    lanes = [dice.choice((FORM, REPORT_IN, OTHERS, OTHERS, OTHERS)) for _one in range(3_000)]

    def work(lane: str) -> bool:
        if not gate.enter(lane):
            return False
        with lock:
            now[lane] += 1
            most[0] = max(most[0], sum(now.values()))
            most[1] = max(most[1], now[OTHERS])
        with lock:
            now[lane] -= 1
        gate.leave(lane)
        return True

    served = sum(threads.map(work, lanes))
    assert 0 < served <= len(lanes)
    assert most[0] <= ROOM.slots
    assert most[1] <= 2
    assert [gate.working(lane) + gate.waiting(lane) for lane in now] == [0, 0, 0]


@pytest.mark.parametrize(
    ("slots", "for_others", "when_full"), [(1, 1, 1), (2, 1, 1), (3, 2, 1), (5, 4, 1), (8, 6, 1), (16, 12, 3)]
)
def test_the_room_for_so_many_slots(slots: int, for_others: int, when_full: int) -> None:
    form, report_in, others = room_for(slots).lanes
    assert (form.name, form.at_once, form.waiting, form.patience) == (FORM, slots, 48, 10.0)
    assert (report_in.name, report_in.at_once, report_in.waiting) == (REPORT_IN, slots, 36)
    assert (others.name, others.at_once, others.waiting) == (OTHERS, for_others, for_others)
    # For people who report the line is never made shorter.
    assert (form.when_full, report_in.when_full, others.when_full) == (None, slots, when_full)
    assert others.patience < report_in.patience < form.patience


def test_the_server_has_a_thread_for_everybody_who_may_wait() -> None:
    assert usual_slots() == serve.THREADS
    for slots in range(1, 65):
        assert serve.server_threads(slots) == room_for(slots).threads
