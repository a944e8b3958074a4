# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading the answers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from eenlijn.casework.incidents.codes import MeasureState, Sign
from eenlijn.casework.incidents.models import Incident, Perpetrator
from eenlijn.casework.response.access import answers_behind_glass, answers_visible_to
from eenlijn.casework.response.codes import OPEN_STATES, AnswerKind, AnswerState
from eenlijn.casework.response.kinds import LETTER_KINDS
from eenlijn.casework.response.models import Answer
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.keys import vault
from eenlijn.foundation.prepared import Among, Prepared


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
    valid_until: date | None = None
    remaining_channel: str = ""
    postponed_hearing: str = ""
    deviation: str = ""
    spoken_by: str = ""
    decider_function: str = ""
    sent_back: str = ""
    asked_at: datetime | None = None
    letter_number: int = 0
    frozen: str = ""
    starts_on: date | None = None
    closes: tuple[str, ...] = ()
    where_it_holds: str = ""
    instruction: str = ""
    to_call: str = ""
    birth_date: str = ""
    client_number: str = ""
    representative: str = ""
    representative_address: str = ""
    legal_check: str = ""
    legal_checked_on: date | None = None
    has_consent: bool = False

    @property
    def is_letter(self) -> bool:
        return self.kind in LETTER_KINDS

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_STATES


def answers_of(actor: Actor, incident: Incident) -> tuple[OpenAnswer, ...]:
    """Every answer in the order they left, the open one last; one statement.

    Callers put the trail line (C3, C6) beside it.
    """
    return _opened(answers_visible_to(actor), incident)


def answers_read_behind_glass(actor: Actor, incident: Incident) -> tuple[OpenAnswer, ...]:
    """The same for a privacy officer who broke the glass of this case; none for anyone else."""
    return _opened(answers_behind_glass(actor), incident)


def _opened(seen: "QuerySet[Answer]", incident: Incident) -> tuple[OpenAnswer, ...]:
    rows = (
        seen.select_related("perpetrator")
        .filter(incident=incident)
        .exclude(state=AnswerState.DROPPED)
        .order_by("drafted_at", "pk")
    )
    return tuple(sorted((open_answer(row) for row in rows), key=_order))


def _order(answer: OpenAnswer) -> tuple[bool, datetime, int]:
    """What left first stands first; what has not left has no moment yet."""
    return answer.sent_at is None, answer.sent_at or datetime.max.replace(tzinfo=UTC), answer.letter_number


def sent_kinds(incident_id: UUID) -> tuple[AnswerKind, ...]:
    """Which answers left before, oldest first; one statement."""
    sent = Answer.objects.filter(incident=incident_id, state=AnswerState.SENT).order_by(
        "sent_at", "drafted_at"
    )
    return tuple(AnswerKind(kind) for kind in sent.values_list("kind", flat=True))


@dataclass(frozen=True)
class Answered:
    """What a list shows of answers: measure 1, and how far the answer is that has not left yet."""

    norm_signs: Mapping[UUID, Sign]
    open_states: Mapping[UUID, AnswerState]


def answered(incident_ids: Iterable[UUID]) -> Answered:
    """The same for many incidents, in one statement; at most one answer is open at a time.

    Measure 1 is done once the norm was quoted to the other person: in which version and when.
    """
    words = _("regel %(rule)s, versie %(version)s")
    signs: dict[UUID, Sign] = {}
    states: dict[UUID, AnswerState] = {}
    for incident_id, state, rule, version, sent_at in _of_incidents(ids=list(incident_ids)):
        if state == AnswerState.SENT and rule:
            note = words % {"rule": rule, "version": version}
            signs[incident_id] = Sign(MeasureState.DONE, note, sent_at)
        elif state in OPEN_STATES:
            states[incident_id] = AnswerState(state)
    return Answered(signs, states)


_of_incidents: Final = Prepared(
    lambda: (
        Answer.objects.filter(Among("incident_id", "ids"))
        .order_by("-sent_at")
        .values_list("incident_id", "state", "norm_rule", "norm_version", "sent_at")
    )
)


def open_answer_state(incident: Incident) -> AnswerState | None:
    """How far the answer is that has not left yet; None when there is none."""
    return answered([incident.pk]).open_states.get(incident.pk)


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
        valid_until=answer.valid_until,
        remaining_channel=vault.open(answer, "remaining_channel"),
        postponed_hearing=vault.open(answer, "postponed_hearing"),
        deviation=vault.open(answer, "deviation"),
        spoken_by=answer.spoken_by,
        decider_function=answer.decider_function,
        sent_back=vault.open(answer, "sent_back"),
        asked_at=answer.asked_at,
        letter_number=answer.letter_number,
        frozen=vault.open(answer, "frozen"),
        starts_on=answer.starts_on,
        closes=tuple(answer.closes.split(",")) if answer.closes else (),
        where_it_holds=vault.open(answer, "where_it_holds"),
        instruction=vault.open(answer, "instruction"),
        to_call=vault.open(answer, "to_call"),
        birth_date=vault.open(person, "birth_date") if person else "",
        client_number=vault.open(person, "client_number") if person else "",
        representative=vault.open(answer, "representative"),
        representative_address=vault.open(answer, "representative_address"),
        legal_check=vault.open(answer, "legal_check"),
        legal_checked_on=answer.legal_checked_on,
        has_consent=answer.has_consent,
    )


def perpetrator_of(incident: Incident) -> Perpetrator | None:
    return Perpetrator.objects.filter(incident=incident).order_by("label").first()
