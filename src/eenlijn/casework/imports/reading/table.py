# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a file becomes: one header, rows with the number their spreadsheet shows, and limits on all of it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from eenlijn.casework.imports.dates import is_moment
from eenlijn.commons.access.refusals import Refused
from eenlijn.foundation.text import whole

LARGEST_FILE: Final = 10_000_000
MOST_ROWS: Final = 50_000
MOST_COLUMNS: Final = 200
LONGEST_CELL: Final = 10_000
_LETTERS: Final = 26


class FileRefused(Refused):
    """This file cannot be read; `code` names the reason, the sentence says what to do instead."""

    def __init__(self, code: str, sentence: str | Promise) -> None:
        """Keep the code for the trail and the sentence for the person."""
        super().__init__(sentence)
        self.code = code


@dataclass(frozen=True)
class Reading:
    """How a file is read. `sheet` counts from 0, `header_row` as the spreadsheet does, 0 is detected."""

    kind: str
    encoding: str = ""
    delimiter: str = ""
    sheet: int = 0
    header_row: int = 0


@dataclass(frozen=True)
class Row:
    """One row: the number the spreadsheet shows, and one cell per column; `extra` when it had more."""

    number: int
    cells: tuple[str, ...]
    extra: bool = False


@dataclass(frozen=True)
class Table:
    """A whole file, read. `sheets` are the names to choose from when there are several."""

    reading: Reading
    header: tuple[str, ...]
    rows: tuple[Row, ...]
    sheets: tuple[str, ...] = ()


def cell_name(row: int, column: int) -> str:
    """Return the name a spreadsheet gives a cell: row 12, column 0 is `A12`."""
    return f"{column_letters(column)}{row}"


def column_letters(column: int) -> str:
    """Return `A` for 0, `Z` for 25, `AA` for 26."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters


def table_of(reading: Reading, records: Iterable[Sequence[str]], sheets: tuple[str, ...] = ()) -> Table:
    """Build the table from records of text, counted from 1; refuses what no register looks like."""
    lines = _limited(records)
    header_at, first = _header_line(lines, reading.header_row)
    header = _header(first)
    rows = tuple(_row(number, cells, len(header)) for number, cells in lines if any(cells))
    if not rows:
        raise FileRefused("no_rows", _("Onder de koppen staat niets. Kies het bestand met de rijen erin."))
    return Table(
        Reading(reading.kind, reading.encoding, reading.delimiter, reading.sheet, header_at),
        header,
        rows,
        sheets,
    )


def _limited(records: Iterable[Sequence[str]]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Trim every cell, and stop as soon as a limit is passed."""
    filled = 0
    for number, record in enumerate(records, start=1):
        cells = tuple(cell.strip() for cell in record)
        filled += any(cells)
        if filled > MOST_ROWS + 1:
            raise FileRefused("too_many_rows", _too_many_rows())
        _refuse_wide(number, cells)
        yield number, cells


def _too_many_rows() -> str:
    sentence = _("Dit bestand heeft meer dan %(limit)s rijen. Deel het op, bijvoorbeeld per jaar.")
    return sentence % {"limit": whole(MOST_ROWS)}


def too_wide(number: int) -> FileRefused:
    """Return the refusal of a row with more columns than a register has."""
    sentence = _(
        "Rij %(row)s heeft meer dan %(limit)s kolommen. Laat weg wat geen gegevens van een voorval zijn."
    )
    return FileRefused("too_many_columns", sentence % {"row": number, "limit": MOST_COLUMNS})


def _refuse_wide(number: int, cells: Sequence[str]) -> None:
    if len(cells) > MOST_COLUMNS and any(cells[MOST_COLUMNS:]):
        raise too_wide(number)
    for column, cell in enumerate(cells):
        if len(cell) > LONGEST_CELL:
            sentence = _(
                "In cel %(cell)s staan meer dan %(limit)s tekens. Kort die tekst in, of kijk of er een "
                "aanhalingsteken mist."
            )
            told = {"cell": cell_name(number, column), "limit": whole(LONGEST_CELL)}
            raise FileRefused("cell_too_long", sentence % told)


def _header_line(lines: Iterator[tuple[int, tuple[str, ...]]], wanted: int) -> tuple[int, tuple[str, ...]]:
    """Return the first row with two filled cells (a title has one), or the row a person pointed at."""
    found = False
    for number, cells in lines:
        found = found or any(cells)
        if number == wanted or (not wanted and len([cell for cell in cells if cell]) > 1):
            return number, cells
    if not found:
        raise FileRefused("empty", _("Dit bestand is leeg. Kies een ander bestand."))
    raise FileRefused(
        "one_column",
        _("Wij vinden maar één kolom. Bewaar het register als .xlsx, of als CSV met een puntkomma ertussen."),
    )


def _header(cells: tuple[str, ...]) -> tuple[str, ...]:
    width = max((place for place, cell in enumerate(cells, start=1) if cell), default=0)
    named = [cell for cell in cells if cell]
    if not named or any(_is_value(cell) for cell in named):
        raise FileRefused(
            "no_header",
            _("De bovenste rij heeft geen koppen. Zet boven elke kolom een naam en kies het opnieuw."),
        )
    _refuse_doubles(named)
    return tuple(
        cell or _("(zonder kop, kolom %(letters)s)") % {"letters": column_letters(place)}
        for place, cell in enumerate(cells[:width])
    )


def _is_value(cell: str) -> bool:
    """A number or a moment is no name of a column."""
    return cell.replace(".", "").replace(",", "").isdigit() or is_moment(cell)


def _refuse_doubles(named: Sequence[str]) -> None:
    seen: set[str] = set()
    for cell in named:
        if cell.casefold() in seen:
            sentence = _("De kop «%(name)s» staat er twee keer. Geef elke kolom een eigen naam.")
            raise FileRefused("double_header", sentence % {"name": cell[:60]})
        seen.add(cell.casefold())


def _row(number: int, cells: tuple[str, ...], width: int) -> Row:
    padded = cells[:width] + ("",) * (width - len(cells))
    return Row(number, padded, extra=any(cells[width:]))
