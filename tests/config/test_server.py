# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from urllib.request import urlopen

import pytest

from eenlijn.config import server

LOADED = """
import os
PID = os.getpid()

def application(environ, start):
    start("200 OK", [("Content-Type", "text/plain")])
    told = (PID, os.getppid(), os.getpid())
    return [" ".join(str(one) for one in told).encode()]
"""
WITH_A_THREAD = """
import threading
threading.Thread(target=threading.Event().wait, daemon=True).start()
application = None
"""


def start(folder: Path, module: str, content: str, *options: str) -> subprocess.Popen[bytes]:
    """The server with an application of our own; what it says goes to a file."""
    (folder / f"{module}.py").write_text(content, encoding="utf-8")
    source = str(Path(server.__file__).parents[2])
    with (folder / "said").open("wb") as said:
        return subprocess.Popen(
            [sys.executable, "-m", "eenlijn.config.server", *options, f"{module}:application"],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": source},
            stdout=said,
            stderr=said,
        )


def answers(port: int, process: subprocess.Popen[bytes]) -> set[tuple[str, ...]]:
    """What two web processes tell, asked until both told it; each question is a connection of its own."""
    told: set[tuple[str, ...]] = set()
    deadline = time.monotonic() + 30
    while len(told) < 2 and time.monotonic() < deadline:
        assert process.poll() is None
        try:
            with urlopen(f"http://127.0.0.1:{port}/", timeout=5) as answer:
                told.add(tuple(answer.read().decode().split()))
        except OSError:
            time.sleep(0.05)
    return told


@pytest.mark.skipif(not server.FORKS, reason="only where processes are made by forking")
def test_two_web_processes_are_made_of_what_was_loaded_once(tmp_path: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    options = ["--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port), "--workers", "2"]
    process = start(tmp_path, "loaded_once", LOADED, *options)
    try:
        told = answers(port, process)
        parent = str(process.pid)
        assert {one[:2] for one in told} == {(parent, parent)}
        assert len({one[2] for one in told}) == 2
    finally:
        process.terminate()
        assert process.wait(30) == 0


@pytest.mark.skipif(not server.FORKS, reason="only where processes are made by forking")
def test_no_process_is_made_beside_a_thread(tmp_path: Path) -> None:
    process = start(tmp_path, "with_a_thread", WITH_A_THREAD, "--interface", "wsgi")
    assert process.wait(30) == 1
    said = (tmp_path / "said").read_text("utf-8")
    assert said.endswith("RuntimeError: A thread runs before the web processes are made.\n")


BESIDE = """
import signal, sys, time
from pathlib import Path
from eenlijn.config import server

def live(name, ends_with):
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(ends_with))
    Path(name).write_text("works")
    while not Path(f"{name}-dies").exists():
        time.sleep(0.02)
    sys.exit(3)

server.beside(lambda: live("worker", int(sys.argv[1])))
live("web", 0)
"""


def both(folder: Path, ends_with: int = 0) -> subprocess.Popen[bytes]:
    """Two parts that say that they work, and end when asked or when told to die."""
    source = str(Path(server.__file__).parents[2])
    process = subprocess.Popen(
        [sys.executable, "-c", BESIDE, str(ends_with)], cwd=folder, env={**os.environ, "PYTHONPATH": source}
    )
    until(lambda: (folder / "worker").exists() and (folder / "web").exists())
    return process


def until(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 30
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def children_of(pid: int) -> list[int]:
    return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()]


def is_gone(pid: int) -> bool:
    """Not there, or only waiting for somebody to hear how it ended."""
    try:
        return Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()[0] == "Z"
    except (FileNotFoundError, ProcessLookupError):
        return True


@pytest.mark.skipif(not server.FORKS, reason="only where processes are made by forking")
@pytest.mark.parametrize(("ends_with", "code"), [(0, 0), (4, 1)])
def test_both_are_asked_to_stop_and_tell_whether_they_did_well(
    tmp_path: Path, ends_with: int, code: int
) -> None:
    process = both(tmp_path, ends_with)
    parts = children_of(process.pid)
    process.terminate()
    assert process.wait(30) == code
    assert [is_gone(one) for one in parts] == [True, True]


@pytest.mark.skipif(not server.FORKS, reason="only where processes are made by forking")
@pytest.mark.parametrize("part", ["worker", "web"])
def test_when_one_dies_the_other_ends_and_whoever_watches_hears_of_it(tmp_path: Path, part: str) -> None:
    process = both(tmp_path)
    parts = children_of(process.pid)
    (tmp_path / f"{part}-dies").touch()
    assert process.wait(30) == 1
    assert [is_gone(one) for one in parts] == [True, True]


@pytest.mark.skipif(not server.FORKS, reason="only where processes are made by forking")
def test_neither_goes_on_without_what_is_above_them(tmp_path: Path) -> None:
    process = both(tmp_path)
    parts = children_of(process.pid)
    process.send_signal(signal.SIGKILL)
    process.wait(30)
    until(lambda: all(is_gone(one) for one in parts))
