# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What happens at night: clearing away what has ended, watching the trail, releasing a closed month."""

from datetime import datetime
from typing import Final

from django.contrib.sessions.models import Session

from eenlijn.accountability.releases import actions as releases
from eenlijn.casework.dossier import (
    breaking_glass,
    care_reminders,
    data_requests,
    exercises,
    experiences,
    handing_on,
    own_preventions,
    running,
    sampling,
    watching_trail,
)
from eenlijn.casework.restrictions import actions as restrictions
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.reaches import Reach
from eenlijn.commons.tenancy import giving_roles, reviewing
from eenlijn.commons.webhooks import delivering
from eenlijn.doors.jobs.each import at_each
from eenlijn.foundation import walls
from eenlijn.prevention.home_visits import actions as home_visits
from eenlijn.prevention.provisions import actions as provisions

AT_A_TIME: Final = 500


def prune_sessions(now: datetime) -> int:
    """Remove sessions that have ended, a part at a time so that no one waits for the lock."""
    ended = list(Session.objects.filter(expire_date__lt=now).values_list("pk", flat=True)[:AT_A_TIME])
    return Session.objects.filter(pk__in=ended).delete()[0]


def forget_exercises(now: datetime) -> int:
    """Remove exercises of more than thirty days ago, until none is left (decision 16)."""

    def forget() -> int:
        return sum(iter(lambda: exercises.forget_exercises(now), 0))

    return at_each(lambda: exercises.employers_due(now), forget)


def remind_experiences(now: datetime) -> int:
    """Tell who reported, once and two days after closing, that three questions are there for who wishes."""
    return at_each(lambda: experiences.employers_due(now), lambda: experiences.remind(now))


def settle_requests(now: datetime) -> int:
    """End requests nobody can object to any more, and remove what waited for them (C13)."""
    return at_each(lambda: data_requests.employers_due(now), lambda: data_requests.settle_requests(now))


def settle_changes(now: datetime) -> int:
    """End who left and move who moves, and pass on what was still in hand; an outage is caught up."""
    return at_each(lambda: handing_on.employers_due(now), lambda: handing_on.pass_on_due(now))


def remind_of_talks(now: datetime) -> int:
    """Tell both sides of a talk the day before; give back what a peer supporter can no longer do."""
    return at_each(lambda: care_reminders.employers_due(now), lambda: care_reminders.remind_of_talks(now))


def ask_owners(now: datetime) -> int:
    """Ask who saw to a measure whether it works, once after three and once after six months."""
    return at_each(lambda: own_preventions.employers_due(now), lambda: own_preventions.ask_owners(now))


def lapse_measures(now: datetime) -> int:
    """Write down which measures are over and tell who handles them; nothing at a desk waited for this."""
    return at_each(lambda: restrictions.employers_due(now), lambda: running.lapse_measures(now))


def remind_of_rights(now: datetime) -> int:
    """Remind of a quarter without a sign, and close roles that nobody decided about in fourteen days."""

    def remind() -> int:
        return reviewing.remind(now) + giving_roles.expire_all(now)

    return at_each(reviewing.employers, remind)


def remind_of_samples(now: datetime) -> int:
    """Tell the privacy officers that this year has no sample for an outside reader yet; once a year."""
    return at_each(watching_trail.employers, lambda: sampling.remind_of_samples(now))


def release_figures(now: datetime) -> int:
    """Release one period whose day has come; asked again until none is left, so an outage is caught up."""
    with walls.reaching(Reach.RELEASE):
        return len(releases.release_due(actor=Actor.job("release_figures"), now=now, at_most=1))


def remind_of_provisions(now: datetime) -> int:
    """Tell once, a month before, what is to be looked at or practised at a place."""
    return at_each(lambda: provisions.employers_due(now), lambda: provisions.remind_of_provisions(now))


def destroy_visits(now: datetime) -> int:
    """Destroy the checks before visits at home of which the day is over, until none is left."""

    def destroy() -> int:
        return sum(iter(lambda: home_visits.destroy_visits(now), 0))

    return at_each(lambda: home_visits.employers_due(now), destroy)


def forget_deliveries(now: datetime) -> int:
    """Remove webhooks that were worked off more than ninety days ago, and secrets that no longer sign."""

    def forget() -> int:
        return sum(iter(lambda: delivering.forget_deliveries(now), 0))

    return at_each(delivering.employers_with_deliveries, forget)


def watch_trails(now: datetime) -> int:
    """Lay the looks of each day that is over beside the rules; an outage is caught up night by night."""
    return at_each(watching_trail.employers, lambda: watching_trail.watch_trails(now))


def tell_unreviewed(now: datetime) -> int:
    """Tell somebody higher of glass and of months that nobody reviewed in time; once each."""

    def tell() -> int:
        return breaking_glass.escalate_glass(now) + watching_trail.tell_unsigned_months(now)

    return at_each(watching_trail.employers, tell)
