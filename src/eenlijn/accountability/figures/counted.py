# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The counted register: every cell of every table, old and new, with its number, employers and state.

This is the inside of the guard. It holds what is hidden, so it is never stored and never leaves `disclosure`.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import product
from operator import attrgetter
from typing import Any

from eenlijn.accountability.figures.few import may_be_shown
from eenlijn.accountability.figures.published import Decision, Plan, Reason, Record, Table

ATTRIBUTES = ("sector", "kind_group", "kind", "severity", "channel", "municipality", "outcome")
Values = tuple[str, ...]


class NotCountable(ValueError):
    """The records, the plan or what was published before do not fit each other."""


@dataclass(slots=True)
class Counted:
    """One cell while it is decided. `is_new`: may still be hidden; what was published may not."""

    table: Table
    key: Values
    is_new: bool
    number: int = 0
    employers: dict[Hashable, int] = field(default_factory=lambda: defaultdict(int))
    passes: bool = False
    reason: Reason | None = None

    @property
    def is_shown(self) -> bool:
        return self.reason is None


class Register:
    """All cells over all records. `cells_of` says in which of them a record counts."""

    def __init__(
        self,
        records: Iterable[Record],
        plan: Plan,
        published: Iterable[Decision],
        consents: frozenset[Hashable],
    ) -> None:
        self.plan = plan
        self.consents = consents
        self.records = list(records)
        self.cells: list[Counted] = []
        self.index: dict[tuple[Table, Values], int] = {}
        self._per_month: dict[str, list[tuple[Table, Callable[[Record], Values]]]] = defaultdict(list)
        before = {decided.table: decided for decision in published for decided in decision.tables}
        for table in dict.fromkeys((*before, *plan.tables)):
            self._open(table, is_new=table not in before)
        self._count()
        for decided in before.values():
            for cell in decided.cells:
                self._take_over(self.cells[self.index[decided.table, cell.key]], cell.shown, cell.reason)

    def _open(self, table: Table, *, is_new: bool) -> None:
        for key in product(*(self.plan.lists[attribute] for attribute in table.by)):
            self.index[table, key] = len(self.cells)
            self.cells.append(Counted(table, key, is_new))
        for month in table.months:
            self._per_month[month].append((table, _key_by(table.by)))

    def _count(self) -> None:
        for record in self.records:
            for number in self.cells_of(record):
                cell = self.cells[number]
                cell.number += 1
                cell.employers[record.employer] += 1
        for cell in self.cells:
            cell.passes = may_be_shown(cell.employers, self.consents)

    def cells_of(self, record: Record) -> Iterator[int]:
        """The cells in which this record counts."""
        try:
            for table, key_of in self._per_month.get(record.month, ()):
                yield self.index[table, key_of(record)]
        except KeyError as error:
            raise NotCountable(f"a record has a value that is not in the lists: {error}") from error

    def _take_over(self, cell: Counted, shown: int | None, reason: Reason | None) -> None:
        if shown is not None and shown != cell.number:
            raise NotCountable(f"{cell.table.name} {cell.key}: a published number moved")
        cell.reason = reason

    def sensitive(self) -> list[int]:
        """The cells that are too few and hidden, the newest first: those must not be worked out."""
        numbers = [number for number, cell in enumerate(self.cells) if cell.reason is Reason.FEW]
        return sorted(numbers, key=lambda number: (not self.cells[number].is_new, number))


def _key_by(by: tuple[str, ...]) -> Callable[[Record], Values]:
    """Reads the key of a table from a record."""
    if not by:
        return lambda record: ()
    get: Callable[[Record], Any] = attrgetter(*by)
    return get if len(by) > 1 else lambda record: (get(record),)
