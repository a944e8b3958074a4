# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""From facts to the records that the guard counts: every incident as it stood when its month was released."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any, Final
from uuid import UUID

from django.db.models import Q, Sum

from eenlijn.accountability.figures.codes import WORD_OF
from eenlijn.accountability.figures.published import IN_TIME, LATE, NO_OUTCOME, Record
from eenlijn.accountability.releases.codes import CHANNEL_GROUPS, UNKNOWN, ChannelGroup
from eenlijn.accountability.releases.deadlines import Period, month_code
from eenlijn.casework.facts.access import countable_for_release, counting
from eenlijn.casework.facts.codes import Measure
from eenlijn.casework.incidents.codes import Origin
from eenlijn.commons.access.actor import Actor

COUNTED: Final = (Measure.INCIDENT, Measure.CLOCK, Measure.ANSWERED)
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
