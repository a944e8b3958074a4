# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What goes into the guard and what comes out: records, the tables of a plan, and the decided tables."""

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final

# The values of the attribute `outcome`: the clock ended in time, ended late, or there is nothing to say
# (not ended yet, no answer needed, taken over from an old register).
IN_TIME: Final = "in_time"
LATE: Final = "late"
NO_OUTCOME: Final = "other"
# The values of the attribute `police`: filed, a notification only, a coded reason why not, or not decided.
FILED: Final = "filed"
MELDING: Final = "melding"
UNDECIDED: Final = "undecided"
NOT_FILED: Final = "not_"


@dataclass(frozen=True, slots=True)
class Record:
    """One counted incident, as it stood when its month was released, and never otherwise again.

    `month` is any code of a period that is not divided further: "2026-03". Incidents that became known after
    the release of their month get a code of their own ("2026-late"): then they are a count like any other,
    and no difference between two editions can give them away.

    `decision` is filled in a register of decisions about filings only: there each record is one decision, in
    the month in which it became known. That register is decided apart: its numbers are no part of the others.
    """

    employer: Hashable
    month: str
    sector: str
    kind_group: str
    severity: str
    channel: str
    municipality: str
    outcome: str = NO_OUTCOME
    police: str = UNDECIDED
    decision: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """One table: which months it counts together, and by which attributes (none: the one total)."""

    period: str
    months: tuple[str, ...]
    by: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """For instance "2026-03:sector", "2026:sector.kind_group", "2026:total"."""
        return f"{self.period}:{'.'.join(self.by) or 'total'}"


@dataclass(frozen=True, slots=True)
class Plan:
    """The tables of one release; `lists` says every value an attribute can have, in the order of the table.

    Attributes in `together` are hidden whole when one of their cells is: a share of answers in time needs
    both its numbers. `sectors` gives the sector of each employer that takes part, also of those without a
    single incident: that is no secret, and a nought is only worth hiding where something could have happened.
    Who has records is added by itself.
    """

    lists: Mapping[str, tuple[str, ...]]
    tables: tuple[Table, ...]
    together: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sectors: Mapping[Hashable, str] = field(default_factory=dict)


class Reason(StrEnum):
    """Why a cell is hidden: too few itself, or to protect one that is."""

    FEW = "few"
    PROTECTS = "protects"


@dataclass(frozen=True, slots=True)
class Cell:
    """One decided cell: a number, or the reason why there is none. What is hidden is nowhere in it."""

    key: tuple[str, ...]
    shown: int | None
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class DecidedTable:
    table: Table
    cells: tuple[Cell, ...]

    def cell(self, *key: str) -> Cell:
        return next(cell for cell in self.cells if cell.key == key)


@dataclass(frozen=True, slots=True)
class Decision:
    """One release as it may be seen, exact. Open data rounds it (`rounded`)."""

    tables: tuple[DecidedTable, ...]

    def table(self, name: str) -> DecidedTable:
        return next(decided for decided in self.tables if decided.table.name == name)

    def cells(self) -> Iterator[tuple[Table, Cell]]:
        for decided in self.tables:
            for cell in decided.cells:
                yield decided.table, cell


def rounded(cell: Cell, to: int = 5) -> int | None:
    """For open data: the nearest multiple of five. It follows from what is shown, so it adds nothing."""
    return None if cell.shown is None else (2 * cell.shown + to) // (2 * to) * to


def in_time_of_ended(decided: DecidedTable) -> tuple[int, int] | None:
    """Answered in time, of all clocks that ended; None unless both numbers may be seen. For shares."""
    in_time, late = decided.cell(IN_TIME).shown, decided.cell(LATE).shown
    return None if in_time is None or late is None else (in_time, in_time + late)


def stored(decision: Decision) -> list[dict[str, Any]]:
    """As plain lists and words, for a JSON column; `restored` reads it back."""
    return [
        {
            "period": decided.table.period,
            "months": list(decided.table.months),
            "by": list(decided.table.by),
            "cells": [[list(cell.key), cell.shown, cell.reason] for cell in decided.cells],
        }
        for decided in decision.tables
    ]


def restored(rows: list[dict[str, Any]]) -> Decision:
    """The decision that `stored` wrote."""
    return Decision(tuple(_table(row) for row in rows))


def _table(row: dict[str, Any]) -> DecidedTable:
    table = Table(row["period"], tuple(row["months"]), tuple(row["by"]))
    cells = (Cell(tuple(key), shown, Reason(why) if why else None) for key, shown, why in row["cells"])
    return DecidedTable(table, tuple(cells))
