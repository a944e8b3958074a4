# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from eenlijn.commons.trail.keeping import NotKept, Standing, keep, read_standings, state

HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
# 10.00 in Amsterdam.
TEN = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


class Shelf:
    """A place that remembers, or fails while it is told to."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.fault: Exception | None = None
        self.taken: list[datetime] = []

    def take(self, lines: Sequence[str], at: datetime) -> None:
        if self.fault:
            raise self.fault
        assert lines == ["line"]
        self.taken.append(at)


@pytest.fixture
def shelves() -> list[Shelf]:
    return [Shelf("directory"), Shelf("syslog")]


@pytest.fixture
def known(tmp_path: Path) -> Path:
    return tmp_path / "checkpoints.json"


def at(shelves: Sequence[Shelf], known: Path, moment: datetime) -> int:
    return keep(shelves, lambda: ["line"], known=known, every=HOUR, now=moment)


def test_every_hour_and_not_between(shelves: list[Shelf], known: Path) -> None:
    moments = [TEN, TEN + MINUTE, TEN + HOUR - MINUTE, TEN + HOUR, TEN + HOUR + MINUTE]
    assert [at(shelves, known, moment) for moment in moments] == [2, 0, 0, 2, 0]
    assert [shelf.taken for shelf in shelves] == [[TEN, TEN + HOUR]] * 2


def test_a_new_day_brings_one_on_the_amsterdam_clock(shelves: list[Shelf], known: Path) -> None:
    late = datetime(2026, 11, 23, 22, 59, tzinfo=UTC)
    assert [at(shelves, known, one) for one in (late, late + MINUTE, late + 2 * MINUTE)] == [2, 2, 0]


def test_a_clock_that_went_back_holds_nothing_up(shelves: list[Shelf], known: Path) -> None:
    assert [at(shelves, known, TEN), at(shelves, known, TEN - 5 * HOUR)] == [2, 2]


@pytest.mark.parametrize("fault", [OSError("full"), ValueError("odd")])
def test_one_place_that_fails_never_stops_the_other(
    shelves: list[Shelf], known: Path, fault: Exception
) -> None:
    shelves[0].fault = fault
    with pytest.raises(NotKept, match=r"^directory$"):
        at(shelves, known, TEN)
    assert [shelf.taken for shelf in shelves] == [[], [TEN]]
    assert read_standings(known) == {
        "directory": Standing(failures=1, error=type(fault).__name__),
        "syslog": Standing(kept_at="2026-11-23T09:00:00+00:00"),
    }
    with pytest.raises(NotKept):
        at(shelves, known, TEN + MINUTE)
    assert read_standings(known)["directory"].failures == 2
    assert state(shelves, known=known, every=HOUR, now=TEN) == {"directory": "failing", "syslog": "ok"}
    shelves[0].fault = None
    assert at(shelves, known, TEN + 2 * MINUTE) == 1
    assert [shelf.taken for shelf in shelves] == [[TEN + 2 * MINUTE], [TEN]]
    assert state(shelves, known=known, every=HOUR, now=TEN + HOUR) == {"directory": "ok", "syslog": "ok"}


def test_a_fault_keeps_the_last_good_moment(shelves: list[Shelf], known: Path) -> None:
    at(shelves, known, TEN)
    shelves[1].fault = OSError()
    with pytest.raises(NotKept, match=r"^syslog$"):
        at(shelves, known, TEN + HOUR)
    assert read_standings(known)["syslog"] == Standing("2026-11-23T09:00:00+00:00", 1, "OSError")


def test_a_worker_that_stands_still_shows(shelves: list[Shelf], known: Path) -> None:
    assert state(shelves, known=known, every=HOUR, now=TEN) == {"directory": "late", "syslog": "late"}
    at(shelves, known, TEN)
    assert state(shelves, known=known, every=HOUR, now=TEN + 3 * HOUR)["syslog"] == "ok"
    assert state(shelves, known=known, every=HOUR, now=TEN + 3 * HOUR + MINUTE)["syslog"] == "late"


def test_nothing_chosen_asks_nothing(known: Path) -> None:
    def never() -> list[str]:
        raise AssertionError

    assert keep([], never, known=known, every=HOUR, now=TEN) == 0
    assert state([], known=known, every=HOUR, now=TEN) == {}
    assert not known.exists()


@pytest.mark.parametrize("told", ["", "[]", '{"syslog": 1}', '{"syslog": {"odd": 1}}', '{"syslog"'])
def test_what_is_known_may_be_lost(shelves: list[Shelf], known: Path, told: str) -> None:
    known.write_text(told)
    assert at(shelves, known, TEN) == 2
    assert set(json.loads(known.read_text())) == {"directory", "syslog"}
