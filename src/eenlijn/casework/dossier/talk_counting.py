# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""First talks of aftercare in the figures: that one must be held, and what became of it (row C11).

A talk counts from the moment it is planned, so that one that nobody held counts too. The norm is 72 hours,
also where the employer set another term for its clock: else the share would say less with every extension.
What was not wanted or not needed leaves the share when that was said within the norm; later it was late.
"""

from collections.abc import Iterable
from datetime import datetime

from eenlijn.casework.aftercare.codes import CareMomentKind, CareState
from eenlijn.casework.aftercare.deadlines import talk_norm
from eenlijn.casework.aftercare.models import CareMoment
from eenlijn.casework.clocks.deadlines import is_in_time
from eenlijn.casework.clocks.models import Clock
from eenlijn.casework.facts import actions as facts
from eenlijn.casework.facts.codes import Measure
from eenlijn.casework.incidents.codes import Status
from eenlijn.casework.incidents.models import Incident
from eenlijn.commons.rulebook.codes import TermKind

MEASURES = (Measure.TALK_DUE, Measure.TALK_HELD, Measure.TALK_WAIVED)


def planned(rows: Iterable[object]) -> list[facts.Counted]:
    """What these rows of a plan of care count for: one per clock of a first talk among them."""
    return [
        facts.Counted(Measure.TALK_DUE, talk_norm(one.started_at))
        for one in rows
        if isinstance(one, Clock) and one.kind == TermKind.CARE_TALK
    ]


def count_planned(incident: Incident, rows: Iterable[object], now: datetime) -> None:
    """Care was planned for somebody who came later."""
    for one in planned(rows):
        facts.record(one.measure, incident, now, due_at=one.due_at)


def count_again(moment: CareMoment, now: datetime) -> None:
    """Somebody wants a first talk after all: a term of its own, from now on."""
    count_planned(moment.incident, Clock.objects.filter(subject_id=moment.pk), now)


def count_ended(moment: CareMoment, now: datetime) -> None:
    """A first talk was held, or was not wanted or not needed; nothing of any other moment."""
    norm = _norm(moment)
    if norm is None or moment.ended_at is None:
        return
    in_time = is_in_time(norm, moment.ended_at)
    if moment.state == CareState.MADE:
        facts.record(Measure.TALK_HELD, moment.incident, now, due_at=norm, in_time=in_time)
    elif in_time:
        facts.record(Measure.TALK_WAIVED, moment.incident, now, due_at=norm)


def count_needed_after_all(moment: CareMoment, now: datetime) -> None:
    """What had been put aside, as it stood, must be held after all within the term that it had."""
    norm = _norm(moment)
    if norm is not None and moment.ended_at is not None and is_in_time(norm, moment.ended_at):
        facts.record(Measure.TALK_WAIVED, moment.incident, now, delta=-1, due_at=norm)


def _norm(moment: CareMoment) -> datetime | None:
    """By when it must be held; None for another moment, and for what was no aggression: that is out."""
    if moment.moment != CareMomentKind.FIRST_TALK or moment.incident.status == Status.NOT_UPHELD:
        return None
    clock = Clock.objects.filter(subject_id=moment.pk, kind=TermKind.CARE_TALK).first()
    return talk_norm(clock.started_at) if clock else None
