# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What happens at night: clearing away what has ended, and releasing the figures of a closed month."""

from datetime import datetime
from typing import Final

from django.contrib.sessions.models import Session

from eenlijn.accountability.releases import actions as releases
from eenlijn.casework.dossier import exercises
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.webhooks import delivering

AT_A_TIME: Final = 500


def prune_sessions(now: datetime) -> int:
    """Remove sessions that have ended, a part at a time so that no one waits for the lock."""
    ended = list(Session.objects.filter(expire_date__lt=now).values_list("pk", flat=True)[:AT_A_TIME])
    return Session.objects.filter(pk__in=ended).delete()[0]


def forget_exercises(now: datetime) -> int:
    """Remove exercises of more than thirty days ago, until none is left (decision 16)."""
    return sum(iter(lambda: exercises.forget_exercises(now), 0))


def release_figures(now: datetime) -> int:
    """Release one period whose day has come; asked again until none is left, so an outage is caught up."""
    return len(releases.release_due(actor=Actor.job("release_figures"), now=now, at_most=1))


def forget_deliveries(now: datetime) -> int:
    """Remove webhooks that were worked off more than ninety days ago, and secrets that no longer sign."""
    return sum(iter(lambda: delivering.forget_deliveries(now), 0))
