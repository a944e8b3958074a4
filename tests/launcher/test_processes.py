# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from tools.launcher import processes
from tools.launcher.processes import Child, StopRequest

WAITS = "import time; time.sleep(60)"
ENDS = "raise SystemExit(3)"
# Says when it is ready to be stubborn, so that no test asks too early.
STUBBORN = (
    "import signal, sys, time, pathlib; signal.signal(signal.SIGTERM, signal.SIG_IGN);"
    "pathlib.Path(sys.argv[1]).touch(); time.sleep(60)"
)


@pytest.fixture
def children() -> Iterator[list[Child]]:
    started: list[Child] = []
    yield started
    for child in started:
        child.process.kill()
        child.process.wait()


def start(children: list[Child], name: str, code: str, *arguments: str) -> Child:
    child = processes.start(name, [sys.executable, "-c", code, *arguments], {})
    children.append(child)
    return child


def request(*, asked: bool) -> StopRequest:
    return cast("StopRequest", SimpleNamespace(asked=asked))


def test_when_one_dies_the_other_is_stopped_and_the_exit_code_says_so(
    children: list[Child], capfd: pytest.CaptureFixture[str]
) -> None:
    web, worker = start(children, "web", WAITS), start(children, "worker", ENDS)
    assert processes.watch([web, worker], request(asked=False)) == 1
    assert web.process.returncode == -signal.SIGTERM
    assert "The worker process ended by itself with exit code 3." in capfd.readouterr().err


def test_asked_to_stop_both_stop_and_that_is_no_failure(children: list[Child]) -> None:
    web, worker = start(children, "web", WAITS), start(children, "worker", WAITS)
    assert processes.watch([web, worker], request(asked=True)) == 0
    assert [child.process.returncode for child in (web, worker)] == [-signal.SIGTERM, -signal.SIGTERM]


def test_who_does_not_listen_is_ended_and_that_is_told(
    children: list[Child], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    ready = tmp_path / "ready"
    web = start(children, "web", STUBBORN, str(ready))
    deadline = time.monotonic() + 20
    while not ready.exists() and time.monotonic() < deadline:
        time.sleep(0.01)
    assert processes.stop_all([web], patience=0.2) is False
    assert web.process.returncode == -signal.SIGKILL
    assert "did not stop in time" in capfd.readouterr().err


def test_a_signal_is_remembered() -> None:
    held = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    try:
        stop = StopRequest()
        assert not stop.asked
        signal.raise_signal(signal.SIGTERM)
        assert stop.asked
    finally:
        for number, handler in held.items():
            signal.signal(number, handler)
