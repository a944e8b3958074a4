# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The guard: which cells of a release are shown, which are hidden: too few, or protecting one that is."""

from collections.abc import Hashable, Iterable, Sequence

from eenlijn.accountability.figures.counted import Counted, NotCountable, Register
from eenlijn.accountability.figures.protecting import Guard
from eenlijn.accountability.figures.published import (
    Cell,
    DecidedTable,
    Decision,
    Plan,
    Reason,
    Record,
    Table,
    restored,
    rounded,
    stored,
)

__all__ = [
    "Cell",
    "DecidedTable",
    "Decision",
    "NotCountable",
    "Plan",
    "Reason",
    "Record",
    "Table",
    "decide",
    "restored",
    "rounded",
    "stored",
]


def decide(
    records: Iterable[Record],
    plan: Plan,
    published: Sequence[Decision] = (),
    consents: frozenset[Hashable] = frozenset(),
) -> Decision:
    """Decide one release, once. `records` are all that the plan and the earlier releases together count.

    What was published stays as it was: a table of `plan` that is in `published` is repeated as it stands, and
    records that no longer add up to a published number are refused (`NotCountable`).
    """
    register = Register(records, plan, published, consents)
    _hide_few(register)
    Guard(register).protect()
    return _decision(register)


def _hide_few(register: Register) -> None:
    """The primary rule on every new cell; months whose total does not pass publish nothing at all."""
    for cell in register.cells:
        if cell.is_new and not (cell.passes and _has_total(register, cell)):
            register.hide(cell)


def _has_total(register: Register, cell: Counted) -> bool:
    number = register.index.get((Table(cell.table.period, cell.table.months), ()))
    return number is None or register.cells[number].passes


def _decision(register: Register) -> Decision:
    return Decision(tuple(_decided(register, table) for table in register.plan.tables))


def _decided(register: Register, table: Table) -> DecidedTable:
    cells = (cell for cell in register.cells if cell.table == table)
    return DecidedTable(table, tuple(_public(cell) for cell in cells))


def _public(cell: Counted) -> Cell:
    return Cell(cell.key, cell.number if cell.is_shown else None, cell.reason)
