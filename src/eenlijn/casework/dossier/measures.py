# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The eight measures as stops on one line: each room says how far its own is, and this joins them.

A stop says only what was recorded. "Not needed" is a person's decision with a reason, except for a
report that asks for no follow-up (handled on the spot, near miss, felt unsafe).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from eenlijn.casework.aftercare.queries import care_signs
from eenlijn.casework.clocks.codes import Light, StopReason
from eenlijn.casework.clocks.queries import ClockView, answer_of
from eenlijn.casework.damages.queries import damage_signs
from eenlijn.casework.dossier.models import MeasureWaiver
from eenlijn.casework.incidents.codes import IntakeWay, Lane, MeasureNumber, MeasureState, Sign, Status
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.learning.queries import training_signs
from eenlijn.casework.police_reports.queries import police_signs
from eenlijn.casework.reporting.queries import HeardLast, feedback_moments
from eenlijn.casework.response.codes import AnswerState
from eenlijn.casework.response.queries import answered
from eenlijn.commons.rulebook.codes import TermKind
from eenlijn.foundation.prepared import Among, Prepared

_NOT_NEEDED = Sign(MeasureState.NONE, _("niet nodig"))
# Reports that start no answer clock ask nothing of these measures unless someone records it (decision 7).
WITHOUT_FOLLOW_UP = (IntakeWay.HANDLED_MYSELF, IntakeWay.NEAR_MISS, IntakeWay.FELT_UNSAFE)

# The other person is a colleague: the policy on integrity decides, not we (decision 13).
NOT_ABOUT_COLLEAGUES = (MeasureNumber.RESPOND, MeasureNumber.POLICE)


def is_internal(incident: Incident) -> bool:
    return incident.lane == Lane.INTERNAL


@dataclass(frozen=True)
class Stop:
    """`at` is the moment that belongs to the state, when there is one."""

    number: int
    name: str
    state: MeasureState
    note: str
    at: datetime | None = None


@dataclass(frozen=True)
class Signs:
    """What every room says of these incidents; read once for a page of rows, six statements in all."""

    by_measure: Mapping[MeasureNumber, Mapping[UUID, Sign]]
    told: Mapping[UUID, HeardLast]
    waived: Mapping[UUID, frozenset[int]]
    open_answers: Mapping[UUID, AnswerState]


def signs_of(
    incidents: Iterable[Incident],
    now: datetime,
    faces: Mapping[UUID, Iterable[ClockView]] | None = None,
) -> Signs:
    """Ask every room once; `faces` are the clocks of these that run, which saves asking for them again."""
    shown = list(incidents)
    ids = [incident.pk for incident in shown]
    waived: dict[UUID, frozenset[int]] = {}
    for incident_id, measure in _waived(ids=ids):
        waived[incident_id] = waived.get(incident_id, frozenset()) | {measure}
    answers = answered(ids)
    return Signs(
        by_measure={
            MeasureNumber.NORM: answers.norm_signs,
            MeasureNumber.TRAIN: training_signs(ids),
            MeasureNumber.POLICE: police_signs(ids),
            MeasureNumber.DAMAGE: damage_signs(ids),
            MeasureNumber.CARE: care_signs(ids, now, None if faces is None else _due_by_subject(faces)),
        },
        told=feedback_moments(incident.report_id for incident in shown if incident.report_id),
        waived=waived,
        open_answers=answers.open_states,
    )


_waived: Final = Prepared(
    lambda: MeasureWaiver.objects.filter(Among("incident_id", "ids"), withdrawn_at=None).values_list(
        "incident_id", "measure"
    )
)


def _due_by_subject(faces: Mapping[UUID, Iterable[ClockView]]) -> dict[UUID, datetime]:
    running = (face for of_one in faces.values() for face in of_one if face.is_open)
    return {face.subject_id: face.due_at for face in running if face.subject_id}


def stops_of(incident: Incident, faces: Iterable[ClockView], signs: Signs) -> tuple[Stop, ...]:
    """The eight stops of one incident, in the order of the measures."""
    said = zip(MeasureNumber, _all_signs(incident, faces, signs), strict=True)
    return tuple(
        Stop(int(number), str(number.label), sign.state, str(sign.note), sign.at) for number, sign in said
    )


def states_of(incident: Incident, faces: Iterable[ClockView], signs: Signs) -> tuple[MeasureState, ...]:
    """How far each of the eight is, for the row of a list."""
    return tuple(sign.state for sign in _all_signs(incident, faces, signs))


def _all_signs(incident: Incident, faces: Iterable[ClockView], signs: Signs) -> list[Sign]:
    clocks, waived = list(faces), signs.waived.get(incident.pk, frozenset())
    is_upheld = incident.status != Status.NOT_UPHELD
    said = [_sign(number, incident, clocks, signs) for number in MeasureNumber]
    return [
        _NOT_NEEDED if _falls_away(sign, is_upheld=is_upheld, is_waived=number in waived) else sign
        for number, sign in zip(MeasureNumber, said, strict=True)
    ]


def _falls_away(sign: Sign, *, is_upheld: bool, is_waived: bool) -> bool:
    if not is_upheld and sign.state != MeasureState.DONE:
        return True
    return is_waived and sign.state == MeasureState.OPEN


def _sign(number: MeasureNumber, incident: Incident, clocks: list[ClockView], signs: Signs) -> Sign:
    if number == MeasureNumber.REPORT:
        return _report(incident, clocks, signs)
    if number == MeasureNumber.REGISTER:
        return _register(Status(incident.status))
    if number == MeasureNumber.RESPOND:
        return _respond(incident, answer_of(clocks))
    return signs.by_measure[number].get(incident.pk) or _nothing_yet(number, incident, clocks)


def _report(incident: Incident, clocks: list[ClockView], signs: Signs) -> Sign:
    if incident.report_id is None:
        return Sign(MeasureState.DONE, "", None)
    told = signs.told.get(incident.report_id)
    is_asked = any(one.kind == TermKind.REPORTER_TOLD for one in clocks)
    if told and (told.knows_what_was_done or not is_asked):
        return Sign(MeasureState.DONE, _("melder heeft van ons gehoord"), told.at)
    if told:
        return Sign(MeasureState.RUNNING, _("melder weet dat het gezien is"), told.at)
    if not is_asked and incident.way in WITHOUT_FOLLOW_UP:
        # Solved on the spot and only to be counted: the reporter asked to hear nothing (row A12).
        return Sign(MeasureState.NONE, _("niet gevraagd"))
    return Sign(MeasureState.RUNNING, _("melder bedanken"), incident.reported_at)


def _register(status: Status) -> Sign:
    if status == Status.REPORTED:
        return Sign(MeasureState.RUNNING, _("nog te beoordelen"))
    return Sign(MeasureState.DONE, _("beoordeeld"))


def _respond(incident: Incident, clock: ClockView | None) -> Sign:
    if clock is None:
        if incident.addressed_at:
            return Sign(MeasureState.DONE, _("ter plekke aangesproken"), incident.addressed_at)
        return Sign(MeasureState.NONE, _("geen klok"))
    if clock.stopped_at is not None:
        acted = clock.stop_reason == StopReason.ANSWERED
        return Sign(MeasureState.DONE if acted else MeasureState.NONE, "", clock.stopped_at)
    state = {Light.LATE: MeasureState.LATE, Light.NEARLY: MeasureState.NEARLY}.get(
        clock.light, MeasureState.RUNNING
    )
    return Sign(state, "", clock.due_at)


def _nothing_yet(number: MeasureNumber, incident: Incident, clocks: list[ClockView]) -> Sign:
    if incident.way in WITHOUT_FOLLOW_UP or (number in NOT_ABOUT_COLLEAGUES and is_internal(incident)):
        return _NOT_NEEDED
    if number == MeasureNumber.POLICE:
        due = next((one for one in clocks if one.kind == TermKind.POLICE_DECISION and one.is_open), None)
        if due:
            late = due.light == Light.LATE
            return Sign(MeasureState.LATE if late else MeasureState.OPEN, _("besluit nodig"), due.due_at)
    return Sign(MeasureState.OPEN, _("nog niets vastgelegd"))
