# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The small clock as HTML: a list draws fifty, and a template for each costs more than reading the rows.

Every part goes through `filled`, which escapes it.
"""

from typing import Final

from django.utils.safestring import SafeString
from django.utils.timezone import localtime

from eenlijn.doors.web.components import geometry
from eenlijn.doors.web.components.filled import NOTHING, filled, joined
from eenlijn.doors.web.components.shapes import ClockFace, ClockState, Mark, Words

_TICK: Final = '<rect class="c-tick" x="{}%" y="1" width="2" height="12" transform="translate(-2 0)"/>'
_TICKS: Final = joined(filled(_TICK, tick) for tick in geometry.TICKS)
_TRACK: Final = filled('<rect class="c-track" y="5" width="100%" height="4"/>{}', _TICKS)
_CIRCLE: Final = filled('<circle class="c-now" r="{}"/>', 6)
# Where the line has come: late and nearly late have a shape of their own, never only a colour.
_ENDS: Final = {
    Mark.LATE: filled('<path class="c-now" d="{}"/>', "M0 -7L7 0 0 7-7 0z"),
    Mark.SOON: filled('<path class="c-now" d="{}"/>', "M0 -7L7.5 6H-7.5z"),
}
# A clock that ticks on in the browser: its words are the time left, and it is open.
_TICKING: Final = (ClockState.RUNNING, ClockState.SOON, ClockState.LATE)


def clock_html(face: ClockFace) -> SafeString:
    """Draw the clock with what stands under it."""
    mark = geometry.CLOCK_MARKS[face.state]
    return filled(
        '<div class="el-clock is-{}"{}><b>{}</b> {} {} {}</div>',
        mark.value,
        _ticking(face),
        geometry.clock_words(face),
        _line(face, mark),
        _under(face.what),
        _under(face.reason),
    )


def _ticking(face: ClockFace) -> SafeString:
    if not (face.started_at and face.due_at and face.state in _TICKING and not face.words):
        return NOTHING
    started, due = localtime(face.started_at).isoformat(), localtime(face.due_at).isoformat()
    return filled(' data-clock data-started="{}" data-due="{}"', started, due)


def _line(face: ClockFace, mark: Mark) -> SafeString:
    if not geometry.has_line(face):
        return NOTHING
    percent = geometry.percent(face)
    return filled(
        '<svg aria-hidden="true" focusable="false">{}<rect class="c-run" y="5" width="{}" height="4"/>'
        '<svg class="c-here" x="{}" y="7" overflow="visible">{}</svg></svg>',
        _TRACK,
        percent,
        percent,
        _ENDS.get(mark, _CIRCLE),
    )


def _under(words: Words) -> SafeString:
    return filled("<span>{}</span>", words) if words else NOTHING
