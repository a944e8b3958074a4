# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where the tiles of a map lie, and in which of at most four steps of colour a number falls."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count, pairwise
from typing import Final

from eenlijn.doors.web.components.shapes import Tile, TileMap, Words

WIDTH, HEIGHT, GAP, EDGE = 100, 86, 4, 2
PADDING: Final = 8
STEPS: Final = 4
DARK_FROM: Final = 3
"""The darker half of the steps carries light text."""
LONGEST_LINE: Final = 12
NICE: Final = (10, 20, 25, 50)


@dataclass(frozen=True)
class DrawnTile:
    x: float
    y: int
    text_x: float
    lines: tuple[tuple[int, str], ...]
    number_y: int
    words: Words
    step: str
    is_dark: bool


@dataclass(frozen=True)
class MapDrawing:
    width: float
    height: int
    tiles: tuple[DrawnTile, ...]


def draw_tiles(chart: TileMap) -> MapDrawing:
    """Lay out equal tiles on half-step rows; nothing here is a place on earth."""
    drawn = tuple(_draw(tile) for tile in chart.tiles)
    return MapDrawing(
        width=max((tile.x for tile in drawn), default=0) + WIDTH + EDGE,
        height=max((tile.y for tile in drawn), default=0) + HEIGHT + EDGE,
        tiles=drawn,
    )


def _draw(tile: Tile) -> DrawnTile:
    x, y = EDGE + tile.x * (WIDTH + GAP), EDGE + tile.row * (HEIGHT + GAP)
    lines = tuple((y + 20 + 16 * line, words) for line, words in enumerate(_lines(str(tile.name))))
    return DrawnTile(
        x=round(x, 1),
        y=y,
        text_x=round(x + PADDING, 1),
        lines=lines,
        number_y=y + HEIGHT - 14,
        words=tile.words,
        step=str(tile.step) if tile.step else "x",
        is_dark=tile.step >= DARK_FROM,
    )


def _lines(name: str) -> tuple[str, ...]:
    """One line, or two: broken at the last hyphen or space that leaves room."""
    if len(name) <= LONGEST_LINE:
        return (name,)
    breaks = [place + 1 for place, sign in enumerate(name[:LONGEST_LINE]) if sign in "- "]
    if not breaks:
        return (name,)
    return (name[: breaks[-1]].strip(), name[breaks[-1] :].strip())


def bounds_of(values: Sequence[int]) -> tuple[int, ...]:
    """The round numbers between the steps, lowest first: three at most, none when all is one."""
    if len(set(values)) <= 1:
        return ()
    least, most = min(values), max(values)
    for width in _widths():
        bounds = tuple(range((least // width + 1) * width, most + 1, width))
        if len(bounds) < STEPS:
            return bounds
    return ()


def step_of(value: int, bounds: Sequence[int]) -> int:
    """1 to 4: how many bounds a number has reached, and one."""
    return 1 + sum(value >= bound for bound in bounds)


def legend(bounds: Sequence[int], below: str, between: str, above: str) -> list[str]:
    """The words of each step, from three patterns with `low` and `high`."""
    if not bounds:
        return []
    inner = [between % {"low": low, "high": high} for low, high in pairwise(bounds)]
    return [below % {"high": bounds[0]}, *inner, above % {"low": bounds[-1]}]


def _widths() -> Iterator[int]:
    """1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, ..."""
    yield from (1, 2, 5)
    for power in count(1):
        yield from (number * 10**power // 10 for number in NICE)
