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
    """The paths over one first step that did not close yet: grown at the end, or at the beginning."""

    def __init__(self, first: Step) -> None:
        self.onward: list[tuple[Step, ...]] = [(first,)]
        self.back: list[tuple[Step, ...]] = [(first,)]
        self.ends = {first.start, first.end}
        self.starts = {first.start, first.end}


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
            if self._closes(first.start, first.end):
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
                at: self._safest_first(step, at, fitting)
                for at, all_here in found.items()
                if (fitting := self._fitting(step, all_here, fits))
            }
        return self._columns[step]

    def is_quiet(self, start: str, end: str, at: str) -> bool:
        """Whether a shift at this third value changes nothing that is shown there."""
        return self._may_shift(*self._cells(start, end, self.w, at))

    def _fitting(self, step: Step, numbers: list[int], fits: dict[Hashable, bool]) -> list[int]:
        found = []
        for number in numbers:
            employer = self.register.records[number].employer
            if employer not in fits:
                fits[employer] = employer != self.attacker and self._keeps(step, self.v, step.along, employer)
            if fits[employer]:
                found.append(number)
        return found

    def _safest_first(self, step: Step, at: str, numbers: list[int]) -> list[int]:
        """Those first that can go at this third value without a cell failing or passing there.

        One incident is taken per value, so a proof that only the second employer there can give would be
        missed. That is worth the work when more must be hidden: what is missed then hides all that is near.
        """
        if not self.register.is_lenient:
            return numbers
        records = self.register.records
        keeps = {
            employer: self._keeps(step, self.w, at, employer)
            for employer in {records[number].employer for number in numbers}
        }
        return sorted(numbers, key=lambda number: not keeps[records[number].employer])

    def _keeps(self, step: Step, axis: str, at: str, employer: Hashable) -> bool:
        """Whether this employer's incident can go at this value without a cell failing or passing for it."""
        loses, gains = self._cells(step.start, step.end, axis, at)
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
        """One step more on every path: what closes is given, and every path is kept for the next length."""
        onward, paths.onward = paths.onward, []
        for path in onward:
            for step in self._unused(path, self._from(path[-1].end)):
                if self._closes(path[0].start, step.end):
                    yield (*path, step)
                if step.end not in paths.ends:
                    paths.ends.add(step.end)
                    paths.onward.append((*path, step))
        yield from self._longer_before(paths)

    def _longer_before(self, paths: "_Paths") -> Iterator[tuple[Step, ...]]:
        """The same with a step before the path: for a value where nobody else has anything to give back."""
        back, paths.back = paths.back, []
        for path in back:
            for step in self._unused(path, self._to(path[0].start)):
                if step.start != path[-1].end and self._closes(step.start, path[-1].end):
                    yield (step, *path)
                if step.start not in paths.starts:
                    paths.starts.add(step.start)
                    paths.back.append((step, *path))

    def _unused(self, path: tuple[Step, ...], steps: tuple[Step, ...]) -> Iterator[Step]:
        """The steps at places where the path was not yet, and that somebody's incident can make."""
        used = {step.along for step in path}
        for step in steps:
            if step.along not in used and self.column(step):
                yield step

    def _from(self, here: str) -> tuple[Step, ...]:
        """All steps from a value that nobody would see, the same for every attacker."""
        known = self.block.steps_from.setdefault((self.u, self.v), {})
        if here not in known:
            known[here] = tuple(
                Step(here, value, place)
                for place in self.block.values[self.v]
                if self.block.column(self.u, here, self.v, place)
                for value in self.block.values[self.u]
                if value != here and self._may_shift(*self._cells(here, value, self.v, place))
            )
        return known[here]

    def _to(self, there: str) -> tuple[Step, ...]:
        """All steps to a value that nobody would see."""
        known = self.block.steps_to.setdefault((self.u, self.v), {})
        if there not in known:
            steps = (step for here in self.block.values[self.u] for step in self._from(here))
            known[there] = tuple(step for step in steps if step.end == there)
        return known[there]

    # --- what is seen ----------------------------------------------------------------------

    def _cells(self, start: str, end: str, axis: str, at: str) -> tuple[Ids, Ids]:
        return self.block.local(self.u, start, axis, at), self.block.local(self.u, end, axis, at)

    def _closes(self, start: str, end: str) -> bool:
        """Whether steps from one value to another cancel, or the totals of both values are hidden."""
        if start == end:
            return True
        margins = self.block.margins
        return self.u != "z" and self._may_shift(margins(self.u, start), margins(self.u, end))

    def _may_shift(self, loses: Ids, gains: Ids) -> bool:
        """Whether one incident can go from these cells to those without a shown number changing."""
        shown = self.register.fixed if self.register.is_lenient else self.register.shown
        return not any(shown[cell] for cell in loses if cell not in gains) and not any(
            shown[cell] for cell in gains if cell not in loses
        )
