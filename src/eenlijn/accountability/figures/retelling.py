# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""From "this incident gets that value" to whole records of a register that might have been."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import replace
from typing import NamedTuple

from eenlijn.accountability.figures.facing import Block
from eenlijn.accountability.figures.possible import Change
from eenlijn.accountability.figures.published import Record


class Moved(NamedTuple):
    """One incident, by its number, with its new value."""

    number: int
    value: str


def retold(block: Block, axis: str, moved: Sequence[Moved], attacker: Hashable) -> list[Change]:
    """The incidents as they might have been; empty when there is no such register."""
    if axis == "z":
        return _in_each_others_months(block, moved)
    name = block.x if axis == "x" else block.y
    if name == "sector":
        return _with_other_employers(block, moved, attacker)
    records = block.register.records
    return [(number, _with(records[number], {name: value})) for number, value in moved]


def _with(record: Record, values: dict[str, str]) -> Record:
    return replace(record, **values)


def _in_each_others_months(block: Block, moved: Sequence[Moved]) -> list[Change]:
    """What leaves a month leaves its place to what enters it: only sector, kind group and employer move."""
    records = block.register.records
    places: dict[str, list[int]] = defaultdict(list)
    for number, _ in moved:
        places[block.value(records[number], "z")].append(number)
    if Counter(value for _, value in moved) != Counter({part: len(left) for part, left in places.items()}):
        return []
    return [
        (place, _taken_over(block, records[place], records[number]))
        for number, value in moved
        for place in [places[value].pop(0)]
    ]


def _taken_over(block: Block, place: Record, source: Record) -> Record:
    values = {name: getattr(source, name) for name in (block.x, block.y)}
    return replace(_with(place, values), employer=source.employer)


def _with_other_employers(block: Block, moved: Sequence[Moved], attacker: Hashable) -> list[Change]:
    """An employer has one sector: who moves to another is an incident of somebody there."""
    records = block.register.records
    leaving: dict[str, list[Hashable]] = defaultdict(list)
    for number, _ in moved:
        leaving[records[number].sector].append(records[number].employer)
    changes = []
    for number, sector in moved:
        known = leaving[sector].pop(0) if leaving[sector] else block.register.somebody(sector, attacker)
        if known is None:
            return []
        changes.append((number, replace(records[number], sector=sector, employer=known)))
    return changes
