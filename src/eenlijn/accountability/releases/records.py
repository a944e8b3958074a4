# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""From facts to the records that the guard counts: every incident as it stood when its month was released."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import reduce
from operator import or_
from typing import Any, Final
from uuid import UUID

from django.db.models import Q, Sum

from eenlijn.accountability.figures.codes import WORD_OF
from eenlijn.accountability.figures.published import (
    FILED,
    IN_TIME,
    LATE,
    MELDING,
    NO_OUTCOME,
    UNDECIDED,
    Record,
)
from eenlijn.accountability.releases.codes import (
    CHANNEL_GROUPS,
    DECISIONS,
    UNKNOWN,
    ChannelGroup,
    not_filed,
)
from eenlijn.accountability.releases.deadlines import Period, month_code, next_month
from eenlijn.casework.facts.access import countable_for_release, counting
from eenlijn.casework.facts.codes import Measure
from eenlijn.casework.incidents.codes import Origin
from eenlijn.casework.police_reports.codes import PoliceDecision
from eenlijn.commons.access.actor import Actor
from eenlijn.foundation.clock import local_day_start, local_month

COUNTED: Final = (
    Measure.INCIDENT,
    Measure.CLOCK,
    Measure.ANSWERED,
    Measure.POLICE_FILED,
    Measure.POLICE_NOT,
)
FIELDS: Final = (
    "case_key",
    "organisation_id",
    "month",
    "sector",
    "kind_group",
    "severity",
    "channel",
    "municipality_code",
    "origin",
    "measure",
    "due_at",
    "in_time",
    "step",
)
Line = Mapping[str, Any]


@dataclass(frozen=True)
class Counting:
    """Which months were counted as they stood before which moment."""

    period: Period
    until: datetime


def records_of(actor: Actor, counted: Sequence[Counting], places: Iterable[str]) -> list[Record]:
    """One record per incident that still counts; `places` are the municipalities of the region. One query.

    Facts are only ever added, so what was known before a moment can be read at any later one.
    """
    within = reduce(or_, (_counted_as(one) for one in counted), Q(pk=None))
    lines = (
        countable_for_release(actor)
        .filter(within, measure__in=COUNTED)
        .order_by()
        .values(*FIELDS)
        .annotate(net=Sum("delta"))
        .filter(net__gt=0)
    )
    moments = {month: one.until for one in counted for month in one.period.each_month}
    per_case: dict[UUID, list[Line]] = defaultdict(list)
    # The role for figures reads facts and nothing else, of whoever's.
    with counting():
        read = list(lines)
    for line in read:
        per_case[line["case_key"]].append(line)
    known = frozenset(places)
    return [
        _record(incident, found, moments[incident["month"]], known)
        for found in per_case.values()
        for incident in found
        if incident["measure"] == Measure.INCIDENT
    ]


def _counted_as(one: Counting) -> Q:
    return Q(month__gte=one.period.since, month__lte=one.period.last, recorded_at__lt=one.until)


def _record(incident: Line, found: list[Line], until: datetime, places: frozenset[str]) -> Record:
    return Record(
        employer=incident["organisation_id"],
        month=month_code(incident["month"]),
        sector=incident["sector"],
        kind_group=incident["kind_group"],
        severity=WORD_OF.get(incident["severity"], UNKNOWN),
        channel=CHANNEL_GROUPS.get(incident["channel"], ChannelGroup.UNKNOWN).value,
        municipality=incident["municipality_code"] if incident["municipality_code"] in places else UNKNOWN,
        outcome=_outcome(incident, found, until),
        police=_police(found),
    )


def _police(found: list[Line]) -> str:
    """The decision that counted at that moment (row C9): filed, a notification, why not, or none yet."""
    for line in found:
        if line["measure"] == Measure.POLICE_NOT:
            return not_filed(line["step"])
        if line["measure"] == Measure.POLICE_FILED:
            return MELDING if line["step"] == PoliceDecision.MELDING else FILED
    return UNDECIDED


def decisions_of(actor: Actor, counted: Sequence[Counting]) -> list[Record]:
    """One record per decision about a filing that was recorded in these months, once per case and month.

    The month is that of recording, not of the incident: a judge comes long after the month was released. What
    was taken back within its month is none; taken back later, the released number stands. One query.
    """
    months = {month for one in counted for month in one.period.each_month}
    within = reduce(or_, (_recorded_in(month) for month in sorted(months)), Q(pk=None))
    rows = (
        countable_for_release(actor)
        .filter(within, measure=Measure.POLICE_STEP, step__in=DECISIONS)
        .order_by()
        .values_list("case_key", "organisation_id", "sector", "step", "recorded_at", "delta")
    )
    net: Counter[tuple[UUID, UUID, str, str, str]] = Counter()
    with counting():
        for case, employer, sector, step, recorded_at, delta in rows:
            net[case, employer, sector, step, month_code(local_month(recorded_at))] += delta
    return [
        _decision(employer, sector, step, month)
        for (_case, employer, sector, step, month), count in net.items()
        if count > 0
    ]


def _recorded_in(month: date) -> Q:
    return Q(recorded_at__gte=local_day_start(month), recorded_at__lt=local_day_start(next_month(month)))


def _decision(employer: UUID, sector: str, step: str, month: str) -> Record:
    """Of the case itself nothing goes along but its employer: how severe or where stands in no table here."""
    return Record(
        employer=employer,
        month=month,
        sector=sector,
        kind_group="",
        severity="",
        channel="",
        municipality="",
        decision=step,
    )


def _outcome(incident: Line, found: list[Line], until: datetime) -> str:
    """As in the own figures: in time or late once the term has ended, and before that nothing."""
    if incident["origin"] != Origin.REPORT:
        return NO_OUTCOME
    answered = [line for line in found if line["measure"] == Measure.ANSWERED]
    passed = [line for line in found if line["measure"] == Measure.CLOCK and line["due_at"] < until]
    if any(line["in_time"] for line in answered):
        return IN_TIME
    return LATE if passed or any(line["due_at"] >= until for line in answered) else NO_OUTCOME
