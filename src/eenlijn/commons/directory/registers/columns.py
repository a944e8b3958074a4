# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading a register that is text with columns: its columns by name, its cells as what they stand for.

A file with wrong columns is refused by naming those that are missing; rows that cannot be read are refused
together, each with its row and its column. More columns than we know are no reason to refuse.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, TypeVar

from django.utils.translation import gettext as _

from eenlijn.commons.directory.refusals import RegisterRefused, RowProblem, RowsRefused
from eenlijn.commons.directory.registers.shape import LARGEST_FILE, MOST_ROWS, Row
from eenlijn.foundation.csv_reading import UTF_8, BrokenRecord, NotText, decoded, records
from eenlijn.foundation.text import whole

LONGEST_CELL: Final = 2_000
_MUNICIPALITY: Final = re.compile(r"(?:GM)?([0-9]{4})", re.IGNORECASE)
_POSTCODE: Final = re.compile(r"([1-9][0-9]{3})(?: ?[A-Z]{2})?", re.IGNORECASE)
_Made = TypeVar("_Made")


class CellProblem(Exception):
    """A cell that is not what its column promises."""

    def __init__(self, column: str, sentence: str) -> None:
        """Keep the column and the sentence; the row is known to whoever reads."""
        super().__init__(sentence)
        self.column = column
        self.sentence = sentence


@dataclass(frozen=True)
class Sheet:
    """How a register is written: the columns it must have, and its letters and sign between."""

    columns: tuple[str, ...]
    delimiter: str = ","
    encodings: tuple[str, ...] = (UTF_8,)


@dataclass(frozen=True)
class Line:
    """One row of the file, its cells by the name of their column."""

    number: int
    cells: Mapping[str, str]

    def text(self, column: str, longest: int, *, needed: bool = False) -> str:
        """The words in a cell, with single spaces; CellProblem when they are missing or too long."""
        told = " ".join(self.cells[column].split())
        if needed and not told:
            raise CellProblem(column, _("deze cel is leeg."))
        if len(told) > longest:
            raise CellProblem(column, _("hier staan meer dan %(limit)s tekens.") % {"limit": longest})
        return told

    def day(self, column: str) -> date | None:
        """A date as 2021-01-31, perhaps with a time behind it; None when the cell is empty."""
        told = self.text(column, 40)
        if not told:
            return None
        try:
            return date.fromisoformat(told.partition("T")[0])
        except ValueError:
            raise CellProblem(column, _("«%(given)s» is geen datum.") % {"given": told}) from None

    def day_after(self, column: str) -> date | None:
        """The first day after the last one that is named."""
        last = self.day(column)
        if last == date.max:
            raise CellProblem(column, _("«%(given)s» is geen datum.") % {"given": last})
        return None if last is None else last + timedelta(days=1)

    def municipality(self, column: str) -> str:
        """The code of a municipality in one spelling: `GM0141`."""
        told = self.text(column, 20, needed=True)
        found = _MUNICIPALITY.fullmatch(told)
        if not found:
            raise CellProblem(column, _("«%(given)s» is geen code van een gemeente.") % {"given": told})
        return f"GM{found[1]}"

    def postcode4(self, column: str) -> str:
        """The four digits of a postcode; nothing when the cell is empty."""
        told = self.text(column, 20)
        found = _POSTCODE.fullmatch(told)
        if told and not found:
            raise CellProblem(column, _("«%(given)s» is geen postcode.") % {"given": told})
        return found[1] if found else ""


def lines_of(content: bytes, sheet: Sheet) -> list[Line]:
    """Return every row below the head; RegisterRefused when this is not that register."""
    found = _records(content, sheet)
    head = next(found, None)
    if head is None:
        raise RegisterRefused(_("Dit bestand is leeg."))
    places = _places(head[1], sheet.columns)
    lines = [Line(number, _cells(cells, places)) for number, cells in _limited(found)]
    if not lines:
        raise RegisterRefused(_("Onder de kopregel staat niets."))
    return lines


def each(
    made_from: Iterable[_Made], row_of: Callable[[_Made], Row], number_of: Callable[[_Made], int]
) -> list[Row]:
    """Return a row for each; RowsRefused with every cell that cannot be read and every key that is double."""
    rows: list[Row] = []
    problems: list[RowProblem] = []
    for one in made_from:
        try:
            rows.append(row_of(one))
        except CellProblem as problem:
            problems.append(RowProblem(number_of(one), problem.column, problem.sentence))
    if problems:
        raise RowsRefused(problems)
    return _once(rows)


def each_line(lines: Iterable[Line], row_of: Callable[[Line], Row]) -> list[Row]:
    return each(lines, row_of, lambda line: line.number)


def _once(rows: list[Row]) -> list[Row]:
    first: dict[str, int] = {}
    doubles = [
        RowProblem(row.number, row.key, _("dit staat ook in rij %(row)s.") % {"row": first[row.key]})
        for row in rows
        if first.setdefault(row.key, row.number) != row.number
    ]
    if doubles:
        raise RowsRefused(doubles)
    return rows


def check_size(content: bytes) -> None:
    if len(content) > LARGEST_FILE:
        raise RegisterRefused(_("Dit bestand is te groot. Een register is ten hoogste 10 MB."))


def _records(content: bytes, sheet: Sheet) -> Iterator[tuple[int, list[str]]]:
    check_size(content)
    try:
        yield from records(decoded(content, *sheet.encodings), sheet.delimiter, LONGEST_CELL)
    except NotText as problem:
        told = _("Op regel %(line)s staan tekens die geen tekst zijn. Dit register is bewaard als %(how)s.")
        how = "UTF-8" if sheet.encodings[-1] == UTF_8 else "Windows-1252"
        raise RegisterRefused(told % {"line": whole(problem.line), "how": how}) from None
    except BrokenRecord as problem:
        told = _("In rij %(row)s mist een aanhalingsteken, of is een cel te lang.")
        raise RegisterRefused(told % {"row": whole(problem.row)}) from None


def _limited(found: Iterator[tuple[int, list[str]]]) -> Iterator[tuple[int, list[str]]]:
    for count, one in enumerate(found):
        if count >= MOST_ROWS:
            told = _("Dit bestand heeft meer dan %(limit)s rijen.")
            raise RegisterRefused(told % {"limit": whole(MOST_ROWS)})
        yield one


def _places(head: Sequence[str], columns: Sequence[str]) -> dict[str, int]:
    missing = [column for column in columns if column not in head]
    if missing:
        told = _("Dit is een ander register, of een andere vorm ervan. In de kopregel ontbreekt: %(names)s.")
        raise RegisterRefused(told % {"names": ", ".join(missing)})
    return {column: head.index(column) for column in columns}


def _cells(cells: Sequence[str], places: Mapping[str, int]) -> dict[str, str]:
    return {column: cells[place] if place < len(cells) else "" for column, place in places.items()}
