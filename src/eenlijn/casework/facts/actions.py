# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Counting an act: called inside the transaction of that act, never alone."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Self
from uuid import UUID, uuid4

from eenlijn.casework.facts.codes import Measure
from eenlijn.casework.facts.models import Fact
from eenlijn.casework.incidents.codes import Lane, Origin, PerpetratorKnown, kind_group
from eenlijn.casework.incidents.models import Incident
from eenlijn.foundation.clock import local_day_start, to_local

HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Dimensions:
    """What an incident is counted by; no person, place or text among them."""

    organisation_id: UUID
    sector: str
    unit_id: UUID | None
    case_key: UUID
    occurred_on: date
    hours_to_report: int
    kind: str
    severity: str
    channel: str
    origin: str
    municipality_code: str
    lane: str = Lane.PUBLIC_TASK

    @classmethod
    def of(cls, incident: Incident) -> Self:
        municipality = incident.municipality
        return cls(
            organisation_id=incident.organisation_id,
            sector=incident.organisation.sector,
            unit_id=incident.unit_id,
            case_key=incident.case_key,
            occurred_on=to_local(incident.occurred_at).date(),
            hours_to_report=hours_to_report(incident.occurred_at, incident.reported_at),
            kind=incident.main_type,
            severity=incident.severity,
            channel=incident.channel,
            origin=incident.origin,
            municipality_code=municipality.code if municipality else "",
            lane=incident.lane,
        )


def hours_to_report(occurred_at: datetime, reported_at: datetime) -> int:
    """Hours begun between incident and report, so that `<= 48` is exactly "within 48 hours"."""
    return -((occurred_at - reported_at) // HOUR)


def fact_row(
    measure: Measure,
    dimensions: Dimensions,
    now: datetime,
    *,
    delta: int = 1,
    due_at: datetime | None = None,
    in_time: bool | None = None,
    step: str = "",
) -> Fact:
    """An unsaved row, for acts that write many at once."""
    return Fact(
        organisation_id=dimensions.organisation_id,
        unit_id=dimensions.unit_id,
        case_key=dimensions.case_key,
        measure=measure,
        delta=delta,
        recorded_at=now,
        occurred_on=dimensions.occurred_on,
        month=dimensions.occurred_on.replace(day=1),
        weekday=dimensions.occurred_on.isoweekday(),
        hours_to_report=dimensions.hours_to_report,
        kind=dimensions.kind,
        kind_group=kind_group(dimensions.kind) if dimensions.kind else "",
        severity=dimensions.severity,
        channel=dimensions.channel,
        origin=dimensions.origin,
        lane=dimensions.lane,
        sector=dimensions.sector,
        municipality_code=dimensions.municipality_code,
        due_at=due_at,
        in_time=in_time,
        step=step,
    )


@dataclass(frozen=True)
class Counted:
    """One count of an act; `due_at` for a clock."""

    measure: Measure
    due_at: datetime | None = None


def new_facts(incident: Incident, now: datetime, counted: Iterable[Counted]) -> list[Fact]:
    """Several facts of one act, unsaved. An exercise counts nowhere (decision 16)."""
    if incident.is_exercise:
        return []
    dimensions = Dimensions.of(incident)
    return [fact_row(one.measure, dimensions, now, due_at=one.due_at) for one in counted]


def record(
    measure: Measure,
    incident: Incident,
    now: datetime,
    *,
    delta: int = 1,
    due_at: datetime | None = None,
    in_time: bool | None = None,
    step: str = "",
) -> None:
    """Add one fact. An exercise counts nowhere (decision 16), and nothing is no fact."""
    if incident.is_exercise or not delta:
        return
    row = fact_row(
        measure, Dimensions.of(incident), now, delta=delta, due_at=due_at, in_time=in_time, step=step
    )
    row.save(force_insert=True)


def record_opinion(measure: Measure, incident: Incident, answer: str, now: datetime) -> None:
    """What a reporter thought of how it went: a key of its own, the month of the answer and no more.

    Neither the day, the kind nor the severity of the incident goes along: one answer leads to nobody.
    """
    if incident.is_exercise:
        return
    month = to_local(now).date().replace(day=1)
    apart = Dimensions(
        organisation_id=incident.organisation_id,
        sector=incident.organisation.sector,
        unit_id=incident.unit_id,
        case_key=uuid4(),
        occurred_on=month,
        hours_to_report=0,
        kind="",
        severity="",
        channel="",
        origin=Origin.REPORT,
        municipality_code="",
        lane=incident.lane,
    )
    fact_row(measure, apart, local_day_start(month), step=answer).save(force_insert=True)


def correct(before: Dimensions, after: Incident, now: datetime) -> None:
    """Move whatever was counted to the incident's new dimensions: off under the old, on under the new."""
    current = Dimensions.of(after)
    if after.is_exercise or before == current:
        return
    Fact.objects.bulk_create(
        fact_row(
            Measure(one.measure),
            dimensions,
            now,
            delta=sign * count,
            due_at=one.due_at,
            in_time=one.in_time,
            step=one.step,
        )
        for one, count in counted(after).items()
        for sign, dimensions in ((-1, before), (1, current))
    )


def take_out(incident: Incident, measures: Iterable[Measure], now: datetime) -> None:
    """What was counted of these measures is counted no longer."""
    wanted = frozenset(measures)
    for one, count in counted(incident).items():
        if one.measure in wanted:
            record(
                Measure(one.measure),
                incident,
                now,
                delta=-count,
                due_at=one.due_at,
                in_time=one.in_time,
                step=one.step,
            )


@dataclass(frozen=True)
class OneCount:
    """What tells two counts of one incident apart, whatever its dimensions."""

    measure: str
    due_at: datetime | None
    in_time: bool | None
    step: str


def counted(incident: Incident) -> dict[OneCount, int]:
    """What this incident counts for now; one statement."""
    rows = Fact.objects.filter(case_key=incident.case_key).values_list(
        "measure", "due_at", "in_time", "step", "delta"
    )
    net: Counter[OneCount] = Counter()
    for measure, due_at, in_time, step, delta in rows:
        net[OneCount(measure, due_at, in_time, step)] += delta
    return {one: count for one, count in net.items() if count}


def move_due(incident: Incident, now: datetime, *, before: datetime, after: datetime) -> None:
    """A pause moved the due moment of the answer: one row off, one row on."""
    if can_be_counted(incident):
        record(Measure.CLOCK, incident, now, delta=-1, due_at=before)
        record(Measure.CLOCK, incident, now, due_at=after)


def count_decided(incident: Incident, now: datetime, *, due_at: datetime) -> None:
    """A request about somebody's own data was decided, seen from this dossier; the due moment is in time."""
    record(Measure.DECIDED, incident, now, due_at=due_at, in_time=now <= due_at)


def move_request(incident: Incident, now: datetime, *, before: datetime, after: datetime) -> None:
    """A request got a longer term: one row off, one row on."""
    record(Measure.REQUEST, incident, now, delta=-1, due_at=before)
    record(Measure.REQUEST, incident, now, due_at=after)


def can_be_counted(incident: Incident) -> bool:
    """Whether its clock counts in the share of answers in time: the other person is, or may become, known."""
    return incident.perpetrator_known != PerpetratorKnown.NO


def record_history(rows: Iterable[Dimensions], now: datetime) -> int:
    """Add counts of incidents that have no dossier here, as an old register brings them."""
    return len(
        Fact.objects.bulk_create((fact_row(Measure.INCIDENT, row, now) for row in rows), batch_size=500)
    )
