# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Slows down guessing at the door: a pause that grows with every failure, and never a lock.

What is counted, and why never as a lock, stands in `commons.sign_in.guesses`. Counted are the address and the
origin, each by itself. At most two requests pause at once in a process; when both places are taken the next
one goes on without a pause, so that guessing cannot stop the process from taking reports.
"""

import time
from threading import BoundedSemaphore
from typing import Final

from django.http import HttpRequest

from eenlijn.commons.sign_in import guesses
from eenlijn.doors.web.frame.origin import origin_of
from eenlijn.foundation.clock import now

_PLACES: Final = BoundedSemaphore(2)


def wait_for(request: HttpRequest, what: str) -> None:
    """Wait before a try, when this address, link or origin failed often in the last hour."""
    seconds = guesses.pause_for(_mark(what), _origin(request), now())
    if seconds and _PLACES.acquire(blocking=False):
        try:
            time.sleep(seconds)
        finally:
            _PLACES.release()


def remember_failure(request: HttpRequest, what: str) -> None:
    """Count one more failure, whether what was asked for is known or not."""
    guesses.remember((_mark(what), _origin(request)), now())


def forget_failures(what: str) -> None:
    """Begin anew after a right try; what the origin did stays."""
    guesses.forget(_mark(what))


def _mark(what: str) -> str:
    return f"sign-in|{what}"


def _origin(request: HttpRequest) -> str:
    return f"origin|{origin_of(request)}"
