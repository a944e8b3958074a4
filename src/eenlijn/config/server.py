# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Several web processes, or a worker beside them: `python -m eenlijn.config.server`, with granian's options.

The product is loaded once, here, and granian makes its web processes out of that by forking. So a start costs
one load however many processes there are, and most of what was loaded is in memory once. It also means that a
new version asks for a restart: granian's own reload (SIGHUP) would make processes of what was loaded before.
And what each process must have for itself (a name, a random number) is not made while a module loads.
"""

import ctypes
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from types import FrameType
from typing import Any, Final

from django.conf import settings
from django.core.management import call_command
from django.utils.module_loading import import_string

# Python's and granian's own way on Linux until 3.14; elsewhere each process loads the product for itself.
FORKS = sys.platform == "linux"
ASKS_TO_STOP: Final = (signal.SIGTERM, signal.SIGINT)
WITH_WORKER: Final = "--with-worker"
ENDS_WITHIN: Final = 35.0  # seconds: a worker finishes what it began in 25
TELL_WHEN_PARENT_DIES: Final = 1  # PR_SET_PDEATHSIG of prctl(2)


def load(application: str) -> None:
    """Import the module that holds the application, and see that a fork breaks nothing of it."""
    import_module(application.partition(":")[0])
    if threading.active_count() > 1:
        # A lock that a thread of the parent holds would be held in the child for ever.
        raise RuntimeError("A thread runs before the web processes are made.")


def beside(work: Callable[[], None]) -> None:
    """Go on in a process of its own, beside another that works; both out of what was loaded here.

    This process stays above them. It ends when one of the two does, and takes the other along, so that
    whoever watches it starts both again. Asked to stop, it asks both.
    """
    children: list[int] = []
    asked: list[int] = []

    def stop(number: int, _frame: FrameType | None) -> None:
        asked.append(number)
        _tell(children, signal.SIGTERM)

    # What is asked while these are made is heard when both are there, or by a child when it is itself.
    signal.pthread_sigmask(signal.SIG_BLOCK, ASKS_TO_STOP)
    before = {number: signal.signal(number, stop) for number in ASKS_TO_STOP}
    for part in (work, None):
        child = os.fork()
        if not child:
            _as_before(before)
            if part is None:
                return
            part()
            sys.exit(0)
        children.append(child)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, ASKS_TO_STOP)
    first, status = os.wait()
    others = [one for one in children if one != first]
    if not asked:
        # Who is on the way out already would die of being asked twice.
        _tell(others, signal.SIGTERM)
    codes = [os.waitstatus_to_exitcode(status), *map(_ended, others)]
    sys.exit(0 if asked and not any(codes) else 1)


def _as_before(handlers: Mapping[signal.Signals, Any]) -> None:
    """In a child: it hears signals as if it had been started by itself, and its parent's death as one."""
    ctypes.CDLL(None).prctl(TELL_WHEN_PARENT_DIES, signal.SIGTERM)
    for number, handler in handlers.items():
        signal.signal(number, handler)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, ASKS_TO_STOP)


def _ended(child: int) -> int:
    """How it ended; who does not within its time is ended."""
    deadline = time.monotonic() + ENDS_WITHIN
    while time.monotonic() < deadline:
        pid, status = os.waitpid(child, os.WNOHANG)
        if pid:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.05)
    _tell([child], signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _tell(children: Sequence[int], sign: signal.Signals) -> None:
    for child in children:
        with suppress(ProcessLookupError):
            os.kill(child, sign)


def worker() -> None:
    """The worker, as `manage.py worker` runs it."""
    call_command("worker")


def load_schedule() -> None:
    """What the worker needs besides what the web processes need."""
    import_string(settings.EENLIJN_SCHEDULE)


if __name__ == "__main__":
    from granian.cli import entrypoint

    has_worker = WITH_WORKER in sys.argv
    if has_worker:
        sys.argv.remove(WITH_WORKER)
    if FORKS:
        multiprocessing.set_start_method("fork")
        load(sys.argv[-1])
    elif has_worker:
        sys.exit("Here a worker runs by itself only: ./eenlijn worker")
    if has_worker:
        load_schedule()
        beside(worker)
    entrypoint()  # type: ignore[no-untyped-call] # granian tells no types here
