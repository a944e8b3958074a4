# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Receiving, joining to a dossier, extending, checking who asks, deciding, objecting, closing.

Called by `dossier` in its transaction: that writes clocks, timeline, notices and the trail line.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.requests import deadlines
from eenlijn.casework.requests.codes import (
    OPEN,
    UNDER_REMEDY,
    AskedBy,
    IdentityCheck,
    RequestKind,
    RequestState,
    RequestWay,
    Verdict,
)
from eenlijn.casework.requests.models import Concerned, Correction, DataRequest, WaitingRemoval
from eenlijn.commons.access.refusals import Refused
from eenlijn.commons.documents.models import Document
from eenlijn.commons.keys import vault
from eenlijn.foundation.identifiers import new_number

# A person who comes to the desk with last week's letter; nobody types one of years ago by mistake.
OLDEST = timedelta(days=90)


class RequestNotTold(Refused):
    """A request without what it needs; `field` names where to mend it."""

    def __init__(self, sentence: str, field: str) -> None:
        self.field = field
        super().__init__(sentence)


class AlreadyJoined(Refused):
    def __init__(self) -> None:
        super().__init__(_("Dit dossier hoort al bij dit verzoek."))


class AlreadyErased(Refused):
    """What somebody asks about is going, or gone: told as it is, and no new hold pretends otherwise."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Van dit dossier zijn de gegevens van personen al vernietigd. Vasthouden kan niet meer. "
                "Besluit op het verzoek en schrijf wat er nog is: de feiten zonder namen."
            )
        )


class ExtendedAlready(Refused):
    def __init__(self) -> None:
        super().__init__(_("De termijn is al een keer langer gemaakt. Vaker mag niet."))


class TooLateToExtend(Refused):
    def __init__(self) -> None:
        super().__init__(_("De maand is om. Langer maken mag alleen binnen de eerste maand. Besluit nu."))


class IdentityUnknown(Refused):
    def __init__(self) -> None:
        super().__init__(
            _("Leg eerst vast hoe je weet wie dit vraagt. Anders gaan gegevens naar de verkeerde.")
        )


class NoDossierJoined(Refused):
    def __init__(self) -> None:
        super().__init__(_("Kies eerst over welk dossier dit gaat. Is er geen, besluit dan: nee."))


class DecidedAlready(Refused):
    def __init__(self) -> None:
        super().__init__(_("Op dit verzoek is al besloten. De aanvrager kan bezwaar maken."))


class NothingToObjectTo(Refused):
    def __init__(self) -> None:
        super().__init__(_("Bezwaar kan alleen tegen een besluit dat weg is, binnen zes weken en één keer."))


class SamePersonDecides(Refused):
    def __init__(self) -> None:
        super().__init__(
            _("Jij nam het eerste besluit. Over het bezwaar besluit een ander. Vraag een collega.")
        )


@dataclass(frozen=True)
class Asked:
    """What somebody asked, in their own words, and who they say they are."""

    kind: RequestKind
    words: str
    name: str
    address: str
    way: RequestWay
    received_at: datetime
    asked_by: AskedBy = AskedBy.UNKNOWN
    is_minor: bool = False
    representative: str = ""


@dataclass(frozen=True)
class Ruling:
    """A decision with its reasons: what the letter says."""

    verdict: Verdict
    reasons: str


def receive(*, organisation_id: UUID, asked: Asked, marked_by: UUID | None, now: datetime) -> DataRequest:
    """Keep a request; its term runs from the day it came in, not from the day it was recognised."""
    _check(asked, now)
    row = DataRequest(
        organisation_id=organisation_id,
        number=new_number(),
        kind=asked.kind,
        asked_by=asked.asked_by,
        way=asked.way,
        is_minor=asked.is_minor,
        received_at=asked.received_at,
        due_at=deadlines.due_at(asked.received_at),
        marked_by_id=marked_by,
    )
    vault.seal(
        row,
        words=asked.words,
        name=asked.name.strip() or None,
        address=asked.address.strip() or None,
        representative=asked.representative.strip() or None,
    )
    row.save(force_insert=True)
    return row


def _check(asked: Asked, now: datetime) -> None:
    if not asked.words.strip():
        raise RequestNotTold(_("Schrijf op wat er wordt gevraagd."), "words")
    if not asked.name.strip():
        raise RequestNotTold(_("Schrijf op wie dit vraagt. Anders kan er geen antwoord komen."), "name")
    if not asked.address.strip():
        raise RequestNotTold(_("Schrijf op waar het antwoord heen kan."), "address")
    if asked.is_minor and not asked.representative.strip():
        raise RequestNotTold(
            _("De aanvrager is minderjarig. Schrijf op welke ouder of voogd de brief krijgt."),
            "representative",
        )
    if not now - OLDEST <= asked.received_at <= now:
        raise RequestNotTold(
            _(
                "Deze dag kan niet. Kies de dag van binnenkomst: "
                "niet in de toekomst, hoogstens 90 dagen terug."
            ),
            "received_on",
        )


def join(*, request: DataRequest, incident: Incident, account_id: UUID | None, now: datetime) -> Concerned:
    """From now on nothing of this dossier goes until the request is over."""
    if request.state not in OPEN:
        raise DecidedAlready
    if Concerned.objects.filter(request=request, incident=incident).exists():
        raise AlreadyJoined
    return Concerned.objects.create(
        organisation_id=request.organisation_id,
        request=request,
        incident=incident,
        joined_at=now,
        joined_by_id=account_id,
    )


def extend(*, request: DataRequest, reason: str, now: datetime) -> None:
    """Two months more, once, within the first month, with the reason that the requester reads."""
    if request.state != RequestState.RECEIVED:
        raise DecidedAlready
    if request.extended_at is not None:
        raise ExtendedAlready
    if now > request.due_at:
        raise TooLateToExtend
    if not reason.strip():
        raise RequestNotTold(_("Schrijf waarom het langer duurt. De aanvrager leest dit."), "reason")
    request.extended_at = now
    request.due_at = deadlines.due_at(request.received_at, is_extended=True)
    vault.seal(request, extension_reason=reason.strip())
    request.save()


def check_identity(*, request: DataRequest, how: IdentityCheck, account_id: UUID, now: datetime) -> None:
    """Keep the way it was seen who asks, and who saw it; nothing of a document."""
    request.identity, request.identity_at, request.identity_by_id = how, now, account_id
    request.save()


def decide(*, request: DataRequest, ruling: Ruling, account_id: UUID, now: datetime) -> None:
    """Decide once, for somebody known, with reasons; from the letter on there are six weeks to object."""
    if request.state != RequestState.RECEIVED:
        raise DecidedAlready
    if not request.identity:
        raise IdentityUnknown
    if not ruling.reasons.strip():
        raise RequestNotTold(_("Schrijf waarom. De aanvrager leest dit in de brief."), "reasons")
    if ruling.verdict != Verdict.REFUSED and not Concerned.objects.filter(request=request).exists():
        raise NoDossierJoined
    request.state, request.verdict = RequestState.DECIDED, ruling.verdict
    request.decided_at, request.decided_by_id = now, account_id
    request.remedy_until = deadlines.remedy_until(now)
    vault.seal(request, reasons=ruling.reasons.strip())
    request.save()


def keep_letter_of(*, request: DataRequest, letter: Document, after_objection: bool) -> None:
    if after_objection:
        request.objection_letter = letter
    else:
        request.letter = letter
    request.save()


def lodge_objection(*, request: DataRequest, words: str, at: datetime, now: datetime) -> None:
    """The requester does not agree: six weeks to decide again, by somebody else."""
    until = request.remedy_until
    if request.state != RequestState.DECIDED or until is None or not request.decided_at:
        raise NothingToObjectTo
    if at > until or at > now or at < request.decided_at.replace(hour=0, minute=0, second=0, microsecond=0):
        raise NothingToObjectTo
    if not words.strip():
        raise RequestNotTold(_("Schrijf over waarom de aanvrager het niet eens is."), "words")
    request.state, request.objected_at = RequestState.OBJECTED, at
    request.objection_due_at = deadlines.remedy_until(at)
    vault.seal(request, objection=words)
    request.save()


def decide_again(*, request: DataRequest, ruling: Ruling, account_id: UUID, now: datetime) -> None:
    """Decide on the objection; never who took the first decision."""
    if request.state != RequestState.OBJECTED:
        raise NothingToObjectTo
    if request.decided_by_id == account_id:
        raise SamePersonDecides
    if not ruling.reasons.strip():
        raise RequestNotTold(_("Schrijf waarom. De aanvrager leest dit in de brief."), "reasons")
    request.state, request.objection_verdict = RequestState.DECIDED_AGAIN, ruling.verdict
    request.objection_decided_at, request.objection_decided_by_id = now, account_id
    request.remedy_until = deadlines.remedy_until(now)
    vault.seal(request, objection_reasons=ruling.reasons.strip())
    request.save()


def close_over(*, request: DataRequest, now: datetime) -> None:
    """The time to object is over: it holds nothing any more."""
    if request.state not in UNDER_REMEDY or request.remedy_until is None or now <= request.remedy_until:
        raise DecidedAlready
    request.state, request.closed_at = RequestState.CLOSED, now
    request.save()


def restrict(*, request: DataRequest, now: datetime) -> None:
    """The dossiers are kept and not used, with a mark that says so."""
    Concerned.objects.filter(request=request, restricted_at=None).update(restricted_at=now)


def lift_restriction(*, request: DataRequest, now: datetime) -> None:
    """Used again; whoever asked was told before."""
    Concerned.objects.filter(request=request, restricted_at__isnull=False, lifted_at=None).update(
        lifted_at=now
    )


def add_correction(*, request: DataRequest, incident: Incident, words: str, now: datetime) -> Correction:
    """Stand beside what was written what is right according to whom it is about."""
    row = Correction(organisation_id=request.organisation_id, incident=incident, request=request, at=now)
    vault.seal(row, words=words)
    row.save(force_insert=True)
    return row


def let_removal_wait(*, incident: Incident, now: datetime) -> None:
    """What was to go now goes when nothing holds it any more."""
    WaitingRemoval.objects.get_or_create(
        incident=incident, defaults={"organisation_id": incident.organisation_id, "since": now}
    )


def removal_done(*, incident: Incident) -> None:
    WaitingRemoval.objects.filter(incident=incident).delete()
