# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The table as an Excel workbook: words stay words, so nothing in it is a formula or a link."""

import io
from typing import Any, Final

from eenlijn.foundation.spreadsheet.csv_file import looks_like_a_formula
from eenlijn.foundation.spreadsheet.sheet import Sheet, Value

WORDS_ONLY: Final = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
WIDEST: Final = 48
NOTE_WIDTH: Final = 100


def xlsx_file(sheet: Sheet) -> bytes:
    """Return the file."""
    # Loaded here: whoever downloads nothing does not wait for it at the start.
    from xlsxwriter import Workbook  # noqa: PLC0415

    kept = io.BytesIO()
    book: Any = Workbook(kept, WORDS_ONLY)
    book.set_properties({"title": sheet.title, "created": sheet.moment.replace(tzinfo=None)})
    _fill_table(book, book.add_worksheet(sheet.leaves[0]), sheet)
    _fill_notes(book, book.add_worksheet(sheet.leaves[1]), sheet)
    book.close()
    return kept.getvalue()


def _fill_table(book: Any, leaf: Any, sheet: Sheet) -> None:
    head, fraction = book.add_format({"bold": True, "bottom": 1}), book.add_format({"num_format": "0.0"})
    # Whoever saves it on as CSV, or edits the cell, still has words and no formula.
    words = book.add_format({"quote_prefix": True})
    leaf.freeze_panes(1, 1)
    for column, name in enumerate(sheet.columns):
        leaf.write_string(0, column, name, head)
        leaf.set_column(column, column, _width(sheet, column))
    for place, row in enumerate(sheet.rows, start=1):
        for column, value in enumerate(row):
            _write(leaf, (place, column), value, (fraction, words))


def _write(leaf: Any, place: tuple[int, int], value: Value, formats: tuple[Any, Any]) -> None:
    fraction, words = formats
    if isinstance(value, str):
        leaf.write_string(*place, value, words if looks_like_a_formula(value) else None)
    else:
        leaf.write_number(*place, value, fraction if isinstance(value, float) else None)


def _width(sheet: Sheet, column: int) -> int:
    cells = [sheet.columns[column], *(row[column] for row in sheet.rows)]
    return min(max(len(str(cell)) for cell in cells) + 2, WIDEST)


def _fill_notes(book: Any, leaf: Any, sheet: Sheet) -> None:
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    leaf.set_column(0, 0, NOTE_WIDTH)
    for place, note in enumerate((sheet.title, *sheet.notes)):
        leaf.write_string(place, 0, note, wrapped)
