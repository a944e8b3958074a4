# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The table of figures in the shapes that the page draws: table, bars and the line under the title."""

from django.utils.translation import gettext as _

from eenlijn.accountability.figures.indicators.table import Row
from eenlijn.accountability.figures.queries import FigureTable
from eenlijn.doors.web.components import shapes
from eenlijn.foundation.text import long_moment


def counted_words(table: FigureTable) -> str:
    """Over what, over when, and counted when."""
    return _("Van de dossiers die je mag zien, %(period)s. Geteld op %(moment)s.") % {
        "period": table.period,
        "moment": long_moment(table.counted_at),
    }


def shown_table(table: FigureTable) -> shapes.FigureTable:
    return shapes.FigureTable(
        id="cijfers",
        title=table.title,
        subtitle=counted_words(table),
        columns=table.columns,
        rows=[_shown_row(row) for row in table.rows],
        total=_shown_row(table.totals),
        empty=table.sentence,
    )


def _shown_row(row: Row) -> shapes.FigureRow:
    return shapes.FigureRow(row.full_head, [shapes.Cell(cell.words) for cell in row.cells])


def shown_chart(table: FigureTable) -> shapes.BarChart | None:
    if table.chart is None:
        return None
    bars = [shapes.Bar(bar.head, bar.value, bar.words) for bar in table.chart.bars]
    return shapes.BarChart(id="cijfers-staven", spoken=table.chart.spoken, bars=bars)
