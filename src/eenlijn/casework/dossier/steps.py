# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The one thing to do now on a dossier, derived from its status, its clocks and its open answer."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from eenlijn.casework.clocks.queries import ClockView, answer_of, faces_of, most_urgent
from eenlijn.casework.clocks.table import AFTER_CLOSING, OTHERS
from eenlijn.casework.dossier import access
from eenlijn.casework.incidents import access as incidents
from eenlijn.casework.incidents.codes import Status
from eenlijn.casework.incidents.states import OPEN
from eenlijn.casework.response.codes import AnswerState
from eenlijn.casework.response.queries import open_answer_state
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.rulebook.codes import TermKind


class Step(StrEnum):
    """The next act of a dossier."""

    SEE_RED = "see_red"
    ASSESS = "assess"
    WRITE_ANSWER = "write_answer"
    DECIDE = "decide"
    RECORD_SENT = "record_sent"
    TELL_REPORTER = "tell_reporter"
    HEAR = "hear"
    POLICE = "police"
    INFLUENCE = "influence"
    WAIT = "wait"
    CLOSE = "close"
    NOTHING = "nothing"


WITHOUT_TASK = "read"
PURPOSES = {
    Step.SEE_RED: "assess",
    Step.ASSESS: "assess",
    Step.WRITE_ANSWER: "answer",
    Step.DECIDE: "answer",
    Step.RECORD_SENT: "answer",
    Step.TELL_REPORTER: "answer",
    Step.HEAR: "answer",
    Step.POLICE: "police",
    Step.INFLUENCE: "assess",
    Step.CLOSE: "close",
    Step.WAIT: WITHOUT_TASK,
    Step.NOTHING: WITHOUT_TASK,
}
_STEP_OF_CLOCK = {
    TermKind.REPORTER_TOLD: Step.TELL_REPORTER,
    TermKind.REPORTER_DONE: Step.TELL_REPORTER,
    TermKind.POLICE_DECISION: Step.POLICE,
    TermKind.COMPLAINT_OFFENCE: Step.POLICE,
    TermKind.HEARING_REPLY: Step.HEAR,
    TermKind.HEARING_AFTERWARDS: Step.HEAR,
    TermKind.INFLUENCE_CHECK: Step.INFLUENCE,
}
_STEP_OF_ANSWER = {AnswerState.PROPOSED: Step.DECIDE, AnswerState.FINAL: Step.RECORD_SENT}


@dataclass(frozen=True)
class Task:
    """What this actor may do with a dossier now, known before any part of it is opened (C1 only)."""

    step: Step
    may_handle: bool

    @property
    def purpose(self) -> str:
        """The open task is the purpose of opening (decision 26); who may not act only reads."""
        return PURPOSES[self.step] if self.may_handle else WITHOUT_TASK


def task_of(actor: Actor, number: str, now: datetime) -> Task:
    """The open task on a dossier; NotVisible when it is not for this actor."""
    incident = access.readable(actor, number)
    faces = faces_of([incident], now).get(incident.pk, [])
    return Task(
        step=next_step(Status(incident.status), faces, open_answer_state(incident)),
        may_handle=incidents.handled_by(actor).filter(pk=incident.pk).exists(),
    )


def next_step(status: Status, faces: Iterable[ClockView], answer: AnswerState | None) -> Step:
    """A red report is seen first, then assessed, then answered; then whichever term is due first."""
    clocks = [face for face in faces if face.is_open]
    if status not in OPEN:
        return Step.NOTHING
    if any(face.kind == TermKind.RED_ACKNOWLEDGED for face in clocks):
        return Step.SEE_RED
    return Step.ASSESS if status == Status.REPORTED else _after_assessing(clocks, answer)


def _after_assessing(clocks: list[ClockView], answer: AnswerState | None) -> Step:
    if answer in _STEP_OF_ANSWER:
        return _STEP_OF_ANSWER[answer]
    if answer_of(clocks) is not None:
        return Step.WRITE_ANSWER
    urgent = most_urgent(face for face in clocks if face.kind in _STEP_OF_CLOCK)
    if urgent is not None:
        return _STEP_OF_CLOCK[urgent.kind]
    return Step.WAIT if any(_is_awaited(face.kind) for face in clocks) else Step.CLOSE


def _is_awaited(kind: TermKind) -> bool:
    """Somebody else still acts before this can close; what goes on after closing holds nothing up."""
    return kind in OTHERS and kind not in AFTER_CLOSING
