# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
from datetime import UTC, datetime, timedelta

import pytest
from django.utils.translation import override

from eenlijn.doors.web.components.geometry import clock_sentences, draw_bars, draw_clock
from eenlijn.doors.web.components.shapes import Bar, BarChart, ClockFace, ClockState, Mark

START = datetime(2026, 11, 24, 13, 38, tzinfo=UTC)
HOUR = timedelta(hours=1)


def face(state: ClockState, hours: float, stopped: float | None = None) -> ClockFace:
    return ClockFace(
        state=state,
        now=START + hours * HOUR,
        started_at=START,
        due_at=START + 48 * HOUR,
        stopped_at=None if stopped is None else START + stopped * HOUR,
    )


@pytest.mark.parametrize(
    ("shown", "words", "percent", "mark"),
    [
        (face(ClockState.RUNNING, 20), "nog 28 uur", "41.7%", Mark.BUSY),
        (face(ClockState.SOON, 47), "nog 60 minuten", "97.9%", Mark.SOON),
        (face(ClockState.LATE, 50), "2 uur te laat", "100.0%", Mark.LATE),
        (face(ClockState.STOPPED, 90, stopped=31), "beantwoord na 31 uur", "64.6%", Mark.DONE),
        (face(ClockState.STOPPED, 90, stopped=60), "beantwoord na 60 uur", "100.0%", Mark.DONE),
    ],
)
def test_a_clock_says_and_shows_where_its_term_stands(
    shown: ClockFace, words: str, percent: str, mark: Mark
) -> None:
    drawing = draw_clock(shown)
    assert (drawing.words, drawing.percent, drawing.mark, drawing.has_line) == (words, percent, mark, True)
    assert drawing.labels == (("50.0%", "middle", "24"), ("75.0%", "middle", "36"), ("100.0%", "end", "48"))


def test_a_row_without_a_term_has_words_and_no_line() -> None:
    drawing = draw_clock(ClockFace(state=ClockState.NONE, words="15 dagen stil"))
    assert (drawing.words, drawing.has_line) == ("15 dagen stil", False)


def test_the_script_gets_the_same_sentences_as_the_page() -> None:
    assert clock_sentences() == (
        "nog 1 minuut|nog # minuten|nog # uur|nog # dagen|"
        "1 minuut te laat|# minuten te laat|# uur te laat|# dagen te laat"
    )
    with override("en"):
        assert clock_sentences().split("|")[2] == "# hours left"


def test_bars_start_at_zero_and_share_one_scale() -> None:
    chart = BarChart(
        id="c", spoken="", bars=(Bar("a", 10, "10"), Bar("b", 5, "5"), Bar("c", 0, "0")), reference=2.5
    )
    drawing = draw_bars(chart)
    assert [bar.width for bar in drawing.bars] == [216.0, 108.0, 0.0]
    assert drawing.reference_x == 176 + 54


def test_a_chart_of_nothing_can_be_drawn() -> None:
    assert draw_bars(BarChart(id="c", spoken="", bars=())).bars == ()


def test_one_long_label_puts_all_labels_above_their_bars() -> None:
    short, long = Bar("mei 2026", 10, "10"), Bar("Bedreiging met wapen of voorwerp", 5, "5")
    beside = draw_bars(BarChart(id="c", spoken="", bars=(short,)))
    above = draw_bars(BarChart(id="c", spoken="", bars=(short, long)))
    assert (beside.start, above.start) == (176, 60)
    assert (beside.axis, above.axis) == ("M176 4V42", "M60 26v26M60 78v26")
    assert [bar.width for bar in above.bars] == [332.0, 166.0]
    assert all(bar.label_y < bar.y < bar.baseline for bar in above.bars)
    assert above.bars[0].y + 22 < above.bars[1].label_y
