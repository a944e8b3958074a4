# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether another register is possible: the same published numbers, the same reasons for what is hidden.

This is the only judge. How a proof was found does not matter: it holds when every shown number of every
table stays the same, and the primary rule would show or hide every cell exactly as it does now. So the mark
"hidden to protect another" gives nothing away either.
"""

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

from eenlijn.accountability.figures.counted import Register
from eenlijn.accountability.figures.few import may_be_shown
from eenlijn.accountability.figures.published import Record

# One incident as it is (by its number), and as it might have been.
Change = tuple[int, Record]


@dataclass(frozen=True, slots=True)
class Proof:
    """A register that might have been: which cells differ in it, and whose incidents were touched.

    `breaks` are new cells that are shown and differ: it is a proof once those are hidden, and till then none.
    """

    differs: frozenset[int]
    touches: frozenset[Hashable]
    breaks: frozenset[int] = frozenset()


def judged(register: Register, changes: Sequence[Change]) -> Proof | None:
    """The proof these changes give, or None when somebody would notice whatever is hidden from now on."""
    per_cell: dict[int, dict[Hashable, int]] = defaultdict(lambda: defaultdict(int))
    touches: set[Hashable] = set()
    for number, after in changes:
        before = register.records[number]
        touches |= {before.employer, after.employer}
        for cell in register.cells_of(before):
            per_cell[cell][before.employer] -= 1
        for cell in register.cells_of(after):
            per_cell[cell][after.employer] += 1
    if touches & register.consents or not all(_unseen(register, *item) for item in per_cell.items()):
        return None
    differs = frozenset(cell for cell, delta in per_cell.items() if sum(delta.values()) != 0)
    breaks = frozenset(cell for cell in differs if register.shown[cell])
    return Proof(differs, frozenset(touches), breaks)


def _unseen(register: Register, number: int, delta: Mapping[Hashable, int]) -> bool:
    """Whether the cell can look the same: its published number, and what the primary rule says of it."""
    cell = register.cells[number]
    if cell.is_shown and not cell.is_new and sum(delta.values()) != 0:
        return False
    after = dict(cell.employers)
    for employer, change in delta.items():
        after[employer] = after.get(employer, 0) + change
    return may_be_shown(after, register.consents) == cell.passes
