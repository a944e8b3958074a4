# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A second person for closing what was severe, and opening a closed dossier again (row B11)."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from eenlijn.casework.clocks.queries import faces_of
from eenlijn.casework.dossier import access, heard_back
from eenlijn.casework.dossier.closing import Closing, closing_of
from eenlijn.casework.dossier.codes import Act, Audience, NoteKind
from eenlijn.casework.dossier.measures import signs_of, stops_of
from eenlijn.casework.dossier.measures_acts import person
from eenlijn.casework.dossier.models import ClosingRequest
from eenlijn.casework.dossier.remarks import Said, keep_note
from eenlijn.casework.dossier.traces import line, note, tell
from eenlijn.casework.incidents import access as incident_access
from eenlijn.casework.incidents import actions as incidents
from eenlijn.casework.incidents.codes import Status
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.incidents.states import OPEN
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Relation
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.commons.accounts.queries import names_of
from eenlijn.commons.keys import vault
from eenlijn.commons.trail.actions import append
from eenlijn.foundation.sealed.compartments import Compartment


class NothingToAsk(Refused):
    """Not severe, not ready, or asked already."""

    def __init__(self) -> None:
        super().__init__(_("Een tweede persoon vragen kan als al het andere klaar is, en één keer."))


class NobodyToAsk(Refused):
    def __init__(self) -> None:
        super().__init__(
            _("Er is niemand anders die dit mag bekijken. Vraag je beheerder om een tweede coördinator.")
        )


class WordNeeded(Refused):
    def __init__(self) -> None:
        super().__init__(_("Schrijf kort waarom."))


@transaction.atomic
def ask_second(*, actor: Actor, number: str, now: datetime) -> None:
    """Ask whoever else may handle it, or leads the team, to look before it closes."""
    incident = access.handled(actor, number)
    closing = read_closing(incident, now)
    if (
        incident.status not in OPEN
        or not closing.is_ready
        or not closing.needs_second
        or closing.is_asked
        or closing.is_agreed
    ):
        raise NothingToAsk
    asked = seconds_of(incident, now) - {person(actor)}
    if not asked:
        raise NobodyToAsk
    ClosingRequest.objects.create(
        organisation_id=incident.organisation_id,
        incident=incident,
        asked_by_id=person(actor),
        asked_at=now,
    )
    note(incident, Act.CLOSING_ASKED, now, actor.account_id)
    tell(incident, "closing_asked", asked, now)
    append(actor, now, line("ask_second", incident, Compartment.FACTS))


@transaction.atomic
def answer_closing(*, actor: Actor, number: str, is_agreed: bool, word: str, now: datetime) -> None:
    """The second person agrees, or says what still is to be done; never the one who asked."""
    incident = seconded(actor, number)
    request = ClosingRequest.objects.select_for_update().filter(incident=incident, answered_at=None).first()
    if request is None or request.asked_by_id == person(actor):
        raise NotVisible
    if not is_agreed and not word.strip():
        raise WordNeeded
    request.answered_by_id = person(actor)
    request.answered_at, request.is_agreed = now, is_agreed
    vault.seal(request, word=word.strip() or None)
    request.save()
    note(incident, Act.CLOSING_AGREED if is_agreed else Act.CLOSING_REFUSED, now, actor.account_id)
    tell(incident, "closing_answered", {request.asked_by_id}, now)
    append(actor, now, line("answer_closing", incident, Compartment.FACTS))


@transaction.atomic
def reopen(*, actor: Actor, number: str, reason: str, now: datetime) -> None:
    """A closed dossier goes on; closing it again asks everything again, the second person too."""
    incident = access.handled(actor, number)
    if not reason.strip():
        raise WordNeeded
    incidents.move(incident, Status.IN_PROGRESS, account_id=actor.account_id, now=now)
    keep_note(
        incident=incident,
        said=Said(Audience.TEAM, NoteKind.FACT, reason),
        account_id=person(actor),
        at=now,
    )
    heard_back.stop_waiting(incident, now)
    note(incident, Act.REOPENED, now, actor.account_id)
    tell(incident, "dossier_reopened", access.told_reporter(incident), now)
    append(actor, now, line("reopen", incident, Compartment.FACTS))


def seconded(actor: Actor, number: str) -> Incident:
    """The incident when this actor may be the second person: whoever handles it, or leads the team."""
    incident = access.readable(actor, number)
    leads = incident_access.relation_of(actor, incident) == Relation.TEAM
    return incident if leads else access.handled(actor, number)


def seconds_of(incident: Incident, now: datetime) -> set[UUID]:
    """Who may be that second person: coordinators and managers of the unit, handler and deputy."""
    return access.told_of_second_eyes(incident, None, now)


def may_look_along(actor: Actor, number: str) -> bool:
    """Whether this actor is asked to be the second person now."""
    try:
        asked_of(actor, number)
    except NotVisible:
        return False
    return True


def asked_of(actor: Actor, number: str) -> str:
    """Who asks this actor to look along; NotVisible when nobody does."""
    incident = seconded(actor, number)
    request = ClosingRequest.objects.filter(incident=incident, answered_at=None).first()
    if request is None or request.asked_by_id == person(actor):
        raise NotVisible
    return names_of({request.asked_by_id}).get(request.asked_by_id, "")


@dataclass(frozen=True)
class SecondWord:
    """How far the second person is, as the handler reads it."""

    is_asked: bool
    refusal: str


def second_word(actor: Actor, number: str) -> SecondWord:
    """Whether someone was asked, and what the last one said who did not agree."""
    incident = access.handled(actor, number)
    last = ClosingRequest.objects.filter(incident=incident).order_by("-asked_at").first()
    if last is None:
        return SecondWord(is_asked=False, refusal="")
    refusal = vault.open(last, "word") if last.is_agreed is False else ""
    return SecondWord(is_asked=last.answered_at is None, refusal=refusal)


def closing_for(actor: Actor, number: str, now: datetime) -> Closing:
    """What still stands in the way, for whoever handles it."""
    return read_closing(access.handled(actor, number), now)


def read_closing(incident: Incident, now: datetime) -> Closing:
    faces = faces_of([incident], now).get(incident.pk, [])
    return closing_of(incident, stops_of(incident, faces, signs_of([incident], now)))
