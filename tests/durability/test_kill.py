# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The server is killed 20 times during a stream of reports: nothing acknowledged is lost, nothing doubled."""

import os
import random
import signal
import threading
import time
from pathlib import Path
from typing import Any, Final

import pytest

from eenlijn.config.overload import PROCESSORS
from eenlijn.foundation.identifiers import code_digest
from tests.durability.installation import Installation, database, kill
from tests.durability.senders import Device, System

KILLS: Final = 20
# Runs of the worker in which it must have opened all that was left to it, a hundred at a time.
ROUNDS: Final = 40
DEVICES: Final = 3
# More than the processors take at a time: a crowd, whose reports are left to the worker to open.
SYSTEMS: Final = 2 * PROCESSORS + 2
WHOLE: Final[dict[str, Any]] = {
    "state": "opened",
    # The answer, hearing back, first care and the talk of care.
    "clocks": 4,
    "facts": [1, 1],
    "timeline": 1,
    "events": 1,
    "notices": [1, 1],
    "trail": 1,
}


@pytest.mark.durability
def test_nothing_acknowledged_is_lost_or_doubled(tmp_path: Path) -> None:
    with database() as address:
        place = Installation(tmp_path, address)
        slug = place.found()
        acknowledged = stream_and_kill(place, slug, place.token())
        found = opened(place)
        place.manage("verify_trail")
    by_digest = {code_digest(code).hex(): words for code, words in acknowledged.items()}
    reports = found["reports"]
    assert {digest: one["words"] for digest, one in reports.items()} == by_digest
    assert [one for one in reports.values() if {**one, "words": ""} != {**WHOLE, "words": ""}] == []
    assert found["orphans"] == 0
    assert found["kept_first"] > 0, "there was no crowd"


def opened(place: Installation) -> dict[str, Any]:
    """What stands in the tables when the worker has opened all that it was left."""
    for _round in range(ROUNDS):
        place.manage("worker", "--once")
        found: dict[str, Any] = place.ask("count.py")
        if all(one["state"] == WHOLE["state"] for one in found["reports"].values()):
            break
    return found


def stream_and_kill(place: Installation, slug: str, token: str) -> dict[str, str]:
    """Kill at random moments while people and systems report; every receipt given, with its words."""
    stop = threading.Event()
    devices = [
        *(Device(place.port, slug, f"toestel {number}", stop) for number in range(DEVICES)),
        *(System(place.port, token, f"systeem {number}", stop) for number in range(SYSTEMS)),
    ]
    web, worker = place.start_web(), place.start_worker()
    for device in devices:
        device.start()
    try:
        for number in range(KILLS):
            time.sleep(random.uniform(0.05, 1.0))
            kill(web)
            if number % 5 == 0:
                kill(worker)
                worker = place.start_worker()
            web = place.start_web()
        time.sleep(1)
        stop.set()
        for device in devices:
            device.join(90)
    finally:
        stop.set()
        kill(web)
        kill(worker)
    assert [device.trouble for device in devices] == [None] * len(devices)
    acknowledged = {code: words for device in devices for code, words in device.acknowledged.items()}
    assert len(acknowledged) == sum(len(device.acknowledged) for device in devices)
    assert len(acknowledged) > KILLS, "too few reports for a stream"
    assert sum(device.repeated for device in devices) > 0
    told = sum(device.tried for device in devices)
    print(f"{len(acknowledged)} reports acknowledged in {told} tries, {KILLS} kills")  # noqa: T201
    return acknowledged


@pytest.mark.durability
@pytest.mark.parametrize(
    ("signal_number", "with_worker"),
    [(signal.SIGTERM, False), (signal.SIGINT, False), (signal.SIGTERM, True)],
)
def test_web_and_worker_stop_cleanly_when_asked(
    tmp_path: Path, signal_number: int, *, with_worker: bool
) -> None:
    with database() as address:
        place = Installation(tmp_path, address)
        place.found()
        running = [place.start_web(with_worker=with_worker)]
        if not with_worker:
            running.append(place.start_worker())
        try:
            wait_for(place.folder / "data" / "worker-heartbeat")
            began = time.monotonic()
            for process in reversed(running):
                os.kill(process.pid, signal_number)
            codes = {process.wait(20) for process in running}
        finally:
            for process in running:
                kill(process)
    assert codes == {0}
    assert time.monotonic() - began < 20
    assert not (place.folder / "data" / "worker-heartbeat").exists()


def wait_for(path: Path) -> None:
    deadline = time.monotonic() + 60
    while not path.exists():
        assert time.monotonic() < deadline, f"{path.name} did not come"
        time.sleep(0.05)


@pytest.mark.durability
def test_a_database_that_may_forget_is_refused(tmp_path: Path) -> None:
    with database() as address:
        place = Installation(tmp_path, address)
        place.found()
        careless = weaker(address, place)
        place.settings = {**place.settings, "EENLIJN_DATABASE_URL": careless}
        for start in (place.start_web, place.start_worker):
            process: Any = None
            try:
                process = start()
            except AssertionError:
                continue
            assert process.wait(30) == 2
    assert "refuses to serve" in place.log


def weaker(address: str, place: Installation) -> str:
    """The same database with an address that asks for less."""
    if address:
        return f"{address}?options=-c%20synchronous_commit%3Doff"
    file = place.folder / "data" / "eenlijn.sqlite3"
    return f"sqlite:///{file}?init_command=PRAGMA%20synchronous%3DOFF"
