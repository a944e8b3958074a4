# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The digest of a team: counts and lessons over the units that this manager leads, and nothing of others.

The own view counts everything a manager may open (decision 33), but this sheet goes to the team, which may
open nothing. So below five incidents it tells how many there were and not of which kind: who knows the team
would know who it was. Lessons are about the work and stay. No names, no numbers of dossiers, no words of
people; what lies with the other person is never among the causes.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.db import transaction
from django.db.models import Q, Sum

from eenlijn.casework.facts.access import countable_by, counting
from eenlijn.casework.facts.codes import Measure
from eenlijn.casework.incidents.codes import KindGroup, Lane, label
from eenlijn.casework.learning.access import analyses_visible_to, needs_visible_to, visible_to
from eenlijn.casework.learning.causes import causes
from eenlijn.casework.learning.codes import NeedState, PreventionState
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.organisations.queries import unit_names
from eenlijn.commons.trail.actions import Entry, append
from eenlijn.foundation.clock import local_day_start, local_month
from eenlijn.foundation.sealed.compartments import Compartment
from eenlijn.prevention.home_visits.queries import visit_counts

LEAST: Final = 5
PERIODS: Final = (1, 3, 6, 12)


@dataclass(frozen=True)
class Counted:
    """A word and how often."""

    label: str
    count: int


@dataclass(frozen=True)
class Digest:
    """`kinds` is empty below five incidents: `hides_kinds` says that it is so."""

    teams: tuple[str, ...]
    since: date
    until: date
    incidents: int
    kinds: tuple[Counted, ...]
    hides_kinds: bool
    causes: tuple[Counted, ...]
    preventions: tuple[tuple[str, PreventionState], ...]
    trainings: tuple[tuple[str, NeedState], ...]
    visits: dict[str, int]
    counted_at: datetime


def period_of(months: int, now: datetime) -> tuple[date, date]:
    """So many months, the present one the last; both as first days."""
    until = local_month(now)
    first = until.year * 12 + until.month - months
    return date(first // 12, first % 12 + 1, 1), until


def digest(actor: Actor, months: int, now: datetime) -> Digest:
    """Count once for the teams this person leads; whoever leads none has no such page."""
    if not (actor.is_person and actor.has(Role.MGR) and actor.managed_unit_ids):
        raise NotVisible
    since, until = period_of(months if months in PERIODS else PERIODS[1], now)
    kinds = _kinds(actor, since, until)
    total = sum(kinds.values())
    hides = 0 < total < LEAST
    return Digest(
        teams=tuple(sorted(unit_names(actor.managed_unit_ids).values(), key=str.casefold)),
        since=since,
        until=until,
        incidents=total,
        kinds=() if hides else _counted((str(KindGroup(code).label), n) for code, n in kinds.items()),
        hides_kinds=hides,
        causes=_causes(actor, since),
        preventions=_preventions(actor, since),
        trainings=_trainings(actor, since),
        visits=_visits(actor, since, until),
        counted_at=now,
    )


@transaction.atomic
def take_digest(*, actor: Actor, months: int, now: datetime) -> Digest:
    """The same to take along to a meeting; told in the trail."""
    found = digest(actor, months, now)
    entry = Entry(
        action="take_digest",
        object_type="digest",
        compartments=(Compartment.STATISTICS,),
        purpose="overview",
        detail={"since": found.since.isoformat(), "until": found.until.isoformat()},
    )
    append(actor, now, entry)
    return found


def _kinds(actor: Actor, since: date, until: date) -> dict[str, int]:
    facts = countable_by(actor).filter(
        unit_id__in=actor.managed_unit_ids, measure=Measure.INCIDENT, month__gte=since, month__lte=until
    )
    with counting():
        rows = list(facts.order_by().values_list("kind_group").annotate(total=Sum("delta")))
    return {group: total for group, total in rows if total}


def _counted(found: Iterable[tuple[str, int]]) -> tuple[Counted, ...]:
    return tuple(Counted(*one) for one in sorted(found, key=lambda one: (-one[1], one[0])))


def _of_team(actor: Actor) -> Q:
    return Q(incident__unit_id__in=actor.managed_unit_ids, incident__lane=Lane.PUBLIC_TASK)


def _causes(actor: Actor, since: date) -> tuple[Counted, ...]:
    """Main and other causes that lie with us or the situation."""
    rows = analyses_visible_to(actor).filter(_of_team(actor), written_at__gte=local_day_start(since))
    found: Counter[str] = Counter()
    for main, others in rows.values_list("main_cause", "other_causes"):
        found.update(
            code for code in (main, *others) if code in causes() and not causes()[code].is_of_the_other
        )
    return _counted((causes()[code].label, count) for code, count in found.items())


def _preventions(actor: Actor, since: date) -> tuple[tuple[str, PreventionState], ...]:
    rows = visible_to(actor).filter(_of_team(actor), planned_at__gte=local_day_start(since))
    kept = rows.exclude(state=PreventionState.DROPPED).order_by("due_on", "pk")
    return tuple(
        (label("prevention_measure", kind), PreventionState(state))
        for kind, state in kept.values_list("kind", "state")
    )


def _trainings(actor: Actor, since: date) -> tuple[tuple[str, NeedState], ...]:
    rows = needs_visible_to(actor).filter(_of_team(actor), recorded_at__gte=local_day_start(since))
    kept = rows.exclude(state=NeedState.NOT_NEEDED).order_by("recorded_at", "pk")
    return tuple(
        (label("training_type", kind), NeedState(state))
        for kind, state in kept.values_list("training_type", "state")
    )


def _visits(actor: Actor, since: date, until: date) -> dict[str, int]:
    """Of the teams alone, also for who coordinates more."""
    return visit_counts(actor, since, until, unit_ids=actor.managed_unit_ids)
