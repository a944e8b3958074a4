# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading the clock and the answer."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from eenlijn.casework.incidents.models import Incident, Perpetrator
from eenlijn.casework.response.access import answers_visible_to
from eenlijn.casework.response.codes import LETTER_KINDS, AnswerKind, AnswerState
from eenlijn.casework.response.deadlines import Light, light, percent_passed
from eenlijn.casework.response.models import Answer, ResponseClock
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.keys import vault


@dataclass(frozen=True)
class Clock:
    """The clock as people see it; `percent` is 0 to 100 and stands still after the stop."""

    started_at: datetime
    due_at: datetime
    stopped_at: datetime | None
    stop_reason: str
    late_reason: str
    term_hours: int
    light: Light
    percent: float
    seen_at: datetime

    @property
    def seconds_left(self) -> float:
        """Until the due moment, seen from now or from the stop; negative when late."""
        return (self.due_at - self.seen_at).total_seconds()

    @property
    def seconds_taken(self) -> float:
        return (self.seen_at - self.started_at).total_seconds()


def clock_face(clock: ResponseClock, now: datetime) -> Clock:
    until = clock.stopped_at or now
    return Clock(
        started_at=clock.started_at,
        due_at=clock.due_at,
        stopped_at=clock.stopped_at,
        stop_reason=clock.stop_reason,
        late_reason=clock.late_reason,
        term_hours=clock.term_hours,
        light=light(clock.started_at, clock.due_at, clock.stopped_at, now),
        percent=min(100.0, percent_passed(clock.started_at, clock.due_at, until)),
        seen_at=until,
    )


@dataclass(frozen=True)
class OpenAnswer:
    """An answer with its sealed parts opened, for the person who writes or reads it."""

    id: UUID
    kind: AnswerKind
    state: AnswerState
    norm_rule: str
    behaviour: str
    salutation: str
    addressee_name: str
    addressee_address: str
    contact: str
    note: str
    reporter_unrecognisable: bool
    pdf_id: UUID | None
    word_id: UUID | None
    decided_at: datetime | None
    sent_at: datetime | None
    sent_by: str
    proof: str
    version: int

    @property
    def is_letter(self) -> bool:
        return self.kind in LETTER_KINDS


def current_answer(actor: Actor, incident: Incident) -> OpenAnswer | None:
    """The open answer, else the last one sent. Callers put the trail line (C3, C6) beside it."""
    answer = (
        answers_visible_to(actor)
        .select_related("perpetrator")
        .filter(incident=incident)
        .exclude(state=AnswerState.DROPPED)
        .order_by("-drafted_at")
        .first()
    )
    return open_answer(answer) if answer else None


def open_answer(answer: Answer) -> OpenAnswer:
    person = answer.perpetrator
    return OpenAnswer(
        id=answer.pk,
        kind=AnswerKind(answer.kind),
        state=AnswerState(answer.state),
        norm_rule=answer.norm_rule,
        behaviour=vault.open(answer, "behaviour"),
        salutation=vault.open(answer, "salutation"),
        addressee_name=vault.open(person, "name") if person else "",
        addressee_address=vault.open(person, "address") if person else "",
        contact=vault.open(answer, "contact"),
        note=vault.open(answer, "note"),
        reporter_unrecognisable=answer.reporter_unrecognisable,
        pdf_id=answer.letter_pdf_id,
        word_id=answer.letter_word_id,
        decided_at=answer.decided_at,
        sent_at=answer.sent_at,
        sent_by=answer.sent_by,
        proof=vault.open(answer, "proof"),
        version=answer.version,
    )


def perpetrator_of(incident: Incident) -> Perpetrator | None:
    return Perpetrator.objects.filter(incident=incident).order_by("label").first()
