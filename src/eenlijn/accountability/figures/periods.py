# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The one home of what a month and a year publish, and of when months too few alone are taken together."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from typing import Final

from eenlijn.accountability.figures.few import may_be_shown
from eenlijn.accountability.figures.published import IN_TIME, LATE, Plan, Record, Table

OF_A_PERIOD: Final = (
    (),
    ("sector",),
    ("kind_group",),
    ("severity",),
    ("channel",),
    ("municipality",),
    ("outcome",),
    ("police",),
)
# What police, prosecutor and court decided is a register of its own, with one table and no total.
OF_DECISIONS: Final = (("decision",),)
# A year adds the one table for which a month is too small.
OF_A_YEAR: Final = (*OF_A_PERIOD, ("sector", "kind_group"))
# The share in time needs both numbers, so they are shown or hidden as one.
TOGETHER: Final[Mapping[str, tuple[str, ...]]] = {"outcome": (IN_TIME, LATE)}


def period_code(months: tuple[str, ...]) -> str:
    """One month as itself, months taken together as "2026-03..2026-05"."""
    return months[0] if len(months) == 1 else f"{months[0]}..{months[-1]}"


def period_plan(
    months: tuple[str, ...], lists: Mapping[str, tuple[str, ...]], sectors: Mapping[Hashable, str]
) -> Plan:
    """The release of one closed month, or of months taken together."""
    return Plan(lists, _tables(period_code(months), months, OF_A_PERIOD), TOGETHER, sectors)


def year_plan(
    year: str,
    months: tuple[str, ...],
    lists: Mapping[str, tuple[str, ...]],
    sectors: Mapping[Hashable, str],
) -> Plan:
    """The release of a year: exactly the months that were released, so that subtracting gives nothing.

    A month that stayed too small to be released is not in it, and neither is what became known later: both
    are told in words on the page.
    """
    return Plan(lists, _tables(year, months, OF_A_YEAR), TOGETHER, sectors)


def decisions_plan(
    period: str,
    months: tuple[str, ...],
    lists: Mapping[str, tuple[str, ...]],
    sectors: Mapping[Hashable, str],
) -> Plan:
    """The decisions about filings that became known in these months; `period` as of the release beside it."""
    return Plan(lists, _tables(period, months, OF_DECISIONS), {}, sectors)


def _tables(period: str, months: tuple[str, ...], splits: tuple[tuple[str, ...], ...]) -> tuple[Table, ...]:
    return tuple(Table(period, months, by) for by in splits)


def taken_together(
    waiting: tuple[str, ...], records: Iterable[Record], consents: frozenset[Hashable] = frozenset()
) -> tuple[str, ...]:
    """The closed months that are released now: all that wait, when their total passes; else none.

    Merged upwards: a month that is too few alone waits for the next ones and comes out with them as one.
    Months of two years are never taken together.
    """
    if len({month[:4] for month in waiting}) > 1:
        raise ValueError("months of two years are not taken together")
    total = Counter(record.employer for record in records if record.month in waiting)
    return waiting if may_be_shown(total, consents) else ()
