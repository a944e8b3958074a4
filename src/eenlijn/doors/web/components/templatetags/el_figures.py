# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tags for figures: the table first, the chart from the same rows."""

from collections.abc import Sequence
from typing import Any

from django import template

from eenlijn.doors.web.components import geometry, tiles
from eenlijn.doors.web.components.released import ReleasedPage
from eenlijn.doors.web.components.shapes import BarChart, FigureTable, Link, TileMap, Words

register = template.Library()


@register.inclusion_tag("components/figure_table.html")
def figure_table(table: FigureTable) -> dict[str, Any]:
    return {"table": table}


@register.inclusion_tag("components/bar_chart.html")
def bar_chart(chart: BarChart) -> dict[str, Any]:
    return {"chart": chart, "drawing": geometry.draw_bars(chart)}


@register.inclusion_tag("components/downloads.html")
def downloads(files: Sequence[Link], label: Words) -> dict[str, Any]:
    """The same table in every kind of file; `label` says of what for ears."""
    return {"files": files, "label": label}


@register.inclusion_tag("components/tile_map.html")
def tile_map(chart: TileMap) -> dict[str, Any]:
    return {"map": chart, "drawing": tiles.draw_tiles(chart)}


@register.inclusion_tag("components/released_table.html")
def released_table(page: ReleasedPage) -> dict[str, Any]:
    """The table first, then its picture, then how it was counted."""
    return {"page": page}
