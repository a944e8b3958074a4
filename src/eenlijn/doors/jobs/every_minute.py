# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What may wait a little: lights of running clocks, trail lines that waited for a key, and checkpoints."""

from datetime import datetime, timedelta

from django.conf import settings

from eenlijn.casework.clocks import actions as clocks
from eenlijn.casework.dossier import lights
from eenlijn.commons.access.reaches import Reach
from eenlijn.commons.keys import vault
from eenlijn.commons.trail import actions as trail
from eenlijn.commons.trail import keeping
from eenlijn.commons.trail.checkpoints import signed_line
from eenlijn.commons.trail.places import Place, places_of
from eenlijn.commons.trail.queries import checkpoints
from eenlijn.doors.jobs.each import at_each
from eenlijn.foundation import clock, walls


def warn_of_lights(now: datetime) -> int:
    """Tell who handles it that an answer is nearly due or late; once per light."""
    return at_each(lambda: clocks.employers_due(now), lambda: lights.warn_of_lights(now=now))


def enter_waiting_lines(now: datetime) -> int:
    """Let trail lines that were written while the keys were away into their chains."""
    return at_each(trail.employers_waiting, trail.enter_waiting)


def keep_checkpoints(now: datetime) -> int:
    """Let the ends of all chains leave this machine when a place is due; see the settings CHECKPOINTS."""
    return hand_over(now, settings.EENLIJN_CHECKPOINTS_EVERY)


def hand_over(now: datetime, every: timedelta) -> int:
    """Give every chosen place what it has not had for this long; NotKept when one did not take it."""
    return keeping.keep(
        places(), lambda: _signed(now), known=settings.EENLIJN_CHECKPOINTS, every=every, now=now
    )


def state_of_checkpoints() -> dict[str, str]:
    """Tell of each chosen place whether it has the newest checkpoints; for `./eenlijn doctor`."""
    return keeping.state(
        places(),
        known=settings.EENLIJN_CHECKPOINTS,
        every=settings.EENLIJN_CHECKPOINTS_EVERY,
        now=clock.now(),
    )


def places() -> list[Place]:
    """The places that the settings name."""
    return places_of(settings.EENLIJN_CHECKPOINTS_DIRECTORY, settings.EENLIJN_CHECKPOINTS_SYSLOG)


def _signed(now: datetime) -> list[str]:
    """Every chain, also one that did not move: each file of a month stands on its own."""
    with walls.reaching(Reach.CHAINS):
        ends = checkpoints()
    if not ends:
        return []
    seed = vault.signing_seed()
    return [signed_line(one, now, seed) for one in ends]
