# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Several web processes: `python -m eenlijn.config.server`, with the options of granian.

The product is loaded once, here, and granian makes its web processes out of that by forking. So a start costs
one load however many processes there are, and most of what was loaded is in memory once. It also means that a
new version asks for a restart: granian's own reload (SIGHUP) would make processes of what was loaded before.
And what each process must have for itself (a name, a random number) is not made while a module loads.
"""

import multiprocessing
import sys
import threading
from importlib import import_module

# Python's and granian's own way on Linux until 3.14; elsewhere each process loads the product for itself.
FORKS = sys.platform == "linux"


def load(application: str) -> None:
    """Import the module that holds the application, and see that a fork breaks nothing of it."""
    import_module(application.partition(":")[0])
    if threading.active_count() > 1:
        # A lock that a thread of the parent holds would be held in the child for ever.
        raise RuntimeError("A thread runs before the web processes are made.")


if __name__ == "__main__":
    from granian.cli import entrypoint

    if FORKS:
        multiprocessing.set_start_method("fork")
        load(sys.argv[-1])
    entrypoint()  # type: ignore[no-untyped-call] # granian tells no types here
