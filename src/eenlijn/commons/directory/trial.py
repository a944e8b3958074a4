# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a file would change: which rows are new, changed, ended and unchanged. Reads, never writes."""

import hashlib
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any, Final

from eenlijn.commons.directory.codes import RegisterKind
from eenlijn.commons.directory.models import (
    ChangeEvent,
    DirectoryEntry,
    MunicipalBoundary,
    PostcodeArea,
    RegisterEdition,
    RegisterRow,
)
from eenlijn.commons.directory.refusals import NotYetThere, OlderEdition, OtherYear
from eenlijn.commons.directory.registers import REGISTERS
from eenlijn.commons.directory.registers.shape import (
    BoundaryRow,
    ChangeRow,
    EntryRow,
    LeftOut,
    PostcodeRow,
    Reading,
    Row,
)

MODELS: Final[Mapping[RegisterKind, type[RegisterRow]]] = {
    **dict.fromkeys(RegisterKind, DirectoryEntry),
    RegisterKind.CHANGES: ChangeEvent,
    RegisterKind.POSTCODES: PostcodeArea,
    RegisterKind.BOUNDARIES: MunicipalBoundary,
    RegisterKind.BOUNDARIES_REGION: MunicipalBoundary,
}
_ROWS: Final[Mapping[type[RegisterRow], type[Row]]] = {
    DirectoryEntry: EntryRow,
    ChangeEvent: ChangeRow,
    PostcodeArea: PostcodeRow,
    MunicipalBoundary: BoundaryRow,
}


@dataclass(frozen=True)
class Ended:
    """A row that held and is not in this edition any more."""

    key: str
    name: str


@dataclass(frozen=True)
class Trial:
    """What loading this file would do. `is_same` when this very edition is here already."""

    kind: RegisterKind
    edition: date
    digest: str
    rows: Sequence[Row] = field(repr=False)
    new: Sequence[Row] = field(repr=False)
    changed: Sequence[Row] = field(repr=False)
    ended: Sequence[Ended] = field(repr=False)
    left_out: Sequence[LeftOut]
    is_same: bool

    @property
    def unchanged(self) -> int:
        return len(self.rows) - len(self.new) - len(self.changed)


def content_fields(kind: RegisterKind) -> tuple[str, ...]:
    """The columns that come from the register itself: a row changed when one of these did."""
    return tuple(one.name for one in fields(_ROWS[MODELS[kind]]) if one.name not in {"key", "number"})


def folded(text: str) -> str:
    """Words as somebody types them: no capitals, no accents, no apostrophes, single spaces.

    `'s-Gravenhage` becomes `s-gravenhage`, `Súdwest-Fryslân` becomes `sudwest-fryslan`.
    """
    plain = unicodedata.normalize("NFKD", text.casefold())
    kept = (one for one in plain if not unicodedata.combining(one) and one not in "'’‘`\"")
    return " ".join("".join(kept).split())


def newest_edition(kind: RegisterKind) -> RegisterEdition | None:
    return RegisterEdition.objects.filter(kind=kind).order_by("sequence").last()


def tried(kind: RegisterKind, content: bytes, edition: date, today: date) -> Trial:
    """Read the file and compare it with what is here. Two queries. RegisterRefused says why it cannot be."""
    newest = newest_edition(kind)
    if edition > today:
        raise NotYetThere
    if newest and edition < newest.edition:
        raise OlderEdition(edition, newest.edition)
    digest = hashlib.sha256(content).hexdigest()
    reading = REGISTERS[kind].read(content)
    if reading.year is not None and reading.year != edition.year:
        raise OtherYear(reading.year)
    is_same = newest is not None and (newest.digest, newest.edition) == (digest, edition)
    return _compared(kind, reading, edition, digest, is_same=is_same)


def _compared(kind: RegisterKind, reading: Reading, edition: date, digest: str, *, is_same: bool) -> Trial:
    names = content_fields(kind)
    rows = MODELS[kind].objects.filter(kind=kind).order_by("row_number", "key")
    here = {one["key"]: one for one in rows.values("key", *names)}
    keys = {row.key for row in reading.rows}
    return Trial(
        kind=kind,
        edition=edition,
        digest=digest,
        rows=reading.rows,
        new=[row for row in reading.rows if row.key not in here],
        changed=[row for row in reading.rows if row.key in here and _differs(row, here[row.key], names)],
        ended=[
            Ended(key, one["name"])
            for key, one in here.items()
            if key not in keys and (one["valid_until"] is None or one["valid_until"] > edition)
        ],
        left_out=reading.left_out,
        is_same=is_same,
    )


def _differs(row: Row, here: Mapping[str, Any], names: Sequence[str]) -> bool:
    return any(getattr(row, name) != here[name] for name in names)
