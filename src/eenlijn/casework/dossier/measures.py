# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The eight measures as stops on one line: where this dossier stands on each.

Norm, training, police report, damage and aftercare are not kept here yet, so their stops say only that
nothing was recorded; they never claim more than the register knows.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.utils.translation import gettext as _

from eenlijn.casework.incidents.codes import Status
from eenlijn.casework.response.deadlines import Light
from eenlijn.casework.response.queries import Clock


class MeasureState(StrEnum):
    DONE = "done"
    RUNNING = "busy"
    OPEN = "open"
    NONE = "none"
    NEARLY = "soon"
    LATE = "late"


@dataclass(frozen=True)
class Stop:
    """`at` is the moment that belongs to the state, when there is one."""

    number: int
    name: str
    state: MeasureState
    note: str
    at: datetime | None = None


def stops_of(status: Status, clock: Clock | None, now: datetime) -> tuple[Stop, ...]:
    nothing = _("nog niets vastgelegd")
    reported_at = clock.started_at if clock else None
    return (
        Stop(1, _("Norm"), MeasureState.OPEN, nothing),
        Stop(2, _("Melden"), MeasureState.DONE, "", reported_at),
        _register(status),
        Stop(4, _("Trainen"), MeasureState.OPEN, nothing),
        _respond(clock),
        Stop(6, _("Aangifte"), MeasureState.OPEN, nothing),
        Stop(7, _("Schade"), MeasureState.OPEN, nothing),
        Stop(8, _("Nazorg"), MeasureState.OPEN, nothing),
    )


def _register(status: Status) -> Stop:
    if status == Status.REPORTED:
        return Stop(3, _("Registreren"), MeasureState.RUNNING, _("nog te beoordelen"))
    return Stop(3, _("Registreren"), MeasureState.DONE, _("beoordeeld"))


def _respond(clock: Clock | None) -> Stop:
    name = _("Reageren")
    if clock is None:
        return Stop(5, name, MeasureState.NONE, _("geen klok"))
    if clock.light == Light.STOPPED:
        state = MeasureState.NONE if clock.stop_reason == "none_possible" else MeasureState.DONE
        return Stop(5, name, state, "", clock.stopped_at)
    state = {Light.LATE: MeasureState.LATE, Light.NEARLY: MeasureState.NEARLY}.get(
        clock.light, MeasureState.RUNNING
    )
    return Stop(5, name, state, "", clock.due_at)
