# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tiles lie side by side, names stay inside them, and a step of colour follows from the number alone."""

from typing import Any

import pytest

from eenlijn.doors.web.components.shapes import Tile, TileMap
from eenlijn.doors.web.components.tiles import bounds_of, draw_tiles, legend, step_of


def tile(**given: Any) -> Tile:
    return Tile(**{"name": "Almelo", "x": 0.0, "row": 0, "words": "12", "step": 1, **given})


def test_tiles_lie_beside_and_under_each_other_and_touch_nowhere() -> None:
    drawing = draw_tiles(TileMap(id="kaart", spoken="", tiles=[tile(), tile(x=1.0), tile(x=0.5, row=1)]))
    assert [(one.x, one.y) for one in drawing.tiles] == [(2, 2), (106, 2), (54, 92)]
    assert (drawing.width, drawing.height) == (208, 180)


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Almelo", ["Almelo"]),
        ("Hengelo (O.)", ["Hengelo (O.)"]),
        ("Rijssen-Holten", ["Rijssen-", "Holten"]),
        ("Hof van Twente", ["Hof van", "Twente"]),
        ("Zonderspatiesinde", ["Zonderspatiesinde"]),
    ],
)
def test_a_long_name_stands_on_two_lines(name: str, lines: list[str]) -> None:
    (drawn,) = draw_tiles(TileMap(id="kaart", spoken="", tiles=[tile(name=name)])).tiles
    assert [words for _y, words in drawn.lines] == lines
    assert max(y for y, _words in drawn.lines) < drawn.number_y - 14


def test_the_dark_half_has_light_words_and_what_is_hidden_has_no_step() -> None:
    steps = [tile(step=step) for step in range(5)]
    chart = TileMap(id="kaart", spoken="", tiles=steps)
    assert [(one.step, one.is_dark) for one in draw_tiles(chart).tiles] == [
        ("x", False),
        ("1", False),
        ("2", False),
        ("3", True),
        ("4", True),
    ]
    assert chart.has_hidden
    assert not TileMap(id="kaart", spoken="", tiles=[tile()]).has_hidden


@pytest.mark.parametrize(
    ("values", "bounds"),
    [
        ([], ()),
        ([7], ()),
        ([7, 7], ()),
        ([5, 77], (20, 40, 60)),
        ([18, 80], (25, 50, 75)),
        ([25, 77], (40, 60)),
        ([5, 20], (10, 15, 20)),
        ([5, 6, 8], (6, 7, 8)),
        ([1, 400], (200, 400)),
        ([120, 163, 250, 276], (150, 200, 250)),
        ([2000, 2001], (2001,)),
    ],
)
def test_bounds_are_round_and_lie_between_what_is_there(values: list[int], bounds: tuple[int, ...]) -> None:
    assert bounds_of(values) == bounds


def test_a_step_counts_the_bounds_that_were_reached() -> None:
    assert [step_of(value, (20, 40, 60)) for value in (5, 19, 20, 40, 59, 60, 400)] == [1, 1, 2, 3, 3, 4, 4]
    words = legend((20, 40, 60), "minder dan %(high)s", "%(low)s tot %(high)s", "%(low)s of meer")
    assert words == ["minder dan 20", "20 tot 40", "40 tot 60", "60 of meer"]
    assert legend((), "", "", "") == []
