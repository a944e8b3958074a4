# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Text with columns: UTF-8 or Windows-1252; comma, semicolon or tab. Detected, shown, and changeable."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from django.utils.translation import gettext as _

from eenlijn.casework.imports.reading.table import (
    LONGEST_CELL,
    FileRefused,
    Reading,
    Row,
    Table,
    cell_name,
    table_of,
)

UTF_8: Final = "utf-8"
WINDOWS: Final = "cp1252"
ENCODINGS: Final = (UTF_8, WINDOWS)
DELIMITERS: Final = (",", ";", "\t")
_SAMPLE_LINES: Final = 200
_FORMULA: Final = re.compile(r"^=\s*(?:[A-Z][A-Z.]*\(|.*\$?[A-Z]{1,3}\$?\d)", re.IGNORECASE)


def read_csv(content: bytes, reading: Reading | None = None) -> Table:
    """Return the table in a text file."""
    encoding = reading.encoding if reading else _encoding(content)
    text = _decoded(content, encoding)
    delimiter = reading.delimiter if reading else _delimiter(text)
    header_row = reading.header_row if reading else 0
    table = table_of(Reading("csv", encoding, delimiter, 0, header_row), _records(text, delimiter))
    _refuse_formulas(table)
    return table


def _encoding(content: bytes) -> str:
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return WINDOWS
    return UTF_8


def _decoded(content: bytes, encoding: str) -> str:
    """A byte order mark is no part of the first column's name."""
    try:
        return content.decode("utf-8-sig" if encoding == UTF_8 else encoding)
    except (UnicodeDecodeError, LookupError):
        raise FileRefused(
            "encoding",
            _("De letters in dit bestand zijn zo niet te lezen. Bewaar het als CSV UTF-8, en kies dat."),
        ) from None


def _delimiter(text: str) -> str:
    """Return the sign that divides most rows into the same number of columns, and into most of them."""
    sample = "\n".join(text.splitlines()[:_SAMPLE_LINES])
    return max(DELIMITERS, key=lambda sign: _regularity(sample, sign))


def _regularity(sample: str, delimiter: str) -> tuple[float, int]:
    try:
        widths = Counter(len(record) for record in _records(sample, delimiter) if any(record))
    except FileRefused:
        return 0.0, 0
    width, times = max(widths.items(), key=lambda found: (found[1], found[0]), default=(1, 0))
    return (0.0, 0) if width == 1 else (round(times / widths.total(), 1), width)


def _records(text: str, delimiter: str) -> Iterator[Sequence[str]]:
    # The module's own limit is for the whole process; a cell near it is refused by our own.
    csv.field_size_limit(max(csv.field_size_limit(), LONGEST_CELL * 10))
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    except csv.Error:
        raise FileRefused(
            "quotes",
            _("In dit bestand mist een aanhalingsteken, of een cel is te lang. Bewaar het als .xlsx."),
        ) from None


def _refuse_formulas(table: Table) -> None:
    """One cell that starts with = is text; a column of formulas holds no values at all."""
    for column, name in enumerate(table.header):
        formulas = [row for row in table.rows if _FORMULA.match(row.cells[column])]
        filled = sum(1 for row in table.rows if row.cells[column])
        if formulas and len(formulas) * 2 >= filled:
            raise formulas_refused(formulas[0], column, len(formulas), name)


def formulas_refused(first: Row, column: int, count: int, name: str) -> FileRefused:
    """Say where the formulas are and what to do."""
    sentence = _(
        "In kolom «%(name)s» staan formules: %(count)s, de eerste in cel %(cell)s. Bewaar het bestand "
        "met alleen waarden, en kies het opnieuw."
    )
    told = {"name": name[:60], "count": count, "cell": cell_name(first.number, column)}
    return FileRefused("formulas", sentence % told)
