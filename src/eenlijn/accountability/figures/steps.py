# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Steps that change a cell and cancel in every total: one alone, two that undo each other, or a short cycle.

A **step** gives one incident another value on one axis of a block, at a place on another. One step is a move:
it needs hidden totals for both values. Two steps that undo each other in the totals are a swap, more a cycle.
"""

from collections.abc import Hashable, Iterator
from typing import Final

from eenlijn.accountability.figures.counted import Register
from eenlijn.accountability.figures.facing import Block, Column, Ids, Step

# A cycle has no more steps than this.
LONGEST: Final = 4


class _Paths:
    """The paths from one first step that did not close yet."""

    def __init__(self, first: Step) -> None:
        self.home = first.start
        self.seen = {first.end}
        self.open: list[tuple[Step, ...]] = [(first,)]


class Steps:
    """The steps in one block, that change axis `u` along `v`, with the incidents of all but the attacker."""

    def __init__(
        self, register: Register, block: Block, order: tuple[str, str, str], attacker: Hashable
    ) -> None:
        self.register = register
        self.block = block
        self.u, self.v, self.w = order
        self.attacker = attacker
        self._columns: dict[Step, Column] = {}

    def closing(self, target: int) -> Iterator[tuple[Step, ...]]:
        """Series of steps that change the target and cancel in all totals, the shortest first."""
        begun = []
        for first in self._first(target):
            if self._may_stay(first.start, first.end):
                yield (first,)
            begun.append(_Paths(first))
        for _ in range(LONGEST - 1):
            for paths in begun:
                yield from self._longer(paths)

    def column(self, step: Step) -> Column:
        """The incidents that can make the step without changing why a cell is hidden, by the third axis."""
        if step not in self._columns:
            found = self.block.column(self.u, step.start, self.v, step.along)
            fits: dict[Hashable, bool] = {}
            self._columns[step] = {
                at: fitting
                for at, all_here in found.items()
                if (fitting := self._fitting(step, all_here, fits))
            }
        return self._columns[step]

    def is_quiet(self, step: Step, at: str) -> bool:
        """Whether the step at this third value changes nothing that is shown there."""
        return self._may_shift(*self._cells(step.start, step.end, self.w, at))

    def _fitting(self, step: Step, numbers: list[int], fits: dict[Hashable, bool]) -> list[int]:
        found = []
        for number in numbers:
            employer = self.register.records[number].employer
            if employer not in fits:
                fits[employer] = employer != self.attacker and self._keeps(step, employer)
            if fits[employer]:
                found.append(number)
        return found

    def _keeps(self, step: Step, employer: Hashable) -> bool:
        """Whether this employer's incident can go without a cell failing or passing because of it."""
        loses, gains = self._cells(step.start, step.end, self.v, step.along)
        keeps = self.register.keeps
        if not all(cell in gains or keeps(cell, employer, -1) for cell in loses):
            return False
        # Another sector means another employer, who is not known here.
        return self.block.name(self.u) == "sector" or all(
            cell in loses or keeps(cell, employer, 1) for cell in gains
        )

    # --- the first step --------------------------------------------------------------------

    def _first(self, target: int) -> Iterator[Step]:
        """Steps that change the target; what takes away from it goes before what adds to it."""
        inside, along = self.block.span(target, self.u), self.block.span(target, self.v)
        outside = [value for value in self.block.values[self.u] if value not in inside]
        for place in along:
            for one in inside:
                for other in outside:
                    yield from self._if_possible(Step(one, other, place))
        for place in along:
            for one in inside:
                for other in outside:
                    yield from self._if_possible(Step(other, one, place))

    def _if_possible(self, step: Step) -> Iterator[Step]:
        if self._may_shift(*self._cells(step.start, step.end, self.v, step.along)) and self.column(step):
            yield step

    # --- the steps that undo it ------------------------------------------------------------

    def _longer(self, paths: "_Paths") -> Iterator[tuple[Step, ...]]:
        """One step more on every path: what closes is given, what does not is kept for the next length."""
        home, longer = paths.home, []
        for path in paths.open:
            for step in self._onward(path):
                if step.end == home or self._may_stay(home, step.end):
                    yield (*path, step)
                elif step.end not in paths.seen:
                    paths.seen.add(step.end)
                    longer.append((*path, step))
        paths.open = longer

    def _onward(self, path: tuple[Step, ...]) -> Iterator[Step]:
        """Steps from where the path is, at places where it was not yet."""
        used = {step.along for step in path}
        for step in self._from(path[-1].end):
            if step.along not in used and self.column(step):
                yield step

    def _from(self, here: str) -> tuple[Step, ...]:
        """All steps from a value that nobody would see, the same for every attacker."""
        known = self.block.steps.setdefault((self.u, self.v), {})
        if here not in known:
            known[here] = tuple(
                Step(here, value, place)
                for place in self.block.values[self.v]
                if self.block.column(self.u, here, self.v, place)
                for value in self.block.values[self.u]
                if value != here and self._may_shift(*self._cells(here, value, self.v, place))
            )
        return known[here]

    # --- what is seen ----------------------------------------------------------------------

    def _cells(self, start: str, end: str, axis: str, at: str) -> tuple[Ids, Ids]:
        return self.block.local(self.u, start, axis, at), self.block.local(self.u, end, axis, at)

    def _may_stay(self, start: str, end: str) -> bool:
        """Whether the totals of both values are hidden, so that a step needs no step back."""
        margins = self.block.margins
        return self.u != "z" and self._may_shift(margins(self.u, start), margins(self.u, end))

    def _may_shift(self, loses: Ids, gains: Ids) -> bool:
        """Whether one incident can go from these cells to those without a shown number changing."""
        shown = self.register.shown
        return not any(shown[cell] for cell in loses if cell not in gains) and not any(
            shown[cell] for cell in gains if cell not in loses
        )
