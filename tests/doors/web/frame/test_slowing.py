# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A flood of reports is slowed down, all of it is accepted, and nobody else waits for it."""

from threading import Event, Thread

import pytest

from eenlijn.doors.web.frame import slowing


def test_the_first_thirty_of_an_hour_wait_for_nothing_and_nobody_longer_than_ten_seconds() -> None:
    assert [slowing.pause_of(count) for count in (0, 29, 30, 31, 50, 70, 500)] == [0, 0, 0, 0.25, 5, 10, 10]


def test_an_hour_later_key_and_counts_are_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    slower = slowing.Slower()
    slept: list[float] = []
    monkeypatch.setattr("time.sleep", slept.append)
    key = slower._key
    for _report in range(40):
        slower.wait("192.0.2.7", "bus-62")
    assert len(slept) == 9
    assert b"192.0.2.7" not in b"".join(slower._counts)
    slower._began -= slowing.HOUR
    assert slower.wait("192.0.2.7", "bus-62") == 0
    assert slower._key != key
    assert len(slower._counts) == 2


def test_others_do_not_wait_for_a_flood(monkeypatch: pytest.MonkeyPatch) -> None:
    """One of the flood waits; the next one of the flood, and everybody else, goes on at once."""
    slower, sleeps, wake = slowing.Slower(), Event(), Event()

    def sleep(_seconds: float) -> None:
        sleeps.set()
        wake.wait(5)

    monkeypatch.setattr("time.sleep", sleep)
    for _report in range(40):
        slower._counted("192.0.2.7", "bus-62")
    one = Thread(target=slower.wait, args=("192.0.2.7", "bus-62"))
    one.start()
    assert sleeps.wait(5)
    assert slower.wait("192.0.2.7", "bus-62") == 0
    assert slower.wait("198.51.100.1", "bus-62") == 0
    wake.set()
    one.join(5)
    assert not one.is_alive()


def test_what_is_not_counted_any_more_is_not_slowed_either(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slowing, "MOST_COUNTED", 10)
    slower = slowing.Slower()
    assert [slower.wait(f"192.0.2.{n}", "bus-62") for n in range(100)] == [0] * 100
    assert len(slower._counts) == 10
