# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registers made for the tests of the guard: the same seed gives the same incidents.

Their plans are made by what makes the plans of releases, so what is decided and attacked in these tests is
what is published: `test_plans` of releases asks that of the job.
"""

from collections.abc import Hashable, Sequence
from dataclasses import replace
from datetime import date
from random import Random
from typing import Any, Final

from eenlijn.accountability.figures.disclosure import Decision, decide
from eenlijn.accountability.figures.published import IN_TIME, LATE, Plan, Record, Table
from eenlijn.accountability.releases import plans
from eenlijn.accountability.releases.deadlines import Period

MUNICIPALITIES: Final = tuple(f"GM{number:04}" for number in range(14))
LISTS: Final = plans.lists_of(MUNICIPALITIES)
Employers = dict[Hashable, str]

# --- small stories, with the employers everybody knows ---------------------------------------------

REGGESTREEK, DINKELBORG, POLITIE = "Busbedrijf Reggestreek", "Woonstichting Dinkelborg", "Politie Twente"
A_RECORD: Final = Record(
    employer=REGGESTREEK,
    month="2026-03",
    sector="transport",
    kind_group="verbal",
    severity="light",
    channel="phone",
    municipality="GM0000",
    outcome=IN_TIME,
)


def some(number: int, **values: Any) -> list[Record]:
    """So many of the same incident."""
    return [replace(A_RECORD, **values)] * number


def spread(employers: Sequence[str], number: int, **values: Any) -> list[Record]:
    """So many incidents, of each of these employers in turn."""
    return [replace(A_RECORD, employer=employers[turn % len(employers)], **values) for turn in range(number)]


def plan_of(
    *by: tuple[str, ...],
    months: tuple[str, ...] = ("2026-03",),
    period: str = "2026-03",
    **lists: tuple[str, ...],
) -> Plan:
    """A plan of these tables over these months, with shorter lists where given."""
    tables = tuple(Table(period, months, attributes) for attributes in by)
    return Plan({**LISTS, **lists}, tables, {"outcome": (IN_TIME, LATE)})


def as_seen(decision: Decision, name: str) -> dict[str, int | str]:
    """A table as it stands on the page: numbers, and reasons where there is none."""
    found: dict[str, int | str] = {}
    for cell in decision.table(name).cells:
        found[".".join(cell.key)] = str(cell.reason) if cell.shown is None else cell.shown
    return found


# --- large ones, by chance -------------------------------------------------------------------------


def employers(per_sector: int) -> Employers:
    return {f"{sector}-{number}": sector for sector in LISTS["sector"] for number in range(per_sector)}


def _some(random: Random, values: tuple[str, ...], slope: float) -> str:
    """One of the values, the first ones more often: real registers are that uneven."""
    return random.choices(values, [1 / (place + 1) ** slope for place in range(len(values))])[0]


def incident(random: Random, month: str, takes_part: Employers) -> Record:
    employer = random.choices(list(takes_part), [1 / (1 + place % 9) for place in range(len(takes_part))])[0]
    return Record(
        employer=employer,
        month=month,
        sector=takes_part[employer],
        kind_group=_some(random, LISTS["kind_group"], 1.2),
        severity=_some(random, LISTS["severity"], 1),
        channel=_some(random, LISTS["channel"], 1),
        municipality=_some(random, LISTS["municipality"], 0.7),
        outcome=random.choices(LISTS["outcome"], (80, 8, 12))[0],
    )


def months_of(year: int) -> tuple[str, ...]:
    return tuple(f"{year}-{month:02}" for month in range(1, 13))


def register(seed: int, year: int, size: int, takes_part: Employers) -> list[Record]:
    random, police = Random(seed), Random(f"police {seed}")
    months = months_of(year)
    return [
        replace(incident(random, random.choice(months), takes_part), police=_decided(police))
        for _ in range(size)
    ]


def _decided(random: Random) -> str:
    """Filed most, then undecided, a notification, and a reason why not: each less than the one before."""
    return _some(random, ("filed", "undecided", *LISTS["police"][1:-1]), 1.2)


def released(records: list[Record], year: int, takes_part: Employers) -> list[Decision]:
    """The twelve months and then the year, as the job of the fifteenth does it."""
    found = [
        decide(
            [record for record in records if record.month == month],
            the_months((month,), takes_part),
        )
        for month in months_of(year)
    ]
    return [*found, decide(records, the_year(year, takes_part), found)]


def the_months(codes: tuple[str, ...], takes_part: Employers, places: Sequence[str] = MUNICIPALITIES) -> Plan:
    """What is released of these months: of one, or of more that were taken together."""
    first, last = (date.fromisoformat(f"{code}-01") for code in (codes[0], codes[-1]))
    return plans.plan_of(Period.months(first, last), codes, places, takes_part)


def the_year(year: int, takes_part: Employers, places: Sequence[str] = MUNICIPALITIES) -> Plan:
    return plans.plan_of(Period.year(year), months_of(year), places, takes_part)
