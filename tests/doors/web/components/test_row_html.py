# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rows and small clocks are written by functions: what people typed stays text, whatever they typed."""

from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.template import Context, Template
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import override

from eenlijn.doors.web.components.catalogue import face, stops
from eenlijn.doors.web.components.clock_html import clock_html
from eenlijn.doors.web.components.row_html import list_html, row_html
from eenlijn.doors.web.components.shapes import (
    Choice,
    ClockFace,
    ClockState,
    Mark,
    MeasureStop,
    WorkGroup,
    WorkRow,
)

EVIL = """<script>alert("1")</script>'&"""
MOMENT = datetime(2026, 11, 25, 8, 38, tzinfo=UTC)
STILL = ClockFace(state=ClockState.NONE, words="15 dagen stil", what="politie")
ROW = WorkRow(
    title="Bedreigd · Lijn 62",
    href="/dossiers/7K4M-2QX/",
    number="7K4M-2QX",
    small="Lijn 62 · ma 23 nov",
    clock=STILL,
    severity=3,
    severity_words="Ernstig",
    act="Beoordeel",
    act_href="/dossiers/7K4M-2QX/beoordelen/",
    owner="niemand",
)


def flat(html: str) -> str:
    return "".join(line.strip() for line in html.splitlines())


def test_a_row_says_what_whose_and_what_next() -> None:
    shown = flat(row_html(ROW))
    assert shown.startswith(
        '<li class="el-row"><div class="el-row__t"><a href="/dossiers/7K4M-2QX/">Bedreigd · Lijn 62</a>'
        "<small>7K4M-2QX · Lijn 62 · ma 23 nov</small></div>"
        '<div class="el-row__c"><div class="el-clock is-none"><b>15 dagen stil</b>  <span>politie</span>'
    )
    assert shown.endswith(
        '<div class="el-row__m"></div>'
        '<div class="el-row__n"><a class="nl-button nl-button--secondary"'
        ' href="/dossiers/7K4M-2QX/beoordelen/" aria-label="Beoordeel, dossier 7K4M-2QX">Beoordeel</a></div>'
        '<div class="el-row__w">niemand</div></li>'
    )
    assert "<span>3 Ernstig</span>" in shown


def test_what_a_row_does_not_have_leaves_no_trace() -> None:
    bare = WorkRow(title="Melding", href="/x/", number="7K4M-2QX", small="", clock=STILL)
    shown = flat(row_html(bare))
    assert "<small>7K4M-2QX</small>" in shown
    for empty in ("el-row__s", "el-row__m", "el-row__n", "el-row__w"):
        assert f'<div class="{empty}"></div>' in shown


def evil(shape: Any) -> Any:
    """The same shape with a script in every field that may hold words."""
    words = {
        one.name: EVIL
        for one in fields(shape)
        if isinstance(getattr(shape, one.name), str)
        and not isinstance(getattr(shape, one.name), Mark)
        # Of these a shape takes a few values only.
        and one.name not in {"state", "mark", "act_kind"}
    }
    return replace(shape, **words)


def test_a_script_in_every_field_of_a_row_stays_text() -> None:
    row = replace(
        evil(ROW),
        severity_note=EVIL,
        act_kind=EVIL,
        clock=replace(evil(STILL), reason=EVIL),
        stops=(replace(evil(MeasureStop(1, "Norm", Mark.DONE)), word=EVIL),),
    )
    shown = list_html([WorkGroup(EVIL, EVIL, [row])])
    assert isinstance(shown, SafeString)
    assert "<script" not in shown
    assert "alert(&quot;1&quot;)" in shown
    # title, href, number, small, owner, address of the act; the act twice, its number and its kind;
    # three words of the clock; severity and its note; name and word of the measure; head and count.
    assert shown.count(escape("<script>")) == 6 + 4 + 3 + 2 + 2 + 2
    assert 'alert("1")' not in shown


def test_what_was_typed_is_escaped_once() -> None:
    assert "Tom &amp; Jerry" in row_html(replace(ROW, title="Tom & Jerry"))
    assert "&amp;amp;" not in list_html([WorkGroup("A & B", "1", [replace(ROW, title="Tom & Jerry")])])


def test_a_group_without_rows_is_left_out() -> None:
    shown = list_html([WorkGroup("Te laat", "0 dossiers", []), WorkGroup("Nieuw", "1 melding", [ROW])])
    assert "Te laat" not in shown
    assert shown.count("<section>") == 1
    assert shown.count("<li ") == 1


@pytest.mark.parametrize(
    ("state", "row_class", "shape"),
    [
        (ClockState.RUNNING, "el-row", '<circle class="c-now" r="6"/>'),
        (ClockState.SOON, "el-row el-row--soon", '<path class="c-now" d="M0 -7L7.5 6H-7.5z"/>'),
        (ClockState.LATE, "el-row el-row--late", '<path class="c-now" d="M0 -7L7 0 0 7-7 0z"/>'),
    ],
)
def test_how_late_it_is_shows_in_shape_and_class(state: ClockState, row_class: str, shape: str) -> None:
    shown = row_html(replace(ROW, clock=face(state, 20)))
    assert f'<li class="{row_class}">' in shown
    assert shown.count(shape) == 1
    assert shown.count("c-now") == 1


def test_an_open_clock_ticks_on_in_local_time() -> None:
    started = datetime(2026, 11, 25, 8, 0, tzinfo=UTC)
    shown = clock_html(
        ClockFace(
            state=ClockState.RUNNING,
            now=started + timedelta(hours=12),
            started_at=started,
            due_at=started + timedelta(hours=48),
        )
    )
    assert 'data-clock data-started="2026-11-25T09:00:00+01:00" data-due="2026-11-27T09:00:00+01:00"' in shown
    assert "<b>nog 36 uur</b>" in shown
    assert '<rect class="c-run" y="5" width="25.0%" height="4"/>' in shown
    assert shown.count('class="c-tick"') == 4


@pytest.mark.parametrize(
    "still",
    [
        face(ClockState.PAUSED, 12, words="staat stil"),
        face(ClockState.STOPPED, 40, stopped_at=MOMENT),
        face(ClockState.RUNNING, 20, words="eigen woorden"),
        STILL,
    ],
)
def test_a_clock_that_stands_still_or_has_its_own_words_does_not_tick(still: ClockFace) -> None:
    assert "data-clock" not in clock_html(still)


def test_a_clock_without_a_term_has_no_line() -> None:
    assert "<svg" not in clock_html(STILL)
    assert "c-run" in clock_html(face(ClockState.PAUSED, 12))


def test_the_tags_draw_the_same() -> None:
    context = Context({"row": ROW, "clock": STILL, "groups": [WorkGroup("Nieuw", "1 melding", [ROW])]})
    assert Template("{% work_row row %}").render(context) == row_html(ROW)
    assert Template("{% clock_line clock %}").render(context) == clock_html(STILL)
    assert Template("{% work_list groups %}").render(context) == list_html(context["groups"])


def test_what_is_kept_knows_its_language() -> None:
    row = replace(ROW, stops=stops(Mark.DONE, Mark.LATE, *[Mark.OPEN] * 6))
    with override("nl"):
        dutch = row_html(row)
    with override("en"):
        english = row_html(row)
    assert "2 Melden te laat" in dutch
    assert "te laat" not in english
    assert "late" in english


def test_the_lines_of_a_select_hold_text_only() -> None:
    choices = (Choice(value=EVIL, words=EVIL), Choice(value="b", words="Lijn 9 & 62", checked=True))
    shown = Template("{{ choices|el_options }}").render(Context({"choices": choices}))
    assert "<script" not in shown
    assert shown.count("&lt;script&gt;") == 2
    assert shown.endswith('<option value="b" selected>Lijn 9 &amp; 62</option>')
