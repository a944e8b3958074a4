# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The plan of one release: the tables of `figures.periods`, over the closed lists of our register."""

from collections.abc import Hashable, Iterable, Mapping

from eenlijn.accountability.figures.codes import SeverityWord
from eenlijn.accountability.figures.periods import decisions_plan, period_code, period_plan, year_plan
from eenlijn.accountability.figures.published import NO_OUTCOME, Plan
from eenlijn.accountability.releases.codes import DECISIONS, UNKNOWN, ChannelGroup, Outcome, police_codes
from eenlijn.accountability.releases.deadlines import Period, month_code
from eenlijn.casework.incidents.codes import KindGroup
from eenlijn.commons.organisations.codes import Sector


def plan_of(
    period: Period, months: Iterable[str], places: Iterable[str], taking_part: Mapping[Hashable, str]
) -> Plan:
    """`months` are the codes that are counted, of a year those that were released; then who takes part."""
    counted, lists = tuple(months), lists_of(places)
    if period.is_year:
        return year_plan(period.code, counted, lists, taking_part)
    return period_plan(counted, lists, taking_part)


def lists_of(places: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Every value that a published table can have, by attribute; `places` are the region's municipalities."""
    return {
        "sector": tuple(Sector.values),
        "kind_group": tuple(KindGroup.values),
        "severity": (*SeverityWord.values, UNKNOWN),
        "channel": tuple(ChannelGroup.values),
        "municipality": (*places, UNKNOWN),
        "outcome": (*Outcome.values, NO_OUTCOME),
        "police": police_codes(),
    }


def plan_of_decisions(period: Period, months: Iterable[str], taking_part: Mapping[Hashable, str]) -> Plan:
    """The register of decisions about filings, over the same months; a list of its own, no total."""
    counted = tuple(months)
    code = period.code if period.is_year else period_code(counted)
    lists = {"decision": tuple(one.value for one in DECISIONS)}
    return decisions_plan(code, counted, lists, taking_part)


def codes_of(period: Period) -> tuple[str, ...]:
    return tuple(month_code(month) for month in period.each_month)
