# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""An attacker with a solver: everything published as one system of equations, and an employer's own figures.

It shares nothing with the guard but the published tables. The unknowns are the incidents of all others:
per month, sector and group of kinds; per month and each other attribute. No table counts by two of the
others, so any such sums can be filled in: what is possible here is possible as a register.
Every shown cell is an equation less the attacker's own incidents, and nothing is below nought. Whoever reads
the reasons also knows that a cell hidden to protect another holds at least five.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from operator import attrgetter

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_matrix

from eenlijn.accountability.figures.published import Cell, Decision, Plan, Reason, Record, Table, rounded

OTHER_ATTRIBUTES = ("severity", "channel", "municipality", "outcome", "police")
CEILING = 10**5
# So many registers are looked for with goals chosen at random, before cells are asked one by one.
ROUNDS = 6
Values = tuple[str, ...]
Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Hidden:
    """A hidden cell under five, with its true number that only the test knows."""

    table: Table
    key: Values
    true: int


def count(records: Iterable[Record], table: Table) -> Counter[Values]:
    """The truth, counted in the plainest way."""
    months = set(table.months)
    get = attrgetter(*table.by) if table.by else None
    found: Counter[Values] = Counter()
    for record in records:
        if record.month in months:
            key = get(record) if get else ()
            found[key if isinstance(key, tuple) else (key,)] += 1
    return found


def hidden_under_five(published: Sequence[Decision], records: Sequence[Record]) -> list[Hidden]:
    return [
        Hidden(decided.table, cell.key, numbers[cell.key])
        for decision in published
        for decided in decision.tables
        for numbers in [count(records, decided.table)]
        for cell in decided.cells
        if cell.shown is None and numbers[cell.key] < 5
    ]


class Attacker:
    """One attacker on everything that was published about one period or year."""

    def __init__(
        self,
        plan: Plan,
        published: Sequence[Decision],
        own: Iterable[Record] = (),
        *,
        reads_rounded: bool = False,
    ) -> None:
        self.plan = plan
        self.reads_rounded = reads_rounded
        self.own = list(own)
        tables = [decided for decision in published for decided in decision.tables]
        self.months = sorted({month for decided in tables for month in decided.table.months})
        self.attributes = {attribute for decided in tables for attribute in decided.table.by}
        self.names: dict[tuple[str, ...], int] = {}
        self.rows: list[tuple[list[int], list[float], float, float]] = []
        self._unknowns()
        for decided in tables:
            mine = count(self.own, decided.table)
            for cell in decided.cells:
                self._read(decided.table, cell, mine[cell.key])
        self.system = self._system()
        self._counted: dict[Table, Counter[Values]] = {}

    def _unknown(self, *name: str) -> int:
        return self.names.setdefault(name, len(self.names))

    def _unknowns(self) -> None:
        lists = self.plan.lists
        for month in self.months:
            mixed = [
                self._unknown("mixed", month, *values)
                for values in product(lists["sector"], lists["kind_group"])
            ]
            for attribute in OTHER_ATTRIBUTES:
                split = [self._unknown(attribute, month, value) for value in lists[attribute]]
                self._row(split, mixed, 0, 0)

    def columns(self, table: Table, key: Values) -> list[int]:
        """The unknowns that add up to a cell."""
        at = dict(zip(table.by, key, strict=True))
        lists = self.plan.lists
        if at and set(at) <= set(OTHER_ATTRIBUTES):
            ((attribute, value),) = at.items()
            return [self._unknown(attribute, month, value) for month in table.months]
        sectors = [at["sector"]] if "sector" in at else lists["sector"]
        groups = [at["kind_group"]] if "kind_group" in at else lists["kind_group"]
        return [self._unknown("mixed", *values) for values in product(table.months, sectors, groups)]

    def _read(self, table: Table, cell: Cell, mine: int) -> None:
        number = rounded(cell)
        if number is not None and self.reads_rounded:
            self._row(self.columns(table, cell.key), [], number - 2 - mine, number + 2 - mine)
        elif cell.shown is not None:
            self._row(self.columns(table, cell.key), [], cell.shown - mine, cell.shown - mine)
        elif cell.reason is Reason.PROTECTS:
            self._row(self.columns(table, cell.key), [], 5 - mine, np.inf)

    def _row(self, plus: list[int], minus: list[int], low: float, high: float) -> None:
        self.rows.append(([*plus, *minus], [1.0] * len(plus) + [-1.0] * len(minus), low, high))

    def _system(self) -> LinearConstraint:
        where = [number for number, (columns, *_) in enumerate(self.rows) for _ in columns]
        columns = [column for found, *_ in self.rows for column in found]
        values = [value for _, found, *_ in self.rows for value in found]
        matrix = csr_matrix((values, (where, columns)), shape=(len(self.rows), len(self.names)))
        return LinearConstraint(matrix, [row[2] for row in self.rows], [row[3] for row in self.rows])

    def pinned(self, cells: Sequence[Hidden], seed: int = 0) -> list[Hidden]:
        """The cells for which only one number is possible.

        Every register the solver finds clears all cells that differ in it, so a few goals at random clear
        most; what is left is asked one by one, for the least and the most.
        """
        random = np.random.default_rng(seed)
        left = list(cells)
        for _ in range(ROUNDS):
            if left:
                goal = np.zeros(len(self.names))
                for cell, sign in zip(left, random.choice((-1, 1), len(left)), strict=True):
                    goal[self.columns(cell.table, cell.key)] += sign
                left = self._undecided(left, self._solved(goal, gap=0.5))
        return [cell for cell in left if self._is_pinned(cell)]

    def _is_pinned(self, cell: Hidden) -> bool:
        goal = np.zeros(len(self.names))
        goal[self.columns(cell.table, cell.key)] = 1
        return all(self._undecided([cell], self._solved(sign * goal, gap=0)) for sign in (1, -1))

    def _undecided(self, cells: list[Hidden], register: Numbers) -> list[Hidden]:
        """The cells that hold the true number in this register too."""
        return [
            cell
            for cell in cells
            if register[self.columns(cell.table, cell.key)].sum() + self._mine(cell) == cell.true
        ]

    def _mine(self, cell: Hidden) -> int:
        if cell.table not in self._counted:
            self._counted[cell.table] = count(self.own, cell.table)
        return self._counted[cell.table][cell.key]

    def _solved(self, goal: Numbers, gap: float) -> Numbers:
        """A register of whole incidents, the best for the goal; whole numbers are demanded when need be."""
        for whole in (0, 1):
            found = milp(
                goal,
                constraints=self.system,
                bounds=Bounds(0, CEILING),
                integrality=np.full(len(goal), whole),
                options={"mip_rel_gap": gap},
            )
            if not found.success:
                raise AssertionError(f"what was published is not possible: {found.message}")
            if np.abs(found.x - np.round(found.x)).max() < 1e-6:
                break
        whole_numbers: Numbers = np.round(found.x)
        return whole_numbers
