# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a register is read into: typed rows with the row they stood in, and what was left out and why."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from eenlijn.commons.directory.codes import ChangeKind, LeftOutReason, RegisterKind
from eenlijn.commons.organisations.codes import OrganisationType

LARGEST_FILE: Final = 10_000_000
MOST_ROWS: Final = 60_000


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row: `key` names it within its register, `number` is its row in the file."""

    key: str
    number: int
    name: str
    valid_from: date | None = None
    valid_until: date | None = None

    @property
    def found_by(self) -> tuple[str, ...]:
        """Return the words by which somebody finds it."""
        return (self.name, self.key)


@dataclass(frozen=True, kw_only=True)
class EntryRow(Row):
    """An organisation or a place of it, without address."""

    code: str
    other_names: list[str] = field(default_factory=list)
    is_former: bool = False
    organisation_type: OrganisationType | str = ""
    sector: str = ""
    municipality_code: str = ""
    place_name: str = ""
    postcode4: str = ""
    belongs_to_code: str = ""
    belongs_to_name: str = ""

    @property
    def found_by(self) -> tuple[str, ...]:
        """Also other names, the place and the municipality, and what it belongs to."""
        where = (self.place_name, self.municipality_code)
        return (self.name, *self.other_names, self.code, *where, self.belongs_to_name)


@dataclass(frozen=True, kw_only=True)
class ChangeRow(Row):
    """A change of organisations; the codes as `DirectoryEntry.code` writes them."""

    change: ChangeKind
    changed_on: date
    is_municipal: bool
    gone: list[str]
    used: list[str]
    made: list[str]

    @property
    def found_by(self) -> tuple[str, ...]:
        """All codes that take part."""
        return (self.name, self.key, *self.gone, *self.used, *self.made)


@dataclass(frozen=True, kw_only=True)
class PostcodeRow(Row):
    """Four digits in a municipality; the name is the place."""

    postcode4: str
    municipality_code: str
    municipality_name: str

    @property
    def found_by(self) -> tuple[str, ...]:
        """The digits, the place and the municipality."""
        return (self.postcode4, self.name, self.municipality_name, self.municipality_code)


@dataclass(frozen=True, kw_only=True)
class BoundaryRow(Row):
    """The land of a municipality: a GeoJSON polygon or several, in longitude and latitude."""

    code: str
    year: int | None
    geometry: dict[str, Any]


@dataclass(frozen=True)
class LeftOut:
    """A row of the file that is no row of this register."""

    row: int
    reason: LeftOutReason


@dataclass(frozen=True)
class Reading:
    """A whole file, read. `year` is the year it says it tells of, when it says so."""

    rows: Sequence[Row]
    left_out: Sequence[LeftOut] = ()
    year: int | None = None


@dataclass(frozen=True)
class Register:
    """One register: who makes it, on what terms, which file it comes in, and how that is read."""

    kind: RegisterKind
    source: str
    licence: str
    attribution: str
    comes_as: str
    read: Callable[[bytes], Reading]
