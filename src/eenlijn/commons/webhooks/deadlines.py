# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""How long a webhook waits: between two tries, after silence, and until an old secret stops counting."""

from datetime import datetime, timedelta
from typing import Final

# After the first failure, the second, and so on; after the seventh try it is given up.
PAUSES: Final = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=5),
    timedelta(hours=10),
)
MOST_TRIES: Final = len(PAUSES) + 1
# A worker that died while sending is overtaken after this.
LEASE_TERM: Final = timedelta(minutes=2)
# An old secret signs beside the new one for this long.
OVERLAP_TERM: Final = timedelta(hours=24)
# How far before the last look an event may still turn up: its transaction began earlier than it ended.
LOOK_BACK: Final = timedelta(hours=1)
KEPT_TERM: Final = timedelta(days=90)
LONGEST_REST: Final = timedelta(minutes=15)
LONGEST_ASKED_REST: Final = timedelta(hours=1)


def next_try_at(tries: int, now: datetime) -> datetime | None:
    """When to try again after so many tries; None when it is over."""
    return now + PAUSES[tries - 1] if tries < MOST_TRIES else None


def rest_until(unreached_in_a_row: int, now: datetime) -> datetime:
    """How long a system that gives no answer is left alone: 1, 2, 4, 8, then 15 minutes."""
    return now + min(timedelta(minutes=2 ** min(unreached_in_a_row - 1, 6)), LONGEST_REST)


def asked_rest_until(seconds: int, now: datetime) -> datetime:
    """A system that asks for rest gets it, at least a minute and at most an hour."""
    return now + min(max(timedelta(seconds=seconds), PAUSES[0]), LONGEST_ASKED_REST)


def may_replay_from(since: datetime, now: datetime) -> bool:
    """A replay begins at most ninety days ago, the first of those days included."""
    return now - KEPT_TERM - timedelta(days=1) <= since < now
