# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Counts wrong guesses for all processes together: a pause that grows, and never a lock.

A lock would let anybody shut a victim out by guessing wrong. What is guessed at (an address, an origin, the
code of an account) is kept as a keyed digest, for an hour. A passkey is never guessed, so it never waits.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from django.db.models import Case, F, Max, Value, When
from django.utils.crypto import salted_hmac

from eenlijn.commons.sign_in.models import Guesses

HOUR: Final = timedelta(hours=1)
FREE: Final = 3
STEP: Final = 0.25
LONGEST: Final = 2.0


def pause_of(failures: int) -> float:
    """Return the seconds to wait after so many failures."""
    return min(LONGEST, max(0, failures - FREE) * STEP)


def pause_for(marks: Iterable[str], now: datetime) -> float:
    """Return the seconds to wait before a try at any of these. One query."""
    asked = [_digest(mark) for mark in marks]
    found = Guesses.objects.filter(digest__in=asked, ends_at__gt=now).aggregate(most=Max("failures"))
    return pause_of(found["most"] or 0)


def remember(marks: Iterable[str], now: datetime) -> None:
    """Count one more failure of each, known or not; an hour that is over begins anew."""
    for digest in sorted(_digest(mark) for mark in marks):
        fresh = {"failures": 0, "ends_at": now + HOUR}
        Guesses.objects.get_or_create(digest=digest, defaults=fresh)
        over = When(ends_at__lte=now, then=Value(1))
        ends = When(ends_at__lte=now, then=Value(now + HOUR))
        Guesses.objects.filter(digest=digest).update(
            failures=Case(over, default=F("failures") + 1), ends_at=Case(ends, default=F("ends_at"))
        )


def forget(mark: str) -> None:
    """Begin anew after a right try."""
    Guesses.objects.filter(digest=_digest(mark)).delete()


def forget_old(now: datetime) -> int:
    """Remove what is over; tells how many."""
    return Guesses.objects.filter(ends_at__lte=now).delete()[0]


def _digest(mark: str) -> str:
    return salted_hmac("eenlijn.guesses", mark.strip().casefold(), algorithm="sha256").hexdigest()[:32]
