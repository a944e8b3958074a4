# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Text with columns: which letters, which row, and what is no text at all."""

import pytest

from eenlijn.foundation.csv_reading import UTF_8, WINDOWS, BrokenRecord, NotText, decoded, records


def test_a_byte_order_mark_is_no_part_of_the_first_column() -> None:
    assert decoded(b"\xef\xbb\xbfid;naam", UTF_8) == "id;naam"


def test_windows_letters_are_read_when_they_are_allowed() -> None:
    assert decoded("Curaçao".encode("cp1252"), UTF_8, WINDOWS) == "Curaçao"
    assert decoded("Curaçao".encode(), UTF_8, WINDOWS) == "Curaçao"


@pytest.mark.parametrize(
    ("content", "encodings", "line"),
    [
        (b"a\nb\nc\xe9\n", (UTF_8,), 3),
        (b"a\nb\x00\nc\xe9\n", (UTF_8,), 2),
        # 0x81 stands for nothing in Windows-1252; the line is that of the last encoding.
        (b"\xe9\nb\nc\nd\x81", (UTF_8, WINDOWS), 4),
    ],
)
def test_the_line_that_is_no_text_is_named(content: bytes, encodings: tuple[str, ...], line: int) -> None:
    with pytest.raises(NotText) as told:
        decoded(content, *encodings)
    assert told.value.line == line


def test_records_keep_the_row_of_the_spreadsheet_and_leave_out_empty_ones() -> None:
    text = 'kop,twee\r\n\r\n"a\nb", c \r\n,,\r\nd,e'
    assert list(records(text, ",", 10)) == [(1, ["kop", "twee"]), (3, ["a\nb", "c"]), (5, ["d", "e"])]


def test_a_cell_too_long_is_told_with_its_row() -> None:
    with pytest.raises(BrokenRecord) as told:
        list(records("a,b\nccc,dddd", ",", 3))
    assert told.value.row == 2
    assert list(records("a,b\nccc,ddd", ",", 3)) == [(1, ["a", "b"]), (2, ["ccc", "ddd"])]
