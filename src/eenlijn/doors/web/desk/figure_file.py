# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The table of the page as one sheet, from which every kind of file is made."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from eenlijn.accountability.figures.indicators.table import Cell, Row
from eenlijn.accountability.figures.queries import FigureTable
from eenlijn.doors.web.desk.figure_words import counted_words
from eenlijn.foundation.spreadsheet import Format, Sheet, Value


def sheet_of(table: FigureTable) -> Sheet:
    """The same rows as on the page, the total last, and the sentences that say what they mean."""
    return Sheet(
        title=table.title,
        columns=table.columns,
        rows=tuple(_line(row) for row in (*table.rows, table.totals)),
        notes=(counted_words(table), table.sentence, table.definition, table.source),
        moment=table.counted_at,
        language=get_language() or "nl",
    )


def _line(row: Row) -> tuple[Value, ...]:
    return (row.full_head, *(_value(cell) for cell in row.cells))


def _value(cell: Cell) -> Value:
    return cell.words if cell.value is None else cell.value


def file_name(table: FigureTable, kind: Format) -> str:
    """Codes only, so that no header needs escaping."""
    asked = table.question
    period = f"{asked.since:%Y-%m}-{asked.until:%Y-%m}"
    return f"{_('cijfers')}-{asked.indicator}-{asked.split}-{period}.{kind.value}"
