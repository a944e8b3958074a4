# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The counted register: every cell of every table, old and new, with its number, employers and state.

This is the inside of the guard. It holds what is hidden, so it is never stored and never leaves `disclosure`.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass, field, fields
from functools import cached_property
from itertools import product
from operator import attrgetter
from typing import Any

from eenlijn.accountability.figures.few import may_be_shown
from eenlijn.accountability.figures.published import Decision, Plan, Reason, Record, Table

Values = tuple[str, ...]
_ALL_OF = attrgetter(*(field.name for field in fields(Record)))


class NotCountable(ValueError):
    """The records, the plan or what was published before do not fit each other."""


@dataclass(slots=True)
class Counted:
    """One cell while it is decided. `is_new`: may still be hidden; what was published may not."""

    place: int
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
        self.records = sorted(records, key=_in_order)
        self.cells: list[Counted] = []
        self.index: dict[tuple[Table, Values], int] = {}
        self._per_month: dict[str, list[tuple[Table, Callable[[Record], Values]]]] = defaultdict(list)
        before = {decided.table: decided for decision in published for decided in decision.tables}
        self.tables = list(dict.fromkeys((*before, *plan.tables)))
        for table in self.tables:
            self._open(table, is_new=table not in before)
        self._count()
        self.shown = [True] * len(self.cells)
        # What can no longer be hidden; a lenient search looks at nothing else.
        self.fixed = [not cell.is_new for cell in self.cells]
        self.is_lenient = False
        self._keeps: dict[tuple[int, Hashable, int], bool] = {}
        for decided in before.values():
            for cell in decided.cells:
                self._take_over(self.cells[self.index[decided.table, cell.key]], cell.shown, cell.reason)

    def _open(self, table: Table, *, is_new: bool) -> None:
        for key in product(*(self.plan.lists[attribute] for attribute in table.by)):
            self.index[table, key] = len(self.cells)
            self.cells.append(Counted(len(self.cells), table, key, is_new))
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
        self.shown[cell.place] = self.fixed[cell.place] = reason is None

    def keeps(self, number: int, employer: Hashable, change: int) -> bool:
        """Whether one incident of this employer more or fewer leaves what the primary rule says as it is."""
        key = (number, employer, change)
        if key not in self._keeps:
            cell = self.cells[number]
            after = {**cell.employers, employer: cell.employers.get(employer, 0) + change}
            self._keeps[key] = may_be_shown(after, self.consents) == cell.passes
        return self._keeps[key]

    def hide(self, cell: Counted) -> list[Counted]:
        """Hide a cell that is new, with what is hidden as one with it; gives back what was shown till now."""
        names = self.plan.together.get(cell.table.by[0], ()) if len(cell.table.by) == 1 else ()
        keys = [(name,) for name in names] if cell.key in {(name,) for name in names} else [cell.key]
        shown = [one for key in keys if (one := self.cells[self.index[cell.table, key]]).is_shown]
        for one in shown:
            one.reason = Reason.PROTECTS if one.passes else Reason.FEW
            self.shown[one.place] = False
        return shown

    def show(self, cells: Iterable[Counted]) -> None:
        """Undo `hide`, for a cell that turned out to protect nothing."""
        for cell in cells:
            cell.reason = None
            self.shown[cell.place] = True

    def somebody(self, sector: str, attacker: Hashable) -> Hashable | None:
        """An employer of this sector that is not the attacker and whose figures nobody made public."""
        return next((employer for employer in self.employers[sector] if employer != attacker), None)

    @cached_property
    def employers(self) -> dict[str, list[Hashable]]:
        """The employers per sector that did not agree to be recognisable, those with most incidents first."""
        numbers: Counter[tuple[str, Hashable]] = Counter(
            {(sector, employer): 0 for employer, sector in self.plan.sectors.items()}
        )
        numbers.update((record.sector, record.employer) for record in self.records)
        found: dict[str, list[Hashable]] = defaultdict(list)
        for sector, employer in sorted(numbers, key=lambda one: (-numbers[one], str(one[1]))):
            if employer not in self.consents:
                found[sector].append(employer)
        return found

    def sensitive(self) -> list[int]:
        """The cells that are too few and hidden, the newest first: those must not be worked out."""
        numbers = [number for number, cell in enumerate(self.cells) if cell.reason is Reason.FEW]
        return sorted(numbers, key=lambda number: (not self.cells[number].is_new, number))


def _in_order(record: Record) -> tuple[str, ...]:
    """Any fixed order: the same records in another order give the same decision."""
    return tuple(map(str, _ALL_OF(record)))


def _key_by(by: tuple[str, ...]) -> Callable[[Record], Values]:
    """Reads the key of a table from a record."""
    if not by:
        return lambda record: ()
    get: Callable[[Record], Any] = attrgetter(*by)
    return get if len(by) > 1 else lambda record: (get(record),)
