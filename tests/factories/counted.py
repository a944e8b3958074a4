# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Employers and counted incidents in bulk, so that a release has something to decide."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final
from uuid import uuid4

from eenlijn.casework.facts.actions import Dimensions, fact_row
from eenlijn.casework.facts.codes import Measure
from eenlijn.casework.facts.models import Fact
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.organisations.codes import SECTOR_OF, OrganisationType
from eenlijn.commons.organisations.models import Municipality, Organisation
from eenlijn.commons.tenancy.actions import found_platform

JOB: Final = Actor.job("release_figures")
JOINED: Final = date(2024, 1, 1)


def employers(kind: OrganisationType, count: int, *, joined_on: date = JOINED) -> list[Organisation]:
    """So many employers of one kind, all in Almelo; without people, units or keys."""
    town = Municipality.objects.get(code="GM0141")
    made = [
        Organisation(
            slug=f"{kind.value}-{uuid4().hex[:8]}",
            name=f"{kind.label} {number} (verzonnen)",
            organisation_type=kind,
            sector=SECTOR_OF[kind],
            municipality=town,
            joined_on=joined_on,
            is_invented=True,
        )
        for number in range(count)
    ]
    return Organisation.objects.bulk_create(made)


def platform(now: datetime) -> None:
    """The platform with its region and its trail."""
    found_platform(now=now)


def happened(employer: Organisation, day: date, count: int = 1, **given: Any) -> list[Fact]:
    """So many incidents of that day, counted the next noon; `given` changes a dimension or the moment."""
    recorded_at = given.pop("recorded_at", datetime.combine(day, time(12), UTC) + timedelta(days=1))
    rows = [
        fact_row(Measure.INCIDENT, dimensions(employer, day, **given), recorded_at) for _each in range(count)
    ]
    return Fact.objects.bulk_create(rows)


def dimensions(employer: Organisation, day: date, **given: Any) -> Dimensions:
    return Dimensions(
        **{
            "organisation_id": employer.pk,
            "sector": employer.sector,
            "unit_id": None,
            "case_key": uuid4(),
            "occurred_on": day,
            "hours_to_report": 3,
            "kind": "verbal_insult",
            "severity": "s2_norm_breach",
            "channel": "telephone",
            "origin": "report",
            "municipality_code": "GM0141",
            **given,
        }
    )


def answered(employer: Organisation, day: date, *, in_time: bool, **given: Any) -> None:
    """One incident whose answer left in time, or whose term passed without one."""
    moment = datetime.combine(day, time(12), UTC)
    counted = dimensions(employer, day, **given)
    due_at = moment + timedelta(hours=48)
    rows = [
        fact_row(Measure.INCIDENT, counted, moment),
        fact_row(Measure.CLOCK, counted, moment, due_at=due_at),
    ]
    if in_time:
        rows.append(fact_row(Measure.ANSWERED, counted, moment, due_at=due_at, in_time=True))
    Fact.objects.bulk_create(rows)
