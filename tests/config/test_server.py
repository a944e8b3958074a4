# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
import os
import socket
import subprocess
import sys
import time
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
