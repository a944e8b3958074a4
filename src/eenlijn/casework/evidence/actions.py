# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Taking a file in, letting a scanner look at it, handing it out, and destroying what is infected.

The caller's act (`dossier.files`) decides who may, and writes the trail line.
"""

import hashlib
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import F, Max, QuerySet
from django.utils.translation import gettext as _

from eenlijn.casework.evidence.codes import EvidenceState
from eenlijn.casework.evidence.models import Evidence
from eenlijn.casework.incidents.models import Incident
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.commons.documents.actions import destroy_document, keep_document
from eenlijn.commons.documents.codes import DocumentKind, MediaType
from eenlijn.commons.keys import vault
from eenlijn.foundation.pictures import NoPreview, preview
from eenlijn.foundation.scanner import Verdict
from eenlijn.foundation.sealed.compartments import Compartment
from eenlijn.foundation.signatures import (
    ActsByItself,
    FileKind,
    Incomplete,
    NotRecognised,
    TooManyPixels,
    TwoThingsAtOnce,
    kind_of,
)

LARGEST: Final = 10_000_000
MOST_FILES: Final = 20
_LONGEST_WAIT: Final = timedelta(minutes=15)


class EvidenceRefused(Refused):
    """A file that is not taken; the report it was for stays as it is."""


class TooManyFiles(Refused):
    def __init__(self) -> None:
        told = _("Er zijn al %(most)s bestanden bij deze melding. Meer kan niet.")
        super().__init__(told % {"most": MOST_FILES})


def recognised(content: bytes) -> FileKind:
    """What this file is, by what stands in it; refused with what to do instead."""
    if not content:
        raise EvidenceRefused(_("Dit bestand is leeg. Kies een ander bestand."))
    if len(content) > LARGEST:
        raise EvidenceRefused(_("Dit bestand is groter dan 10 MB. Maak het kleiner of knip het in delen."))
    try:
        return kind_of(content)
    except NotRecognised as reason:
        raise EvidenceRefused(_why(reason)) from reason


def _why(reason: NotRecognised) -> str:
    if isinstance(reason, Incomplete):
        return _("Dit bestand is niet heel. Kies het opnieuw, of stuur een ander.")
    if isinstance(reason, TooManyPixels):
        return _("Deze foto is te groot om te bekijken. Maak haar kleiner en stuur haar opnieuw.")
    if isinstance(reason, ActsByItself):
        return _("Deze pdf doet iets uit zichzelf. Druk haar af naar een nieuwe pdf en stuur die.")
    if isinstance(reason, TwoThingsAtOnce):
        return _("In dit bestand zit nog iets anders. Maak er een schermfoto van en stuur die.")
    return _("Dit soort bestand nemen we niet aan. Stuur een foto, een pdf, geluid, film, mail of tekst.")


def add_evidence(
    *, actor: Actor, incident: Incident, file_name: str, content: bytes, by_reporter: bool, now: datetime
) -> Evidence:
    """Seal the file with its hash; it stays closed until a scanner looked at it."""
    kind = recognised(content)
    place = _next_place(incident)
    evidence = Evidence(
        id=uuid4(),
        organisation_id=incident.organisation_id,
        incident=incident,
        place=place,
        media_type=kind.value,
        size=len(content),
        by_reporter=by_reporter,
        added_by_id=actor.account_id,
        added_at=now,
        next_try_at=now,
    )
    vault.seal(evidence, digest=hashlib.sha256(content).hexdigest())
    evidence.original = keep_document(
        actor=actor,
        now=now,
        organisation_id=incident.organisation_id,
        kind=DocumentKind.EVIDENCE,
        file_name=file_name,
        media_type=kind.value,
        content=content,
        compartment=Compartment.OWN_WORDS,
        case_id=evidence.case_id,
    )
    evidence.save(force_insert=True)
    return evidence


def _next_place(incident: Incident) -> int:
    """One after the last; who comes at the same moment waits here for the row of the incident."""
    Incident.objects.select_for_update().only("pk").get(pk=incident.pk)
    last: int = Evidence.objects.filter(incident=incident).aggregate(last=Max("place"))["last"] or 0
    if last >= MOST_FILES:
        raise TooManyFiles
    return last + 1


def due_evidence(now: datetime) -> tuple[UUID, UUID] | None:
    """Which file is looked at next, and whose: what came first and may be tried now."""
    due = _due(now).order_by("next_try_at", "id").values_list("pk", "organisation_id").first()
    return due and (due[0], due[1])


def employers_with_files(now: datetime) -> list[UUID]:
    """The employers with files to look at now."""
    return list(_due(now).order_by().values_list("organisation_id", flat=True).distinct())


def _due(now: datetime) -> "QuerySet[Evidence]":
    return Evidence.objects.filter(state=EvidenceState.WAITING, next_try_at__lte=now)


def content_of(evidence_id: UUID) -> bytes:
    """The original of a file that waits, for the scanner; nothing when it does not wait any more."""
    row = (
        Evidence.objects.select_related("original", "incident__report")
        .filter(pk=evidence_id, state=EvidenceState.WAITING)
        .first()
    )
    return vault.open_bytes(row.original, "content") if row and row.original else b""


def put_off(*, evidence_id: UUID, now: datetime) -> None:
    """The scanner is away: asked again after one minute, two, four, and at most fifteen."""
    tries: int = Evidence.objects.values_list("tries", flat=True).get(pk=evidence_id)
    wait = min(timedelta(minutes=2 ** min(tries, 10)), _LONGEST_WAIT)
    waiting = Evidence.objects.filter(pk=evidence_id, state=EvidenceState.WAITING)
    waiting.update(tries=F("tries") + 1, next_try_at=now + wait)


def preview_of(content: bytes, evidence_id: UUID) -> bytes:
    """A copy of a photo to look at; empty when there is none. Drawn only after the scanner has looked."""
    media_type = Evidence.objects.values_list("media_type", flat=True).get(pk=evidence_id)
    try:
        return preview(content, FileKind(media_type))
    except NoPreview:
        return b""


@transaction.atomic
def settle(
    *, actor: Actor, evidence_id: UUID, verdict: Verdict, shown: bytes, now: datetime
) -> Evidence | None:
    """The scanner has looked: it opens, or it is held. None when somebody else settled it first."""
    row = (
        Evidence.objects.select_for_update(of=("self",))
        .select_related("incident__report")
        .filter(pk=evidence_id, state=EvidenceState.WAITING)
        .first()
    )
    if row is None:
        return None
    row.state = EvidenceState.CLEAN if verdict.is_clean else EvidenceState.HELD
    row.finding = verdict.found
    row.looked_at = now
    if verdict.is_clean and shown:
        row.preview = keep_document(
            actor=actor,
            now=now,
            organisation_id=row.organisation_id,
            kind=DocumentKind.PREVIEW,
            file_name="",
            media_type=MediaType.JPEG,
            content=shown,
            compartment=Compartment.OWN_WORDS,
            case_id=row.case_id,
        )
    row.save(update_fields=["state", "finding", "looked_at", "preview"])
    return row


def destroy_evidence(*, actor: Actor, evidence: Evidence, now: datetime) -> None:
    """What is infected goes for good; that it was here stays. NotVisible for what is not held."""
    original = evidence.original
    if evidence.state != EvidenceState.HELD or original is None:
        raise NotVisible
    evidence.state, evidence.original, evidence.destroyed_at = EvidenceState.DESTROYED, None, now
    evidence.save(update_fields=["state", "original", "destroyed_at"])
    destroy_document(actor=actor, document=original)
