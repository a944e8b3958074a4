# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Text with columns: which letters it is written in, and its records with the row a spreadsheet shows.

Knows no column and no sentence: who reads says which encodings count, and tells people what is wrong.
"""

import csv
import io
from collections.abc import Iterator
from typing import Final

UTF_8: Final = "utf-8-sig"
WINDOWS: Final = "cp1252"


class NotText(ValueError):
    """No text in any of the encodings that count; `line` is the first line that cannot be read."""

    def __init__(self, line: int) -> None:
        """Keep the line, counted from 1."""
        super().__init__(f"line {line} is no text")
        self.line = line


class BrokenRecord(ValueError):
    """A quote that was never closed, or a cell longer than is allowed; `row` is the record it is in."""

    def __init__(self, row: int) -> None:
        """Keep the record, counted from 1."""
        super().__init__(f"record {row} is broken")
        self.row = row


def decoded(content: bytes, *encodings: str) -> str:
    """Return the text in the first of these encodings that fits; NotText names the line for the last.

    The null character is in no text: databases refuse it. A byte order mark is no part of the text.
    """
    null = content.find(b"\x00")
    if null >= 0:
        raise NotText(_line_of(content, null))
    place = 0
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError as error:
            place = error.start
    raise NotText(_line_of(content, place))


def records(text: str, delimiter: str, longest_cell: int) -> Iterator[tuple[int, list[str]]]:
    """Yield every record that holds something, trimmed, with the number a spreadsheet gives its row."""
    # The module's own limit is for the whole process, so it is only ever raised.
    csv.field_size_limit(max(csv.field_size_limit(), longest_cell * 10))
    row = 0
    try:
        for row, record in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), start=1):
            cells = [cell.strip() for cell in record]
            if any(len(cell) > longest_cell for cell in cells):
                raise BrokenRecord(row)
            if any(cells):
                yield row, cells
    except csv.Error:
        raise BrokenRecord(row + 1) from None


def _line_of(content: bytes, place: int) -> int:
    return content.count(b"\n", 0, place) + 1
