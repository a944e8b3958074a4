# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""One sheet, four files: read back by other libraries they hold the same cells, and never a formula."""

import csv
import io
import json
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, Final

import odfdo
import openpyxl
import pytest
import time_machine

from eenlijn.foundation.spreadsheet import Format, Sheet, write
from eenlijn.foundation.spreadsheet.csv_file import plain

MOMENT: Final = datetime(2026, 11, 15, 5, 0, tzinfo=UTC)
NASTY: Final = (
    "=1+1",
    "+31",
    "-2",
    "@som",
    "\t=1",
    "  =1",
    '=cmd|"/c calc"!A1;x',
    "http://vals.example/",
    "{=1}",
)
SHEET: Final = Sheet(
    title="Voorvallen per sector",
    columns=("Sector", "Aantal", "Aandeel (%)"),
    rows=(("Onderwijs", 1586, 33.3), ("Zorg", "afg.", "afg."), ("Totaal", 0, -2.5)),
    notes=("Bron: het register.", "Vrijgegeven op zondag 15 november 2026."),
    moment=MOMENT,
)

Rows = list[list[Any]]


def rows_of_csv(content: bytes) -> Rows:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


def rows_of_xlsx(content: bytes) -> Rows:
    book = openpyxl.load_workbook(io.BytesIO(content))
    return [list(row) for row in book.worksheets[0].iter_rows(values_only=True)]


def rows_of_ods(content: bytes) -> Rows:
    table = odfdo.Document(io.BytesIO(content)).body.get_table(0)
    assert table is not None
    return [[_plain_number(value) for value in row] for row in table.get_values()]


def _plain_number(value: Any) -> Any:
    if value is None or isinstance(value, str):
        return value
    return int(value) if value == int(value) else float(value)


def rows_of_json(content: bytes) -> Rows:
    told = json.loads(content)
    return [told["columns"], *told["rows"]]


READERS: Final[Mapping[Format, Callable[[bytes], Rows]]] = {
    Format.XLSX: rows_of_xlsx,
    Format.ODS: rows_of_ods,
    Format.JSON: rows_of_json,
}


@pytest.mark.parametrize("kind", READERS)
def test_every_file_holds_the_same_cells(kind: Format) -> None:
    assert READERS[kind](write(SHEET, kind)) == [list(SHEET.columns), *(list(row) for row in SHEET.rows)]


def test_the_comma_separated_file_is_one_that_dutch_excel_opens() -> None:
    assert rows_of_csv(write(SHEET, Format.CSV)) == [
        ["Sector", "Aantal", "Aandeel (%)"],
        ["Onderwijs", "1586", "33,3"],
        ["Zorg", "afg.", "afg."],
        ["Totaal", "0", "-2,5"],
        [],
        ["Voorvallen per sector"],
        ["Bron: het register."],
        ["Vrijgegeven op zondag 15 november 2026."],
    ]
    english = write(replace(SHEET, language="en"), Format.CSV).decode("utf-8-sig")
    assert "Onderwijs;1586;33.3\r\n" in english


def test_what_belongs_to_the_table_stands_on_a_leaf_of_its_own() -> None:
    book = openpyxl.load_workbook(io.BytesIO(write(SHEET, Format.XLSX)))
    assert book.sheetnames == ["Cijfers", "Herkomst"]
    assert [row[0] for row in book["Herkomst"].iter_rows(values_only=True)] == [SHEET.title, *SHEET.notes]
    other = odfdo.Document(io.BytesIO(write(SHEET, Format.ODS)))
    assert [table.name for table in other.body.tables] == ["Cijfers", "Herkomst"]
    assert other.body.tables[1].get_values() == [[SHEET.title], *([note] for note in SHEET.notes)]
    assert json.loads(write(SHEET, Format.JSON))["notes"] == list(SHEET.notes)
    assert openpyxl.load_workbook(
        io.BytesIO(write(replace(SHEET, language="en"), Format.XLSX))
    ).sheetnames == ["Figures", "Source"]


@pytest.mark.parametrize("text", NASTY)
def test_a_word_is_never_a_formula_nor_a_link(text: str) -> None:
    """In the head, in a cell and in a note."""
    sheet = Sheet(text, (text, "Aantal"), ((text, 1),), (text,), MOMENT)
    for row in rows_of_csv(write(sheet, Format.CSV)):
        assert not any(cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t")) for cell in row)
    book = openpyxl.load_workbook(io.BytesIO(write(sheet, Format.XLSX)))
    for leaf in book.worksheets:
        for line in leaf.iter_rows():
            assert {cell.data_type for cell in line} <= {"s", "n"}
            assert not any(cell.hyperlink for cell in line)
    assert book.worksheets[0]["A2"].value == text
    content = zipfile.ZipFile(io.BytesIO(write(sheet, Format.ODS))).read("content.xml").decode()
    assert "table:formula" not in content
    assert "xlink:href" not in content


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+31", "'+31"),
        ("-2", "'-2"),
        ("@som", "'@som"),
        ("\t=1", "'\t=1"),
        ("  =1", "'  =1"),
        ("Lijn 62", "Lijn 62"),
        ("a=b", "a=b"),
    ],
)
def test_no_cell_is_a_formula(text: str, written: str) -> None:
    assert plain(text) == written


@pytest.mark.parametrize("kind", Format)
def test_the_same_sheet_gives_the_same_bytes_on_another_day(kind: Format) -> None:
    with time_machine.travel(datetime(2026, 11, 22, 9, 0, tzinfo=UTC)):
        first = write(SHEET, kind)
    with time_machine.travel(datetime(2031, 2, 3, 4, 5, 6, tzinfo=UTC)):
        assert write(SHEET, kind) == first
    changed = replace(SHEET, rows=(("Onderwijs", 1587, 33.3), *SHEET.rows[1:]))
    assert write(changed, kind) != first


def test_every_kind_is_called_by_its_name() -> None:
    assert [(kind.value, kind.label) for kind in Format] == [
        ("csv", "CSV"),
        ("xlsx", "Excel"),
        ("ods", "OpenDocument"),
        ("json", "JSON"),
    ]
    assert Format.JSON.content_type == "application/json"
