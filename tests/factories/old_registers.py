# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Old registers for tests: made here as CSV or XLSX, chosen, and worked on until nothing waits."""

import csv
import io
import os
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from openpyxl import Workbook

from eenlijn.casework.imports import actions, queries
from eenlijn.casework.imports.codes import BlankReported, Keep, Target
from eenlijn.casework.imports.dates import DateOrder
from eenlijn.casework.imports.mapping import ColumnMapping
from eenlijn.commons.access.actor import Actor
from eenlijn.foundation.sealed.blind_index import normalise

HEADER = ("Nummer", "Datum voorval", "Datum melding", "Soort", "Plaats", "Gemeente", "Omschrijving")
COLUMNS = {
    Target.NUMBER: 0,
    Target.OCCURRED: 1,
    Target.REPORTED: 2,
    Target.KIND: 3,
    Target.PLACE: 4,
    Target.MUNICIPALITY: 5,
    Target.WORDS: 6,
}
WORDS = "Kanarie-Ärztin-Şahin zei wat er gebeurde."
KINDS = {"uitschelden": "verbal_insult", "duwen": "physical_light"}


def row(number: str, occurred: str = "", reported: str = "", **changes: str) -> tuple[str, ...]:
    """One row of a register with the columns of `HEADER`."""
    told = {"kind": "Uitschelden", "place": "Bus 4123", "town": "Almelo", "words": WORDS, **changes}
    occurred = occurred or "24-11-2025 14:38"
    return number, occurred, reported or occurred, told["kind"], told["place"], told["town"], told["words"]


def csv_file(rows: Sequence[Sequence[str]], *, delimiter: str = ";", encoding: str = "utf-8") -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode(encoding)


def xlsx_file(rows: Sequence[Sequence[Any]]) -> bytes:
    book, out = Workbook(), io.BytesIO()
    for one in rows:
        book.active.append(list(one))
    book.save(out)
    return out.getvalue()


def register(*rows: Sequence[str]) -> bytes:
    return csv_file([HEADER, *rows])


def uploaded(actor: Actor, content: bytes, now: datetime, name: str = "register.csv") -> UUID:
    return actions.keep_file(actor=actor, file_name=name, content=content, now=now)


def map_columns(
    actor: Actor,
    batch_id: UUID,
    now: datetime,
    *,
    columns: Mapping[Target, int] = COLUMNS,
    kinds: Mapping[str, str] = KINDS,
    order: DateOrder = DateOrder.DAY_FIRST,
    blank_kind: str = "",
    blank_reported: BlankReported = BlankReported.AS_OCCURRED,
    names_ground: str = "",
    values: Mapping[Target, Mapping[str, str]] | None = None,
) -> None:
    """Choose columns and values as a person would, and leave the batch ready to be tried."""
    actions.choose_columns(
        actor=actor,
        batch_id=batch_id,
        columns=columns,
        date_order=order,
        blank_reported=blank_reported,
        names_ground=names_ground,
        version=queries.batch(actor, batch_id).version,
        now=now,
    )
    chosen = {Target.KIND: {normalise(word): code for word, code in kinds.items()}, **(values or {})}
    actions.choose_values(
        actor=actor,
        batch_id=batch_id,
        values=chosen,
        blank_kind=blank_kind,
        version=queries.batch(actor, batch_id).version,
        now=now,
    )


def work(now: datetime) -> int:
    """Let the worker go on until nothing waits."""
    total = 0
    while done := actions.work_on_imports(now):
        total += done
    return total


def tried(actor: Actor, content: bytes, now: datetime, name: str = "register.csv", **choices: Any) -> UUID:
    batch_id = uploaded(actor, content, now, name)
    map_columns(actor, batch_id, now, **choices)
    actions.start_trial(actor=actor, batch_id=batch_id, now=now)
    work(now)
    return batch_id


def loaded(
    actor: Actor, content: bytes, now: datetime, *, keep: Keep = Keep.DOSSIERS, **choices: Any
) -> UUID:
    batch_id = tried(actor, content, now, **choices)
    actions.start_loading(actor=actor, batch_id=batch_id, keep=keep, now=now)
    work(now)
    return batch_id


def mapping(**given: Any) -> ColumnMapping:
    """A mapping for judging rows without a batch."""
    values = {Target.KIND: {normalise(word): code for word, code in KINDS.items()}}
    return ColumnMapping(**{"columns": COLUMNS, "values": values, **given})


def shared_file(path: str) -> Path:
    """A file of the shared documents; told when left out, and a failure where it must be there."""
    folder = os.environ.get("EENLIJN_SHARED")
    if not folder:
        if os.environ.get("CI", "").lower() in {"true", "1"}:
            pytest.fail("EENLIJN_SHARED is not set on CI")
        pytest.skip("EENLIJN_SHARED is not set: the real register was not imported")
    found = Path(folder, path)
    if not found.is_file():
        pytest.fail(f"EENLIJN_SHARED is set, but {path} is not there")
    return found
