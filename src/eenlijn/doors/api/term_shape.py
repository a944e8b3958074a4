# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A term as others read it, by itself or as part of something."""

from typing import Annotated, ClassVar

from eenlijn.casework.clocks.codes import Light, PauseReason, StopReason
from eenlijn.casework.clocks.queries import ClockView
from eenlijn.commons.rulebook.codes import TermKind
from eenlijn.doors.api.shapes import Answer, Moment, OneOf


class TermOut(Answer):
    """One term."""

    tells: ClassVar[str] = "Een termijn van een dossier: wat voor wanneer klaar moet zijn."

    term_kind: Annotated[str, OneOf(TermKind.values)]
    started_at: Moment
    due_at: Moment
    stopped_at: Moment | None
    stop_reason: Annotated[str, OneOf(StopReason.values)] | None
    late_reason: str | None
    paused_until: Moment | None
    pause_reason: Annotated[str, OneOf(PauseReason.values)] | None
    light: Annotated[str, OneOf(one.value for one in Light)]


def term_out(clock: ClockView) -> TermOut:
    return TermOut(**term_values(clock))


def term_values(clock: ClockView) -> dict[str, object]:
    """What is told of a clock, under the names of the code."""
    return {
        "term_kind": clock.kind,
        "started_at": clock.started_at,
        "due_at": clock.due_at,
        "stopped_at": clock.stopped_at,
        "stop_reason": clock.stop_reason or None,
        "late_reason": clock.late_reason or None,
        "paused_until": clock.paused_until,
        "pause_reason": clock.pause_reason or None,
        "light": clock.light,
    }
