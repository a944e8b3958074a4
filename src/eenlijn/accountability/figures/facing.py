# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The geometry of a release: which published cells lie at two values of a register seen as a block.

A block has three axes: `x` and `y` are the attributes of a table of two (sector and kind group), `z`
is the month. An attribute with tables of its own only is a block with an empty `x`. Changing one attribute of
incidents touches one block, so proofs are looked for block by block; whether they hold is asked of all.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, NamedTuple

from eenlijn.accountability.figures.counted import NotCountable, Register
from eenlijn.accountability.figures.published import Record, Table

AXES: Final = ("x", "y", "z")
Ids = tuple[int, ...]
# Which incidents stand at two values of two axes, by the value on the third.
Column = dict[str, list[int]]


class Step(NamedTuple):
    """An incident at `along` goes from one value to another."""

    start: str
    end: str
    along: str


@dataclass
class Block:
    """One block over a register. `x` and `y` name attributes; `months` gives the part of each month."""

    register: Register
    x: str
    y: str
    months: Mapping[str, str]
    # What the search found out about the cells as they are shown now; forgotten when another is hidden.
    steps_from: dict[tuple[str, str], dict[str, tuple[Step, ...]]] = field(default_factory=dict)
    steps_to: dict[tuple[str, str], dict[str, tuple[Step, ...]]] = field(default_factory=dict)
    _local: dict[tuple[str, str, str, str], Ids] = field(default_factory=dict)
    _margins: dict[tuple[str, str], Ids] = field(default_factory=dict)

    def forget(self) -> None:
        """Begin again, because another cell was hidden."""
        self.steps_from.clear()
        self.steps_to.clear()

    def value(self, record: Record, axis: str) -> str:
        if axis == "z":
            return self.months[record.month]
        name = self.name(axis)
        return str(getattr(record, name)) if name else ""

    def name(self, axis: str) -> str:
        """The attribute on this axis; nothing for the months."""
        return {"x": self.x, "y": self.y}.get(axis, "")

    @cached_property
    def values(self) -> dict[str, tuple[str, ...]]:
        lists = self.register.plan.lists
        parts = tuple(dict.fromkeys(self.months.values()))
        return {"x": lists[self.x] if self.x else ("",), "y": lists[self.y], "z": parts}

    @cached_property
    def columns(self) -> dict[tuple[str, str], dict[tuple[str, str], Column]]:
        """The incidents whose figures nobody made public, indexed by every two axes."""
        found: dict[tuple[str, str], dict[tuple[str, str], Column]] = {
            pair: defaultdict(lambda: defaultdict(list)) for pair in (("x", "y"), ("x", "z"), ("y", "z"))
        }
        for number, record in enumerate(self.register.records):
            if record.month in self.months and record.employer not in self.register.consents:
                at = {axis: self.value(record, axis) for axis in AXES}
                for one, other in found:
                    third = next(axis for axis in AXES if axis not in (one, other))
                    found[one, other][at[one], at[other]][at[third]].append(number)
        return found

    def column(self, axis: str, value: str, other: str, other_value: str) -> Column:
        """The incidents at these two values, by the third axis; empty when there are none."""
        if axis < other:
            return self.columns[axis, other].get((value, other_value), {})
        return self.columns[other, axis].get((other_value, value), {})

    def local(self, axis: str, value: str, other: str, other_value: str) -> Ids:
        """The cells that an incident at these two values counts in because of both of them."""
        if axis > other:
            axis, value, other, other_value = other, other_value, axis, value
        key = (axis, value, other, other_value)
        if key not in self._local:
            self._local[key] = self._local_cells(*key)
        return self._local[key]

    def _local_cells(self, axis: str, value: str, other: str, other_value: str) -> Ids:
        if other == "y":
            return self._at({self.x: value, self.y: other_value}, lambda table: len(table.by) > 1)
        own = {self.name(axis): value}
        return self._at(own, lambda table: len(table.by) == 1 and self.parts_of(table) == {other_value})

    def margins(self, axis: str, value: str) -> Ids:
        """The cells over several months in which only this value counts."""
        key = (axis, value)
        if key not in self._margins:
            own = {self.name(axis): value}
            self._margins[key] = self._at(
                own, lambda table: len(table.by) == 1 and len(self.parts_of(table)) > 1
            )
        return self._margins[key]

    def _at(self, known: Mapping[str, str], fits: Callable[[Table], bool]) -> Ids:
        return tuple(
            self.register.index[table, tuple(known[name] for name in table.by)]
            for table in self.register.tables
            if all(attribute in known for attribute in table.by) and fits(table)
        )

    def about(self, number: int) -> str:
        """Which axes a cell is about: "xy", "xz" (sector in a month), "x" (sector over months); or none."""
        table = self.register.cells[number].table
        mine = {self.x: "x", self.y: "y"}
        if not table.by or any(name not in mine for name in table.by):
            return ""
        axes = "".join(sorted(mine[name] for name in table.by))
        return axes if len(axes) > 1 or len(self.parts_of(table)) > 1 else f"{axes}z"

    def span(self, number: int, axis: str) -> tuple[str, ...]:
        """The values on this axis that count in the cell."""
        cell = self.register.cells[number]
        if axis == "z":
            parts = self.parts_of(cell.table)
            return tuple(part for part in self.values["z"] if part in parts)
        known = dict(zip(cell.table.by, cell.key, strict=True))
        name = self.name(axis)
        return (known[name],) if name in known else self.values[axis]

    def parts_of(self, table: Table) -> set[str]:
        return {self.months[month] for month in table.months}


def blocks_of(register: Register) -> list[Block]:
    """The blocks of all tables of two attributes, then those of each attribute that is left."""
    months = _parts(register)
    used = {attribute for table in register.tables for attribute in table.by}
    pairs = dict.fromkeys(table.by for table in register.tables if len(table.by) > 1)
    taken = [attribute for pair in pairs for attribute in pair]
    if len(set(taken)) < len(taken) or any(table.by[2:] for table in register.tables):
        raise NotCountable("two tables of two attributes may not share one, and no table has three")
    single = [attribute for attribute in register.plan.lists if attribute in used and attribute not in taken]
    return [Block(register, x, y, months) for x, y in pairs] + [
        Block(register, "", y, months) for y in single
    ]


def _parts(register: Register) -> dict[str, str]:
    """For each month the first of the months that no table tells from it."""
    where: dict[str, list[int]] = defaultdict(list)
    for number, table in enumerate(register.tables):
        for month in table.months:
            where[month].append(number)
    first: dict[tuple[int, ...], str] = {}
    return {month: first.setdefault(tuple(tables), month) for month, tables in sorted(where.items())}
