# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tags for the one line: what happens next, clock, measures, steps, timeline; and the marks on it."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from eenlijn.doors.web.components import geometry
from eenlijn.doors.web.components.clock_html import clock_html
from eenlijn.doors.web.components.kept_html import measures_html, severity_html
from eenlijn.doors.web.components.shapes import (
    ClockFace,
    Guard,
    Mark,
    MeasureStop,
    NextStop,
    Progress,
    Step,
    TimelineItem,
    Words,
)

register = template.Library()


@register.simple_tag
def stop(mark: Mark | str) -> SafeString:
    """Draw the shape of a status; the word stands beside it on the page."""
    return _stop(Mark(mark))


@cache
def _stop(mark: Mark) -> SafeString:
    return render_to_string("components/stop.html", {"mark": mark.value})


@register.inclusion_tag("components/next_line.html")
def next_line(stops: Sequence[NextStop], label: Words = "") -> dict[str, Any]:
    return {"stops": stops, "label": label}


@register.simple_tag
def clock_line(face: ClockFace, *, big: bool = False) -> SafeString:
    """Draw a clock: small in a list, or big with hours under its ticks."""
    if not big:
        return clock_html(face)
    told = {"face": face, "drawing": geometry.draw_clock(face), "ticks": _ticks()}
    return render_to_string("components/clock_line.html", told)


@cache
def _ticks() -> SafeString:
    return render_to_string("components/clock_ticks.html", {"ticks": geometry.TICKS})


@register.inclusion_tag("components/measure_line.html")
def measure_line(stops: Sequence[MeasureStop]) -> dict[str, Any]:
    """Draw the eight measures; the line is inked as far as everything is done. One of them is current."""
    past, unbroken = [], True
    current = next((one for one in stops if one.current), None)
    for one, following in zip(stops, [*stops[1:], None], strict=True):
        unbroken = (
            unbroken and one.mark is Mark.DONE and following is not None and following.mark is Mark.DONE
        )
        past.append((one, unbroken, one is current))
    return {"stops": past}


@register.simple_tag
def measure_mini(stops: Sequence[MeasureStop]) -> SafeString:
    """Draw the eight measures as a row of marks."""
    return measures_html(stops)


@register.simple_tag
def severity_mark(level: int, words: Words = "", note: Words = "") -> SafeString:
    """Draw severity 1-5 as rising bars; the number stands before the words unless it is there already.

    `note`: *voorstel* or *met de hand gewijzigd*.
    """
    return severity_html(level, words, note)


@register.inclusion_tag("components/status_badge.html")
def status_badge(words: Words, mark: Mark | str = "", *, shape: bool = False) -> dict[str, Any]:
    """Draw a status in a box; `shape` puts its mark before the words."""
    return {"words": words, "mark": Mark(mark).value if mark else "", "shape": shape and bool(mark)}


@register.inclusion_tag("components/steps.html")
def steps(items: Sequence[Step], label: Words) -> dict[str, Any]:
    return {"items": items, "label": label, "count": len(items)}


@register.inclusion_tag("components/timeline.html")
def timeline(items: Sequence[TimelineItem], empty: Words = "") -> dict[str, Any]:
    """Draw what was done, newest first."""
    return {"items": items, "empty": empty}


@register.inclusion_tag("components/guard_list.html")
def guard_list(guards: Sequence[Guard]) -> dict[str, Any]:
    return {"guards": guards}


@register.inclusion_tag("components/progress.html")
def progress(state: Progress) -> dict[str, Any]:
    return {"state": state}
