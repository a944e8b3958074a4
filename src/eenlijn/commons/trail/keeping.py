# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""When checkpoints leave this machine, which place has them, and which place fails.

What is known of each place stands in a small file beside the heartbeat, so that web processes and `doctor`
can tell. When that file is lost every place is due at once, which does no harm.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from eenlijn.commons.trail.places import Place
from eenlijn.foundation.clock import to_local
from eenlijn.foundation.logs import log

# A place that has had nothing for this many times its interval is late, also when nobody tries any more.
_LATE_AFTER: Final = 3
_LOG: Final = log(__name__)


class NotKept(Exception):
    """At least one place did not take the checkpoints; the others did, and the next run tries again."""


@dataclass(frozen=True)
class Standing:
    """What is known of one place."""

    kept_at: str = ""
    failures: int = 0
    error: str = ""


def keep(
    places: Sequence[Place],
    lines: Callable[[], Sequence[str]],
    *,
    known: Path,
    every: timedelta,
    now: datetime,
) -> int:
    """Hand the checkpoints to every place that is due, whatever the others do; tells how many took them.

    Without any chain (nothing was founded yet, or all of it is gone) no place takes anything, and gets late.
    """
    standings = read_standings(known)
    due = [place for place in places if _is_due(standings.get(place.name, Standing()), every, now)]
    if not due:
        return 0
    told = lines()
    if not told:
        return 0
    found = {place.name: _hand_over(place, told, standings.get(place.name, Standing()), now) for place in due}
    _write_standings(known, {**standings, **found})
    failed = [name for name, one in found.items() if one.failures]
    if failed:
        raise NotKept(", ".join(failed))
    return len(due)


def state(places: Sequence[Place], *, known: Path, every: timedelta, now: datetime) -> dict[str, str]:
    """Tell of each place `ok`, `late` or `failing`; nothing chosen is an empty answer."""
    standings = read_standings(known)
    return {place.name: _state(standings.get(place.name, Standing()), every, now) for place in places}


def read_standings(known: Path) -> dict[str, Standing]:
    """Return what is known of each place; an unreadable file knows nothing."""
    try:
        told = json.loads(known.read_text("utf-8"))
        return {str(name): Standing(**one) for name, one in told.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def _state(one: Standing, every: timedelta, now: datetime) -> str:
    if one.failures:
        return "failing"
    kept_at = _moment(one)
    return "ok" if kept_at and now - kept_at <= every * _LATE_AFTER else "late"


def _is_due(one: Standing, every: timedelta, now: datetime) -> bool:
    """Due after a while, as soon as a new local day begins, after a failure, and when the clock went back."""
    kept_at = _moment(one)
    if kept_at is None or one.failures or kept_at > now:
        return True
    return now - kept_at >= every or to_local(kept_at).date() != to_local(now).date()


def _moment(one: Standing) -> datetime | None:
    try:
        return datetime.fromisoformat(one.kept_at)
    except ValueError:
        return None


def _hand_over(place: Place, lines: Sequence[str], before: Standing, now: datetime) -> Standing:
    try:
        place.take(lines, now)
    except Exception as fault:  # noqa: BLE001 - whatever one place does, the others have their turn
        _LOG.error("checkpoints not kept", check=place.name, tries=before.failures + 1, exc_info=True)
        return replace(before, failures=before.failures + 1, error=type(fault).__name__)
    return Standing(kept_at=now.isoformat())


def _write_standings(known: Path, standings: Mapping[str, Standing]) -> None:
    draft = known.with_suffix(".new")
    draft.write_text(json.dumps({name: asdict(one) for name, one in standings.items()}), "utf-8")
    draft.replace(known)
