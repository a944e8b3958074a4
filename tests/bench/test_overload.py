# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What part overload counts as let in, sent away and failed, and that its load maker waits for nobody."""

import math
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any

import pytest

from tools.bench.crowd import Crowd, keep_coming, says_when, wait_for_answers
from tools.bench.mixes import FORM, PAGE, REPORT, pages_and_reports, reports_only
from tools.bench.outcome import Outcome, Request
from tools.bench.overload import PAGES, REPORTS, clients_of, slots_for_pages
from tools.bench.stage import Stage
from tools.launcher import serve

LONG = 60.0
FINE = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
PROBLEM = (
    b"HTTP/1.1 503 Service Unavailable\r\ncontent-type: application/problem+json\r\nretry-after: 5\r\n"
    b"content-length: 2\r\n\r\n{}"
)


def a_stage() -> Stage:
    stage: Any = Stage("sqlite", None, None, {}, {}, {"large": "session=1"}, {})  # type: ignore[arg-type]
    stage.large = type("Large", (), {"employers": [{"token": "eenlijn_een", "slug": "abc"}]})()
    stage.places["large"] = {"open": "AAAA-AAA", "closed": "BBBB-BBB"}
    made: Stage = stage
    return made


def outcome(answers: list[tuple[int, int, float, bool]], kept: int = 0, **told: Any) -> Outcome:
    """Four pages and then four reports."""
    requests = [Request(PAGE, b"")] * 4 + [Request(REPORT, b"", f"key {one}") for one in range(4)]
    seen = {"seconds": 2.0, "answers": answers, "unanswered": 0, "own_ms_per_request": 0.1}
    return Outcome(requests, seen | told, {"reports": kept, "incidents": kept, "twice": 0})


def test_who_is_let_in_who_is_sent_away_and_who_failed() -> None:
    """A refusal that does not say when to come back is a failure, like an error and no answer at all."""
    found = outcome(
        [
            (0, 200, 10.0, False),
            (1, 503, 100.0, True),
            (2, 503, 1.0, False),
            (3, 500, 5.0, False),
            (4, 201, 20.0, False),
            (5, 503, 110.0, True),
            (6, 0, 50.0, False),
        ],
        unanswered=1,
    )
    pages, reports = found.let_in([PAGE]), found.let_in([REPORT])
    assert (pages.count, pages.rate, pages.p95, pages.failures) == (1, 0.5, 10.0, 2)
    assert (reports.count, reports.p95, reports.failures) == (1, 20.0, 2)
    assert (found.refused([PAGE]).count, found.refused([PAGE]).p95, found.refused([PAGE]).failures) == (
        (1, 100.0, 0)
    )
    # Of those who may never be sent away, whoever was has failed too.
    assert (found.all_in([REPORT]).count, found.all_in([REPORT]).failures) == (1, 3)
    assert found.rate() == 1.0
    assert math.isnan(found.refused([FORM]).p95)


def test_what_was_not_sent_has_not_failed() -> None:
    found = outcome([(0, 200, 10.0, False), (1, 200, 10.0, False)])
    assert (found.let_in([PAGE]).failures, found.all_in([REPORT]).failures) == (0, 0)


@pytest.mark.parametrize(
    ("kept", "lost", "twice"),
    [(1, 1, 0), (2, 0, 0), (3, 0, 0), (4, 0, 1)],
    ids=["one lost", "all there", "one that nobody was sure of", "one that was refused"],
)
def test_reports_are_counted_in_the_database(kept: int, lost: int, twice: int) -> None:
    found = outcome(
        [(4, 201, 9.0, False), (5, 303, 9.0, False), (6, 503, 9.0, True), (7, 0, 9.0, False)], kept
    )
    assert (found.lost(), found.twice()) == (lost, twice)
    assert found.told_of()["statuses"] == {PAGE: {}, REPORT: {201: 1, 303: 1, 503: 1, 0: 1}}


@pytest.mark.parametrize(
    ("answer", "is_told"),
    [
        (PROBLEM, True),
        (PROBLEM.replace(b"application/problem+json", b"text/html; charset=utf-8"), True),
        (PROBLEM.replace(b"application/problem+json", b"text/plain"), False),
        (PROBLEM.replace(b"retry-after: 5", b"retry-after: soon"), False),
        (PROBLEM.replace(b"retry-after: 5\r\n", b""), False),
        (PROBLEM.removesuffix(b"{}"), False),
    ],
)
def test_a_refusal_says_when_to_come_back_and_why(answer: bytes, *, is_told: bool) -> None:
    assert says_when(answer, answer.index(b"\r\n\r\n")) is is_told


def test_the_mixes() -> None:
    """Of 42 requests 40 are pages; every report has a key of its own, and its kind its own door."""
    mixed = list(islice(pages_and_reports(a_stage()), 420))
    assert [sum(one.kind == kind for one in mixed) for kind in (PAGE, REPORT, FORM)] == [400, 10, 10]
    assert len({one.content for one in mixed if one.kind == PAGE}) == 8
    assert {one.key for one in mixed if one.kind == PAGE} == {""}
    reports = list(islice(reports_only(a_stage()), 410))
    assert [sum(one.kind == kind for one in reports) for kind in (PAGE, REPORT, FORM)] == [0, 400, 10]
    assert len({one.key for one in reports}) == 410
    assert all(one.key.encode() in one.content for one in reports)
    starts = {(one.kind, one.content.split(b" HTTP")[0]) for one in reports}
    assert starts == {(REPORT, b"POST /api/v1/meldingen"), (FORM, b"POST /m/abc/")}
    # All of them each time, and not in the same order.
    kinds = [[one.kind for one in mixed[at : at + 42]] for at in range(0, 420, 42)]
    assert {tuple(sorted(turn)) for turn in kinds} == {(PAGE,) * 40 + (FORM, REPORT)}
    assert len({tuple(turn) for turn in kinds}) > 1


def test_with_how_many_clients_it_is_measured_what_can_be_done() -> None:
    assert slots_for_pages() == serve.THREADS - max(1, serve.THREADS // 4)
    assert clients_of(PAGES, 2) == 2 * slots_for_pages()
    assert (clients_of(REPORTS, 1), clients_of(REPORTS, 2)) == (32, 32)


class Desk:
    """A server of this test: answers each connection when it is told to."""

    def __init__(self, listening: socket.socket) -> None:
        self.most = self.open = 0
        self.go = threading.Event()
        self._listening, self._lock = listening, threading.Lock()

    def serve(self) -> None:
        while True:
            try:
                connection, _address = self._listening.accept()
            except OSError:
                return
            threading.Thread(target=self._answer, args=(connection,), daemon=True).start()

    def _answer(self, connection: socket.socket) -> None:
        with connection:
            while asked := connection.recv(1000):
                with self._lock:
                    self.open += 1
                    self.most = max(self.most, self.open)
                self.go.wait(LONG)
                with self._lock:
                    self.open -= 1
                if asked == b"cut":
                    return
                connection.sendall(PROBLEM if asked == b"no" else FINE)


@contextmanager
def a_desk() -> Iterator[tuple[Desk, tuple[str, int]]]:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        desk = Desk(listening)
        server = threading.Thread(target=desk.serve, daemon=True)
        server.start()
        yield desk, listening.getsockname()
        desk.go.set()
        listening.shutdown(socket.SHUT_RDWR)
    server.join(LONG)


def test_the_load_maker_waits_for_no_answer() -> None:
    """Nothing is answered before all twelve have come."""
    with a_desk() as (desk, address):
        crowd = Crowd(address, [b"yes"] * 9 + [b"no", b"cut", b"yes"])
        sending = threading.Thread(target=keep_coming, args=(crowd, 1_000.0))
        sending.start()
        never = threading.Event()
        while desk.open < 12:
            assert not never.wait(0.001)
        assert crowd.answers == []
        desk.go.set()
        sending.join(LONG)
    assert (desk.most, crowd.at_work) == (12, 0)
    answers = sorted(crowd.answers)
    assert [index for index, _status, _time, _when in answers] == list(range(12))
    assert [status for _index, status, _time, _when in answers] == [200] * 9 + [503, 0, 200]
    assert [when for _index, _status, _time, when in answers] == [False] * 9 + [True, False, False]


def test_its_times_count_from_the_planned_moment() -> None:
    """The first was planned half a second ago and only leaves now: it took at least so long."""
    with a_desk() as (desk, address):
        desk.go.set()
        crowd = Crowd(address, [b"yes"])
        crowd.begin(planned=time.perf_counter() - 0.5)
        while crowd.at_work:
            crowd.hear(1.0)
    assert crowd.answers[0][2] >= 500.0


def test_clients_that_wait_are_never_more_than_asked() -> None:
    with a_desk() as (desk, address):
        desk.go.set()
        crowd = Crowd(address, [b"yes"] * 50)
        wait_for_answers(crowd, 3, LONG)
    assert (len(crowd.answers), crowd.at_work) == (50, 0)
    assert desk.most <= 3
