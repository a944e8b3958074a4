# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading the employer's file: recognise it, refuse it in one sentence, or return its table."""

from eenlijn.casework.imports.reading.csv_file import read_csv
from eenlijn.casework.imports.reading.recognise import recognise
from eenlijn.casework.imports.reading.table import FileRefused, Reading, Row, Table
from eenlijn.casework.imports.reading.xlsx_file import read_xlsx

__all__ = ["FileRefused", "Reading", "Row", "Table", "read_table"]


def read_table(content: bytes, file_name: str, reading: Reading | None = None) -> Table:
    """Return the table in a file; `reading` is how a person said it must be read, else it is detected."""
    if recognise(content, file_name) == "xlsx":
        return read_xlsx(content, reading)
    return read_csv(content, reading)
