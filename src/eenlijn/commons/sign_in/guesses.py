# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Counts wrong guesses for all processes together: a pause that grows, and never a lock.

A lock would let anybody shut a victim out by guessing wrong. What is guessed at (an address, an origin, the
code of an account) is kept as a keyed digest, for an hour. A passkey is never guessed, so it never waits.

A password may be tried at any time, after a pause. A code has so few possibilities that it is looked at only
after its wait, one at a time, however many are sent together; only who knows the password comes that far, and
a new password begins the count anew.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from django.db.models import Case, F, Value, When
from django.utils.crypto import salted_hmac

from eenlijn.commons.sign_in.models import Guesses

HOUR: Final = timedelta(hours=1)
FREE: Final = 3
FREE_AT_ORIGIN: Final = 20
STEP: Final = 0.25
LONGEST: Final = 2.0
FREE_CODES: Final = 5
LONGEST_WAIT: Final = 60


def pause_of(failures: int) -> float:
    """Return the seconds to wait after so many failures."""
    return min(LONGEST, max(0, failures - FREE) * STEP)


def pause_for(mark: str, origin: str, now: datetime) -> float:
    """Return the seconds to wait before a try at this, from there. One query.

    Behind one origin may be a whole building: it is slowed down only by far more than what people mistype.
    """
    own, shared = _digest(mark), _digest(origin)
    rows = Guesses.objects.filter(digest__in=(own, shared), ends_at__gt=now)
    found = dict(rows.values_list("digest", "failures"))
    return max(pause_of(found.get(own, 0)), pause_of(found.get(shared, 0) - FREE_AT_ORIGIN))


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


def take_turn(mark: str, now: datetime) -> float:
    """Take the right to try one code, counted before it is looked at; else the seconds to wait.

    Decided by one conditional update: of many at the same moment one gets the turn.
    """
    digest = _digest(mark)
    start = {"failures": 0, "not_before": now, "ends_at": now + HOUR}
    row, _made = Guesses.objects.get_or_create(digest=digest, defaults=start)
    failures = 0 if row.ends_at <= now else row.failures
    begins = row.not_before or now
    if begins > now and row.ends_at > now:
        return (begins - now).total_seconds()
    wait = min(LONGEST_WAIT, 2 ** max(0, failures + 1 - FREE_CODES)) if failures + 1 >= FREE_CODES else 0
    mine = Guesses.objects.filter(digest=digest, failures=row.failures, not_before=row.not_before)
    taken = mine.update(failures=failures + 1, not_before=now + timedelta(seconds=wait), ends_at=now + HOUR)
    return 0 if taken else 1


def forget(mark: str) -> None:
    """Begin anew after a right try."""
    Guesses.objects.filter(digest=_digest(mark)).delete()


def forget_old(now: datetime) -> int:
    """Remove what is over; tells how many."""
    return Guesses.objects.filter(ends_at__lte=now).delete()[0]


def _digest(mark: str) -> str:
    return salted_hmac("eenlijn.guesses", mark.strip().casefold(), algorithm="sha256").hexdigest()[:32]
