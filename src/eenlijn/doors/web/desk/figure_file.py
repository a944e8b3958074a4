# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The table as a file that Dutch Excel opens by a double click: UTF-8 with its mark, semicolons."""

import csv
import io
from typing import Final

from django.utils.translation import gettext as _

from eenlijn.accountability.figures.queries import FigureTable
from eenlijn.doors.web.desk.figure_words import counted_words
from eenlijn.foundation.text import decimal

# A cell that begins with one of these is a formula to a spreadsheet, also after spaces.
FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "\n")


def csv_of(table: FigureTable) -> bytes:
    """The same numbers as on the page: the table, then what it means; numbers without thousands marks."""
    lines = io.StringIO()
    writer = csv.writer(lines, delimiter=";", lineterminator="\r\n")
    writer.writerow([plain(column) for column in table.columns])
    for row in (*table.rows, table.totals):
        writer.writerow([plain(row.full_head), *(_number(cell.value, cell.words) for cell in row.cells)])
    writer.writerow([])
    for told in (table.title, counted_words(table), table.sentence, table.definition, table.source):
        writer.writerow([plain(told)])
    return lines.getvalue().encode("utf-8-sig")


def file_name(table: FigureTable) -> str:
    """Codes only, so that no header needs escaping."""
    asked = table.question
    return f"{_('cijfers')}-{asked.indicator}-{asked.split}-{asked.since:%Y-%m}-{asked.until:%Y-%m}.csv"


def plain(text: str) -> str:
    """Text that a spreadsheet reads as text: an apostrophe before whatever looks like a formula."""
    return f"'{text}" if text.lstrip(" ").startswith(FORMULA_STARTS) else text


def _number(value: float | None, words: str) -> str:
    if value is None:
        return plain(words)
    return str(value) if isinstance(value, int) else decimal(value).replace("\N{MINUS SIGN}", "-")
