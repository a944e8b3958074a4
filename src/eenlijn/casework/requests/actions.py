# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Receiving, joining to a dossier, extending, checking who asks, deciding, objecting, closing.

Called by `dossier` in its transaction: that writes clocks, timeline, notices and the trail line.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.letters.codes import SentBy
from eenlijn.casework.requests import deadlines
from eenlijn.casework.requests.codes import (
    OPEN,
    UNDER_REMEDY,
    AskedBy,
    Found,
    GoneBy,
    Ground,
    IdentityCheck,
    RequestKind,
    RequestLetter,
    RequestState,
    RequestWay,
    Verdict,
)
from eenlijn.casework.requests.models import Concerned, Correction, DataRequest, Sending, WaitingRemoval
from eenlijn.commons.access.refusals import Refused
from eenlijn.commons.documents.models import Document
from eenlijn.commons.keys import vault
from eenlijn.foundation.clock import to_local
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


class RoleUnknown(Refused):
    def __init__(self) -> None:
        super().__init__(
            _(
                "Leg eerst vast of het de ander is, of wie het overkwam, meldde of zag. "
                "Anders gaat er van de verkeerde iets weg."
            )
        )


class WhoIsUnclear(Refused):
    """Never the wrong person: `found` says what is unclear."""

    def __init__(self, found: Found) -> None:
        super().__init__(
            _(
                "%(found)s Wij halen alleen weg wat zeker van deze persoon is. "
                "Vraag wie het dossier behandelt welke naam er staat, of besluit: nee."
            )
            % {"found": found.label}
        )


class NotAllMayGo(Refused):
    """A part must stay: then the decision says so."""

    def __init__(self, grounds: Sequence[Ground]) -> None:
        why = ", ".join(dict.fromkeys(str(one.label) for one in grounds))
        super().__init__(
            _(
                "Niet alles mag nu weg: %(why)s. Besluit ‘deels’ of ‘nee’. "
                "In de brief staat vanzelf wat weggaat en wat blijft."
            )
            % {"why": why}
        )


class NothingMayGo(Refused):
    def __init__(self, grounds: Sequence[Ground]) -> None:
        why = ", ".join(dict.fromkeys(str(one.label) for one in grounds))
        super().__init__(
            _("Er mag nu niets weg: %(why)s. ‘Deels’ zou iets beloven wat niet gebeurt. Besluit ‘nee’.")
            % {"why": why}
        )


class LetterNotThere(Refused):
    def __init__(self) -> None:
        super().__init__(_("Die brief is er niet. Versturen kan pas als hij gemaakt is."))


class LetterHasLeft(Refused):
    def __init__(self) -> None:
        super().__init__(_("Deze brief is al verstuurd. Wat is vastgelegd, verandert niet meer."))


class WayUnknown(Refused):
    def __init__(self) -> None:
        super().__init__(_("Kies hoe de brief is verstuurd. Zonder dat bewijs je niet dat hij weg is."))


class SentMomentImpossible(Refused):
    def __init__(self) -> None:
        super().__init__(_("Deze dag kan niet. Kies een dag na de brief, en niet in de toekomst."))


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
            _(
                "Onder de 16 vraagt een ouder of voogd het, en krijgt die de brief. "
                "Schrijf op welke ouder of voogd de brief krijgt."
            ),
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


def check_identity(
    *, request: DataRequest, how: IdentityCheck, asked_by: AskedBy, account_id: UUID, now: datetime
) -> None:
    """Keep the way it was seen who asks, in which role, and who saw it; nothing of a document."""
    if request.state != RequestState.RECEIVED:
        raise DecidedAlready
    request.identity, request.identity_at, request.identity_by_id = how, now, account_id
    request.asked_by = asked_by
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


def keep_outcome(*, request: DataRequest, outcome: dict[str, Any]) -> None:
    """What goes and what stays by this decision, as the letter says."""
    request.outcome = outcome
    request.save()


def letter_in(request: DataRequest, letter: RequestLetter) -> Document | None:
    """The letter as it was made, when it was."""
    return {
        RequestLetter.EXTENSION: request.extension_letter,
        RequestLetter.DECISION: request.letter,
        RequestLetter.OBJECTION: request.objection_letter,
    }[letter]


def keep_letter_of(*, request: DataRequest, letter: Document, which: RequestLetter) -> None:
    if which is RequestLetter.EXTENSION:
        request.extension_letter = letter
    elif which is RequestLetter.OBJECTION:
        request.objection_letter = letter
    else:
        request.letter = letter
    request.save()


@dataclass(frozen=True)
class Departure:
    """That a letter of a request left: when, how, and what proves it."""

    at: datetime
    by: str
    proof: str


def record_sending(
    *, request: DataRequest, which: RequestLetter, departure: Departure, account_id: UUID, now: datetime
) -> Sending:
    """Write down once that a letter left; it is never changed."""
    letter = letter_in(request, which)
    if letter is None:
        raise LetterNotThere
    if departure.by not in SentBy:
        raise WayUnknown
    if Sending.objects.filter(request=request, letter=which).exists():
        raise LetterHasLeft
    if to_local(departure.at).date() < to_local(letter.created_at).date() or departure.at > now:
        raise SentMomentImpossible
    row = Sending(
        organisation_id=request.organisation_id,
        request=request,
        letter=which,
        sent_at=departure.at,
        sent_by=departure.by,
        recorded_at=now,
        recorded_by_id=account_id,
    )
    vault.seal(row, proof=departure.proof.strip() or None)
    row.save(force_insert=True)
    return row


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


def let_removal_wait(*, incident: Incident, ground: GoneBy, now: datetime) -> None:
    """What was to go now goes when nothing holds it any more."""
    WaitingRemoval.objects.get_or_create(
        incident=incident,
        defaults={"organisation_id": incident.organisation_id, "since": now, "ground": ground},
    )


def removal_done(*, incident: Incident) -> None:
    WaitingRemoval.objects.filter(incident=incident).delete()
