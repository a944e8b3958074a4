# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where things lie in a drawing: clock, row of eight, severity bars, bar chart. Attributes, never styles."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.utils.translation import gettext as _

from eenlijn.doors.web.components.shapes import Bar, BarChart, ClockFace, ClockState, Mark, Words
from eenlijn.foundation.text import answered_after, time_left

TICKS: Final = (50.0, 75.0, 91.7, 100.0)
"""The lights of decision 6, in percent of the term."""

CLOCK_MARKS: Final = {
    ClockState.RUNNING: Mark.BUSY,
    ClockState.SOON: Mark.SOON,
    ClockState.LATE: Mark.LATE,
    ClockState.STOPPED: Mark.DONE,
    ClockState.PAUSED: Mark.OPEN,
    ClockState.NONE: Mark.NONE,
}


@dataclass(frozen=True)
class ClockDrawing:
    words: Words
    mark: Mark
    percent: str
    labels: tuple[tuple[str, str, str], ...]
    has_line: bool
    unit: Words = ""


def draw_clock(face: ClockFace) -> ClockDrawing:
    """Lay out a clock: its words, how far the line runs and the hours under the ticks."""
    return ClockDrawing(
        words=clock_words(face),
        mark=CLOCK_MARKS[face.state],
        percent=percent(face),
        labels=_tick_labels(face.started_at, face.due_at) if face.started_at and face.due_at else (),
        has_line=has_line(face),
        unit=_unit(face.started_at, face.due_at)[0] if face.started_at and face.due_at else "",
    )


def has_line(face: ClockFace) -> bool:
    return face.state is not ClockState.NONE and face.started_at is not None and face.due_at is not None


def percent(face: ClockFace) -> str:
    """How far the line runs, as an attribute says it."""
    return f"{_passed(face):.1f}%"


def clock_words(face: ClockFace) -> Words:
    """What the clock says: its own words, else the time that is left or was taken."""
    if face.words:
        return face.words
    if face.state is ClockState.STOPPED and face.started_at and face.stopped_at:
        return answered_after((face.stopped_at - face.started_at).total_seconds())
    if not (face.now and face.due_at):
        return ""
    return time_left((face.due_at - face.now).total_seconds())


def _passed(face: ClockFace) -> float:
    reached = face.stopped_at or face.now
    if not (face.started_at and face.due_at and reached):
        return 0.0
    share = (reached - face.started_at) / (face.due_at - face.started_at)
    return 100 * min(1.0, max(0.0, share))


def _tick_labels(started_at: datetime, due_at: datetime) -> tuple[tuple[str, str, str], ...]:
    """Return place, anchor and number of the labels at half, three quarters and the end of the term."""
    _words, unit = _unit(started_at, due_at)
    length = (due_at - started_at) / unit
    places = ((50.0, "middle"), (75.0, "middle"), (100.0, "end"))
    return tuple((f"{at:.1f}%", anchor, f"{length * at / 100:.0f}") for at, anchor in places)


def _unit(started_at: datetime, due_at: datetime) -> tuple[Words, timedelta]:
    """In what the line is told: minutes up to two hours, days from five on, else hours."""
    length = due_at - started_at
    if length <= timedelta(hours=2):
        return _("minuten"), timedelta(minutes=1)
    if length >= timedelta(days=5):
        return _("dagen"), timedelta(days=1)
    return _("uur"), timedelta(hours=1)


def clock_sentences() -> str:
    """Return the words of a running clock for clock.js, `#` for the number; their home is foundation.text."""
    samples = (60, 77 * 60, 37 * 3600, 88 * 86400)
    spoken = [time_left(sign * seconds) for sign in (1, -1) for seconds in samples]
    return "|".join(re.sub("77|37|88", "#", sentence) for sentence in spoken)


@dataclass(frozen=True)
class SeverityBar:
    x: str
    y: str
    height: str


SEVERITY_BARS: Final = tuple(
    SeverityBar(x=f"{0.6 + 5.2 * step:.1f}", y=str(13 - 3 * step), height=f"{4.4 + 3 * step:.1f}")
    for step in range(5)
)


def mini_place(position: int) -> float:
    """Return the middle of a stop on the row of eight (viewBox 160 x 16)."""
    return 8 + 20.5 * position


BAR_HEIGHT, BAR_END = 22, 392
LONGEST_BESIDE: Final = 21
"""Signs of label and number together that fit beside the bars; longer ones stand above them."""


@dataclass(frozen=True)
class BarLayout:
    """Where things stand in one row: the label's baseline, top and start of the bar, end of the number."""

    row: int
    label_at: int
    bar_at: int
    words_end: int
    bar_start: int


BESIDE: Final = BarLayout(row=34, label_at=22, bar_at=6, words_end=166, bar_start=176)
ABOVE: Final = BarLayout(row=52, label_at=16, bar_at=24, words_end=50, bar_start=60)


@dataclass(frozen=True)
class DrawnBar:
    label: Words
    words: Words
    y: int
    label_y: int
    baseline: int
    width: float


@dataclass(frozen=True)
class ChartDrawing:
    height: int
    bars: tuple[DrawnBar, ...]
    top: int
    words_x: int
    start: int
    axis: str
    reference_x: float | None
    is_above: bool


def draw_bars(chart: BarChart) -> ChartDrawing:
    """Lay out a bar chart; the axis starts at 0. One long label puts all labels above their bars."""
    top = 28 if chart.reference is not None else 4
    is_long = any(len(str(bar.label)) + len(str(bar.words)) > LONGEST_BESIDE for bar in chart.bars)
    layout = ABOVE if is_long else BESIDE
    most = max([bar.value for bar in chart.bars] + [chart.reference or 0, 0]) or 1
    scale = (BAR_END - layout.bar_start) / most
    return ChartDrawing(
        height=top + layout.row * len(chart.bars) + 4,
        bars=tuple(
            _draw_bar(bar, top + layout.row * index, scale, layout) for index, bar in enumerate(chart.bars)
        ),
        top=top,
        words_x=layout.words_end,
        start=layout.bar_start,
        axis=_axis(layout, top, len(chart.bars)),
        reference_x=None if chart.reference is None else round(layout.bar_start + chart.reference * scale, 1),
        is_above=is_long,
    )


def _axis(layout: BarLayout, top: int, count: int) -> str:
    """One line beside all bars, or a piece at each bar, so that no line crosses a label."""
    if layout is BESIDE:
        return f"M{layout.bar_start} {top}V{top + layout.row * count + 4}"
    starts = (top + layout.row * index + layout.bar_at - 2 for index in range(count))
    return "".join(f"M{layout.bar_start} {start}v{BAR_HEIGHT + 4}" for start in starts)


def _draw_bar(bar: Bar, y: int, scale: float, layout: BarLayout) -> DrawnBar:
    return DrawnBar(
        label=bar.label,
        words=bar.words,
        y=y + layout.bar_at,
        label_y=y + layout.label_at,
        baseline=y + layout.bar_at + 16,
        width=round(bar.value * scale, 1),
    )
