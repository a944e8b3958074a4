# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The work on a batch, a slice at a time: trying, loading and undoing. Stops and goes on at any row.

A worker holds a batch by one conditional update with a lease. Each slice is one short transaction
that moves `done_rows` on condition that this worker still holds the batch and nobody asked it to
stop; a slice that finds otherwise leaves nothing. A worker that is killed is followed up when its
lease ends, at the row where it was.
"""

import os
import secrets
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.db.models import Min, ProtectedError, Q

from eenlijn.casework.dossier.codes import Act
from eenlijn.casework.dossier.models import TimelineEntry
from eenlijn.casework.facts.actions import Dimensions, fact_row
from eenlijn.casework.facts.codes import Measure
from eenlijn.casework.facts.models import Fact
from eenlijn.casework.finding.actions import forget_marks, keep_names
from eenlijn.casework.imports.access import untouched
from eenlijn.casework.imports.codes import BatchState, Keep, Problem, Target
from eenlijn.casework.imports.judging import Accepted, Ground, Rejected, judge
from eenlijn.casework.imports.mapping import ColumnMapping, Profile
from eenlijn.casework.imports.models import ImportBatch, ImportedRow, RefusedRow
from eenlijn.casework.imports.queries import ROWS_SHOWN, municipalities_by_code
from eenlijn.casework.imports.reading import Reading, Row, Table, read_table
from eenlijn.casework.imports.states import AT_WORK
from eenlijn.casework.incidents.actions import (
    ImportedIncident,
    OldEntry,
    imported_incident,
    prepare_imported,
    register_imported,
    withdraw_imported,
)
from eenlijn.casework.incidents.models import Incident
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.keys import vault
from eenlijn.commons.notices.actions import announce
from eenlijn.commons.notices.codes import EventType
from eenlijn.commons.trail.actions import Entry, append
from eenlijn.foundation.clock import to_local
from eenlijn.foundation.sealed.blind_index import normalise
from eenlijn.foundation.sealed.compartments import Compartment

LEASE: Final = timedelta(seconds=60)
ROWS_TRIED: Final = 1_000
ROWS_LOADED: Final = 50
NUMBER_FIELD: Final = "imports old number"
# Two random numbers out of 900 million are equal now and then; drawing again is enough.
_TRIES: Final = 5
_ME: Final = f"{os.getpid()}-{secrets.token_hex(8)}"
_COMPARTMENTS: Final = (Compartment.FACTS, Compartment.OWN_WORDS, Compartment.PERPETRATOR)


class Interrupted(Exception):
    """Somebody asked to stop, or another worker took the batch over: this slice leaves nothing."""


@dataclass(frozen=True)
class _Opened:
    """A file as this process has it in memory: read once for all slices of a batch."""

    key: tuple[UUID, str]
    table: Table
    first_row: dict[str, int]


_opened: dict[UUID, _Opened] = {}


def employers_at_work() -> list[UUID]:
    """The employers with a batch that waits for work, the oldest first."""
    waiting = ImportBatch.objects.filter(state__in=AT_WORK).values("organisation_id")
    first = waiting.annotate(first=Min("created_at")).order_by("first")
    return list(first.values_list("organisation_id", flat=True))


def claim(now: datetime) -> ImportBatch | None:
    """Take or keep the oldest batch that waits for work."""
    free = Q(lease_until=None) | Q(lease_until__lt=now) | Q(worker=_ME)
    waiting = ImportBatch.objects.filter(free, state__in=AT_WORK).order_by("created_at")
    for batch_id in waiting.values_list("pk", flat=True)[:5]:
        mine = ImportBatch.objects.filter(free, pk=batch_id, state__in=AT_WORK)
        if mine.update(worker=_ME, lease_until=now + LEASE):
            return ImportBatch.objects.select_related("organisation__municipality").get(pk=batch_id)
    return None


def work_one_slice(batch: ImportBatch, now: datetime) -> int:
    """Do one slice; the number of rows it handled."""
    work = {
        BatchState.TRYING: try_slice,
        BatchState.LOADING: load_slice,
        BatchState.UNDOING: undo_slice,
    }[BatchState(batch.state)]
    return work(batch, now)


def actor_of(batch: ImportBatch) -> Actor:
    return Actor.job("imports", batch.organisation_id)


# Trying ---------------------------------------------------------------------------------------


def try_slice(batch: ImportBatch, now: datetime) -> int:
    """Judge the next rows and write down what is refused; nothing is taken over."""
    if batch.asked_to_stop:
        return _finish(batch, BatchState.MAPPED, now)
    rows = _rows(batch, ROWS_TRIED)
    verdicts = _verdicts(batch, rows, now)
    refused = [(row, verdict) for row, verdict in verdicts if isinstance(verdict, Rejected)]
    accepted = [verdict for _row, verdict in verdicts if isinstance(verdict, Accepted)]
    kept = _refused_rows(batch, refused)
    oldest = _retention_limit(batch, now)
    with transaction.atomic():
        _move_on(
            batch,
            now,
            done_rows=batch.done_rows + len(rows),
            accepted_rows=batch.accepted_rows + len(accepted),
            refused_rows=batch.refused_rows + len(refused),
            moved_rows=batch.moved_rows + sum(one.moved for one in accepted),
            unreported_rows=batch.unreported_rows + sum(one.unreported for one in accepted),
            expired_rows=batch.expired_rows + sum(one.entry.occurred_at < oldest for one in accepted),
            tally=_tally(batch, refused),
        )
        RefusedRow.objects.bulk_create(kept, ignore_conflicts=True)
        if batch.done_rows >= batch.total_rows:
            _end(batch, BatchState.TRIED, now)
    return len(rows)


def _tally(batch: ImportBatch, refused: Sequence[tuple[Row, Rejected]]) -> dict[str, int]:
    counts = Counter({Problem(problem): count for problem, count in batch.tally.items()})
    counts.update(verdict.problem for _row, verdict in refused)
    return {problem.value: count for problem, count in counts.items()}


def _refused_rows(batch: ImportBatch, refused: Sequence[tuple[Row, Rejected]]) -> list[RefusedRow]:
    """Seal what stood there, for as many rows per reason as are shown."""
    seen: Counter[str] = Counter(batch.tally)
    mapping = ColumnMapping.from_json(vault.open(batch, "mapping"))
    kept = []
    for row, verdict in refused:
        seen[verdict.problem] += 1
        if seen[verdict.problem] > ROWS_SHOWN:
            continue
        one = RefusedRow(
            organisation_id=batch.organisation_id,
            batch=batch,
            row_number=row.number,
            column=mapping.columns.get(verdict.target) if verdict.target else None,
            problem=verdict.problem,
        )
        vault.seal(one, cell=verdict.cell[:200] or None)
        kept.append(one)
    return kept


# Loading --------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Kept:
    """What one row becomes, unsaved; without `whole` it is only counted and its words are let go."""

    row: Row
    incident: Incident
    whole: ImportedIncident | None
    fact: Fact
    number_index: str


def load_slice(batch: ImportBatch, now: datetime) -> int:
    """Take over the next rows: register entries, people, facts, timeline, and the trail line last."""
    if batch.asked_to_stop:
        return _finish(batch, BatchState.STOPPED, now)
    rows = _rows(batch, ROWS_LOADED)
    for left in reversed(range(_TRIES)):
        verdicts = _verdicts(batch, rows, now)
        kept = [_kept(batch, row, one.entry, now) for row, one in verdicts if isinstance(one, Accepted)]
        try:
            _load(batch, rows, kept, now)
            break
        except IntegrityError:
            if not left:
                raise
            batch.refresh_from_db()
    return len(rows)


def _kept(batch: ImportBatch, row: Row, entry: OldEntry, now: datetime) -> _Kept:
    """Build and seal before the transaction, which only writes: others wait for it."""
    organisation = batch.organisation
    whole = None
    if _becomes_dossier(batch, entry, _retention_limit(batch, now)):
        whole = prepare_imported(
            organisation=organisation, entry=entry, account_id=batch.created_by_id, now=now
        )
    incident = whole.incident if whole else imported_incident(organisation=organisation, entry=entry, now=now)
    return _Kept(
        row=row,
        incident=incident,
        whole=whole,
        fact=fact_row(Measure.INCIDENT, Dimensions.of(incident), now),
        number_index=number_index(batch.organisation_id, entry.number),
    )


@transaction.atomic
def _load(batch: ImportBatch, rows: Sequence[Row], kept: Sequence[_Kept], now: datetime) -> None:
    _move_on(batch, now, done_rows=batch.done_rows + len(rows), loaded_rows=batch.loaded_rows + len(kept))
    whole = [one.whole for one in kept if one.whole]
    register_imported(whole)
    keep_names([one.perpetrator for one in whole])
    Fact.objects.bulk_create(one.fact for one in kept)
    TimelineEntry.objects.bulk_create(_imported_entry(batch, one.incident, now) for one in whole)
    ImportedRow.objects.bulk_create(_imported_row(batch, one) for one in kept)
    if batch.done_rows >= batch.total_rows:
        forget_file(batch)
        _end(batch, BatchState.LOADED, now)
        _announce_end(batch, now)
    _tell(batch, "import_rows", rows, len(kept), now)


def _announce_end(batch: ImportBatch, now: datetime) -> None:
    """Whoever started it may have left the page; the message names the batch and nothing of it."""
    announce(
        organisation_id=batch.organisation_id,
        event_type=EventType.IMPORT_FINISHED,
        object_number=f"import {batch.pk.hex[:8]}",
        recipients=[batch.created_by_id],
        now=now,
    )


def _imported_entry(batch: ImportBatch, incident: Incident, now: datetime) -> TimelineEntry:
    return TimelineEntry(
        organisation_id=batch.organisation_id,
        incident=incident,
        act=Act.IMPORTED,
        at=now,
        account_id=batch.created_by_id,
    )


def _imported_row(batch: ImportBatch, one: _Kept) -> ImportedRow:
    return ImportedRow(
        organisation_id=batch.organisation_id,
        batch=batch,
        row_number=one.row.number,
        incident=one.whole.incident if one.whole else None,
        case_key=one.incident.case_key,
        number_index=one.number_index,
    )


def _becomes_dossier(batch: ImportBatch, entry: OldEntry, oldest: datetime) -> bool:
    if batch.keep == Keep.FIGURES:
        return False
    return batch.keep == Keep.DOSSIERS or entry.occurred_at >= oldest


def _retention_limit(batch: ImportBatch, now: datetime) -> datetime:
    """Whoever kept to the term would have destroyed what is older than this."""
    local = to_local(now)
    year = local.year - batch.organisation.retention_years
    try:
        return local.replace(year=year)
    except ValueError:
        return local.replace(year=year, day=28)


# Undoing --------------------------------------------------------------------------------------


def undo_slice(batch: ImportBatch, now: datetime) -> int:
    """Take back the next rows: what was counted is counted off, the trail stays.

    A dossier on which someone acted after the question was answered is left alone.
    """
    todo = ImportedRow.objects.filter(batch=batch)
    try:
        with transaction.atomic():
            rows = list(untouched(todo).order_by("row_number")[:ROWS_LOADED])
            _move_on(batch, now, done_rows=batch.done_rows + len(rows))
            _take_back(rows, now)
            if len(rows) < ROWS_LOADED:
                _end_undo(batch, todo.count(), now)
            _tell(batch, "undo_import_rows", rows, len(rows), now)
    except (IntegrityError, ProtectedError) as error:
        # Somebody began to work on one of these dossiers at this very moment: look again.
        raise Interrupted from error
    return max(len(rows), 1)


def _take_back(rows: Sequence[ImportedRow], now: datetime) -> None:
    facts = Fact.objects.filter(case_key__in=[row.case_key for row in rows])
    Fact.objects.bulk_create(_counted_off(fact, now) for fact in list(facts))
    incident_ids = [row.incident_id for row in rows if row.incident_id]
    TimelineEntry.objects.filter(incident__in=incident_ids).delete()
    ImportedRow.objects.filter(pk__in=[row.pk for row in rows]).delete()
    forget_marks(incident_ids)
    withdraw_imported(incident_ids=incident_ids)


def _counted_off(fact: Fact, now: datetime) -> Fact:
    fact.pk = uuid4()
    fact.delta = -fact.delta
    fact.recorded_at = now
    return fact


def _end_undo(batch: ImportBatch, left: int, now: datetime) -> None:
    ImportBatch.objects.filter(pk=batch.pk).update(loaded_rows=left)
    if left:
        _end(batch, BatchState.LOADED, now)
        return
    forget_file(batch)
    RefusedRow.objects.filter(batch=batch).delete()
    _end(batch, BatchState.UNDONE, now)


def forget_file(batch: ImportBatch) -> None:
    """What was not taken over is not kept: the file goes, and of its columns only the names stay."""
    document = batch.document
    profile = Profile.from_json(vault.open(batch, "profile"))
    vault.seal(batch, profile=profile.without_contents().to_json())
    batch.document = None
    batch.save(update_fields=["document", "profile"])
    if document is not None:
        document.delete()


# What the three share -------------------------------------------------------------------------


def _rows(batch: ImportBatch, at_most: int) -> Sequence[Row]:
    return _open(batch).table.rows[batch.done_rows : batch.done_rows + at_most]


def _open(batch: ImportBatch) -> _Opened:
    key = (batch.pk, f"{batch.document_id}{batch.version}")
    known = _opened.get(batch.pk)
    if known is None or known.key != key:
        _opened.clear()
        known = _opened[batch.pk] = _read(batch, key)
    return known


def _read(batch: ImportBatch, key: tuple[UUID, str]) -> _Opened:
    if batch.document is None:
        message = "a batch without its file cannot be worked on"
        raise ValueError(message)
    content = vault.open_bytes(batch.document, "content")
    table = read_table(content, vault.open(batch, "file_name"), Reading(**batch.reading))
    mapping = ColumnMapping.from_json(vault.open(batch, "mapping"))
    first: dict[str, int] = {}
    for row in table.rows:
        first.setdefault(normalise(mapping.cell(row.cells, Target.NUMBER)), row.number)
    return _Opened(key, table, first)


def _verdicts(
    batch: ImportBatch, rows: Sequence[Row], now: datetime
) -> list[tuple[Row, Accepted | Rejected]]:
    mapping = ColumnMapping.from_json(vault.open(batch, "mapping"))
    ground = Ground(
        mapping=mapping,
        now=now,
        own_municipality=batch.organisation.municipality,
        municipalities=municipalities_by_code(batch.organisation),
        with_names=bool(batch.names_ground),
    )
    judged = [(row, judge(row, ground)) for row in rows]
    return _without_doubles(batch, mapping, judged)


def _without_doubles(
    batch: ImportBatch, mapping: ColumnMapping, judged: Sequence[tuple[Row, Accepted | Rejected]]
) -> list[tuple[Row, Accepted | Rejected]]:
    """Refuse an old number that stood higher in the file, or came with another file."""
    if Target.NUMBER not in mapping.columns:
        return list(judged)
    indexes = {
        row.number: number_index(batch.organisation_id, mapping.cell(row.cells, Target.NUMBER))
        for row, _verdict in judged
    }
    earlier = ImportedRow.objects.filter(
        organisation_id=batch.organisation_id, number_index__in=set(indexes.values()) - {""}
    ).exclude(batch=batch)
    known = set(earlier.values_list("number_index", flat=True))
    first_row = _open(batch).first_row
    result: list[tuple[Row, Accepted | Rejected]] = []
    for row, verdict in judged:
        number = mapping.cell(row.cells, Target.NUMBER)
        if isinstance(verdict, Rejected) or not number:
            result.append((row, verdict))
        elif first_row[normalise(number)] != row.number:
            result.append((row, Rejected(Problem.TWICE_IN_FILE, Target.NUMBER, number)))
        elif indexes[row.number] in known:
            result.append((row, Rejected(Problem.ALREADY_IMPORTED, Target.NUMBER, number)))
        else:
            result.append((row, verdict))
    return result


def number_index(organisation_id: UUID, number: str) -> str:
    """The keyed digest by which an old number is found again; empty without one."""
    return vault.index(organisation_id, NUMBER_FIELD, number) if number else ""


def _move_on(batch: ImportBatch, now: datetime, **columns: object) -> None:
    """One conditional update: only whoever holds the batch, from exactly where it was, goes on."""
    mine = ImportBatch.objects.filter(
        pk=batch.pk, worker=_ME, state=batch.state, done_rows=batch.done_rows, asked_to_stop=False
    )
    if not mine.update(lease_until=now + LEASE, **columns):
        raise Interrupted
    for name, value in columns.items():
        setattr(batch, name, value)


def _tell(
    batch: ImportBatch, action: str, rows: Sequence[Row] | Sequence[ImportedRow], count: int, now: datetime
) -> None:
    """One trail line per slice, last in its transaction."""
    numbers = [row.number if isinstance(row, Row) else row.row_number for row in rows]
    entry = Entry(
        action=action,
        object_type="import_batch",
        object_id=batch.pk,
        compartments=_COMPARTMENTS,
        detail={"rows": count, "first": min(numbers, default=0), "last": max(numbers, default=0)},
    )
    append(actor_of(batch), now, entry)


def _finish(batch: ImportBatch, after: BatchState, now: datetime) -> int:
    """End without a slice: somebody asked to stop."""
    with transaction.atomic():
        _end(batch, after, now)
    return 1


def _end(batch: ImportBatch, after: BatchState, now: datetime) -> None:
    """Put the batch down in its new state; the state is only left by whoever holds it."""
    mine = ImportBatch.objects.filter(pk=batch.pk, worker=_ME, state=batch.state)
    if not mine.update(state=after, worker="", lease_until=None, asked_to_stop=False, finished_at=now):
        raise Interrupted
    batch.state = after
    _opened.pop(batch.pk, None)


def fail(batch: ImportBatch, now: datetime) -> None:
    """Put down a batch that cannot be worked on, so that the others go on; a person may try it again."""
    after = BatchState.LOADED if batch.state == BatchState.UNDOING else BatchState.FAILED
    ImportBatch.objects.filter(pk=batch.pk, worker=_ME, state__in=AT_WORK).update(
        state=after, worker="", lease_until=None, finished_at=now
    )
    _opened.pop(batch.pk, None)
