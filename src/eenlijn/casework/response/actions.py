# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The answer: writing, freezing, sending. Called by `dossier` in its transaction."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from eenlijn.casework.clocks.actions import stop_clock
from eenlijn.casework.clocks.codes import StopReason
from eenlijn.casework.clocks.models import Clock
from eenlijn.casework.incidents.models import Incident, Perpetrator
from eenlijn.casework.response.codes import NORM_VERSION, OPEN_STATES, AnswerKind, AnswerState
from eenlijn.casework.response.guard import rails
from eenlijn.casework.response.letters import Envelope, compose, values_of
from eenlijn.casework.response.models import Answer
from eenlijn.casework.response.queries import OpenAnswer, open_answer
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import Refused
from eenlijn.commons.documents.actions import keep_document
from eenlijn.commons.documents.codes import DocumentKind, MediaType
from eenlijn.commons.documents.models import Document
from eenlijn.commons.keys import vault
from eenlijn.commons.rulebook.codes import TermKind
from eenlijn.foundation.pdf import letter_docx, letter_pdf
from eenlijn.foundation.pdf.pdf_file import LetterNotMade
from eenlijn.foundation.sealed.compartments import Compartment


class ChangedMeanwhile(Refused):
    """A stale save: someone else saved first (decision 16)."""

    def __init__(self) -> None:
        super().__init__(
            _("Iemand anders heeft dit antwoord intussen gewijzigd. Wat jij typte, staat er nog.")
        )


class NotReady(Refused):
    """Guard rails are missing; `fields` names where to mend them."""

    def __init__(self, sentences: tuple[str, ...], fields: tuple[str, ...]) -> None:
        self.fields = fields
        super().__init__(" ".join(sentences))


class AlreadyLeft(Refused):
    def __init__(self) -> None:
        super().__init__(_("Dit antwoord is al verstuurd. Twee keer versturen kan niet."))


class AlreadyFinal(Refused):
    def __init__(self) -> None:
        super().__init__(_("Deze brief ligt al vast."))


class NoLetter(Refused):
    def __init__(self) -> None:
        super().__init__(_("Bij dit antwoord hoort geen brief."))


class NotFinal(Refused):
    def __init__(self) -> None:
        super().__init__(_("Stel de brief eerst vast. Daarna kun je vastleggen dat hij is verstuurd."))


class LetterImpossible(Refused):
    """Characters that no letter font of ours has, such as emoji."""

    def __init__(self) -> None:
        super().__init__(
            _("In de brief staat een teken dat wij niet kunnen afdrukken, zoals een emoji. Haal het weg.")
        )


class MomentImpossible(Refused):
    def __init__(self) -> None:
        super().__init__(
            _("Dit moment kan niet. Kies een tijd na het voorval en na de brief, en niet in de toekomst.")
        )


@dataclass(frozen=True)
class AnswerDraft:
    """What the handler typed on the answer page."""

    kind: AnswerKind
    norm_rule: str
    behaviour: str
    salutation: str
    addressee_name: str
    addressee_address: str
    contact: str
    note: str
    reporter_unrecognisable: bool
    version: int


@dataclass(frozen=True)
class LetterFile:
    suffix: str
    media_type: str
    content: bytes


@dataclass(frozen=True)
class Departure:
    """How and when the answer left, and what proves it."""

    at: datetime
    by: str
    proof: str
    late_reason: str


def write_answer(*, incident: Incident, actor: Actor, draft: AnswerDraft, now: datetime) -> Answer:
    """Make or change the open answer; incomplete is fine, what is typed is kept."""
    answer = _open_answer_row(incident, actor, draft, now)
    if answer.state == AnswerState.FINAL:
        answer.state = AnswerState.DRAFT
        answer.letter_pdf = answer.letter_word = None
    answer.kind = draft.kind
    answer.norm_rule = draft.norm_rule
    answer.reporter_unrecognisable = draft.reporter_unrecognisable
    answer.perpetrator = _name_perpetrator(incident, draft)
    vault.seal(
        answer,
        behaviour=draft.behaviour or None,
        salutation=draft.salutation or None,
        contact=draft.contact or None,
        note=draft.note or None,
    )
    answer.save()
    return answer


def _open_answer_row(incident: Incident, actor: Actor, draft: AnswerDraft, now: datetime) -> Answer:
    found = Answer.objects.filter(incident=incident, state__in=OPEN_STATES).first()
    if found is None:
        if draft.version:
            raise AlreadyLeft
        return Answer(
            organisation_id=incident.organisation_id,
            incident=incident,
            norm_version=NORM_VERSION,
            drafted_by_id=actor.person_id,
            drafted_at=now,
        )
    bump_version(found, draft.version)
    return found


def bump_version(answer: Answer, seen: int) -> None:
    """One conditional update: whoever saves second is told."""
    if not Answer.objects.filter(pk=answer.pk, version=seen).update(version=seen + 1):
        raise ChangedMeanwhile
    answer.version = seen + 1


def _name_perpetrator(incident: Incident, draft: AnswerDraft) -> Perpetrator:
    person = Perpetrator.objects.get(incident=incident, label="A-1")
    vault.seal(person, name=draft.addressee_name or None, address=draft.addressee_address or None)
    person.save()
    return person


def freeze_letter(*, answer: Answer, actor: Actor, now: datetime) -> OpenAnswer:
    """Make the letter final: checked against its rails, then kept as PDF and Word as it will leave."""
    opened = open_answer(answer)
    if answer.state != AnswerState.DRAFT:
        raise AlreadyLeft if answer.state == AnswerState.SENT else AlreadyFinal
    if not opened.is_letter:
        raise NoLetter
    _check_rails(opened, vault.open(answer.incident, "place"))
    letter = compose(opened.kind, values_of(opened, answer.incident), _envelope(answer, opened, now))
    try:
        pdf, word = letter_pdf(letter), letter_docx(letter)
    except LetterNotMade as problem:
        raise LetterImpossible from problem
    answer.letter_pdf = _keep(answer, actor, LetterFile("pdf", MediaType.PDF, pdf), now)
    answer.letter_word = _keep(answer, actor, LetterFile("docx", MediaType.DOCX, word), now)
    answer.state = AnswerState.FINAL
    answer.decided_by_id = actor.account_id
    answer.decided_at = now
    answer.save()
    return open_answer(answer)


def _check_rails(answer: OpenAnswer, place: str) -> None:
    missing = [rail for rail in rails(answer, place=place) if not rail.is_met]
    if missing:
        raise NotReady(tuple(str(rail.why) for rail in missing), tuple(rail.field for rail in missing))


def _envelope(answer: Answer, opened: OpenAnswer, now: datetime) -> Envelope:
    organisation = answer.incident.organisation
    return Envelope(
        sender=(organisation.name, *organisation.postal_lines.splitlines()),
        addressee=(opened.addressee_name, *opened.addressee_address.splitlines()),
        place_name=organisation.place_name,
        reference=f"{answer.incident.number}-B1",
        written_at=now,
    )


def _keep(answer: Answer, actor: Actor, file: LetterFile, now: datetime) -> Document:
    return keep_document(
        actor=actor,
        now=now,
        organisation_id=answer.organisation_id,
        kind=DocumentKind.LETTER,
        file_name=f"brief-{answer.incident.number}.{file.suffix}",
        media_type=file.media_type,
        content=file.content,
        compartment=Compartment.MEASURES,
    )


def record_departure(*, answer: Answer, departure: Departure, now: datetime) -> Clock | None:
    """The answer left: the moment counts, the clock stops at the first one, and it can never leave again."""
    if answer.state == AnswerState.SENT:
        raise AlreadyLeft
    opened = open_answer(answer)
    if opened.is_letter and answer.state != AnswerState.FINAL:
        raise NotFinal
    _check_rails(opened, vault.open(answer.incident, "place"))
    _check_moment(answer, departure.at, now)
    _leave_once(answer, departure.at)
    answer.sent_by = departure.by if opened.is_letter else ""
    vault.seal(answer, proof=departure.proof or None)
    answer.save()
    reason = StopReason.NONE_POSSIBLE if answer.kind == AnswerKind.NONE_POSSIBLE else StopReason.ANSWERED
    return stop_clock(
        incident=answer.incident,
        kind=TermKind.ANSWER,
        at=departure.at,
        reason=reason,
        late_reason=departure.late_reason,
    )


def _check_moment(answer: Answer, at: datetime, now: datetime) -> None:
    """Not before the incident, nor before the letter was final, nor in the future; people fill in minutes."""
    known = [answer.incident.occurred_at, answer.decided_at or answer.incident.occurred_at]
    if not max(known).replace(second=0, microsecond=0) <= at <= now:
        raise MomentImpossible


def _leave_once(answer: Answer, at: datetime) -> None:
    """One conditional update: of two people who record it at the same time, the second is told."""
    waiting = Answer.objects.filter(pk=answer.pk).exclude(state=AnswerState.SENT)
    if not waiting.update(state=AnswerState.SENT, sent_at=at):
        raise AlreadyLeft
    answer.state = AnswerState.SENT
    answer.sent_at = at
