# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Releasing: the job of the platform decides a period once; nothing changes it afterwards."""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import islice

from django.db import transaction
from django.utils.translation import gettext as _

from eenlijn.accountability.figures.disclosure import Decision, decide, restored, stored
from eenlijn.accountability.figures.periods import OF_DECISIONS, taken_together
from eenlijn.accountability.releases.access import may_release
from eenlijn.accountability.releases.codes import RULES, PeriodKind
from eenlijn.accountability.releases.deadlines import (
    Period,
    first_month,
    months_between,
    months_due,
    next_month,
    years_due,
)
from eenlijn.accountability.releases.models import Release, ReleasedTable
from eenlijn.accountability.releases.plans import codes_of, plan_of, plan_of_decisions
from eenlijn.accountability.releases.records import Counting, decisions_of, records_of
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.commons.organisations.queries import Participant, participants, region_of_figures
from eenlijn.commons.trail.actions import Entry, append

FIRST_EDITION = 1


class NotClosedYet(Refused):
    """A period is released on its fixed day and not before: what is not over can still grow."""

    def __init__(self) -> None:
        super().__init__(_("Deze periode is nog niet afgesloten. Vrijgeven kan op een vaste dag erna."))


def release_due(*, actor: Actor, now: datetime, at_most: int | None = None) -> list[Period]:
    """Release whatever its day has come for: months in order, then years; tells what came out."""
    if not may_release(actor):
        raise NotVisible
    return list(islice(_coming_out(actor, now), at_most))


def _coming_out(actor: Actor, now: datetime) -> Iterator[Period]:
    """Each in a transaction of its own. A month that waits is tried again and gives the same answer."""
    first = _first_month(participants())
    if first is None:
        return
    done = [Period(PeriodKind(row.kind), row.since, row.last) for row in Release.objects.all()]
    months = {month for one in done if not one.is_year for month in one.each_month}
    for month in months_due(first, now):
        if month not in months and (period := release_month(actor=actor, month=month, now=now)):
            yield period
    for year in years_due(first, now):
        if Period.year(year) not in done and (period := release_year(actor=actor, year=year, now=now)):
            yield period


@transaction.atomic
def release_month(*, actor: Actor, month: date, now: datetime) -> Period | None:
    """Release a closed month, together with months before it in that year that were too small alone.

    None when it was released before, or when all of them together are still too few: then it waits.
    """
    _check(actor, Period.months(month), now)
    everybody = participants()
    first = _first_month(everybody)
    waiting = _waiting(max(first, month.replace(month=1)), month) if first and first <= month else []
    if not waiting:
        return None
    period = Period.months(waiting[0], month)
    taking_part = _taking_part(everybody, period)
    places = tuple(region_of_figures().municipalities)
    records = records_of(actor, [Counting(period, period.counted_until)], places)
    months = taken_together(codes_of(period), records)
    if not months:
        return None
    decision = decide(records, plan_of(period, months, places, taking_part))
    counted = [Counting(period, period.counted_until)]
    police = decide(decisions_of(actor, counted), plan_of_decisions(period, months, taking_part))
    return _keep(actor, period, (decision, police), len(taking_part), now)


@transaction.atomic
def release_year(*, actor: Actor, year: int, now: datetime) -> Period | None:
    """Release a closed year: exactly its released months, each as it stood then. None without any."""
    period = Period.year(year)
    _check(actor, period, now)
    if Release.objects.filter(kind=PeriodKind.YEAR, since=period.since).exists():
        return None
    months = _released_months(period)
    if not months:
        return None
    taking_part = _taking_part(participants(), period)
    places = tuple(region_of_figures().municipalities)
    counted = [Counting(one, one.counted_until) for one in months.values()]
    codes = tuple(code for one in counted for code in codes_of(one.period))
    plan = plan_of(period, codes, places, taking_part)
    before = _decided(months)
    decision = decide(records_of(actor, counted, places), plan, _about(before, decisions=False))
    police = decide(
        decisions_of(actor, counted),
        plan_of_decisions(period, codes, taking_part),
        _about(before, decisions=True),
    )
    return _keep(actor, period, (decision, police), len(taking_part), now)


def _check(actor: Actor, period: Period, now: datetime) -> None:
    if not may_release(actor):
        raise NotVisible
    if now < period.opens_at:
        raise NotClosedYet


def _waiting(since: date, month: date) -> list[date]:
    """The months up to this one that are not released; none when this one is."""
    within = Release.objects.filter(kind=PeriodKind.MONTH, last__gte=since, since__lte=month)
    last = within.order_by("-last").values_list("last", flat=True).first()
    return list(months_between(next_month(last) if last else since, month))


def _released_months(period: Period) -> dict[Release, Period]:
    rows = Release.objects.filter(
        kind=PeriodKind.MONTH, since__gte=period.since, last__lte=period.last
    ).order_by("since")
    return {row: Period.months(row.since, row.last) for row in rows}


def _decided(months: dict[Release, Period]) -> list[Decision]:
    """What the months of a year say already: the guard may not contradict it."""
    tables = ReleasedTable.objects.filter(release__in=months).order_by("release__since", "name")
    return [restored([table.content]) for table in tables]


def _about(before: list[Decision], *, decisions: bool) -> list[Decision]:
    """The tables of one register: decisions about filings, or incidents. Neither adds up to the other."""
    return [one for one in before if (one.tables[0].table.by in OF_DECISIONS) == decisions]


def _keep(actor: Actor, period: Period, decided: Iterable[Decision], employers: int, now: datetime) -> Period:
    release = Release.objects.create(
        kind=period.kind,
        since=period.since,
        last=period.last,
        edition=FIRST_EDITION,
        released_at=now,
        employers=employers,
        rules=RULES,
    )
    ReleasedTable.objects.bulk_create(one for decision in decided for one in _tables(release, decision))
    told = {"period": period.code, "edition": FIRST_EDITION, "rules": RULES}
    append(actor, now, Entry("release_figures", "release", release.pk, detail=told))
    return period


def _tables(release: Release, decision: Decision) -> Sequence[ReleasedTable]:
    return [
        ReleasedTable(release=release, name=".".join(content["by"]), content=content)
        for content in stored(decision)
    ]


def _first_month(everybody: Sequence[Participant]) -> date | None:
    return first_month([one.joined_on for one in everybody])


def _taking_part(everybody: Sequence[Participant], period: Period) -> dict[Hashable, str]:
    """The sector of each employer that took part on the last day of the period."""
    after = next_month(period.last)
    return {one.organisation_id: one.sector for one in everybody if one.joined_on < after}
