# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Acts on requests about somebody's own data: received, held, decided, objected against, over (C13).

Who handles a dossier marks a letter as a request; a form receives one; the privacy officer does the rest, and
needs no look into the dossier for it: a dossier is joined by its number, and who must look breaks glass.
"""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from eenlijn.casework.clocks.actions import extend_clock, start_clock, stop_clock
from eenlijn.casework.clocks.codes import StopReason
from eenlijn.casework.clocks.models import Clock
from eenlijn.casework.dossier import access
from eenlijn.casework.dossier.codes import Act
from eenlijn.casework.dossier.erasing import NOTHING, Plan, check_plan, erase, gone_before, plan_of
from eenlijn.casework.dossier.measures_acts import person
from eenlijn.casework.dossier.removing import remove_waiting
from eenlijn.casework.dossier.traces import line, note
from eenlijn.casework.facts import actions as facts
from eenlijn.casework.facts.codes import Measure
from eenlijn.casework.incidents.conflicts import kept_out_of
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.requests import actions as requests
from eenlijn.casework.requests import queries
from eenlijn.casework.requests.access import may_write
from eenlijn.casework.requests.actions import Asked, Departure, Ruling
from eenlijn.casework.requests.codes import (
    AskedBy,
    IdentityCheck,
    Part,
    RequestKind,
    RequestLetter,
    RequestState,
    Verdict,
)
from eenlijn.casework.requests.deadlines import remedy_until
from eenlijn.casework.requests.letters import make_letter
from eenlijn.casework.requests.models import Concerned, DataRequest
from eenlijn.casework.requests.queries import RequestSign, RequestView
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.accounts.queries import holders_of_role
from eenlijn.commons.documents.actions import HandedOut, hand_out, kept
from eenlijn.commons.notices.actions import announcement
from eenlijn.commons.notices.codes import EventType
from eenlijn.commons.rulebook.codes import TermKind
from eenlijn.commons.rulebook.queries import rules_of
from eenlijn.commons.trail.actions import Entry, append
from eenlijn.foundation.sealed.compartments import Compartment
from eenlijn.foundation.together import insert_together

# By which every line of the trail about a request belongs to that activity of the register.
PURPOSE = "data_request"
# What is carried out by taking data away.
ERASING = (RequestKind.ERASURE, RequestKind.OBJECTION)


@transaction.atomic
def mark_request(*, actor: Actor, number: str, asked: Asked, now: datetime) -> str:
    """A letter or talk on this dossier is a request, named so or not: from now on nothing of it goes."""
    incident = access.handled(actor, number)
    row = requests.receive(
        organisation_id=incident.organisation_id, asked=asked, marked_by=actor.account_id, now=now
    )
    _join(row, incident, actor.account_id, now)
    if not incident.is_exercise:
        _tell_officers(row, now, kept_out_of(incident, now))
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
    _tell_officers(row, now)
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
    _tell_officers(row, now)
    append(actor, now, _line("receive_request", row))
    return row.number


def _tell_officers(row: DataRequest, now: datetime, kept_out: Collection[UUID] = ()) -> None:
    """The privacy officers hear of it, whatever way it came; never who is kept out of its case."""
    officers = holders_of_role(
        organisation_id=row.organisation_id, roles=(Role.DPO,), unit_id=None, now=now
    ) - set(kept_out)
    rows = announcement(
        organisation_id=row.organisation_id,
        event_type=EventType.DATA_REQUEST,
        object_number=row.number,
        recipients=officers,
        now=now,
        is_for_people=True,
    )
    insert_together(rows)


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
    _join(row, incident, actor.account_id, now)
    append(actor, now, _line("join_request", row), line("join_request", incident, Compartment.REQUESTS))


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
    """Two months more, with the reason that the requester is told by a letter."""
    row = queries.request_row(actor, number, lock=True)
    before = row.due_at
    requests.extend(request=row, reason=reason, now=now)
    for incident in _about(row):
        facts.move_request(incident, now, before=before, after=row.due_at)
        note(incident, Act.REQUEST_EXTENDED, now, actor.account_id)
    running = Clock.objects.filter(kind=TermKind.DATA_REQUEST, subject_id=row.pk, stopped_at=None)
    for clock in running.select_for_update():
        extend_clock(clock=clock, until=row.due_at, reason=reason, now=now)
    letter = make_letter(request=row, actor=actor, which=RequestLetter.EXTENSION, now=now)
    requests.keep_letter_of(request=row, letter=letter, which=RequestLetter.EXTENSION)
    append(actor, now, kept(letter), _line("extend_request", row))


@transaction.atomic
def record_identity(
    *, actor: Actor, number: str, how: IdentityCheck, asked_by: AskedBy | None = None, now: datetime
) -> None:
    """How it was seen who asks, and in which role when that was unclear; never a copy of a document."""
    row = queries.request_row(actor, number, lock=True)
    role = asked_by or AskedBy(row.asked_by)
    requests.check_identity(request=row, how=how, asked_by=role, account_id=person(actor), now=now)
    append(actor, now, _line("check_identity", row))


def plan_for(actor: Actor, number: str, now: datetime) -> Plan:
    """What a decision would take away and what it would leave, before it is taken; nothing for other kinds.

    Of what went before, every kind of request is told. Numbers, names and words are not in it.
    """
    row = queries.request_row(actor, number)
    about = _about(row)
    if row.kind in ERASING and row.asked_by != AskedBy.UNKNOWN:
        return plan_of(row, about, now)
    return replace(NOTHING, gone=gone_before(row, about))


@transaction.atomic
def decide_request(*, actor: Actor, number: str, ruling: Ruling, words: str, now: datetime) -> None:
    """Decide, make the letter with its remedies, and do what was decided.

    `words` is what a granted correction adds; nothing that somebody wrote is rewritten.
    """
    row = queries.request_row(actor, number, lock=True)
    requests.decide(request=row, ruling=ruling, account_id=person(actor), now=now)
    _keep_outcome(row, ruling, now)
    letter = make_letter(request=row, actor=actor, which=RequestLetter.DECISION, now=now)
    requests.keep_letter_of(request=row, letter=letter, which=RequestLetter.DECISION)
    resealed = _carry_out(row, words, ruling, actor, now)
    for incident in _about(row):
        _end_clock(incident, TermKind.DATA_REQUEST, row, now)
        facts.count_decided(incident, now, due_at=row.due_at)
        note(incident, Act.REQUEST_DECIDED, now, actor.account_id, verdict=ruling.verdict.value)
    append(actor, now, kept(letter), *resealed, _line("decide_request", row))


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
    _keep_outcome(row, ruling, now)
    letter = make_letter(request=row, actor=actor, which=RequestLetter.OBJECTION, now=now)
    requests.keep_letter_of(request=row, letter=letter, which=RequestLetter.OBJECTION)
    resealed = _carry_out(row, words, ruling, actor, now)
    for incident in _about(row):
        _end_clock(incident, TermKind.OBJECTION, row, now)
        note(incident, Act.REQUEST_DECIDED, now, actor.account_id, verdict=ruling.verdict.value)
    append(actor, now, kept(letter), *resealed, _line("decide_objection", row))


@transaction.atomic
def record_request_sent(
    *, actor: Actor, number: str, which: RequestLetter, departure: Departure, now: datetime
) -> None:
    """That a letter of a request left; written once."""
    row = queries.request_row(actor, number, lock=True)
    requests.record_sending(request=row, which=which, departure=departure, account_id=person(actor), now=now)
    append(actor, now, replace(_line("send_request_letter", row), detail={"letter": which.value}))


@transaction.atomic
def lift_restriction(*, actor: Actor, number: str, now: datetime) -> None:
    """The dossier may be used again; the requester was told before (GDPR article 18, third paragraph)."""
    row = queries.request_row(actor, number, lock=True)
    requests.lift_restriction(request=row, now=now)
    for incident in _about(row):
        note(incident, Act.UNRESTRICTED, now, actor.account_id)
    append(actor, now, _line("lift_restriction", row))


def letter_of(*, actor: Actor, number: str, which: RequestLetter, now: datetime) -> HandedOut:
    """The letter as it was made; the trail line comes with it."""
    row = queries.request_row(actor, number)
    letter = requests.letter_in(row, which)
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


def _keep_outcome(row: DataRequest, ruling: Ruling, now: datetime) -> None:
    """Checked and kept before the letter is made, because the letter says it."""
    about = _about(row)
    if not _erases(row, ruling):
        requests.keep_outcome(request=row, outcome=replace(NOTHING, gone=gone_before(row, about)).told())
        return
    plan = plan_of(row, about, now)
    check_plan(row, plan, ruling.verdict)
    goes = tuple(part for part in plan.goes if ruling.verdict == Verdict.GRANTED or part != Part.WORDS)
    requests.keep_outcome(request=row, outcome=replace(plan, goes=goes).told())


def _erases(row: DataRequest, ruling: Ruling) -> bool:
    """An objection to use that is granted in part is carried out by hand; erasing in part is not."""
    if row.kind == RequestKind.OBJECTION:
        return ruling.verdict == Verdict.GRANTED
    return row.kind == RequestKind.ERASURE and ruling.verdict != Verdict.REFUSED


def _carry_out(
    row: DataRequest, words: str, ruling: Ruling, actor: Actor, now: datetime
) -> tuple[Entry, ...]:
    """What a decision does by itself; access is a copy that goes with the letter."""
    if _erases(row, ruling):
        return _erase(row, ruling.verdict, actor, now)
    if ruling.verdict == Verdict.REFUSED:
        return ()
    if row.kind == RequestKind.RESTRICTION:
        requests.restrict(request=row, now=now)
        for incident in _about(row):
            note(incident, Act.RESTRICTED, now, actor.account_id)
    elif row.kind == RequestKind.RECTIFICATION:
        _correct(row, words, actor, now)
    return ()


def _erase(row: DataRequest, verdict: Verdict, actor: Actor, now: datetime) -> tuple[Entry, ...]:
    entries: list[Entry] = []
    for incident in _about(row, lock=True):
        entries += erase(row=row, incident=incident, verdict=verdict, account_id=actor.account_id, now=now)
        parts = (Compartment.VICTIM, Compartment.PERPETRATOR, Compartment.OWN_WORDS)
        entries.append(line("erase_on_request", incident, *parts, purpose=PURPOSE))
    return tuple(entries)


def _correct(row: DataRequest, words: str, actor: Actor, now: datetime) -> None:
    if not words.strip():
        raise requests.RequestNotTold(_("Schrijf op wat er volgens de aanvrager moet staan."), "words")
    for incident in _about(row):
        requests.add_correction(request=row, incident=incident, words=words, now=now)
        note(incident, Act.CORRECTED, now, actor.account_id)


def _about(row: DataRequest, *, lock: bool = False) -> list[Incident]:
    rows = Concerned.objects.filter(request=row).order_by("joined_at")
    ids = list(rows.values_list("incident_id", flat=True))
    found = Incident.objects.filter(pk__in=ids)
    if lock:
        found = found.select_for_update()
    known = {one.pk: one for one in found}
    return [known[one] for one in ids]


def _end_clock(incident: Incident, kind: TermKind, row: DataRequest, now: datetime) -> None:
    stop_clock(incident=incident, kind=kind, at=now, reason=StopReason.DONE, subject_id=row.pk)


def _line(action: str, row: DataRequest) -> Entry:
    return Entry(
        action=action,
        object_type="request",
        object_id=row.pk,
        compartments=(Compartment.REQUESTS,),
        purpose=PURPOSE,
    )
