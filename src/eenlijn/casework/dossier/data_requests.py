# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Acts on requests about somebody's own data: received, held, decided, objected against, over (C13).

Who handles a dossier marks a letter as a request; a form receives one; the privacy officer does the rest, and
needs no look into the dossier for it: a dossier is joined by its number, and who must look breaks glass.
"""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from eenlijn.casework.clocks.actions import start_clock, stop_clock
from eenlijn.casework.clocks.codes import StopReason
from eenlijn.casework.dossier import access
from eenlijn.casework.dossier.codes import Act
from eenlijn.casework.dossier.measures_acts import person
from eenlijn.casework.dossier.removing import remove_other_person, remove_waiting
from eenlijn.casework.dossier.traces import line, note
from eenlijn.casework.facts import actions as facts
from eenlijn.casework.facts.codes import Measure
from eenlijn.casework.incidents.codes import Status
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.requests import actions as requests
from eenlijn.casework.requests import queries
from eenlijn.casework.requests.access import may_write
from eenlijn.casework.requests.actions import AlreadyErased, Asked, Ruling
from eenlijn.casework.requests.codes import AskedBy, IdentityCheck, RequestKind, RequestState, Verdict
from eenlijn.casework.requests.deadlines import remedy_until
from eenlijn.casework.requests.letters import make_letter
from eenlijn.casework.requests.models import Concerned, DataRequest
from eenlijn.casework.requests.queries import RequestSign, RequestView
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.commons.documents.actions import HandedOut, hand_out, kept
from eenlijn.commons.rulebook.codes import TermKind
from eenlijn.commons.rulebook.queries import rules_of
from eenlijn.commons.trail.actions import Entry, append
from eenlijn.foundation.sealed.compartments import Compartment

# By which every line of the trail about a request belongs to that activity of the register.
PURPOSE = "data_request"
# Whose data an erasure takes away; of others only who handles the dossier can say what must stay.
ERASED_BY_ITSELF = (AskedBy.ACCUSED,)


class ErasureByHand(Refused):
    """The product erases what it knows of the other person by itself; of others it does not yet."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Van wie meldde, wie het overkwam of wie het zag, wist Eén Lijn nog niet vanzelf. "
                "Besluit hier ‘deels’ of ‘nee’, met de reden."
            )
        )


class UseRestricted(Refused):
    """GDPR article 18: kept, not used."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Het gebruik van dit dossier is beperkt, op verzoek. "
                "Vraag de privacyfunctionaris wanneer het weer mag."
            )
        )


def check_use(incident: Incident) -> None:
    """Refuse to use what may only be kept; asked by acts that write to people or hand the dossier on."""
    if queries.is_restricted(incident.pk):
        raise UseRestricted


@transaction.atomic
def mark_request(*, actor: Actor, number: str, asked: Asked, now: datetime) -> str:
    """A letter or talk on this dossier is a request, named so or not: from now on nothing of it goes."""
    incident = access.handled(actor, number)
    _check_not_gone(incident)
    row = requests.receive(
        organisation_id=incident.organisation_id, asked=asked, marked_by=actor.account_id, now=now
    )
    _join(row, incident, actor.account_id, now)
    append(actor, now, _line("receive_request", row), line("join_request", incident, Compartment.REQUESTS))
    return row.number


def signs(actor: Actor, number: str) -> tuple[RequestSign, ...]:
    """Which requests there are on a dossier this actor handles; no name, no words."""
    return queries.signs_of(actor, access.handled(actor, number))


@transaction.atomic
def receive_request(*, organisation_id: UUID, asked: Asked, now: datetime) -> str:
    """Somebody asks by the form, without an account; the number is their proof."""
    actor = Actor.link(organisation_id)
    row = requests.receive(organisation_id=organisation_id, asked=asked, marked_by=None, now=now)
    append(actor, now, _line("receive_request", row))
    return row.number


@transaction.atomic
def write_request(*, actor: Actor, asked: Asked, now: datetime) -> str:
    """The privacy officer types over what came by letter, mail or telephone."""
    if actor.organisation_id is None or not may_write(actor):
        raise NotVisible
    row = requests.receive(
        organisation_id=actor.organisation_id, asked=asked, marked_by=actor.account_id, now=now
    )
    append(actor, now, _line("receive_request", row))
    return row.number


@transaction.atomic
def open_request(*, actor: Actor, number: str, now: datetime) -> RequestView:
    """Read one request, with a trail line."""
    row = queries.request_row(actor, number)
    found = queries.request_of(actor, number, now)
    append(actor, now, _line("open_request", row))
    return found


@transaction.atomic
def join_dossier(*, actor: Actor, number: str, dossier: str, now: datetime) -> None:
    """Say which dossier it is about; a number of nobody and of somebody else is one answer."""
    row = queries.request_row(actor, number, lock=True)
    incident = access.breakable(actor, dossier)
    _check_not_gone(incident)
    _join(row, incident, actor.account_id, now)
    append(actor, now, _line("join_request", row), line("join_request", incident, Compartment.REQUESTS))


def _check_not_gone(incident: Incident) -> None:
    """Refused honestly: what is destroyed cannot be held, and what waits to be can."""
    is_over = incident.status == Status.NOT_UPHELD
    if is_over and not queries.waits_for_removal(incident.pk):
        raise AlreadyErased


def _join(row: DataRequest, incident: Incident, account_id: UUID | None, now: datetime) -> None:
    requests.join(request=row, incident=incident, account_id=account_id, now=now)
    rules = rules_of(incident.organisation_id, now)
    start_clock(
        incident=incident,
        kind=TermKind.DATA_REQUEST,
        started_at=row.received_at,
        rules=rules,
        subject_id=row.pk,
        ends_at=row.due_at,
    )
    if row.decided_at is None:
        facts.record(Measure.REQUEST, incident, now, due_at=row.due_at)
    note(incident, Act.REQUEST_JOINED, now, account_id, kind=row.kind)


@transaction.atomic
def extend_request(*, actor: Actor, number: str, reason: str, now: datetime) -> None:
    """Two months more, with the reason that the requester is told."""
    row = queries.request_row(actor, number, lock=True)
    before = row.due_at
    requests.extend(request=row, reason=reason, now=now)
    for incident in _about(row):
        facts.move_request(incident, now, before=before, after=row.due_at)
        _end_clock(incident, TermKind.DATA_REQUEST, row, StopReason.NOT_NEEDED, now)
        start_clock(
            incident=incident,
            kind=TermKind.DATA_REQUEST,
            started_at=now,
            rules=rules_of(row.organisation_id, now),
            subject_id=_second_term(row),
            ends_at=row.due_at,
        )
    append(actor, now, _line("extend_request", row))


@transaction.atomic
def record_identity(*, actor: Actor, number: str, how: IdentityCheck, now: datetime) -> None:
    """How it was seen who asks; never a copy of a document."""
    row = queries.request_row(actor, number, lock=True)
    requests.check_identity(request=row, how=how, account_id=person(actor), now=now)
    append(actor, now, _line("check_identity", row))


@transaction.atomic
def decide_request(*, actor: Actor, number: str, ruling: Ruling, words: str, now: datetime) -> None:
    """Decide, make the letter with its remedies, and do what was decided.

    `words` is what a granted correction adds; nothing that somebody wrote is rewritten.
    """
    row = queries.request_row(actor, number, lock=True)
    requests.decide(request=row, ruling=ruling, account_id=person(actor), now=now)
    letter = make_letter(request=row, actor=actor, after_objection=False, now=now)
    requests.keep_letter_of(request=row, letter=letter, after_objection=False)
    if ruling.verdict != Verdict.REFUSED:
        _carry_out(row, words, ruling, actor, now)
    for incident in _about(row):
        _end_terms(incident, row, now)
        facts.count_decided(incident, now, due_at=row.due_at)
        note(incident, Act.REQUEST_DECIDED, now, actor.account_id, verdict=ruling.verdict.value)
    append(actor, now, kept(letter), _line("decide_request", row))


@transaction.atomic
def object_to_decision(*, actor: Actor, number: str, words: str, at: datetime, now: datetime) -> None:
    """The requester objects: a new term, and somebody else decides."""
    row = queries.request_row(actor, number, lock=True)
    requests.lodge_objection(request=row, words=words, at=at, now=now)
    for incident in _about(row):
        start_clock(
            incident=incident,
            kind=TermKind.OBJECTION,
            started_at=at,
            rules=rules_of(row.organisation_id, now),
            subject_id=row.pk,
            ends_at=remedy_until(at),
        )
        note(incident, Act.REQUEST_OBJECTED, now, actor.account_id)
    append(actor, now, _line("object_to_decision", row))


@transaction.atomic
def decide_objection(*, actor: Actor, number: str, ruling: Ruling, words: str, now: datetime) -> None:
    """Decide again, by another person; what is granted now is done now."""
    row = queries.request_row(actor, number, lock=True)
    requests.decide_again(request=row, ruling=ruling, account_id=person(actor), now=now)
    letter = make_letter(request=row, actor=actor, after_objection=True, now=now)
    requests.keep_letter_of(request=row, letter=letter, after_objection=True)
    if ruling.verdict != Verdict.REFUSED:
        _carry_out(row, words, ruling, actor, now)
    for incident in _about(row):
        _end_clock(incident, TermKind.OBJECTION, row, StopReason.DONE, now)
        note(incident, Act.REQUEST_DECIDED, now, actor.account_id, verdict=ruling.verdict.value)
    append(actor, now, kept(letter), _line("decide_objection", row))


@transaction.atomic
def lift_restriction(*, actor: Actor, number: str, now: datetime) -> None:
    """The dossier may be used again; the requester was told before (GDPR article 18, third paragraph)."""
    row = queries.request_row(actor, number, lock=True)
    requests.lift_restriction(request=row, now=now)
    for incident in _about(row):
        note(incident, Act.UNRESTRICTED, now, actor.account_id)
    append(actor, now, _line("lift_restriction", row))


def letter_of(*, actor: Actor, number: str, after_objection: bool, now: datetime) -> HandedOut:
    """The letter as it was made; the trail line comes with it."""
    row = queries.request_row(actor, number)
    letter = row.objection_letter if after_objection else row.letter
    if letter is None:
        raise NotVisible
    return hand_out(actor=actor, now=now, document=letter)


def employers_due(now: datetime) -> list[UUID]:
    """The employers with requests that are over, or removals that wait."""
    return queries.employers_due(now)


def settle_requests(now: datetime) -> int:
    """End what nobody can object to any more, and remove what waited for it; a job, within one employer."""
    done = sum(_closed(request_id, now) for request_id in queries.over_by(now))
    return done + remove_waiting(now)


@transaction.atomic
def _closed(request_id: UUID, now: datetime) -> int:
    row = DataRequest.objects.select_for_update().filter(pk=request_id).first()
    if row is None or row.state == RequestState.CLOSED:
        return 0
    requests.close_over(request=row, now=now)
    for incident in _about(row):
        note(incident, Act.REQUEST_OVER, now, None)
    append(Actor.job("settle_requests", row.organisation_id), now, _line("close_request", row))
    return 1


def _carry_out(row: DataRequest, words: str, ruling: Ruling, actor: Actor, now: datetime) -> None:
    """What a decision does by itself; access is a copy that goes with the letter."""
    if row.kind in (RequestKind.ERASURE, RequestKind.OBJECTION) and ruling.verdict == Verdict.GRANTED:
        _erase(row, actor, now)
    elif row.kind == RequestKind.RESTRICTION:
        requests.restrict(request=row, now=now)
        for incident in _about(row):
            note(incident, Act.RESTRICTED, now, actor.account_id)
    elif row.kind == RequestKind.RECTIFICATION:
        _correct(row, words, actor, now)


def _erase(row: DataRequest, actor: Actor, now: datetime) -> None:
    if row.asked_by not in ERASED_BY_ITSELF:
        raise ErasureByHand
    for incident in _about(row):
        remove_other_person(incident=incident, account_id=actor.account_id, now=now, besides=row.pk)


def _correct(row: DataRequest, words: str, actor: Actor, now: datetime) -> None:
    if not words.strip():
        raise requests.RequestNotTold(_("Schrijf op wat er volgens de aanvrager moet staan."), "words")
    for incident in _about(row):
        requests.add_correction(request=row, incident=incident, words=words, now=now)
        note(incident, Act.CORRECTED, now, actor.account_id)


def _about(row: DataRequest) -> list[Incident]:
    rows = Concerned.objects.filter(request=row).select_related("incident").order_by("joined_at")
    return [one.incident for one in rows]


def _end_terms(incident: Incident, row: DataRequest, now: datetime) -> None:
    for subject_id in (row.pk, _second_term(row)):
        stop_clock(
            incident=incident,
            kind=TermKind.DATA_REQUEST,
            at=now,
            reason=StopReason.DONE,
            subject_id=subject_id,
        )


def _end_clock(
    incident: Incident, kind: TermKind, row: DataRequest, reason: StopReason, now: datetime
) -> None:
    stop_clock(incident=incident, kind=kind, at=now, reason=reason, subject_id=row.pk)


def _second_term(row: DataRequest) -> UUID:
    """Clocks are told apart by what they are about; the longer term is about the same request."""
    return UUID(int=row.pk.int ^ 1)


def _line(action: str, row: DataRequest) -> Entry:
    return Entry(
        action=action,
        object_type="request",
        object_id=row.pk,
        compartments=(Compartment.REQUESTS,),
        purpose=PURPOSE,
    )
