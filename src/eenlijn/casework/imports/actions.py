# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Taking over an old register, step by step: a file, its columns, a try, loading, and undoing it all."""

from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import datetime
from hashlib import sha256
from pathlib import PurePath
from typing import Any, Final
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from eenlijn.casework.imports import slices
from eenlijn.casework.imports.access import may_import, readable, touched
from eenlijn.casework.imports.codes import VALUE_TARGETS, BatchState, BlankReported, Keep, Target
from eenlijn.casework.imports.dates import DateOrder
from eenlijn.casework.imports.mapping import ColumnMapping, Profile, profile_of
from eenlijn.casework.imports.models import ImportBatch, ImportedRow, RefusedRow
from eenlijn.casework.imports.reading import Reading, Table, read_table
from eenlijn.casework.imports.states import AT_WORK, NOT_LOADED_YET, may_follow
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.commons.documents.actions import keep_document, kept
from eenlijn.commons.documents.codes import DocumentKind, MediaType
from eenlijn.commons.keys import vault
from eenlijn.commons.trail.actions import Entry, append
from eenlijn.foundation.logs import log
from eenlijn.foundation.sealed.compartments import Compartment

_LOG = log(__name__)
_FILE_FIELD: Final = "imports file"
_MEDIA: Final = {"csv": MediaType.CSV, "xlsx": MediaType.XLSX}
_SLICES_PER_RUN: Final = 10
_LONGEST_NAME: Final = 200
_NOTHING_TRIED: Final[Mapping[str, Any]] = {
    "done_rows": 0,
    "accepted_rows": 0,
    "refused_rows": 0,
    "moved_rows": 0,
    "expired_rows": 0,
    "unreported_rows": 0,
    "tally": {},
}


class NotNow(Refused):
    """The batch is in another state than this act needs: someone else was first, or it is at work."""

    def __init__(self) -> None:
        super().__init__(
            _("Dit kan nu niet meer: het inlezen is intussen verder. Bekijk de stand hieronder.")
        )


class ChangedMeanwhile(Refused):
    def __init__(self) -> None:
        super().__init__(
            _("Iemand anders heeft dit intussen gewijzigd. Kijk de keuzes na en bewaar opnieuw.")
        )


class ColumnMissing(Refused):
    """What no register can do without; `target` names the field."""

    def __init__(self, target: Target, sentence: str) -> None:
        super().__init__(sentence)
        self.target = target


class GroundNeeded(Refused):
    """Names of the other person only come with the ground on which they are kept (decision 15)."""

    def __init__(self) -> None:
        super().__init__(
            _("Namen van de ander mag je alleen overnemen met een wettelijke grond. Schrijf die grond op.")
        )


class TooManyValues(Refused):
    def __init__(self, name: str) -> None:
        sentence = _(
            "Kolom «%(name)s» heeft te veel verschillende waarden om te vertalen. Kies een andere kolom."
        )
        super().__init__(sentence % {"name": name})


class SomeoneActed(Refused):
    """Decision 15: undo until someone acts on a row of the batch."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Met een dossier uit dit bestand is al verder gewerkt. Terughalen kan dan niet meer: "
                "dat zou werk van een ander wissen."
            )
        )


def keep_file(*, actor: Actor, file_name: str, content: bytes, now: datetime) -> UUID:
    """Read the file, refuse it or keep it sealed. Raises FileRefused before anything is stored."""
    if not may_import(actor) or actor.organisation_id is None or actor.account_id is None:
        raise NotVisible
    table = read_table(content, file_name)
    plain_name = "".join(one for one in PurePath(file_name.replace("\\", "/")).name if one.isprintable())
    batch = ImportBatch(
        id=uuid4(),
        organisation_id=actor.organisation_id,
        reading=asdict(table.reading),
        total_rows=len(table.rows),
        file_index=vault.index(actor.organisation_id, _FILE_FIELD, sha256(content).hexdigest()),
        created_by_id=actor.account_id,
        created_at=now,
    )
    vault.seal(batch, file_name=plain_name[:_LONGEST_NAME], profile=profile_of(table).to_json())
    with transaction.atomic():
        batch.document = keep_document(
            actor=actor,
            now=now,
            organisation_id=actor.organisation_id,
            kind=DocumentKind.IMPORT,
            file_name=file_name,
            media_type=_MEDIA[table.reading.kind],
            content=content,
            compartment=Compartment.OWN_WORDS,
        )
        batch.save(force_insert=True)
        append(actor, now, kept(batch.document), _line("import_file", batch, rows=batch.total_rows))
    return batch.pk


@transaction.atomic
def open_batch(*, actor: Actor, batch_id: UUID, now: datetime) -> None:
    """Looking at what stands in the file: one trail line for all of it (decision 19)."""
    batch = readable(actor, batch_id)
    append(actor, now, _line("open_import", batch))


def read_again(*, actor: Actor, batch_id: UUID, reading: Reading, version: int, now: datetime) -> None:
    """Read the same file with other signs, letters, sheet or header row; what was chosen is dropped."""
    batch = _in(actor, batch_id, NOT_LOADED_YET)
    table = _table(batch, replace(reading, kind=batch.reading["kind"]))
    vault.seal(batch, profile=profile_of(table).to_json())
    with transaction.atomic():
        _save(
            batch,
            version,
            BatchState.UPLOADED,
            reading=asdict(table.reading),
            profile=batch.profile,
            mapping=None,
            total_rows=len(table.rows),
            **_NOTHING_TRIED,
        )
        RefusedRow.objects.filter(batch=batch).delete()
        append(actor, now, _line("read_import_again", batch, rows=len(table.rows)))


def _table(batch: ImportBatch, reading: Reading) -> Table:
    if batch.document is None:
        raise NotVisible
    content = vault.open_bytes(batch.document, "content")
    return read_table(content, vault.open(batch, "file_name"), reading)


@transaction.atomic
def choose_columns(
    *,
    actor: Actor,
    batch_id: UUID,
    columns: Mapping[Target, int],
    date_order: DateOrder,
    blank_reported: BlankReported,
    names_ground: str,
    version: int,
    now: datetime,
) -> None:
    """Say what each column holds. What was chosen for values stays where its column stays."""
    batch = _in(actor, batch_id, NOT_LOADED_YET)
    profile = Profile.from_json(vault.open(batch, "profile"))
    _check_columns(profile, columns, names_ground)
    before = _mapping(batch)
    kept_values = {
        target: codes
        for target, codes in (before.values if before else {}).items()
        if before and before.columns.get(target) == columns.get(target)
    }
    chosen = ColumnMapping(
        columns=dict(columns),
        date_order=date_order,
        values=kept_values,
        blank_kind=before.blank_kind if before else "",
        blank_reported=blank_reported,
        header_key=profile.header_key,
    )
    _save_mapping(batch, chosen, version, BatchState.UPLOADED, names_ground=names_ground.strip())
    append(actor, now, _line("choose_import_columns", batch, with_names=Target.OTHER_NAME in columns))


def _check_columns(profile: Profile, columns: Mapping[Target, int], names_ground: str) -> None:
    if Target.OCCURRED not in columns:
        raise ColumnMissing(Target.OCCURRED, _("Kies de kolom waarin staat wanneer het gebeurde."))
    if Target.KIND not in columns:
        raise ColumnMissing(Target.KIND, _("Kies de kolom waarin staat wat voor voorval het was."))
    if Target.OTHER_NAME in columns and not names_ground.strip():
        raise GroundNeeded
    for target in value_targets(columns):
        column = profile.columns[columns[target]]
        if column.distinct and not column.values:
            raise TooManyValues(column.name)


def value_targets(columns: Mapping[Target, int]) -> list[Target]:
    """The chosen columns whose values get a code of ours, in the order of the page."""
    return [target for target in VALUE_TARGETS if target in columns]


@transaction.atomic
def choose_values(
    *,
    actor: Actor,
    batch_id: UUID,
    values: Mapping[Target, Mapping[str, str]],
    blank_kind: str,
    version: int,
    now: datetime,
) -> None:
    """Say what each word of the old register is called here."""
    batch = _in(actor, batch_id, NOT_LOADED_YET)
    before = _mapping(batch)
    if before is None:
        raise NotNow
    chosen = replace(before, values={**before.values, **values}, blank_kind=blank_kind)
    _save_mapping(batch, chosen, version, BatchState.MAPPED)
    append(actor, now, _line("choose_import_values", batch))


def _mapping(batch: ImportBatch) -> ColumnMapping | None:
    text = vault.open(batch, "mapping")
    return ColumnMapping.from_json(text) if text else None


def _save_mapping(
    batch: ImportBatch, mapping: ColumnMapping, version: int, after: BatchState, **columns: Any
) -> None:
    vault.seal(batch, mapping=mapping.to_json())
    _save(batch, version, after, mapping=batch.mapping, **_NOTHING_TRIED, **columns)
    RefusedRow.objects.filter(batch=batch).delete()


@transaction.atomic
def start_trial(*, actor: Actor, batch_id: UUID, now: datetime) -> None:
    """Let the worker judge every row; nothing is taken over."""
    batch = _in(actor, batch_id, {BatchState.MAPPED, BatchState.TRIED, BatchState.FAILED})
    if batch.loaded_rows:
        raise NotNow
    RefusedRow.objects.filter(batch=batch).delete()
    _save(batch, batch.version, BatchState.TRYING, finished_at=None, asked_to_stop=False, **_NOTHING_TRIED)
    append(actor, now, _line("start_import_trial", batch))


@transaction.atomic
def start_loading(*, actor: Actor, batch_id: UUID, keep: Keep, now: datetime) -> None:
    """Let the worker take the rows over; a batch that was stopped goes on where it was, as it was."""
    batch = _in(actor, batch_id, {BatchState.TRIED, BatchState.STOPPED, BatchState.FAILED})
    if batch.state == BatchState.TRIED:
        _save(batch, batch.version, BatchState.LOADING, keep=keep, done_rows=0, finished_at=None)
    elif batch.loaded_rows:
        _save(batch, batch.version, BatchState.LOADING, asked_to_stop=False, finished_at=None)
    else:
        raise NotNow
    append(actor, now, _line("start_import", batch, keep=batch.keep))


@transaction.atomic
def ask_to_stop(*, actor: Actor, batch_id: UUID, now: datetime) -> None:
    """Stop after the rows that are being done; what was taken over stays until it is undone."""
    batch = _in(actor, batch_id, {BatchState.TRYING, BatchState.LOADING})
    ImportBatch.objects.filter(pk=batch.pk, state=batch.state).update(asked_to_stop=True)
    append(actor, now, _line("stop_import", batch))


@transaction.atomic
def start_undo(*, actor: Actor, batch_id: UUID, now: datetime) -> None:
    """Let the worker take all rows back; refused as soon as someone acted on one of them."""
    batch = _in(actor, batch_id, {BatchState.LOADED, BatchState.STOPPED, BatchState.FAILED})
    if touched(ImportedRow.objects.filter(batch=batch)).exists():
        raise SomeoneActed
    _save(batch, batch.version, BatchState.UNDOING, done_rows=0, asked_to_stop=False, finished_at=None)
    append(actor, now, _line("start_undo_import", batch))


@transaction.atomic
def discard(*, actor: Actor, batch_id: UUID, now: datetime) -> None:
    """Throw a file away of which nothing was taken over."""
    batch = _in(actor, batch_id, NOT_LOADED_YET)
    slices.forget_file(batch)
    RefusedRow.objects.filter(batch=batch).delete()
    ImportBatch.objects.filter(pk=batch.pk).delete()
    append(actor, now, _line("discard_import", batch))


def work_on_imports(now: datetime) -> int:
    """A few slices for the worker; the number of rows done, 0 when nothing waits. May be run twice."""
    done = 0
    for _slice in range(_SLICES_PER_RUN):
        batch = slices.claim(now)
        if batch is None:
            break
        done += _work(batch, now)
    return done


def _work(batch: ImportBatch, now: datetime) -> int:
    try:
        return slices.work_one_slice(batch, now)
    except slices.Interrupted:
        return 0
    except vault.KeysUnavailable:
        # The keys come back; the batch waits for them where it is.
        return 0
    except Exception:  # noqa: BLE001 - whatever is wrong with one batch, the others go on
        _LOG.exception("an import could not go on")
        slices.fail(batch, now)
        return 0


def _in(actor: Actor, batch_id: UUID, states: "set[BatchState] | frozenset[BatchState]") -> ImportBatch:
    batch = readable(actor, batch_id)
    if batch.state not in states:
        raise NotNow
    return batch


def _save(batch: ImportBatch, version: int, after: BatchState, **columns: Any) -> None:
    """One conditional update: whoever saves second is told."""
    if batch.state != after and not may_follow(BatchState(batch.state), after):
        raise NotNow
    mine = ImportBatch.objects.filter(pk=batch.pk, version=version, state=batch.state).exclude(
        state__in=AT_WORK
    )
    if not mine.update(state=after, version=version + 1, **columns):
        raise ChangedMeanwhile
    for name, value in {"state": after, "version": version + 1, **columns}.items():
        setattr(batch, name, value)


def _line(action: str, batch: ImportBatch, **detail: Any) -> Entry:
    return Entry(
        action=action,
        object_type="import_batch",
        object_id=batch.pk,
        compartments=(Compartment.FACTS, Compartment.OWN_WORDS),
        detail=detail,
    )
