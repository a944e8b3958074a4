# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A released table as one sheet, from which every kind of file is made: the cells of the page, no others."""

from django.utils.translation import get_language

from eenlijn.accountability.releases import wording
from eenlijn.accountability.releases.queries import Released, Row, Table
from eenlijn.foundation.spreadsheet import Format, Sheet, Value


def sheet_of(released: Released, table: Table) -> Sheet:
    """The rows of the table, the total last, and what a reader must know; dated by its release."""
    notes = [released.told, table.sentence, table.definition, released.source]
    if table.has_hidden:
        notes.append(wording.hidden_words())
    if table.is_rounded:
        notes.append(wording.licence_words())
    return Sheet(
        title=f"{table.title}, {released.edition.name}",
        columns=table.columns,
        rows=tuple(_line(row) for row in (*table.rows, table.totals)),
        notes=tuple(notes),
        moment=released.edition.released_at,
        language=get_language() or "nl",
    )


def file_name(released: Released, table: Table, kind: Format) -> str:
    """Codes only, so that no header needs escaping."""
    return f"{released.edition.code}-{table.name}.{kind.value}"


def _line(row: Row) -> tuple[Value, ...]:
    sign = wording.hidden_sign()
    return (row.head, *(sign if number is None else number for number in row.numbers))
