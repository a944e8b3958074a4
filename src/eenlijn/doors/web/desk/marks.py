# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""How the words of casework look on screen: a clock, a severity, a measure, a status, a moment."""

from dataclasses import replace
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from eenlijn.casework.clocks.codes import Light, StopReason
from eenlijn.casework.clocks.deadlines import is_in_time
from eenlijn.casework.clocks.queries import ClockView
from eenlijn.casework.dossier.measures import Stop
from eenlijn.casework.incidents.codes import Severity, Status, label
from eenlijn.doors.web.components.shapes import ClockFace, ClockState, Mark, MeasureStop, Words
from eenlijn.foundation.clock import to_local
from eenlijn.foundation.text import clock_time, row_day, row_moment, time_left

CLOCK_STATES = {
    Light.RUNNING: ClockState.RUNNING,
    Light.NEARLY: ClockState.SOON,
    Light.LATE: ClockState.LATE,
    Light.STOPPED: ClockState.STOPPED,
    Light.PAUSED: ClockState.STOPPED,
}
STATUS_MARKS = {
    Status.REPORTED: Mark.BUSY,
    Status.ASSESSED: Mark.BUSY,
    Status.IN_PROGRESS: Mark.BUSY,
    Status.CLOSED: Mark.DONE,
}


def clock_face(clock: ClockView | None, now: datetime, *, what: Words = "") -> ClockFace:
    """The clock with what stands under it; a dossier without one says so."""
    if clock is None:
        return ClockFace(state=ClockState.NONE, words=_("geen klok"), what=_("hier is geen antwoord nodig"))
    is_impossible = clock.stop_reason == StopReason.NONE_POSSIBLE
    return ClockFace(
        state=CLOCK_STATES[clock.light],
        now=now,
        started_at=clock.started_at,
        due_at=clock.due_at,
        stopped_at=clock.stopped_at,
        what=what,
        words=_("geen antwoord mogelijk") if is_impossible else "",
        reason=_late_reason(clock),
    )


def _late_reason(clock: ClockView) -> str:
    if not clock.late_reason:
        return ""
    return _("Te laat. Reden: %(reason)s.") % {"reason": label("response_reason_late", clock.late_reason)}


def row_clock(clock: ClockView | None, now: datetime) -> ClockFace:
    """The clock of a row in a list: under it the due moment, or when the answer left."""
    if clock is None:
        return clock_face(None, now)
    if clock.stopped_at is None:
        return clock_face(clock, now, what=when(clock.due_at, now))
    what = when(clock.stopped_at, now)
    if clock.late_reason:
        what = _("te laat, %(moment)s") % {"moment": what}
    return replace(clock_face(clock, now, what=what), reason="")


def head_clock(clock: ClockView | None, now: datetime) -> ClockFace:
    """The big clock of a dossier; its due moment is written in full."""
    if clock is None:
        return clock_face(None, now)
    if clock.stopped_at is None:
        due = row_moment(clock.due_at, today=to_local(now).date())
        return clock_face(clock, now, what=_("Antwoord aan de ander uiterlijk %(moment)s") % {"moment": due})
    stopped = row_moment(clock.stopped_at, today=to_local(now).date())
    in_time = is_in_time(clock.due_at, clock.stopped_at)
    words = _("Op %(moment)s, binnen de termijn") if in_time else _("Op %(moment)s, na de termijn")
    return clock_face(clock, now, what=words % {"moment": stopped})


def measure_stops(
    stops: tuple[Stop, ...], now: datetime, *, current: bool = False
) -> tuple[MeasureStop, ...]:
    """The eight measures; answering is where the open dossier stands now."""
    return tuple(
        MeasureStop(
            number=stop.number,
            name=stop.name,
            mark=Mark(stop.state.value),
            detail=stop.note or _detail(stop, now),
            current=current and stop.state.value in {"busy", "soon", "late"},
        )
        for stop in stops
    )


def _detail(stop: Stop, now: datetime) -> str:
    if stop.at is None:
        return ""
    if stop.at > now or stop.state.value == "late":
        return time_left((stop.at - now).total_seconds())
    return row_moment(stop.at, today=to_local(now).date())


def severity_note(*, is_proposal: bool) -> str:
    return _("voorstel") if is_proposal else ""


def severity_words(severity: Severity) -> str:
    """The word alone; the component writes the number before it."""
    return str(severity.label).removeprefix(f"{severity.level} ")


def status_words(status: Status) -> str:
    """A report nobody judged yet is called new."""
    return _("Nieuw") if status == Status.REPORTED else str(status.label)


def status_mark(status: Status) -> Mark:
    return STATUS_MARKS.get(status, Mark.NONE)


def when(moment: datetime, now: datetime) -> str:
    """`vandaag 10.05 uur`, `gisteren 16.10 uur`, else `di 24 nov, 14.38 uur`."""
    day, today = to_local(moment).date(), to_local(now).date()
    near = {
        today: _("vandaag"),
        today - timedelta(days=1): _("gisteren"),
        today + timedelta(days=1): _("morgen"),
    }
    if day in near:
        return f"{near[day]} {clock_time(moment)}"
    return row_moment(moment, today=today)


def day(moment: datetime, now: datetime) -> str:
    return row_day(moment, today=to_local(now).date())
