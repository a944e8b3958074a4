# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Judging one row: what it becomes, or the one reason why it is refused."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from eenlijn.casework.imports.codes import REFUSE, BlankReported, Problem, Target
from eenlijn.casework.imports.dates import WallTime, time_of_day, wall_time
from eenlijn.casework.imports.mapping import ColumnMapping
from eenlijn.casework.imports.reading import Row
from eenlijn.casework.incidents.actions import OldEntry
from eenlijn.casework.incidents.codes import PerpetratorKnown, Precision
from eenlijn.commons.organisations.models import Municipality
from eenlijn.foundation.clock import local_moment, to_local

_BEGINNING: Final = date(1970, 1, 1)
# Between two cells that only together say what is wrong.
BETWEEN: Final = "\n"


@dataclass(frozen=True)
class Rejected:
    """Why this row is not taken over, and the cell that says so."""

    problem: Problem
    target: Target | None
    cell: str


@dataclass(frozen=True)
class Accepted:
    """What the row becomes; `moved` when a wall time did not exist, `unreported` when we took its place."""

    entry: OldEntry
    moved: bool
    unreported: bool


@dataclass(frozen=True)
class Ground:
    """What every row of a batch is judged by."""

    mapping: ColumnMapping
    now: datetime
    own_municipality: Municipality
    municipalities: Mapping[str, Municipality]
    with_names: bool


@dataclass(frozen=True)
class _Moment:
    at: datetime
    precision: Precision
    moved: bool


def judge(row: Row, ground: Ground) -> Accepted | Rejected:
    """Read a row; the first thing that is wrong decides."""
    if row.extra:
        return Rejected(Problem.EXTRA_CELLS, None, "")
    occurred = _occurred(row, ground)
    if isinstance(occurred, Rejected):
        return occurred
    reported = _reported(row, ground, occurred)
    if isinstance(reported, Rejected):
        return reported
    kind = _kind(row, ground.mapping)
    if isinstance(kind, Rejected):
        return kind
    return Accepted(
        entry=_entry(row, ground, occurred, (reported or occurred).at, kind),
        moved=occurred.moved or bool(reported and reported.moved),
        unreported=reported is None,
    )


def _occurred(row: Row, ground: Ground) -> _Moment | Rejected:
    cell = ground.mapping.cell(row.cells, Target.OCCURRED)
    if not cell:
        return Rejected(Problem.OCCURRED_BLANK, Target.OCCURRED, "")
    found = _moment(row, ground.mapping, Target.OCCURRED, Target.OCCURRED_TIME)
    if found is None:
        return Rejected(Problem.OCCURRED_UNREADABLE, Target.OCCURRED, _both(row, ground, Target.OCCURRED))
    if found.at > ground.now:
        return Rejected(Problem.OCCURRED_FUTURE, Target.OCCURRED, cell)
    if to_local(found.at).date() < _BEGINNING:
        return Rejected(Problem.OCCURRED_LONG_AGO, Target.OCCURRED, cell)
    return found


def _reported(row: Row, ground: Ground, occurred: _Moment) -> _Moment | Rejected | None:
    cell = ground.mapping.cell(row.cells, Target.REPORTED)
    if not cell:
        refuses = ground.mapping.blank_reported == BlankReported.REFUSE
        return Rejected(Problem.REPORTED_BLANK, Target.REPORTED, "") if refuses else None
    found = _moment(row, ground.mapping, Target.REPORTED, Target.REPORTED_TIME)
    if found is None:
        return Rejected(Problem.REPORTED_UNREADABLE, Target.REPORTED, _both(row, ground, Target.REPORTED))
    if found.at > ground.now:
        return Rejected(Problem.REPORTED_FUTURE, Target.REPORTED, cell)
    if found.at >= occurred.at:
        return found
    if found.precision == Precision.DAY and to_local(found.at).date() == to_local(occurred.at).date():
        # "That same day" is not before it: the report gives no hour.
        return _Moment(occurred.at, Precision.DAY, found.moved)
    both = (_both(row, ground, Target.REPORTED), _both(row, ground, Target.OCCURRED))
    return Rejected(Problem.REPORTED_BEFORE, Target.REPORTED, BETWEEN.join(both))


def _both(row: Row, ground: Ground, target: Target) -> str:
    """Return the date as it stands there, with the time of its own column when there is one."""
    other = {Target.OCCURRED: Target.OCCURRED_TIME, Target.REPORTED: Target.REPORTED_TIME}[target]
    cells = (ground.mapping.cell(row.cells, target), ground.mapping.cell(row.cells, other))
    return " ".join(cell for cell in cells if cell)


def _moment(row: Row, mapping: ColumnMapping, on: Target, at: Target) -> _Moment | None:
    """Join date and time; a blank time leaves the day."""
    wall = wall_time(mapping.cell(row.cells, on), mapping.date_order)
    clock = mapping.cell(row.cells, at)
    if wall is not None and clock:
        read = _clock(clock)
        wall = WallTime(wall.day + timedelta(days=read[1]), read[0]) if read else None
    if wall is None:
        return None
    try:
        local = local_moment(wall.naive)
    except (OverflowError, ValueError):
        return None
    precision = Precision.DAY if wall.time_of_day is None else Precision.MINUTE
    return _Moment(local.moment_utc.astimezone(UTC), precision, local.was_moved)


def _clock(cell: str) -> tuple[time, bool] | None:
    """Read a time of day; a spreadsheet may have put an empty date before it."""
    return time_of_day(cell) or time_of_day(cell.rpartition(" ")[2])


def _kind(row: Row, mapping: ColumnMapping) -> str | Rejected:
    cell = mapping.cell(row.cells, Target.KIND)
    if not cell:
        return mapping.blank_kind or Rejected(Problem.KIND_BLANK, Target.KIND, "")
    code = mapping.code(row.cells, Target.KIND)
    return Rejected(Problem.KIND_REFUSED, Target.KIND, cell) if code in {"", REFUSE} else code


def _entry(row: Row, ground: Ground, occurred: _Moment, reported_at: datetime, kind: str) -> OldEntry:
    mapping, cells = ground.mapping, row.cells
    municipality = ground.municipalities.get(mapping.code(cells, Target.MUNICIPALITY))
    known = mapping.code(cells, Target.KNOWN)
    return OldEntry(
        occurred_at=occurred.at,
        precision=occurred.precision,
        reported_at=reported_at,
        main_type=kind,
        municipality=municipality or ground.own_municipality,
        severity=mapping.code(cells, Target.SEVERITY),
        location_type=mapping.code(cells, Target.LOCATION_TYPE),
        channel=mapping.code(cells, Target.CHANNEL),
        perpetrator_known=PerpetratorKnown(known) if known else PerpetratorKnown.UNKNOWN,
        place=mapping.cell(cells, Target.PLACE),
        number=mapping.cell(cells, Target.NUMBER),
        words=mapping.cell(cells, Target.WORDS),
        perpetrator_name=mapping.cell(cells, Target.OTHER_NAME) if ground.with_names else "",
    )
