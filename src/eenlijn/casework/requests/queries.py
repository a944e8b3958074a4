# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading requests, and the one question that everything that removes data asks first: whether it is held."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef

from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.letters.codes import SentBy
from eenlijn.casework.requests import access
from eenlijn.casework.requests.codes import (
    OPEN,
    UNDER_REMEDY,
    AskedBy,
    GoneBy,
    IdentityCheck,
    RequestKind,
    RequestLetter,
    RequestState,
    RequestWay,
    Verdict,
)
from eenlijn.casework.requests.deadlines import days_taken
from eenlijn.casework.requests.models import Concerned, Correction, DataRequest, Sending, WaitingRemoval
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.keys import vault


def held_among(incident_ids: Iterable[UUID], *, besides: UUID | None = None) -> frozenset[UUID]:
    """Which of these dossiers an open request or objection is about; one statement.

    Whatever deletes, redacts or destroys a key asks this first. `besides` is the request that is being
    carried out now: it does not hold itself.
    """
    rows = Concerned.objects.filter(incident__in=list(incident_ids), request__state__in=OPEN)
    if besides is not None:
        rows = rows.exclude(request=besides)
    return frozenset(rows.values_list("incident_id", flat=True))


def is_held(incident_id: UUID, *, besides: UUID | None = None) -> bool:
    """Whether nothing of this dossier may go now."""
    return bool(held_among([incident_id], besides=besides))


@dataclass(frozen=True)
class Holding:
    """A request that holds a dossier: what is asked and since when, no name and no words."""

    kind: RequestKind
    received_at: datetime


def holding(incident_id: UUID) -> Holding | None:
    """The first open request that holds this dossier; one statement."""
    rows = Concerned.objects.filter(incident=incident_id, request__state__in=OPEN)
    found = rows.order_by("request__received_at").values_list("request__kind", "request__received_at").first()
    return Holding(RequestKind(found[0]), found[1]) if found else None


def held_exercises() -> list[UUID]:
    """The reports of exercises that an open request is about."""
    rows = Concerned.objects.filter(
        incident__is_exercise=True, incident__report__isnull=False, request__state__in=OPEN
    )
    return [one for one in rows.values_list("incident__report_id", flat=True) if one is not None]


def restricted_among(incident_ids: Iterable[UUID], *, at: datetime | None = None) -> frozenset[UUID]:
    """Of which of these dossiers the data may be kept and not used (GDPR article 18); one statement.

    With `at` only what was restricted at that moment already.
    """
    rows = Concerned.objects.filter(
        incident__in=list(incident_ids), restricted_at__isnull=False, lifted_at=None
    )
    if at is not None:
        rows = rows.filter(restricted_at__lte=at)
    return frozenset(rows.values_list("incident_id", flat=True))


def restricted_here() -> Exists:
    """The same, asked along with incidents by whoever reads these; no statement more."""
    standing = Concerned.objects.filter(restricted_at__isnull=False, lifted_at=None)
    return Exists(standing.filter(incident=OuterRef("pk")))


def is_restricted(incident_id: UUID) -> bool:
    """Whether somebody's data in this dossier may be kept and not used."""
    return bool(restricted_among([incident_id]))


def waits_for_removal(incident_id: UUID) -> bool:
    return WaitingRemoval.objects.filter(incident=incident_id).exists()


def removals_due() -> list[tuple[UUID, GoneBy]]:
    """Dossiers whose removal waited and that nothing holds any more, with the ground on which they go."""
    found = list(WaitingRemoval.objects.order_by("since").values_list("incident_id", "ground"))
    held = held_among(one for one, _ground in found)
    return [(one, GoneBy(ground)) for one, ground in found if one not in held]


def employers_due(now: datetime) -> list[UUID]:
    """The employers with something to end or to remove."""
    over = DataRequest.objects.filter(state__in=UNDER_REMEDY, remedy_until__lt=now)
    found = set(over.values_list("organisation_id", flat=True))
    return sorted(found | set(WaitingRemoval.objects.values_list("organisation_id", flat=True)))


def over_by(now: datetime) -> list[UUID]:
    """Requests of which the time to object is over."""
    rows = DataRequest.objects.filter(state__in=UNDER_REMEDY, remedy_until__lt=now)
    return list(rows.order_by("remedy_until").values_list("pk", flat=True))


@dataclass(frozen=True)
class RequestLine:
    """A request in a list: codes and moments, no name and no words."""

    number: str
    kind: RequestKind
    state: RequestState
    received_at: datetime
    due_at: datetime | None
    days: int
    is_late: bool


@dataclass(frozen=True)
class SentView:
    """That a letter left: how, when, by whom, and what proves it."""

    letter: RequestLetter
    at: datetime
    by: SentBy
    proof: str
    recorded_by: UUID


@dataclass(frozen=True)
class RequestView:
    """One request as the privacy officer reads it."""

    id: UUID
    number: str
    kind: RequestKind
    asked_by: AskedBy
    way: RequestWay
    state: RequestState
    is_minor: bool
    received_at: datetime
    due_at: datetime
    days: int
    name: str
    address: str
    representative: str
    words: str
    extended_at: datetime | None
    extension_reason: str
    identity: IdentityCheck | None
    verdict: Verdict | None
    reasons: str
    decided_at: datetime | None
    decided_by: UUID | None
    letter_id: UUID | None
    remedy_until: datetime | None
    objected_at: datetime | None
    objection_due_at: datetime | None
    objection: str
    objection_verdict: Verdict | None
    objection_reasons: str
    objection_letter_id: UUID | None
    dossiers: tuple[str, ...]
    restricted: tuple[str, ...]
    is_restricted: bool
    extension_letter_id: UUID | None
    outcome: dict[str, Any]
    sent: tuple[SentView, ...]

    @property
    def letters(self) -> tuple[RequestLetter, ...]:
        """Which letters were made."""
        made = {
            RequestLetter.EXTENSION: self.extension_letter_id,
            RequestLetter.DECISION: self.letter_id,
            RequestLetter.OBJECTION: self.objection_letter_id,
        }
        return tuple(which for which, letter_id in made.items() if letter_id)

    @property
    def unsent(self) -> tuple[RequestLetter, ...]:
        """Which letters were made and did not leave yet."""
        gone = {one.letter for one in self.sent}
        return tuple(one for one in self.letters if one not in gone)


def requests_of(actor: Actor, now: datetime) -> list[RequestLine]:
    """What waits first: open ones by their term, then closed ones; one statement."""
    rows = access.visible_to(actor).order_by(F("closed_at").desc(nulls_first=True), "due_at", "pk")
    return [_line(row, now) for row in rows[:200]]


def waiting_requests(actor: Actor) -> int:
    """How many wait for a decision."""
    waiting = (RequestState.RECEIVED, RequestState.OBJECTED)
    return access.visible_to(actor).filter(state__in=waiting).count()


def request_row(actor: Actor, number: str, *, lock: bool = False) -> DataRequest:
    """The row; NotVisible for what is foreign or missing."""
    rows = access.visible_to(actor)
    if lock:
        rows = rows.select_for_update(of=("self",))
    found = rows.filter(number=number).select_related("organisation").first()
    if found is None:
        raise NotVisible
    return found


def request_of(actor: Actor, number: str, now: datetime) -> RequestView:
    """One request with its words. Callers write the trail line."""
    row = request_row(actor, number)
    dossiers = access.dossiers_visible_to(actor, row)
    about = list(dossiers.values_list("incident__number", "restricted_at", "lifted_at"))
    return RequestView(
        id=row.pk,
        number=row.number,
        kind=RequestKind(row.kind),
        asked_by=AskedBy(row.asked_by),
        way=RequestWay(row.way),
        state=RequestState(row.state),
        is_minor=row.is_minor,
        received_at=row.received_at,
        due_at=row.due_at,
        days=days_taken(row.received_at, now),
        name=vault.open(row, "name"),
        address=vault.open(row, "address"),
        representative=vault.open(row, "representative"),
        words=vault.open(row, "words"),
        extended_at=row.extended_at,
        extension_reason=vault.open(row, "extension_reason"),
        identity=IdentityCheck(row.identity) if row.identity else None,
        verdict=Verdict(row.verdict) if row.verdict else None,
        reasons=vault.open(row, "reasons"),
        decided_at=row.decided_at,
        decided_by=row.decided_by_id,
        letter_id=row.letter_id,
        remedy_until=row.remedy_until,
        objected_at=row.objected_at,
        objection_due_at=row.objection_due_at,
        objection=vault.open(row, "objection"),
        objection_verdict=Verdict(row.objection_verdict) if row.objection_verdict else None,
        objection_reasons=vault.open(row, "objection_reasons"),
        objection_letter_id=row.objection_letter_id,
        dossiers=tuple(number for number, _restricted, _lifted in about),
        restricted=tuple(number for number, restricted, lifted in about if restricted and not lifted),
        # Also of a dossier whose number this person does not see: who decided it must be able to end it.
        is_restricted=_is_restricted(row),
        extension_letter_id=row.extension_letter_id,
        outcome=row.outcome,
        sent=_sent(row),
    )


def _is_restricted(row: DataRequest) -> bool:
    return Concerned.objects.filter(request=row, restricted_at__isnull=False, lifted_at=None).exists()


def _sent(row: DataRequest) -> tuple[SentView, ...]:
    rows = Sending.objects.filter(request=row).order_by("sent_at")
    return tuple(
        SentView(
            RequestLetter(one.letter),
            one.sent_at,
            SentBy(one.sent_by),
            vault.open(one, "proof"),
            one.recorded_by_id,
        )
        for one in rows
    )


@dataclass(frozen=True)
class RequestSign:
    """That a request is open on a dossier, for who handles it: no name, no words."""

    kind: RequestKind
    state: RequestState
    received_at: datetime
    due_at: datetime
    is_restricted: bool


def signs_of(actor: Actor, incident: Incident) -> tuple[RequestSign, ...]:
    """The requests on a dossier this actor handles, the first received first."""
    rows = access.signs_visible_to(actor).filter(incident=incident).select_related("request")
    return tuple(
        RequestSign(
            kind=RequestKind(row.request.kind),
            state=RequestState(row.request.state),
            received_at=row.request.received_at,
            due_at=row.request.due_at,
            is_restricted=row.restricted_at is not None and row.lifted_at is None,
        )
        for row in rows.order_by("request__received_at")
    )


def corrections_of(incident: Incident) -> tuple[tuple[datetime, str], ...]:
    """What somebody says is right instead; callers may read the own words."""
    rows = Correction.objects.filter(incident=incident).order_by("at")
    return tuple((row.at, vault.words(row, "words")) for row in rows)


def _line(row: DataRequest, now: datetime) -> RequestLine:
    due_at = {RequestState.RECEIVED: row.due_at, RequestState.OBJECTED: row.objection_due_at}.get(
        RequestState(row.state)
    )
    return RequestLine(
        number=row.number,
        kind=RequestKind(row.kind),
        state=RequestState(row.state),
        received_at=row.received_at,
        due_at=due_at,
        days=days_taken(row.received_at, now),
        is_late=due_at is not None and due_at < now,
    )
