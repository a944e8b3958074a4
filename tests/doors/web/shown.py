# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading a table from a page and from its four kinds of file, as lists of the words in their cells."""

import csv
import html
import io
import json
import re

import odfdo
import openpyxl

Rows = list[list[str]]


def rows_of_page(page: str) -> Rows:
    """The first table of a page, its head and its total included."""
    table = page[page.index("<table") : page.index("</table>")]
    lines = re.findall(r"<tr>(.*?)</tr>", re.sub(r"\s+", " ", table))
    return [[_words(cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", line)] for line in lines]


def _words(cell: str) -> str:
    """Without marks of the page, and a number without its thousands mark."""
    words = html.unescape(re.sub(r"<[^>]+>", "", cell)).strip()
    return words.replace(".", "") if re.fullmatch(r"[\d.]+", words) else words


def rows_of_file(content: bytes, kind: str) -> Rows:
    readers = {"csv": _csv, "xlsx": _xlsx, "ods": _ods, "json": _json}
    return readers[kind](content)


def _csv(content: bytes) -> Rows:
    lines = list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
    return lines[: lines.index([])]


def _xlsx(content: bytes) -> Rows:
    leaf = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    return [[str(cell) for cell in row] for row in leaf.iter_rows(values_only=True)]


def _ods(content: bytes) -> Rows:
    table = odfdo.Document(io.BytesIO(content)).body.get_table(0)
    assert table is not None
    return [[str(cell) for cell in row] for row in table.get_values()]


def _json(content: bytes) -> Rows:
    told = json.loads(content)
    return [[str(cell) for cell in row] for row in (told["columns"], *told["rows"])]
