# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a release publishes: the closed lists of our register, and the tables of a month and of a year."""

from collections.abc import Hashable, Iterable, Mapping
from typing import Final

from eenlijn.accountability.figures.codes import SeverityWord
from eenlijn.accountability.figures.periods import OF_A_PERIOD, TOGETHER, period_code
from eenlijn.accountability.figures.published import NO_OUTCOME, Plan, Table
from eenlijn.accountability.releases.codes import UNKNOWN, ChannelGroup, Outcome
from eenlijn.accountability.releases.deadlines import Period, month_code
from eenlijn.casework.incidents.codes import KindGroup, code_list
from eenlijn.commons.organisations.codes import Sector

# A year adds the one table for which a month is too small.
SECTOR_AND_KIND: Final = ("sector", "kind_group")


def plan_of(
    period: Period, months: Iterable[str], places: Iterable[str], taking_part: Mapping[Hashable, str]
) -> Plan:
    """`months` are the codes that are counted, of a year those that were released; then who takes part."""
    counted = tuple(months)
    splits = (*OF_A_PERIOD, SECTOR_AND_KIND) if period.is_year else OF_A_PERIOD
    name = period.code if period.is_year else period_code(counted)
    kinds = code_list("incident_type")
    return Plan(
        lists={
            "sector": tuple(Sector.values),
            "kind_group": tuple(KindGroup.values),
            "kind": tuple(kinds),
            "severity": (*SeverityWord.values, UNKNOWN),
            "channel": tuple(ChannelGroup.values),
            "municipality": (*places, UNKNOWN),
            "outcome": (*Outcome.values, NO_OUTCOME),
        },
        groups={code: kind.group for code, kind in kinds.items()},
        tables=tuple(Table(name, counted, by) for by in splits),
        together=TOGETHER,
        sectors=taking_part,
    )


def codes_of(period: Period) -> tuple[str, ...]:
    return tuple(month_code(month) for month in period.each_month)
