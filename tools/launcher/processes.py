# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Two child processes and their end: asked to stop they stop cleanly; when one dies the other is stopped."""

import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from types import FrameType
from typing import NamedTuple

from tools.launcher import places
from tools.launcher.commands import environment
from tools.launcher.show import complain, say

PATIENCE = 30.0  # seconds for the worker to finish its row and the web process its answers
LOOK_EVERY = 0.2  # seconds


class Child(NamedTuple):
    """One of ours, by the name that people see."""

    name: str
    process: subprocess.Popen[bytes]


class StopRequest:
    """Remembers that someone asked to stop: Ctrl-C, SIGTERM, or a terminal that was closed."""

    def __init__(self) -> None:
        self.asked = False
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._ask)

    def _ask(self, number: int, frame: FrameType | None) -> None:
        self.asked = True


def start(name: str, command: Sequence[str], extra: Mapping[str, str]) -> Child:
    """Start it in a session of its own, so that Ctrl-C reaches us alone and we stop it in order."""
    process = subprocess.Popen(
        command, cwd=places.ROOT, env=environment(extra), stdin=subprocess.DEVNULL, start_new_session=True
    )
    return Child(name, process)


def watch(children: Sequence[Child], stop: StopRequest) -> int:
    """Wait for a request to stop (0) or for the death of a child (1); then stop all of them."""
    while not stop.asked:
        dead = [child for child in children if child.process.poll() is not None]
        if dead:
            complain(
                f"The {dead[0].name} process ended by itself with exit code {dead[0].process.returncode}."
            )
            stop_all(children)
            return 1
        time.sleep(LOOK_EVERY)
    say("\nStopping ...")
    return 0 if stop_all(children) else 1


def stop_all(children: Sequence[Child], patience: float = PATIENCE) -> bool:
    """Ask each to stop and wait; who does not listen is ended. True when all stopped by themselves."""
    for child in children:
        if child.process.poll() is None:
            child.process.terminate()
    deadline = time.monotonic() + patience
    in_time = [_ended_in_time(child, deadline) for child in children]
    return all(in_time)


def _ended_in_time(child: Child, deadline: float) -> bool:
    try:
        child.process.wait(max(0.0, deadline - time.monotonic()))
    except subprocess.TimeoutExpired:
        complain(f"The {child.name} process did not stop in time and was ended.")
        child.process.kill()
        child.process.wait()
        return False
    return True
