# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The guard: which cells of a release are shown, which are hidden: too few, or protecting one that is."""

from collections.abc import Hashable, Iterable, Sequence

from eenlijn.accountability.figures.counted import Counted, NotCountable, Register
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
    return _decision(register)


def _hide_few(register: Register) -> None:
    """The primary rule on every new cell, then what is hidden as one."""
    for cell in register.cells:
        if cell.is_new and not cell.passes:
            cell.reason = Reason.FEW
    for table in register.plan.tables:
        _hide_together(register, table)


def _hide_together(register: Register, table: Table) -> None:
    values = register.plan.together.get(table.by[0], ()) if len(table.by) == 1 else ()
    cells = [register.cells[register.index[table, (value,)]] for value in values]
    if any(not cell.is_shown for cell in cells):
        for cell in cells:
            _hide(cell)


def _hide(cell: Counted) -> None:
    if cell.is_new and cell.is_shown:
        cell.reason = Reason.PROTECTS


def _decision(register: Register) -> Decision:
    return Decision(tuple(_decided(register, table) for table in register.plan.tables))


def _decided(register: Register, table: Table) -> DecidedTable:
    cells = (cell for cell in register.cells if cell.table == table)
    return DecidedTable(table, tuple(_public(cell) for cell in cells))


def _public(cell: Counted) -> Cell:
    return Cell(cell.key, cell.number if cell.is_shown else None, cell.reason)
