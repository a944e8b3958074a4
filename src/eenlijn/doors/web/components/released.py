# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A released table on a page: the table, its chart, its map and its files, for the two desks that show it."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from django.http import HttpResponse
from django.utils.translation import gettext as _

from eenlijn.accountability.releases.codes import Outcome
from eenlijn.accountability.releases.queries import Edition, Released, Row, Table
from eenlijn.accountability.releases.sheets import file_name, sheet_of
from eenlijn.accountability.releases.tables import Dimension
from eenlijn.accountability.releases.wording import hidden_sign
from eenlijn.doors.web.components import shapes
from eenlijn.doors.web.components.tiles import bounds_of, legend, step_of
from eenlijn.foundation.spreadsheet import Format, write
from eenlijn.foundation.text import percentage, whole

MAPS: Final = Path(__file__).parent / "maps"
# A picture of one bar says nothing.
LEAST_BARS: Final = 2
# A table of more columns needs the whole page; its picture stands under it.
BESIDE: Final = 5


@dataclass(frozen=True)
class ReleasedPage:
    """Everything a page shows of one table; what is not there is None."""

    table: shapes.FigureTable
    chart: shapes.BarChart | None
    chart_title: str
    map: shapes.TileMap | None
    files: Sequence[shapes.Link]
    sentence: str
    definition: str
    source: str
    missing: str
    newer: Edition | None
    is_wide: bool


def released_page(released: Released, table: Table, files: Sequence[shapes.Link]) -> ReleasedPage:
    """The shapes of one table; `files` are the addresses of its four files at this desk."""
    return ReleasedPage(
        table=_shown_table(released, table),
        chart=_shown_chart(table),
        chart_title=_chart_title(table),
        map=_shown_map(table),
        files=files,
        sentence=table.sentence,
        definition=table.definition,
        source=released.source,
        missing=_(", ").join(released.missing),
        newer=released.newer,
        is_wide=len(table.columns) > BESIDE,
    )


def released_file(released: Released, table: Table, kind: Format) -> HttpResponse:
    """The same table as a file."""
    name = f'attachment; filename="{file_name(released, table, kind)}"'
    content = write(sheet_of(released, table), kind)
    return HttpResponse(content, kind.content_type, headers={"Content-Disposition": name})


def _shown_table(released: Released, table: Table) -> shapes.FigureTable:
    return shapes.FigureTable(
        id="cijfers",
        title=table.title,
        subtitle=released.told,
        columns=table.columns,
        rows=[_shown_row(row) for row in table.rows],
        total=_shown_row(table.totals),
        empty=table.sentence,
    )


def _shown_row(row: Row) -> shapes.FigureRow:
    *inner, total = row.numbers
    cells = [*(_shown_cell(number) for number in inner), _shown_cell(total, strong=bool(inner))]
    return shapes.FigureRow(row.head, cells)


def _shown_cell(number: int | None, *, strong: bool = False) -> shapes.Cell:
    if number is None:
        return shapes.Cell(suppressed=True)
    return shapes.Cell(whole(number), strong=strong)


def _chart_title(table: Table) -> str:
    if _is_share(table):
        return _("Aandeel op tijd, in procenten")
    is_one_way = not table.column_codes[0]
    return table.title if is_one_way else _("Totaal per %(rows)s") % {"rows": table.columns[0].lower()}


def _shown_chart(table: Table) -> shapes.BarChart | None:
    """A bar per row that is shown, of its total, or per month the share in time when numbers are exact."""
    bars = _shares(table) if _is_share(table) else _totals(table)
    if len(bars) < LEAST_BARS:
        return None
    spoken = _("Staafdiagram: %(title)s. Zelfde getallen als in de tabel.") % {"title": _chart_title(table)}
    return shapes.BarChart(id="cijfers-staven", spoken=spoken, bars=bars)


def _is_share(table: Table) -> bool:
    """Of rounded numbers there is no share: it would look more exact than they are."""
    return table.is_about_answers and not table.is_rounded and Outcome.IN_TIME in table.column_codes


def _totals(table: Table) -> list[shapes.Bar]:
    return [shapes.Bar(row.head, row.total, whole(row.total)) for row in table.rows if row.total is not None]


def _shares(table: Table) -> list[shapes.Bar]:
    place = table.column_codes.index(Outcome.IN_TIME)
    counted = ((row.head, row.numbers[place], row.total) for row in table.rows)
    return [
        shapes.Bar(head, round(in_time * 100 / ended, 1), percentage(in_time * 100 / ended))
        for head, in_time, ended in counted
        if in_time is not None and ended
    ]


def _shown_map(table: Table) -> shapes.TileMap | None:
    """The tiles of the region, when there is a drawing that has all its municipalities."""
    if table.name != Dimension.MUNICIPALITY:
        return None
    rows = {row.code: row for row in table.rows}
    places = next((one for one in _drawings() if one.keys() <= rows.keys()), None)
    if places is None:
        return None
    numbers = [rows[code].total for code in places]
    bounds = bounds_of([number for number in numbers if number is not None])
    return shapes.TileMap(
        id="cijfers-kaart",
        spoken=_("Tegelkaart: %(title)s. Zelfde getallen als in de tabel.") % {"title": table.title},
        tiles=[_tile(rows[code], *place, bounds) for code, place in places.items()],
        legend=legend(bounds, _("minder dan %(high)s"), _("%(low)s tot %(high)s"), _("%(low)s of meer")),
    )


def _tile(row: Row, column: float, line: int, bounds: Sequence[int]) -> shapes.Tile:
    if row.total is None:
        return shapes.Tile(name=row.head, x=column, row=line, words=hidden_sign())
    step = step_of(row.total, bounds)
    return shapes.Tile(name=row.head, x=column, row=line, words=whole(row.total), step=step)


@cache
def _drawings() -> tuple[Mapping[str, tuple[float, int]], ...]:
    return tuple(_drawing(path) for path in sorted(MAPS.glob("*.csv")))


def _drawing(path: Path) -> Mapping[str, tuple[float, int]]:
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return {row["code"]: (float(row["column"]), int(row["row"])) for row in csv.DictReader(lines)}
