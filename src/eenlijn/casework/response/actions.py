# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The answer: writing, asking a decision, freezing, sending. Called by `dossier` in its transaction."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _

from eenlijn.casework.clocks.actions import stop_clock
from eenlijn.casework.clocks.codes import StopReason
from eenlijn.casework.clocks.models import Clock
from eenlijn.casework.finding.actions import keep_name
from eenlijn.casework.incidents.models import Incident, Perpetrator
from eenlijn.casework.letters.approving import translation_for
from eenlijn.casework.letters.composing import compose
from eenlijn.casework.letters.queries import reader_language
from eenlijn.casework.letters.reply_code import reply_code
from eenlijn.casework.letters.templates import template_content
from eenlijn.casework.response.circumstances import Circumstances
from eenlijn.casework.response.codes import NORM_VERSION, OPEN_STATES, AnswerKind, AnswerState
from eenlijn.casework.response.duties import check_closes
from eenlijn.casework.response.guard import rails
from eenlijn.casework.response.kinds import STEPS
from eenlijn.casework.response.letters import Sealing, letter_text, marked_letter, paper_of
from eenlijn.casework.response.models import Answer
from eenlijn.casework.response.queries import OpenAnswer, open_answer
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import Refused
from eenlijn.commons.documents.actions import keep_document
from eenlijn.commons.documents.codes import DocumentKind, MediaType
from eenlijn.commons.documents.models import Document
from eenlijn.commons.keys import vault
from eenlijn.commons.organisations.codes import OrganisationType
from eenlijn.commons.rulebook.codes import TermKind, Topic
from eenlijn.foundation.identifiers import code_digest
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


class WaitsForDecision(Refused):
    def __init__(self) -> None:
        super().__init__(_("Dit antwoord ligt ter besluit. Wacht op het besluit, of wijzig het antwoord."))


class NothingProposed(Refused):
    def __init__(self) -> None:
        super().__init__(_("Dit voorstel ligt er niet meer. Iemand heeft het gewijzigd of al besloten."))


class ReasonForReturn(Refused):
    def __init__(self) -> None:
        super().__init__(_("Schrijf waarom je het terugstuurt. Dan weet de behandelaar wat er anders moet."))


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


class OverBeforeItLeft(Refused):
    def __init__(self) -> None:
        super().__init__(
            _("De einddatum in deze brief is al voorbij. Wijzig de brief, of laat hem vervallen.")
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
    valid_until: date | None = None
    remaining_channel: str = ""
    postponed_hearing: str = ""
    deviation: str = ""
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


@dataclass(frozen=True)
class LetterFile:
    suffix: str
    media_type: str
    content: bytes


@dataclass(frozen=True)
class Decision:
    """By which mandate a letter was decided; without one nobody had to have it."""

    mandate_id: UUID | None = None
    function: str = ""


@dataclass(frozen=True)
class Departure:
    """How and when the answer left, and what proves it."""

    at: datetime
    by: str
    proof: str
    late_reason: str


@dataclass(frozen=True)
class Talk:
    """A talk that was held: when, by which function, about what, and what was agreed."""

    at: datetime
    spoken_by: str
    behaviour: str
    norm_rule: str
    agreements: str
    late_reason: str = ""


def write_answer(*, incident: Incident, actor: Actor, draft: AnswerDraft, now: datetime) -> Answer:
    """Make or change the open answer; incomplete is fine, what is typed is kept.

    What was final or proposed is a draft again: nobody decides about, or sends, what they did not read. What
    would close off care or a legal duty is refused before anything is kept.
    """
    check_closes(draft.kind, draft.closes, OrganisationType(incident.organisation.organisation_type))
    answer = _open_answer_row(incident, actor, draft, now)
    if answer.state in (AnswerState.FINAL, AnswerState.PROPOSED):
        _back_to_draft(answer)
    answer.kind = draft.kind
    answer.norm_rule = draft.norm_rule
    answer.reporter_unrecognisable = draft.reporter_unrecognisable
    answer.valid_until, answer.starts_on = draft.valid_until, draft.starts_on
    answer.closes = ",".join(draft.closes)
    answer.legal_checked_on, answer.has_consent = draft.legal_checked_on, draft.has_consent
    answer.perpetrator = _name_perpetrator(incident, draft)
    vault.seal(
        answer,
        behaviour=draft.behaviour or None,
        salutation=draft.salutation or None,
        contact=draft.contact or None,
        note=draft.note or None,
        remaining_channel=draft.remaining_channel or None,
        postponed_hearing=draft.postponed_hearing or None,
        deviation=draft.deviation or None,
        where_it_holds=draft.where_it_holds or None,
        instruction=draft.instruction or None,
        to_call=draft.to_call or None,
        representative=draft.representative or None,
        representative_address=draft.representative_address or None,
        legal_check=draft.legal_check or None,
    )
    answer.save()
    return answer


def _back_to_draft(answer: Answer) -> None:
    answer.state = AnswerState.DRAFT
    answer.letter_pdf = answer.letter_word = None
    answer.decided_at = answer.decided_by = answer.mandate = answer.asked_at = None
    answer.decider_function, answer.link_digest = "", None
    vault.seal(answer, frozen=None)


def _open_answer_row(incident: Incident, actor: Actor, draft: AnswerDraft, now: datetime) -> Answer:
    found = Answer.objects.filter(incident=incident, state__in=OPEN_STATES).first()
    if found is None:
        if draft.version:
            raise AlreadyLeft
        return _new_row(incident, actor, now)
    bump_version(found, draft.version)
    return found


def _new_row(incident: Incident, actor: Actor, now: datetime) -> Answer:
    return Answer(
        organisation_id=incident.organisation_id,
        incident=incident,
        norm_version=NORM_VERSION,
        drafted_by_id=actor.person_id,
        drafted_at=now,
    )


def bump_version(answer: Answer, seen: int) -> None:
    """One conditional update: whoever saves second is told."""
    if not Answer.objects.filter(pk=answer.pk, version=seen).update(version=seen + 1):
        raise ChangedMeanwhile
    answer.version = seen + 1


def _name_perpetrator(incident: Incident, draft: AnswerDraft) -> Perpetrator:
    person = Perpetrator.objects.get(incident=incident, label="A-1")
    vault.seal(
        person,
        name=draft.addressee_name or None,
        address=draft.addressee_address or None,
        birth_date=draft.birth_date or None,
        client_number=draft.client_number or None,
    )
    person.save()
    keep_name(person)
    return person


def propose(*, answer: Answer, around: Circumstances, now: datetime) -> OpenAnswer:
    """Send an answer to whoever may decide about it: everything but the decision is there."""
    opened = open_answer(answer)
    if not opened.is_letter and not around.needs_mandate(opened.kind):
        raise NoLetter
    _check_draft(answer)
    check_rails(opened, around)
    answer.state = AnswerState.PROPOSED
    answer.asked_at = now
    vault.seal(answer, sent_back=None)
    answer.save()
    return opened


def send_back(*, answer: Answer, reason: str) -> None:
    """Whoever decides does not agree: the handler gets it back, with the reason."""
    if answer.state != AnswerState.PROPOSED:
        raise NothingProposed
    if not reason.strip():
        raise ReasonForReturn
    _back_to_draft(answer)
    vault.seal(answer, sent_back=reason.strip())
    answer.version += 1
    answer.save()


def freeze_letter(
    *, answer: Answer, actor: Actor, around: Circumstances, decision: Decision, link: str = "", now: datetime
) -> OpenAnswer:
    """Make the letter final: checked against its rails, then kept as PDF and Word as it will leave.

    `link` is the code of the link for a reply; only its digest is kept, the letter holds the address.
    """
    opened = open_answer(answer)
    if not opened.is_letter:
        raise NoLetter
    if answer.state != AnswerState.PROPOSED:
        _check_draft(answer)
    check_rails(opened, around)
    sealing = Sealing(decision.function, _link_words(link), _code_words(answer, link))
    _render(answer, actor, around, sealing, now)
    frozen = marked_letter(opened, around, now, decision.function)
    vault.seal(answer, frozen=frozen.to_text())
    answer.state = AnswerState.FINAL
    answer.text_version = letter_text(opened.kind, around).version
    answer.policy_version = around.rules.number(Topic.POLICY)
    answer.letter_number = around.letters_sent + 1
    answer.link_digest = code_digest(link) if link else None
    answer.mandate_id = decision.mandate_id
    answer.decider_function = decision.function
    answer.decided_by_id = actor.account_id
    answer.decided_at = now
    answer.save()
    return open_answer(answer)


def settle_step(
    *, answer: Answer, actor: Actor, around: Circumstances, decision: Decision, at: datetime
) -> None:
    """A step that is no letter was decided by mandate: from now on it may be recorded as taken."""
    if answer.state not in (AnswerState.DRAFT, AnswerState.PROPOSED):
        raise AlreadyLeft if answer.state == AnswerState.SENT else AlreadyFinal
    check_rails(open_answer(answer), around)
    answer.state = AnswerState.FINAL
    answer.policy_version = around.rules.number(Topic.POLICY)
    answer.mandate_id, answer.decider_function = decision.mandate_id, decision.function
    answer.decided_by_id, answer.decided_at = actor.account_id, at
    answer.save()


def _check_draft(answer: Answer) -> None:
    if answer.state == AnswerState.PROPOSED:
        raise WaitsForDecision
    if answer.state != AnswerState.DRAFT:
        raise AlreadyLeft if answer.state == AnswerState.SENT else AlreadyFinal


def _link_words(link: str) -> str:
    return f"{str(settings.EENLIJN_BASE_URL).rstrip('/')}/reactie/{link}/" if link else ""


def _code_words(answer: Answer, link: str) -> str:
    return f"{reply_code(answer.organisation_id, code_digest(link))}." if link else ""


def _render(answer: Answer, actor: Actor, around: Circumstances, sealing: Sealing, now: datetime) -> None:
    paper = paper_of(open_answer(answer), around, sealing, now)
    translation = translation_for(
        answer.organisation_id,
        around.rules,
        paper.name,
        reader_language(answer.incident_id),
        is_invented=around.employer.is_invented,
        is_first=paper.is_first,
        to_representative=bool(paper.child),
    )
    letter = compose(replace(paper, translation=translation))
    try:
        pdf, word = letter_pdf(letter), letter_docx(letter, template_content(answer.organisation_id))
    except LetterNotMade as problem:
        raise LetterImpossible from problem
    answer.letter_pdf = _keep(answer, actor, LetterFile("pdf", MediaType.PDF, pdf), now)
    answer.letter_word = _keep(answer, actor, LetterFile("docx", MediaType.DOCX, word), now)


def check_rails(answer: OpenAnswer, around: Circumstances) -> None:
    """Refuse with every sentence that says what is missing."""
    missing = [rail for rail in rails(answer, around) if not rail.is_met]
    if missing:
        raise NotReady(tuple(str(rail.why) for rail in missing), tuple(rail.field for rail in missing))


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
        case_id=answer.case_id,
    )


def record_talk(
    *, incident: Incident, actor: Actor, talk: Talk, around: Circumstances, decision: Decision, now: datetime
) -> Answer:
    """A talk was held: kept at once as an answer that left; what was written or decided of it becomes it."""
    started = open_talk(incident)
    if started is not None and started.state == AnswerState.PROPOSED:
        raise WaitsForDecision
    answer = started or _new_row(incident, actor, now)
    if decision.mandate_id is not None:
        answer.mandate_id, answer.decider_function = decision.mandate_id, decision.function
    answer.kind, answer.norm_rule, answer.spoken_by = AnswerKind.TALK, talk.norm_rule, talk.spoken_by.strip()
    vault.seal(answer, behaviour=talk.behaviour or None, note=talk.agreements or None)
    check_rails(open_answer(answer), around)
    if not answer.spoken_by:
        raise NotReady((_("Schrijf welke functie het gesprek voerde."),), ("spoken_by",))
    _check_moment(answer, talk.at, now)
    answer.state, answer.sent_at = AnswerState.SENT, talk.at
    answer.policy_version = around.rules.number(Topic.POLICY)
    answer.save()
    return answer


def open_talk(incident: Incident) -> Answer | None:
    """The talk that is written, asked or decided, and was not held yet."""
    return Answer.objects.filter(incident=incident, state__in=OPEN_STATES, kind=AnswerKind.TALK).first()


def record_departure(
    *, answer: Answer, departure: Departure, around: Circumstances, now: datetime
) -> Clock | None:
    """The answer left: the moment counts, the clock stops at the first one, and it can never leave again."""
    if answer.state == AnswerState.SENT:
        raise AlreadyLeft
    opened = open_answer(answer)
    if opened.is_letter:
        if answer.state != AnswerState.FINAL:
            raise NotFinal
    else:
        if answer.state == AnswerState.PROPOSED:
            raise WaitsForDecision
        check_rails(opened, around)
    _check_moment(answer, departure.at, now)
    if STEPS[opened.kind].stays and answer.valid_until and answer.valid_until < around.today:
        raise OverBeforeItLeft
    _leave_once(answer, departure.at)
    answer.sent_by = departure.by if opened.is_letter else ""
    vault.seal(answer, proof=departure.proof or None)
    answer.save()
    return stop_answer_clock(answer, departure.at, departure.late_reason)


def stop_answer_clock(answer: Answer, at: datetime, late_reason: str) -> Clock | None:
    """The first answer that left stops it; later ones find it stopped."""
    reason = StopReason.NONE_POSSIBLE if answer.kind == AnswerKind.NONE_POSSIBLE else StopReason.ANSWERED
    return stop_clock(
        incident=answer.incident, kind=TermKind.ANSWER, at=at, reason=reason, late_reason=late_reason
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


def drop_answer(*, incident: Incident) -> None:
    """There is nothing to answer: what was still being written goes, with whom it was addressed to."""
    for answer in Answer.objects.filter(incident=incident, state__in=OPEN_STATES):
        answer.state = AnswerState.DROPPED
        answer.letter_pdf = answer.letter_word = None
        vault.seal(
            answer,
            salutation=None,
            behaviour=None,
            contact=None,
            note=None,
            where_it_holds=None,
            instruction=None,
            to_call=None,
            representative=None,
            representative_address=None,
            legal_check=None,
        )
        answer.save()


def forget_addressee(incident: Incident) -> None:
    """Letters that left go, and whom they were addressed to; what was answered and when stays."""
    for answer in Answer.objects.filter(incident=incident):
        files = [one for one in (answer.letter_pdf_id, answer.letter_word_id) if one is not None]
        answer.letter_pdf = answer.letter_word = None
        vault.seal(answer, salutation=None, frozen=None, representative=None, representative_address=None)
        answer.save()
        Document.objects.filter(pk__in=files).delete()
