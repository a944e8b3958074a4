# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading batches: the list, the file and its columns, how far the work is, and what was refused."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from eenlijn.casework.imports import proposing
from eenlijn.casework.imports.access import may_import, readable, touched, visible_to
from eenlijn.casework.imports.codes import BatchState, Keep, Problem, Target
from eenlijn.casework.imports.judging import BETWEEN
from eenlijn.casework.imports.mapping import ColumnMapping, Profile
from eenlijn.casework.imports.models import ImportedRow, RefusedRow
from eenlijn.casework.imports.reading import Reading
from eenlijn.casework.imports.reading.table import cell_name
from eenlijn.casework.imports.states import AT_WORK, NOT_LOADED_YET
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.accounts.queries import names_of
from eenlijn.commons.keys import vault
from eenlijn.commons.organisations.models import Municipality, Organisation

ROWS_SHOWN = 50


@dataclass(frozen=True)
class BatchRow:
    """One line of the list."""

    id: UUID
    file_name: str
    state: BatchState
    created_at: datetime
    created_by: str
    total_rows: int
    loaded_rows: int
    refused_rows: int
    may_undo: bool


@dataclass(frozen=True)
class Batch:
    """One batch in full. The file's own words are in `profile` and `mapping`."""

    id: UUID
    file_name: str
    state: BatchState
    version: int
    created_at: datetime
    finished_at: datetime | None
    reading: Reading
    profile: Profile
    mapping: ColumnMapping | None
    keep: Keep
    names_ground: str
    total_rows: int
    done_rows: int
    accepted_rows: int
    loaded_rows: int
    refused_rows: int
    moved_rows: int
    expired_rows: int
    unreported_rows: int
    retention_years: int
    asked_to_stop: bool

    @property
    def is_at_work(self) -> bool:
        return self.state in AT_WORK

    @property
    def is_open(self) -> bool:
        """Whether its columns may still be chosen."""
        return self.state in NOT_LOADED_YET


@dataclass(frozen=True)
class RefusedLine:
    row_number: int
    cell: str
    text: str


@dataclass(frozen=True)
class RefusedGroup:
    """All rows that were refused for one reason; `lines` are the first of them."""

    problem: Problem
    count: int
    lines: tuple[RefusedLine, ...]

    @property
    def hidden(self) -> int:
        return self.count - len(self.lines)


def check_may_import(actor: Actor) -> None:
    """Whoever may not gets the page of what does not exist."""
    if not may_import(actor):
        raise NotVisible


def batches_of(actor: Actor) -> list[BatchRow]:
    """Every batch of the own organisation, newest first; three queries, whatever their number."""
    check_may_import(actor)
    found = list(visible_to(actor).order_by("-created_at"))
    names = names_of(one.created_by_id for one in found)
    touched = _touched_batches(actor)
    return [
        BatchRow(
            id=one.pk,
            file_name=vault.open(one, "file_name"),
            state=BatchState(one.state),
            created_at=one.created_at,
            created_by=names.get(one.created_by_id, ""),
            total_rows=one.total_rows,
            loaded_rows=one.loaded_rows,
            refused_rows=one.refused_rows,
            may_undo=one.state in {BatchState.LOADED, BatchState.STOPPED}
            and one.loaded_rows > 0
            and one.pk not in touched,
        )
        for one in found
    ]


def _touched_batches(actor: Actor) -> set[UUID]:
    rows = ImportedRow.objects.filter(organisation_id=actor.scope_id)
    return set(touched(rows).values_list("batch_id", flat=True).distinct())


def batch(actor: Actor, batch_id: UUID) -> Batch:
    """One batch, NotVisible for anyone else. The caller wrote the trail line (`actions.open_batch`)."""
    row = readable(actor, batch_id)
    mapping = vault.open(row, "mapping")
    return Batch(
        id=row.pk,
        file_name=vault.open(row, "file_name"),
        state=BatchState(row.state),
        version=row.version,
        created_at=row.created_at,
        finished_at=row.finished_at,
        reading=Reading(**row.reading),
        profile=Profile.from_json(vault.open(row, "profile")),
        mapping=ColumnMapping.from_json(mapping) if mapping else None,
        keep=Keep(row.keep),
        names_ground=row.names_ground,
        total_rows=row.total_rows,
        done_rows=row.done_rows,
        accepted_rows=row.accepted_rows,
        loaded_rows=row.loaded_rows,
        refused_rows=row.refused_rows,
        moved_rows=row.moved_rows,
        expired_rows=row.expired_rows,
        unreported_rows=row.unreported_rows,
        retention_years=row.organisation.retention_years,
        asked_to_stop=row.asked_to_stop,
    )


@dataclass(frozen=True)
class Progress:
    """How far the work is, in real numbers; C1 only, so it may be asked every second."""

    state: BatchState
    done: int
    total: int
    waits: bool
    asked_to_stop: bool


def progress(actor: Actor, batch_id: UUID, now: datetime) -> Progress:
    """One query. `waits`: no worker holds the batch at this moment."""
    row = readable(actor, batch_id)
    return Progress(
        state=BatchState(row.state),
        done=row.done_rows,
        total=row.loaded_rows if row.state == BatchState.UNDOING else row.total_rows,
        waits=row.lease_until is None or row.lease_until < now,
        asked_to_stop=row.asked_to_stop,
    )


def refused_groups(actor: Actor, batch_id: UUID) -> list[RefusedGroup]:
    """What was refused, by reason, the most frequent first, with row number and cell."""
    row = readable(actor, batch_id)
    lines: dict[str, list[RefusedLine]] = {}
    for refused in RefusedRow.objects.filter(batch=row).order_by("row_number"):
        group = lines.setdefault(refused.problem, [])
        if len(group) < ROWS_SHOWN:
            group.append(_line(refused))
    groups = (
        RefusedGroup(Problem(problem), count, tuple(lines.get(problem, ())))
        for problem, count in row.tally.items()
        if count
    )
    return sorted(groups, key=lambda group: -group.count)


def _line(refused: RefusedRow) -> RefusedLine:
    place = cell_name(refused.row_number, refused.column) if refused.column is not None else ""
    return RefusedLine(refused.row_number, place, _told(vault.open(refused, "cell")))


def _told(cell: str) -> str:
    """What stood there; of two cells, which is which."""
    reported, both, occurred = cell.partition(BETWEEN)
    if not both:
        return cell
    return _("gemeld %(reported)s, gebeurd %(occurred)s") % {"reported": reported, "occurred": occurred}


def same_file_before(actor: Actor, batch_id: UUID) -> datetime | None:
    """When this very file was loaded before, so that nobody loads it twice by mistake."""
    row = readable(actor, batch_id)
    loaded = (BatchState.LOADED, BatchState.LOADING, BatchState.STOPPED)
    earlier = visible_to(actor).filter(file_index=row.file_index, state__in=loaded).exclude(pk=row.pk)
    return earlier.order_by("-created_at").values_list("created_at", flat=True).first()


def proposed_columns(actor: Actor, profile: Profile) -> tuple[dict[Target, int], bool]:
    """What the columns probably mean; as last time when the same system made this file (second part)."""
    earlier = _last_mapping(actor, profile.header_key)
    if earlier is not None:
        return dict(earlier.columns), True
    return proposing.propose_columns(profile), False


def proposed_values(actor: Actor, profile: Profile, target: Target, place: int) -> dict[str, str]:
    """What the values of a column probably mean; what was chosen last time comes first."""
    names = {name: code for code, name in municipality_choices(actor)}
    proposed = proposing.propose_values(target, profile.columns[place].values, names)
    earlier = _last_mapping(actor, profile.header_key)
    return {**proposed, **(earlier.values.get(target, {}) if earlier else {})}


def last_mapping(actor: Actor, profile: Profile) -> ColumnMapping | None:
    """How this organisation read the last file with the same headers."""
    return _last_mapping(actor, profile.header_key)


def _last_mapping(actor: Actor, header_key: str) -> ColumnMapping | None:
    for row in visible_to(actor).exclude(mapping=None).order_by("-created_at")[:10]:
        found = ColumnMapping.from_json(vault.open(row, "mapping"))
        if found.header_key == header_key and found.columns:
            return found
    return None


def municipality_choices(actor: Actor) -> list[tuple[str, str]]:
    """The municipalities of the own region, by name."""
    region = Organisation.objects.filter(pk=actor.scope_id).values("municipality__region")
    return list(Municipality.objects.filter(region__in=region).order_by("name").values_list("code", "name"))


def municipalities_by_code(organisation: Organisation) -> Mapping[str, Municipality]:
    """The municipalities a value may be mapped to."""
    found = Municipality.objects.filter(region=organisation.municipality.region_id)
    return {one.code: one for one in found}
