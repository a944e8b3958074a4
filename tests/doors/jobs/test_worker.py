# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Lanes without a database: pace, failures, stopping and the heartbeat."""

import json
import logging
import threading
import time
from datetime import UTC, datetime
from datetime import time as time_of_day
from pathlib import Path

import pytest

from eenlijn.doors.jobs import worker
from eenlijn.doors.jobs.worker import BREATH, LONGEST_PAUSE, Lane, Worker, seconds_until


class Broken(Exception):
    """Its message would hold a name."""


@pytest.fixture(autouse=True)
def _no_database(monkeypatch: pytest.MonkeyPatch) -> None:
    """These jobs ask no table, and other tests keep their connection."""
    monkeypatch.setattr(worker, "close_old_connections", lambda: None)


def nothing(_moment: datetime) -> int:
    return 0


def something(_moment: datetime) -> int:
    return 3


def breaks(_moment: datetime) -> int:
    raise Broken("Anna Jansen")


def lane(job: worker.Job, when: float | time_of_day = 1.0) -> Lane:
    return Lane("job", when, job, threading.Event())


def test_a_job_without_work_waits_its_own_time() -> None:
    one = lane(nothing, 60.0)
    assert one.once()
    assert one.pause() == 60.0


def test_a_job_with_work_is_asked_again_at_once() -> None:
    one = lane(something, 60.0)
    assert one.once()
    assert one.pause() == BREATH


def test_a_job_that_fails_waits_longer_each_time_with_an_end() -> None:
    one = lane(breaks)
    pauses = []
    for _again in range(7):
        assert not one.once()
        pauses.append(one.pause())
    assert pauses == [2.0, 4.0, 8.0, 16.0, LONGEST_PAUSE, LONGEST_PAUSE, LONGEST_PAUSE]
    one.job = nothing
    assert one.once()
    assert (one.failures, one.pause()) == (0, 1.0)


def test_a_slow_job_that_fails_never_comes_sooner() -> None:
    one = lane(breaks, 60.0)
    one.once()
    assert one.pause() == 60.0


def test_a_failure_is_told_by_its_class_only(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        lane(breaks).once()
    told = [record.msg for record in caplog.records]
    assert [entry["event"] for entry in told if isinstance(entry, dict)] == ["job failed"]
    assert "Jansen" not in str(told)


@pytest.mark.parametrize(
    ("moment", "seconds"),
    [
        (datetime(2026, 11, 22, 1, 15, tzinfo=UTC), 3600),  # 02.15 local
        (datetime(2026, 11, 22, 2, 15, tzinfo=UTC), 24 * 3600),  # the moment itself: tomorrow
        (datetime(2026, 3, 28, 3, 15, tzinfo=UTC), 22 * 3600),  # 04.15; that night loses an hour
        (datetime(2026, 10, 24, 2, 15, tzinfo=UTC), 24 * 3600),  # 04.15; that night has one more
    ],
)
def test_a_nightly_job_follows_the_local_clock(moment: datetime, seconds: float) -> None:
    assert seconds_until(time_of_day(3, 15), moment) == seconds


def test_a_failed_night_is_tried_again_the_same_night() -> None:
    one = lane(breaks, time_of_day(3, 15))
    one.once()
    assert one.pause() == 2.0


def test_a_poison_job_and_a_slow_job_hold_up_no_other(tmp_path: Path) -> None:
    seen: list[float] = []
    release = threading.Event()

    def counts(_moment: datetime) -> int:
        seen.append(time.monotonic())
        return 0

    def hangs(_moment: datetime) -> int:
        release.wait(10)
        return 0

    one = Worker([("breaks", 0.01, breaks), ("hangs", 0.01, hangs), ("counts", 0.01, counts)], tmp_path / "b")
    runner = threading.Thread(target=one.run)
    runner.start()
    deadline = time.monotonic() + 5
    while len(seen) < 10 and time.monotonic() < deadline:
        time.sleep(0.01)
    release.set()
    one.stop.set()
    runner.join(5)
    assert len(seen) >= 10
    assert not runner.is_alive()


def test_stopping_is_immediate_and_a_run_that_began_is_finished(tmp_path: Path) -> None:
    began, finished = threading.Event(), threading.Event()

    def takes_a_moment(_moment: datetime) -> int:
        began.set()
        time.sleep(0.3)
        finished.set()
        return 0

    one = Worker([("row", 0.01, takes_a_moment), ("sleeper", 3600.0, nothing)], tmp_path / "beat")
    outcome: list[bool] = []
    runner = threading.Thread(target=lambda: outcome.append(one.run()))
    runner.start()
    assert began.wait(5)
    asked = time.monotonic()
    one.stop.set()
    runner.join(5)
    assert finished.is_set()
    assert outcome == [True]
    assert time.monotonic() - asked < 2
    assert not (tmp_path / "beat").exists()


def test_the_heart_beats_while_every_lane_lives(tmp_path: Path) -> None:
    one = Worker([("job", 3600.0, nothing)], tmp_path / "beat")
    for each in one.lanes:
        each.start()
    one.beat()
    told = json.loads((tmp_path / "beat").read_text())
    assert told["failures"] == {"job": 0}
    assert datetime.fromisoformat(told["at"]).tzinfo is not None
    one.stop.set()
    one.lanes[0].join(5)


def test_the_heart_stops_when_a_job_is_stuck_or_a_lane_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = Worker([("job", 3600.0, nothing)], tmp_path / "beat")
    one.beat()
    assert not (tmp_path / "beat").exists()
    one.lanes[0].start()
    monkeypatch.setattr(worker, "LONGEST_RUN", -1.0)
    one.lanes[0].busy_since = time.monotonic()
    one.beat()
    assert not (tmp_path / "beat").exists()
    one.stop.set()
    one.lanes[0].join(5)


def test_once_runs_every_job_also_after_a_failure(tmp_path: Path) -> None:
    seen: list[str] = []

    def notes(_moment: datetime) -> int:
        seen.append("after")
        return 0

    assert not Worker([("breaks", 1.0, breaks), ("notes", 1.0, notes)], tmp_path / "beat").once()
    assert seen == ["after"]
    assert Worker([("notes", 1.0, notes)], tmp_path / "beat").once()
