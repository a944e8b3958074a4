# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""How the words of casework look on screen: a clock, a severity, a measure, a status, a moment."""

from dataclasses import replace
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from eenlijn.casework.clocks.codes import ACTED, Light, PauseReason, StopReason
from eenlijn.casework.clocks.deadlines import is_in_time
from eenlijn.casework.clocks.queries import ClockView
from eenlijn.casework.dossier.measures import Stop
from eenlijn.casework.incidents.codes import Gate, MeasureNumber, MeasureState, Severity, Status, label
from eenlijn.commons.rulebook.codes import TermKind
from eenlijn.doors.web.components.shapes import ClockFace, ClockState, Mark, MeasureStop, Words
from eenlijn.foundation.clock import to_local
from eenlijn.foundation.text import clock_time, duration, row_day, row_moment, time_left

CLOCK_STATES = {
    Light.RUNNING: ClockState.RUNNING,
    Light.NEARLY: ClockState.SOON,
    Light.LATE: ClockState.LATE,
    Light.STOPPED: ClockState.STOPPED,
    Light.PAUSED: ClockState.PAUSED,
}
STATUS_MARKS = {
    Status.REPORTED: Mark.BUSY,
    Status.ASSESSED: Mark.BUSY,
    Status.IN_PROGRESS: Mark.BUSY,
    Status.CLOSED: Mark.DONE,
}

# How far a day is from today, in days.
NEAR = {-1: gettext_lazy("gisteren"), 0: gettext_lazy("vandaag"), 1: gettext_lazy("morgen")}


def clock_face(clock: ClockView | None, now: datetime, *, what: Words = "") -> ClockFace:
    """The clock with what stands under it; a dossier without one says so."""
    if clock is None:
        return ClockFace(state=ClockState.NONE, words=_("geen klok"), what=_("hier is geen antwoord nodig"))
    return ClockFace(
        state=CLOCK_STATES[clock.light],
        # While it stands still the line does not run on.
        now=clock.seen_at if clock.light is Light.PAUSED else now,
        started_at=clock.counts_from if clock.is_open else clock.started_at,
        due_at=clock.due_at,
        stopped_at=clock.stopped_at,
        what=what,
        words=_clock_words(clock),
        reason=_clock_reason(clock, now),
    )


def _clock_words(clock: ClockView) -> Words:
    """What stands instead of the time left; empty leaves that to the component."""
    if clock.light is Light.PAUSED:
        return _("staat stil")
    if clock.stopped_at is None:
        return ""
    if clock.stop_reason not in ACTED:
        return str(StopReason(clock.stop_reason).label).lower()
    if clock.kind is TermKind.ANSWER:
        return ""
    return _("gedaan na %(length)s") % {"length": duration(clock.seconds_taken)}


def _clock_reason(clock: ClockView, now: datetime) -> str:
    """Why it stands still and until when, or why it was late."""
    if clock.light is Light.PAUSED and clock.paused_until is not None:
        words = _("%(reason)s, tot %(moment)s")
        reason = PauseReason(clock.pause_reason).label
        return words % {"reason": reason, "moment": when(clock.paused_until, now)}
    if not clock.late_reason:
        return ""
    return _("Te laat. Reden: %(reason)s.") % {"reason": label("response_reason_late", clock.late_reason)}


def row_clock(clock: ClockView | None, now: datetime) -> ClockFace:
    """The clock of a row in a list: under it the due moment, or when the answer left.

    A clock that is not about the answer says what it is about.
    """
    if clock is None:
        return clock_face(None, now)
    if clock.light is Light.PAUSED:
        return clock_face(clock, now, what=_of(clock, ""))
    if clock.stopped_at is None:
        return clock_face(clock, now, what=_of(clock, when(clock.due_at, now)))
    what = when(clock.stopped_at, now)
    if clock.late_reason:
        what = _("te laat, %(moment)s") % {"moment": what}
    return replace(clock_face(clock, now, what=_of(clock, what)), reason="")


def _of(clock: ClockView, moment: str) -> str:
    if clock.kind is TermKind.ANSWER:
        return moment
    return f"{clock.kind.label}, {moment}" if moment else str(clock.kind.label)


def head_clock(clock: ClockView | None, now: datetime) -> ClockFace:
    """The big clock of a dossier; its due moment is written in full."""
    if clock is None:
        return clock_face(None, now)
    what = _("Antwoord aan de ander") if clock.kind is TermKind.ANSWER else str(clock.kind.label)
    if clock.light is Light.PAUSED:
        return clock_face(clock, now, what=what)
    today = to_local(now).date()
    if clock.stopped_at is None:
        words = _("%(what)s uiterlijk %(moment)s")
        due = row_moment(clock.due_at, today=today)
        return clock_face(clock, now, what=words % {"what": what, "moment": due})
    stopped = row_moment(clock.stopped_at, today=today)
    if clock.stop_reason not in ACTED and clock.stop_reason != StopReason.NONE_POSSIBLE:
        return clock_face(clock, now, what=_("Op %(moment)s") % {"moment": stopped})
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


def small_stops(states: tuple[MeasureState, ...]) -> tuple[MeasureStop, ...]:
    """The eight measures of a row: how far each is, without details."""
    return tuple(
        MeasureStop(number=int(number), name=str(number.label), mark=Mark(state.value))
        for number, state in zip(MeasureNumber, states, strict=True)
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


def status_words(status: Status, gate: str = "") -> str:
    """A report nobody judged yet is called new; what was no aggression says what it was."""
    if status == Status.NOT_UPHELD and gate:
        return _("Geen agressie: %(gate)s") % {"gate": str(Gate(gate).label).lower()}
    return _("Nieuw") if status == Status.REPORTED else str(status.label)


def status_mark(status: Status) -> Mark:
    return STATUS_MARKS.get(status, Mark.NONE)


def when(moment: datetime, now: datetime) -> str:
    """`vandaag 10.05 uur`, `gisteren 16.10 uur`, else `di 24 nov, 14.38 uur`."""
    day, today = to_local(moment).date(), to_local(now).date()
    word = NEAR.get((day - today).days)
    return f"{word} {clock_time(moment)}" if word else row_moment(moment, today=today)


def day(moment: datetime, now: datetime) -> str:
    return row_day(moment, today=to_local(now).date())
