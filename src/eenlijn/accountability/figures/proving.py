# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Looking for another possible register in which a hidden cell differs: moves, swaps and short cycles.

The steps that change the cell and cancel in all totals come from `steps`. Here incidents are found for them.
A cycle that closes on one face of the block may still show on the next face: a **lift** mends that. Two more
incidents exchange the same two values the other way round, so that the difference of every step lands at one
and the same third value, where it cancels.
The search may miss a proof, it can never invent one: `possible.judged` decides.
"""

from collections.abc import Hashable, Iterator, Sequence
from itertools import islice
from typing import Final

from eenlijn.accountability.figures.counted import Register
from eenlijn.accountability.figures.facing import Block, Column, Step
from eenlijn.accountability.figures.possible import Proof, judged
from eenlijn.accountability.figures.retelling import Moved, retold
from eenlijn.accountability.figures.steps import Steps

# So many attempts are judged before the search gives up on one order of axes.
TRIES: Final = 60
# So many third values are judged for the same steps.
PLACES: Final = 4
# Change the first axis along the second, and close on the third. By what a cell is about.
ORDERS: Final = {
    "xy": (("y", "x", "z"), ("x", "y", "z")),
    "xz": (("x", "z", "y"), ("z", "x", "y")),
    "yz": (("y", "z", "x"), ("z", "y", "x")),
    "x": (("x", "y", "z"), ("x", "z", "y")),
    "y": (("y", "z", "x"), ("y", "x", "z")),
}


def proof(register: Register, blocks: Sequence[Block], target: int, attacker: Hashable) -> Proof | None:
    """The first proof, in any block and order, that this attacker cannot know the cell."""
    return next((one for one in proofs(register, blocks, target, attacker) if not one.breaks), None)


def cheapest(register: Register, blocks: Sequence[Block], target: int, attacker: Hashable) -> Proof | None:
    """The proof that would hold if the fewest new cells were hidden; of as few, the smallest cells."""
    register.is_lenient = True
    _forget(blocks)
    found = list(proofs(register, blocks, target, attacker))
    register.is_lenient = False
    _forget(blocks)
    cells = register.cells
    prices = [
        (len(one.breaks), sum(cells[cell].number for cell in one.breaks), place)
        for place, one in enumerate(found)
    ]
    return found[min(prices)[2]] if prices else None


def _forget(blocks: Sequence[Block]) -> None:
    for block in blocks:
        block.forget()


def proofs(register: Register, blocks: Sequence[Block], target: int, attacker: Hashable) -> Iterator[Proof]:
    """Other registers in which the cell differs, block by block and order by order."""
    for block in blocks:
        for order in ORDERS.get(block.about(target), ()):
            if block.x or order == ("y", "z", "x"):
                yield from Search(register, block, order, attacker).proofs(target)


class Search:
    """One block, one order of axes, one attacker whose incidents stay as they are."""

    def __init__(
        self, register: Register, block: Block, order: tuple[str, str, str], attacker: Hashable
    ) -> None:
        self.register = register
        self.block = block
        self.order = order
        self.attacker = attacker
        self.steps = Steps(register, block, order, attacker)

    def proofs(self, target: int) -> Iterator[Proof]:
        """Registers in which this cell differs, that hold now or when what they break is hidden."""
        for moved in islice(self._attempts(target), TRIES):
            changes = retold(self.block, self.order[0], moved, self.attacker)
            found = judged(self.register, changes) if changes else None
            if found and target in found.differs and self.attacker not in found.touches:
                yield found

    def _attempts(self, target: int) -> Iterator[list[Moved]]:
        for steps in self.steps.closing(target):
            yield from self._placed(steps)

    def _placed(self, steps: tuple[Step, ...]) -> Iterator[list[Moved]]:
        """Incidents for all steps, such that the third axis closes as well."""
        columns = [self.steps.column(step) for step in steps]
        quiet = self._quietly(steps, columns)
        if quiet:
            yield quiet
        start, end = steps[0].start, steps[-1].end
        places = list(columns[0])
        if start != end:
            places = [at for at in self.block.values[self.order[2]] if self.steps.is_quiet(start, end, at)]
        common = [at for at in places if all(at in column for column in columns)]
        found = (self._lifted(steps, columns, at) for at in (common or places))
        yield from islice((lifted for lifted in found if lifted), PLACES)

    def _quietly(self, steps: tuple[Step, ...], columns: list[Column]) -> list[Moved]:
        """Every step at a third value where nobody sees it."""
        moved: list[Moved] = []
        for step, column in zip(steps, columns, strict=True):
            used = {one.number for one in moved}
            hidden = (
                numbers for at, numbers in column.items() if self.steps.is_quiet(step.start, step.end, at)
            )
            number = next((one for numbers in hidden for one in numbers if one not in used), None)
            if number is None:
                return []
            moved.append(Moved(number, step.end))
        return moved

    def _lifted(self, steps: tuple[Step, ...], columns: list[Column], at: str) -> list[Moved]:
        """Every step at the same third value, lifted there when there is no incident."""
        moved: list[Moved] = []
        for step, column in zip(steps, columns, strict=True):
            used = {one.number for one in moved}
            number = _free(column.get(at, ()), used)
            mended = [Moved(number, step.end)] if number is not None else self._lift(step, column, at, used)
            if not mended:
                return []
            moved += mended
        return moved

    def _lift(self, step: Step, column: Column, at: str, used: set[int]) -> list[Moved]:
        """The step at another third value, and two incidents elsewhere that carry it to `at`."""
        for other, numbers in column.items():
            number = _free(numbers, used)
            if number is not None:
                carried = self._carried(step, other, at, {*used, number})
                if carried:
                    return [Moved(number, step.end), *carried]
        return []

    def _carried(self, step: Step, here: str, there: str, used: set[int]) -> list[Moved]:
        """Two incidents at one other place: one undoes the step here, one makes it there."""
        u, v, w = self.order
        for place, numbers in self.block.column(u, step.end, w, here).items():
            others = self.block.column(u, step.start, v, place).get(there, ())
            back, forth = self._not_the_attackers(numbers, used), self._not_the_attackers(others, used)
            if back is not None and forth is not None:
                return [Moved(back, step.start), Moved(forth, step.end)]
        return []

    def _not_the_attackers(self, numbers: Sequence[int], used: set[int]) -> int | None:
        records = self.register.records
        mine = (one for one in numbers if one not in used and records[one].employer != self.attacker)
        return next(mine, None)


def _free(numbers: Sequence[int], used: set[int]) -> int | None:
    return next((number for number in numbers if number not in used), None)
