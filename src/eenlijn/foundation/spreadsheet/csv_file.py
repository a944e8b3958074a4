# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A file that Dutch Excel opens by a double click: UTF-8 with its mark, semicolons, decimal commas."""

import csv
import io
from typing import Final

from eenlijn.foundation.spreadsheet.sheet import Sheet, Value
from eenlijn.foundation.text import decimal

# A cell that begins with one of these is a formula to a spreadsheet, also after spaces.
FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "\n")


def csv_file(sheet: Sheet) -> bytes:
    """The table, then what it means; numbers without thousands marks."""
    lines = io.StringIO()
    writer = csv.writer(lines, delimiter=";", lineterminator="\r\n")
    for row in (sheet.columns, *sheet.rows, (), (sheet.title,), *((note,) for note in sheet.notes)):
        writer.writerow([_written(value, sheet.language) for value in row])
    return lines.getvalue().encode("utf-8-sig")


def plain(text: str) -> str:
    """Text that a spreadsheet reads as text: an apostrophe before whatever looks like a formula."""
    return f"'{text}" if looks_like_a_formula(text) else text


def looks_like_a_formula(text: str) -> bool:
    return text.lstrip(" ").startswith(FORMULA_STARTS)


def _written(value: Value, language: str) -> str:
    if isinstance(value, str):
        return plain(value)
    return str(value) if isinstance(value, int) else _fraction(value, language)


def _fraction(value: float, language: str) -> str:
    """One decimal, with the minus that a spreadsheet knows and no mark between thousands."""
    whole, _, rest = decimal(abs(value), 1, "en").replace(",", "").partition(".")
    comma = "," if language.startswith("nl") else "."
    return f"{'-' if value < 0 else ''}{whole}{comma}{rest}"
