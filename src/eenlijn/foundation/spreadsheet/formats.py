# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The four kinds of file, by the name at the end of an address."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Final

from eenlijn.foundation.spreadsheet.csv_file import csv_file
from eenlijn.foundation.spreadsheet.json_file import json_file
from eenlijn.foundation.spreadsheet.ods_file import ods_file
from eenlijn.foundation.spreadsheet.sheet import Sheet
from eenlijn.foundation.spreadsheet.xlsx_file import xlsx_file


class Format(StrEnum):
    """`value` is the end of the file's name; `label` is what people call it."""

    CSV = "csv"
    XLSX = "xlsx"
    ODS = "ods"
    JSON = "json"

    @property
    def label(self) -> str:
        return {"xlsx": "Excel", "ods": "OpenDocument"}.get(self.value, self.value.upper())

    @property
    def content_type(self) -> str:
        return CONTENT_TYPES[self]


CONTENT_TYPES: Final[Mapping[Format, str]] = {
    Format.CSV: "text/csv; charset=utf-8",
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Format.ODS: "application/vnd.oasis.opendocument.spreadsheet",
    Format.JSON: "application/json",
}
_WRITERS: Final[Mapping[Format, Callable[[Sheet], bytes]]] = {
    Format.CSV: csv_file,
    Format.XLSX: xlsx_file,
    Format.ODS: ods_file,
    Format.JSON: json_file,
}


def write(sheet: Sheet, kind: Format) -> bytes:
    """Return the sheet as a file of this kind."""
    return _WRITERS[kind](sheet)
