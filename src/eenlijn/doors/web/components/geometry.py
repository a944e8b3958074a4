# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where things lie in a drawing: clock, row of eight, severity bars, bar chart. Attributes, never styles."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

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


def draw_clock(face: ClockFace) -> ClockDrawing:
    """Lay out a clock: its words, how far the line runs and the hours under the ticks."""
    has_line = face.state is not ClockState.NONE and face.started_at is not None and face.due_at is not None
    return ClockDrawing(
        words=face.words or _clock_words(face),
        mark=CLOCK_MARKS[face.state],
        percent=f"{_passed(face):.1f}%",
        labels=_tick_labels(face.started_at, face.due_at) if face.started_at and face.due_at else (),
        has_line=has_line,
    )


def _clock_words(face: ClockFace) -> Words:
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
    """Return place, anchor and hours of the labels at half, three quarters and the end of the term."""
    hours = (due_at - started_at) / timedelta(hours=1)
    places = ((50.0, "middle"), (75.0, "middle"), (100.0, "end"))
    return tuple((f"{at:.1f}%", anchor, f"{hours * at / 100:.0f}") for at, anchor in places)


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


ROW, BAR_HEIGHT, LABEL_WIDTH, BAR_START, BAR_END = 34, 22, 166, 176, 392


@dataclass(frozen=True)
class DrawnBar:
    label: Words
    words: Words
    y: int
    baseline: int
    width: float


@dataclass(frozen=True)
class ChartDrawing:
    height: int
    bars: tuple[DrawnBar, ...]
    top: int
    reference_x: float | None


def draw_bars(chart: BarChart) -> ChartDrawing:
    """Lay out a bar chart; the axis starts at 0."""
    top = 28 if chart.reference is not None else 4
    most = max([bar.value for bar in chart.bars] + [chart.reference or 0, 0]) or 1
    scale = (BAR_END - BAR_START) / most
    return ChartDrawing(
        height=top + ROW * len(chart.bars) + 4,
        bars=tuple(_draw_bar(bar, top + ROW * index, scale) for index, bar in enumerate(chart.bars)),
        top=top,
        reference_x=None if chart.reference is None else round(BAR_START + chart.reference * scale, 1),
    )


def _draw_bar(bar: Bar, y: int, scale: float) -> DrawnBar:
    return DrawnBar(bar.label, bar.words, y + 6, y + 22, round(bar.value * scale, 1))
