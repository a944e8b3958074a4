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
    groups = block.register.plan.groups
    changes = []
    for number, value in moved:
        record = block.register.records[number]
        if name == "kind":
            changes.append((number, replace(record, kind=value, kind_group=groups[value])))
        else:
            changes.append((number, _with(record, name, value)))
    return changes


def _with(record: Record, name: str, value: str) -> Record:
    values: dict[str, str] = {name: value}
    return replace(record, **values)


def _in_each_others_months(block: Block, moved: Sequence[Moved]) -> list[Change]:
    """What leaves a month leaves its place to what enters it: only sector, kind and employer move."""
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
    changed = replace(place, employer=source.employer)
    for name in (block.x, block.y):
        changed = _with(changed, name, getattr(source, name))
    return replace(changed, kind_group=source.kind_group) if block.y == "kind" else changed


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
