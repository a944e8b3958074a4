# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Slows down a flood of reports or requests behind a link, and never refuses one.

Counted is a keyed digest of where it comes from, with the link and without it; the key and the counts are in
the memory of this process for an hour, and nowhere else (decision 27). After thirty in an hour each next one
waits a little longer, at most ten seconds, and is then accepted. At most one waits at a time in a process:
who comes while that place is taken is accepted at once, so that a flood never holds up who else
reports or asks.
"""

import hmac
import time
from hashlib import sha256
from secrets import token_bytes
from threading import BoundedSemaphore, Lock
from typing import Final

from django.http import HttpRequest

from eenlijn.doors.web.frame.origin import origin_of

FREE: Final = 30
STEP: Final = 0.25
LONGEST: Final = 10.0
HOUR: Final = 60 * 60
MOST_COUNTED: Final = 10_000


def pause_of(count: int) -> float:
    """Return the seconds that this one waits, when so many came before it within the hour."""
    return min(LONGEST, max(0, count - FREE) * STEP)


class Slower:
    """The counts of one process, with a key that is forgotten together with them."""

    def __init__(self) -> None:
        """Begin with nothing counted."""
        self._lock = Lock()
        self._place = BoundedSemaphore(1)
        self._begin()

    def wait(self, origin: str, slug: str) -> float:
        """Count one more, and let it wait when there were many; returns the seconds it waited."""
        seconds = pause_of(self._counted(origin, slug))
        if not seconds or not self._place.acquire(blocking=False):
            return 0
        try:
            time.sleep(seconds)
        finally:
            self._place.release()
        return seconds

    def _counted(self, origin: str, slug: str) -> int:
        """How many came before it: from there by this link, or half as many from there by any."""
        with self._lock:
            if time.monotonic() - self._began >= HOUR:
                self._begin()
            return max(self._one_more(f"{origin}|{slug}"), self._one_more(origin) // 2)

    def _one_more(self, mark: str) -> int:
        digest = hmac.digest(self._key, mark.encode(), sha256)
        before = self._counts.get(digest, 0)
        if before or len(self._counts) < MOST_COUNTED:
            self._counts[digest] = before + 1
        return before

    def _begin(self) -> None:
        self._began = time.monotonic()
        self._key = token_bytes(32)
        self._counts: dict[bytes, int] = {}


SLOWER: Final = Slower()


def slow_down(request: HttpRequest, slug: str) -> None:
    """Let a report or request wait when a flood comes from where it came from."""
    SLOWER.wait(origin_of(request), slug)
