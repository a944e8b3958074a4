# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the columns of a file look like, and what a person said they mean."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Final, Self

from eenlijn.casework.imports.codes import BlankReported, Target
from eenlijn.casework.imports.dates import DateOrder, Evidence, evidence_of
from eenlijn.casework.imports.reading import Table
from eenlijn.foundation.sealed.blind_index import normalise

# More different values than a person would sit down to translate one by one.
MOST_VALUES: Final = 150
_SAMPLES: Final = 3
_LONGEST_SHOWN: Final = 80


@dataclass(frozen=True)
class Value:
    """One value of a column in all its spellings: capitals and spaces make no difference."""

    key: str
    shown: str
    count: int


@dataclass(frozen=True)
class Column:
    """A column as it was found. `values` is empty when there are too many to translate."""

    place: int
    name: str
    filled: int
    samples: tuple[str, ...]
    values: tuple[Value, ...]
    distinct: int
    evidence: Evidence


@dataclass(frozen=True)
class Profile:
    """What is shown of a file while its columns are chosen."""

    columns: tuple[Column, ...]
    rows: int
    sheets: tuple[str, ...]

    @property
    def header_key(self) -> str:
        """Files with the same headers were made by the same system."""
        return "|".join(normalise(column.name) for column in self.columns)

    def without_contents(self) -> Self:
        """The same columns by name alone, for when the file is gone."""
        bare = (replace(one, samples=(), values=(), evidence=Evidence()) for one in self.columns)
        return replace(self, columns=tuple(bare), sheets=())

    def to_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Self:
        data = json.loads(text)
        columns = tuple(_column_from(one) for one in data["columns"])
        return cls(columns=columns, rows=data["rows"], sheets=tuple(data["sheets"]))


def _column_from(data: dict[str, Any]) -> Column:
    data["values"] = tuple(Value(**value) for value in data["values"])
    data["samples"] = tuple(data["samples"])
    data["evidence"] = Evidence(**data["evidence"])
    return Column(**data)


def profile_of(table: Table) -> Profile:
    """Look at every column once."""
    columns = tuple(
        _column(place, name, [row.cells[place] for row in table.rows])
        for place, name in enumerate(table.header)
    )
    return Profile(columns=columns, rows=len(table.rows), sheets=table.sheets)


def _column(place: int, name: str, cells: list[str]) -> Column:
    filled = [cell for cell in cells if cell]
    spellings = Counter(filled)
    values = _grouped(spellings)
    return Column(
        place=place,
        name=name[:_LONGEST_SHOWN],
        filled=len(filled),
        samples=tuple(text[:_LONGEST_SHOWN] for text in list(spellings)[:_SAMPLES]),
        values=values if len(values) <= MOST_VALUES else (),
        distinct=len(values),
        evidence=evidence_of(filled),
    )


def _grouped(spellings: "Counter[str]") -> tuple[Value, ...]:
    """Gather spellings; the commonest one is shown, the most frequent value first."""
    groups: dict[str, Counter[str]] = {}
    for text, count in spellings.items():
        groups.setdefault(normalise(text), Counter())[text] += count
    found = (
        Value(key=key, shown=group.most_common(1)[0][0][:_LONGEST_SHOWN], count=group.total())
        for key, group in groups.items()
    )
    return tuple(sorted(found, key=lambda value: (-value.count, value.key)))


@dataclass(frozen=True)
class ColumnMapping:
    """What a person chose. `values`: per target, from a value's key to our code.

    `blank_kind` is the kind of rows without one; empty refuses them. A value that is not in `values`
    stays empty, except a kind: that row is refused.
    """

    columns: Mapping[Target, int]
    date_order: DateOrder = DateOrder.DAY_FIRST
    values: Mapping[Target, Mapping[str, str]] = field(default_factory=dict)
    blank_kind: str = ""
    blank_reported: BlankReported = BlankReported.AS_OCCURRED
    header_key: str = ""

    def cell(self, cells: tuple[str, ...], target: Target) -> str:
        """Return what the row says about this, empty when there is no such column."""
        place = self.columns.get(target)
        return cells[place] if place is not None and place < len(cells) else ""

    def code(self, cells: tuple[str, ...], target: Target) -> str:
        """Return our code for what the row says."""
        return self.values.get(target, {}).get(normalise(self.cell(cells, target)), "")

    def to_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Self:
        data = json.loads(text)
        return cls(
            columns={Target(target): place for target, place in data["columns"].items()},
            date_order=DateOrder(data["date_order"]),
            values={Target(target): codes for target, codes in data["values"].items()},
            blank_kind=data["blank_kind"],
            blank_reported=BlankReported(data["blank_reported"]),
            header_key=data["header_key"],
        )


def date_evidence(profile: Profile, places: Iterable[int | None]) -> Evidence:
    """What the date columns prove together: one system writes its dates one way."""
    chosen = {place for place in places if place is not None}
    return sum((column.evidence for column in profile.columns if column.place in chosen), Evidence())
