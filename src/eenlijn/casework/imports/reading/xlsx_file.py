# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Workbooks: values only, one sheet, read as a stream. A formula anywhere in the sheet is refused."""

import io
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any, Final
from xml.etree.ElementTree import ParseError

from django.utils.translation import gettext as _

from eenlijn.casework.imports.reading.recognise import broken
from eenlijn.casework.imports.reading.table import (
    MOST_COLUMNS,
    MOST_ROWS,
    FileRefused,
    Reading,
    Table,
    cell_name,
    table_of,
    too_wide,
)
from eenlijn.foundation.text import whole

_BROKEN: Final = (
    zipfile.BadZipFile, ParseError, KeyError, ValueError, TypeError, AttributeError,
    IndexError, EOFError, OSError,
)  # fmt: skip
_BEGINNING: Final = 4_096
_MINUTE: Final = 60
# Formatting far below the last row is read past up to here.
_LAST_ROW: Final = MOST_ROWS * 4
# Columns without contents cost time too; a few hundred by mistake are read past.
_WIDEST: Final = MOST_COLUMNS * 5


def read_xlsx(content: bytes, reading: Reading | None = None) -> Table:
    """Return the table in one sheet of a workbook; the first sheet unless told otherwise."""
    # A heavy library that only workbooks need: it would make every start slower and larger.
    from openpyxl import load_workbook  # noqa: PLC0415
    from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415

    _refuse_declarations(content)
    wanted = reading or Reading("xlsx")
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
        try:
            sheets = book.worksheets
            sheet = sheets[wanted.sheet if wanted.sheet < len(sheets) else 0]
            names = tuple(one.title for one in sheets)
            return table_of(wanted, _Formulas(sheet), names)
        finally:
            book.close()
    except FileRefused:
        raise
    except (InvalidFileException, *_BROKEN):
        raise broken() from None


def _refuse_declarations(content: bytes) -> None:
    """A workbook declares no entities; who does wants the reader to swell."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        for name in packed.namelist():
            if not name.endswith((".xml", ".rels")):
                continue
            try:
                with packed.open(name) as part:
                    beginning = part.read(_BEGINNING)
            except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError):
                beginning = b"<!DOCTYPE"
            if b"<!DOCTYPE" in beginning or b"<!ENTITY" in beginning:
                raise broken()


class _Formulas:
    """The rows of a sheet as text; counts formulas on the way and refuses the file after the last row."""

    def __init__(self, sheet: Any) -> None:
        self._sheet = sheet
        self._first = ""
        self._count = 0

    def __iter__(self) -> Iterator[Sequence[str]]:
        # What a sheet says about its own size is often wrong, and costs time when it is too large.
        self._sheet.reset_dimensions()
        for number, row in enumerate(self._sheet.iter_rows(max_row=_LAST_ROW), start=1):
            if len(row) > _WIDEST:
                raise too_wide(number)
            yield tuple(self._text(cell, number, column) for column, cell in enumerate(row))
        if self._count:
            sentence = _(
                "In dit bestand staan formules: %(count)s, de eerste in cel %(cell)s. Bewaar het bestand met "
                "alleen waarden, en kies het opnieuw."
            )
            told = {"count": whole(self._count), "cell": self._first}
            raise FileRefused("formulas", sentence % told)

    def _text(self, cell: Any, number: int, column: int) -> str:
        if cell.value is None:
            return ""
        if cell.data_type == "f":
            self._count += 1
            self._first = self._first or cell_name(number, column)
            return "="
        return plain_text(cell.value, str(cell.number_format or ""))


def plain_text(value: object, number_format: str = "") -> str:
    """Return what the cell shows: ISO for moments, whole numbers without a point."""
    if isinstance(value, datetime):
        return _moment(value, number_format)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat(timespec="minutes")
    if isinstance(value, timedelta):
        minutes = round(value.total_seconds()) // _MINUTE
        return f"{minutes // _MINUTE:02d}:{minutes % _MINUTE:02d}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _moment(value: datetime, number_format: str) -> str:
    """A date without a time is shown without one, and midnight with its time."""
    if value.time() == time() and "h" not in number_format.lower():
        return value.date().isoformat()
    return value.replace(microsecond=0).isoformat(sep=" ")
