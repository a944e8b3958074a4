# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the launcher says on the terminal: one line per step, with its seconds."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager


class CannotGoOn(Exception):
    """A fault that a person can do something about; its sentence says what."""


def say(line: str = "") -> None:
    print(line, flush=True)


def complain(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def minutes(seconds: float) -> str:
    """3.2 s below a minute, 2 min 05 s from there."""
    if seconds < 60:  # noqa: PLR2004 (a minute)
        return f"{seconds:.1f} s"
    return f"{int(seconds) // 60} min {int(seconds) % 60:02d} s"


@contextmanager
def timed(title: str) -> Iterator[None]:
    """Print the title at once and the seconds behind it when the work is done."""
    print(f"  {title:<52}", end="", flush=True)
    start = time.monotonic()
    try:
        yield
    except BaseException:
        say(f" stopped after {minutes(time.monotonic() - start)}")
        raise
    say(f" {minutes(time.monotonic() - start)}")
