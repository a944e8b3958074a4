# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every file a person might choose by mistake, or send on purpose, and what it is told."""

import io
import struct
import zipfile
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, time, timedelta

import pytest
from django.utils.translation import override
from openpyxl import Workbook

from eenlijn.casework.imports.reading import FileRefused, Reading, read_table
from eenlijn.casework.imports.reading.table import MOST_ROWS
from eenlijn.casework.imports.reading.xlsx_file import plain_text
from tests.factories.old_registers import HEADER, csv_file, row, xlsx_file

ROWS = [HEADER, row("1"), row("2", place="Café “De Lijn”, €5")]


def packed(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()


def repacked(content: bytes, extra: dict[str, bytes]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    return packed({**parts, **extra})


def lying_about_its_size(content: bytes) -> bytes:
    """The list of parts says that one part becomes 200 MB."""
    start = content.index(b"PK\x01\x02")
    return content[: start + 24] + struct.pack("<I", 200_000_000) + content[start + 28 :]


def with_formula() -> bytes:
    book, out = Workbook(), io.BytesIO()
    book.active.append(["Nummer", "Datum", "Soort"])
    book.active.append([1, "24-11-2025", "Duwen"])
    book.active.append([2, "24-11-2025", "Duwen"])
    book.active["C3"], book.active["A3"] = "=A1&B1", "=A2+1"
    book.save(out)
    return out.getvalue()


def wide(columns: int) -> list[list[str]]:
    return [[f"Kop {place}" for place in range(columns)], ["x"] * columns]


XLSX = xlsx_file(ROWS)
BAD: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "too_large": ("register.csv", lambda: b"a;b\n" + b"x;y\n" * 2_600_000, "te groot (10,4 MB)"),
    "empty": ("register.csv", lambda: b" \r\n", "leeg"),
    "no_rows": ("register.csv", lambda: csv_file([HEADER]), "Onder de koppen staat niets"),
    "no_header": ("register.csv", lambda: csv_file(ROWS[1:]), "geen koppen"),
    "double_header": ("register.csv", lambda: csv_file([["Soort", "soort"], ["a", "b"]]), "«soort»"),
    "one_column": ("register.csv", lambda: b"Soort\nDuwen\n", "één kolom"),
    "quotes": ("register.csv", lambda: b'Soort;Datum\n"' + b"x" * 200_000 + b";y\n", "aanhalingsteken"),
    "cell_too_long": ("register.csv", lambda: csv_file([["A", "B"], ["1", "x" * 10_001]]), "cel B2"),
    "too_many_rows": (
        "register.csv",
        lambda: csv_file([["A", "B"], *[["1", "2"]] * (MOST_ROWS + 1)]),
        "meer dan 50.000 rijen",
    ),
    "too_many_columns": ("register.csv", lambda: csv_file(wide(201)), "meer dan 200 kolommen"),
    "formulas": (
        "register.csv",
        lambda: csv_file([["A", "B"], ["1", "=A1+B1"], ["2", "=SUM(A1)"]]),
        "cel B2",
    ),
    "binary": ("register.csv", lambda: b"Soort;Datum\nDu\0wen;1\n", "geen tekst"),
    "wide_text": ("register.csv", lambda: "Soort;Datum\na;b\n".encode("utf-16"), "UTF-16"),
    "pdf": ("register.pdf", lambda: b"%PDF-1.7 ...", "PDF"),
    "programme": ("register.csv", lambda: b"MZ\x90\x00programme", "past niet bij de naam"),
    "old_excel": ("register.xls", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", "oud Excel-bestand"),
    "password": ("register.xlsx", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", "wachtwoord"),
    "open_document": (
        "register.ods",
        lambda: packed({"mimetype": b"x", "content.xml": b"x"}),
        "LibreOffice",
    ),
    "text_named_xlsx": ("register.xlsx", lambda: csv_file(ROWS), "past niet bij de naam"),
    "web_page": ("register.html", lambda: b"<p>Soort, datum</p>", "past niet bij de naam"),
    "xlsx_named_csv": ("register.csv", lambda: XLSX, "past niet bij de naam"),
    "other_package": ("register.xlsx", lambda: packed({"readme.txt": b"x"}), "past niet bij de naam"),
    "macros": ("register.xlsm", lambda: repacked(XLSX, {"xl/vbaProject.bin": b"x"}), "macro’s"),
    "torn": ("register.xlsx", lambda: XLSX[: len(XLSX) // 2], "beschadigd"),
    "no_sheet": ("register.xlsx", lambda: packed({"xl/workbook.xml": b"<x/>"}), "beschadigd"),
    "entities": (
        "register.xlsx",
        lambda: repacked(XLSX, {"xl/sharedStrings.xml": b'<!DOCTYPE x [<!ENTITY a "b">]><sst/>'}),
        "beschadigd",
    ),
    "swelling": (
        "register.xlsx",
        lambda: repacked(XLSX, {"xl/media/a": b"\0" * 40_000_000}),
        "te groot (40 MB)",
    ),
    "lying": ("register.xlsx", lambda: lying_about_its_size(XLSX), "te groot (200 MB)"),
    "xlsx_formula": ("register.xlsx", with_formula, "staan formules: 2, de eerste in cel A3"),
    "xlsx_wide": ("register.xlsx", lambda: xlsx_file(wide(201)), "meer dan 200 kolommen"),
    "xlsx_empty": ("register.xlsx", lambda: xlsx_file([]), "leeg"),
    "xlsx_double": ("register.xlsx", lambda: xlsx_file([["Soort", "SOORT"], ["a", "b"]]), "«SOORT»"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_refused_in_one_sentence(name: str) -> None:
    file_name, make, part = BAD[name]
    with pytest.raises(FileRefused) as refused:
        read_table(make(), file_name)
    assert part in refused.value.sentence
    assert refused.value.sentence.endswith(".")


@pytest.mark.parametrize("name", BAD)
def test_english_says_it_too(name: str) -> None:
    file_name, make, _part = BAD[name]
    told = []
    for language in ("nl", "en"):
        with override(language), pytest.raises(FileRefused) as refused:
            read_table(make(), file_name)
        told.append(refused.value.sentence)
    assert told[0] != told[1]
    assert told[1].endswith(".")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_letters_and_signs_are_detected(encoding: str, delimiter: str) -> None:
    table = read_table(_plain(encoding, delimiter), "r.csv")
    assert table.reading.encoding == ("cp1252" if encoding == "cp1252" else "utf-8")
    assert table.reading.delimiter == delimiter
    assert table.header == HEADER
    assert [one.number for one in table.rows] == [2, 3]
    assert table.rows[1].cells[4] == "Café “De Lijn”, €5"


def _plain(encoding: str, delimiter: str) -> bytes:
    """Windows-1252 has no Ş."""
    rows = [[cell.replace("Ş", "S") for cell in one] for one in ROWS]
    return csv_file(rows, encoding=encoding, delimiter=delimiter)


def test_a_title_above_the_heads_is_passed_over() -> None:
    content = csv_file([["Register 2025", ""], [], ["Soort", "Plaats"], ["Duwen", "Café"]])
    table = read_table(content, "r.csv")
    assert (table.header, table.reading.header_row) == (("Soort", "Plaats"), 3)
    assert table.rows[0].number == 4


def test_a_person_may_read_it_otherwise() -> None:
    content = csv_file([["Register", "2025"], ["Soort", "Plaats"], ["Duwen", "Café"]])
    told = read_table(content, "r.csv", Reading("csv", "cp1252", ";", 0, 2))
    assert told.header == ("Soort", "Plaats")
    assert told.rows[0].cells[1] == "CafÃ©"


def test_a_workbook_gives_what_its_cells_show() -> None:
    moment = datetime(2025, 11, 24, 14, 38)
    table = read_table(
        xlsx_file(
            [
                ["Datum", "Tijd", "Nr"],
                [moment, time(9, 5), 12.0],
                [None, None, None],
                [date(2025, 1, 2), "x", 1.5],
            ]
        ),
        "r.xlsx",
    )
    assert [one.cells for one in table.rows] == [
        ("2025-11-24 14:38:00", "09:05", "12"),
        ("2025-01-02", "x", "1.5"),
    ]
    assert [one.number for one in table.rows] == [2, 4]


def test_midnight_is_a_time_and_a_date_is_none() -> None:
    midnight = datetime(2025, 11, 24)
    assert plain_text(midnight, "dd-mm-yyyy") == "2025-11-24"
    assert plain_text(midnight, "dd-mm-yyyy hh:mm") == "2025-11-24 00:00:00"
    assert plain_text(timedelta(hours=26, minutes=5)) == "26:05"


def with_a_lone_cell(column: int) -> bytes:
    book, out = Workbook(), io.BytesIO()
    book.active.append(["Soort", "Plaats"])
    book.active.append(["Duwen", "Almelo"])
    book.active.cell(row=2, column=column).number_format = "0.00"
    book.save(out)
    return out.getvalue()


def test_a_lone_formatted_cell_far_away_is_read_past_within_reason() -> None:
    assert read_table(with_a_lone_cell(300), "r.xlsx").rows[0].cells == ("Duwen", "Almelo")
    with pytest.raises(FileRefused) as refused:
        read_table(with_a_lone_cell(16_384), "r.xlsx")
    assert refused.value.code == "too_many_columns"


def test_a_sheet_that_is_wrong_about_its_size_is_read_whole() -> None:
    with zipfile.ZipFile(io.BytesIO(XLSX)) as package:
        sheet = package.read("xl/worksheets/sheet1.xml").decode()
    for size in ("A1", "A1:XFD1048576"):
        told = sheet.replace('<dimension ref="A1:G3"', f'<dimension ref="{size}"')
        assert told != sheet
        table = read_table(repacked(XLSX, {"xl/worksheets/sheet1.xml": told.encode()}), "r.xlsx")
        assert (len(table.header), len(table.rows)) == (7, 2)


def test_the_same_rows_read_alike_from_every_kind_of_file() -> None:
    expected = [one.cells for one in read_table(csv_file(ROWS), "r.csv").rows]
    assert [one.cells for one in read_table(xlsx_file(ROWS), "r.xlsx").rows] == expected
    assert [one.cells for one in read_table(csv_file(ROWS, delimiter="\t"), "r.txt").rows] == expected


def test_a_cell_that_begins_like_a_formula_is_text() -> None:
    rows: list[Sequence[str]] = [
        ["Soort", "Plaats"],
        ["=A1+B1", "a"],
        *[["Duwen", "-"]] * 3,
        ["+31 6", "@balie"],
    ]
    table = read_table(csv_file(rows), "r.csv")
    assert table.rows[0].cells[0] == "=A1+B1"
    assert table.rows[-1].cells == ("+31 6", "@balie")


def test_reading_stops_at_the_limit() -> None:
    """A file with endless rows is refused after the last one allowed, not after all of them."""
    from eenlijn.casework.imports.reading.table import table_of

    read = 0

    def endless() -> Iterator[Sequence[str]]:
        nonlocal read
        while True:
            read += 1
            yield ["Kop", "Nog een"] if read == 1 else ["a", "b"]

    with pytest.raises(FileRefused):
        table_of(Reading("csv"), endless())
    assert read == MOST_ROWS + 2
