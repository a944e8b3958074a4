# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Slows down guessing: a pause that grows with every failure, and never a lock.

A lock would let anybody shut a victim out by guessing wrong. What is counted is a keyed digest of the
address, in memory, for an hour. At most two requests pause at once; when both places are taken the next
one goes on without a pause, so that guessing cannot stop the process from taking reports.
"""

import time
from threading import BoundedSemaphore
from typing import Final

from django.core.cache import cache
from django.utils.crypto import salted_hmac

HOUR: Final = 60 * 60
FREE_TRIES: Final = 3
STEP: Final = 0.25
LONGEST: Final = 2.0
_PLACES: Final = BoundedSemaphore(2)


def pause_of(failures: int) -> float:
    """Return the seconds to wait after so many failures."""
    return min(LONGEST, max(0, failures - FREE_TRIES) * STEP)


def wait_for(email: str) -> None:
    """Wait before a try, when this address failed often in the last hour."""
    seconds = pause_of(cache.get(_key(email), 0))
    if seconds and _PLACES.acquire(blocking=False):
        try:
            time.sleep(seconds)
        finally:
            _PLACES.release()


def remember_failure(email: str) -> None:
    """Count one more failure of this address, known or not."""
    key = _key(email)
    cache.add(key, 0, HOUR)
    cache.incr(key)


def forget_failures(email: str) -> None:
    """Begin anew after a right try."""
    cache.delete(_key(email))


def _key(email: str) -> str:
    digest = salted_hmac("eenlijn.sign_in", email.strip().casefold(), algorithm="sha256").hexdigest()
    return f"sign-in|{digest}"
