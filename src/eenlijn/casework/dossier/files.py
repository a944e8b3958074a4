# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The files of a dossier: added by the reporter or who handles it, scanned, opened, destroyed.

A file is victim and perpetrator data at once (decision 12): who reads the own words reads the files too.
The reporter sees what came from the own side. A report never depends on a file.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from eenlijn.casework.dossier import access
from eenlijn.casework.dossier.codes import Act
from eenlijn.casework.dossier.own_reports import Own, own_of
from eenlijn.casework.dossier.restricted import check_not_held
from eenlijn.casework.dossier.traces import line, note, tell
from eenlijn.casework.evidence import access as evidence
from eenlijn.casework.evidence import actions, queries
from eenlijn.casework.evidence.codes import ENDINGS, EvidenceState
from eenlijn.casework.evidence.models import Evidence
from eenlijn.casework.evidence.queries import File
from eenlijn.casework.incidents import access as incidents
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.reporting.codes import EnvelopeState
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.commons.keys import vault
from eenlijn.commons.trail.actions import Entry, append
from eenlijn.foundation.logs import log
from eenlijn.foundation.scanner import ScannerAway, Verdict, scan
from eenlijn.foundation.sealed.compartments import Compartment
from eenlijn.foundation.sealed.key_provider import KeysUnavailable

__all__ = ["File", "Refused"]

_LOG: Final = log(__name__)
JOB: Final = "look_at_files"


@dataclass(frozen=True)
class FilesPage:
    """The files of one dossier, and what this actor may do with them."""

    number: str
    files: tuple[File, ...]
    may_add: bool
    may_destroy: bool
    organisation_name: str = ""
    is_exercise: bool = False


@dataclass(frozen=True)
class HandedOut:
    """A file as it leaves: a name made by us, its kind and its bytes."""

    file_name: str
    media_type: str
    content: bytes


# The reporter's side. ---------------------------------------------------------------------------


@transaction.atomic
def open_own_files(*, actor: Actor, report_id: UUID, now: datetime) -> FilesPage:
    """What the reporter's side added, with its line in the trail."""
    own, incident = _own(actor, report_id)
    page = FilesPage(
        number=incident.number,
        files=queries.files_in(_listed(evidence.own_side(actor, incident))),
        may_add=own.may_add(actor),
        may_destroy=False,
        organisation_name=incident.organisation.name,
        is_exercise=incident.is_exercise,
    )
    append(actor, now, _own_line("open_own_files", own))
    return page


@transaction.atomic
def add_own_file(*, actor: Actor, report_id: UUID, file_name: str, content: bytes, now: datetime) -> int:
    """Add a file to the own report; returns its place."""
    own, incident = _own(actor, report_id)
    if not own.may_add(actor):
        raise NotVisible
    row = _add(actor, incident, (file_name, content), now, by_reporter=True)
    append(actor, now, _added(_own_line("add_own_file", own), row))
    return row.place


@transaction.atomic
def hand_out_own(*, actor: Actor, report_id: UUID, place: int, is_preview: bool, now: datetime) -> HandedOut:
    """One file of the own side, to who sent it."""
    own, incident = _own(actor, report_id)
    row = _one(evidence.own_side(actor, incident), place)
    handed = _opened(row, is_preview=is_preview)
    append(actor, now, _own_line("open_own_files", own))
    return handed


def _own(actor: Actor, report_id: UUID) -> tuple[Own, Incident]:
    """The own report that was opened, as far as the matrix lets this actor read what was told."""
    own = own_of(actor, report_id)
    if own.report.state != EnvelopeState.OPENED:
        raise KeysUnavailable("the report waits for its keys")
    if own.incident is None or not own.may_read(actor, Compartment.OWN_WORDS):
        raise NotVisible
    return own, own.incident


def _own_line(action: str, own: Own) -> Entry:
    """About the report, as `open_own_report` is: nobody looks into the own report."""
    return Entry(
        action=action,
        object_type="report",
        object_id=own.report.pk,
        compartments=(Compartment.OWN_WORDS,),
        subject_id=own.report.pk,
        relation=own.relation,
    )


# Who handles it. --------------------------------------------------------------------------------


@transaction.atomic
def open_files(*, actor: Actor, number: str, now: datetime) -> FilesPage:
    """Every file of a dossier; NotVisible for who does not read the own words of it."""
    incident = _read(actor, number)
    handles = incidents.handled_by(actor).filter(pk=incident.pk).exists()
    page = FilesPage(
        number=incident.number,
        files=queries.files_in(_listed(evidence.visible_to(actor, incident))),
        may_add=handles,
        may_destroy=handles,
        is_exercise=incident.is_exercise,
    )
    append(actor, now, line("open_files", incident, Compartment.OWN_WORDS))
    return page


@transaction.atomic
def add_file(*, actor: Actor, number: str, file_name: str, content: bytes, now: datetime) -> int:
    """Add a file to a dossier that this actor handles; returns its place."""
    incident = _handled(actor, number)
    row = _add(actor, incident, (file_name, content), now, by_reporter=False)
    append(actor, now, _added(line("add_file", incident, Compartment.OWN_WORDS), row))
    return row.place


@transaction.atomic
def hand_out_file(*, actor: Actor, number: str, place: int, is_preview: bool, now: datetime) -> HandedOut:
    """One file, with its trail line before it leaves."""
    incident = _read(actor, number)
    row = _one(evidence.visible_to(actor, incident), place)
    handed = _opened(row, is_preview=is_preview)
    entry = line("open_file", incident, Compartment.OWN_WORDS)
    append(actor, now, replace(entry, detail={"place": place, "preview": is_preview}))
    return handed


@transaction.atomic
def destroy_file(*, actor: Actor, number: str, place: int, now: datetime) -> None:
    """Destroy a file with a virus in it; that it was here stays known."""
    incident = _handled(actor, number)
    row = _one(evidence.visible_to(actor, incident), place)
    check_not_held(incident.pk)
    actions.destroy_evidence(actor=actor, evidence=row, now=now)
    note(incident, Act.FILE_DESTROYED, now, actor.account_id, place=place)
    entry = line("destroy_file", incident, Compartment.OWN_WORDS)
    append(actor, now, replace(entry, detail={"place": place}))


def held_file(actor: Actor, number: str, place: int) -> int:
    """The place of a file that this actor may destroy; NotVisible for any other."""
    row = _one(evidence.visible_to(actor, _handled(actor, number)), place)
    if row.state != EvidenceState.HELD:
        raise NotVisible
    return row.place


def has_files(actor: Actor, number: str) -> bool:
    """Whether this actor gets a way to the files of this dossier."""
    return evidence.reads_all(actor, access.readable(actor, number))


def _read(actor: Actor, number: str) -> Incident:
    incident = access.readable(actor, number)
    if not evidence.reads_all(actor, incident):
        raise NotVisible
    return incident


def _handled(actor: Actor, number: str) -> Incident:
    incident = access.handled(actor, number)
    if not evidence.reads_all(actor, incident):
        raise NotVisible
    return incident


# Both. ------------------------------------------------------------------------------------------


def _add(
    actor: Actor, incident: Incident, sent: tuple[str, bytes], now: datetime, *, by_reporter: bool
) -> Evidence:
    name, content = sent
    row = actions.add_evidence(
        actor=actor, incident=incident, file_name=name, content=content, by_reporter=by_reporter, now=now
    )
    note(incident, Act.FILE_ADDED, now, actor.account_id, place=row.place)
    return row


def _added(entry: Entry, row: Evidence) -> Entry:
    sealed = row.original.sha256 if row.original else ""
    return replace(entry, detail={"place": row.place, "size": row.size, "sha256": sealed})


def _listed(rows: "QuerySet[Evidence]") -> "QuerySet[Evidence]":
    """In the order in which they came, without their bytes."""
    return rows.select_related("original", "incident").defer("original__content").order_by("place")


def _one(rows: "QuerySet[Evidence]", place: int) -> Evidence:
    found = rows.filter(place=place).select_related("original", "preview", "incident").first()
    if found is None:
        raise NotVisible
    return found


def opened_file(actor: Actor, incident: Incident, place: int) -> bytes:
    """The bytes of a file that goes along with something else; the caller's act writes the trail line."""
    return _opened(_one(evidence.visible_to(actor, incident), place), is_preview=False).content


def _opened(row: Evidence, *, is_preview: bool) -> HandedOut:
    """The bytes, only of what a scanner let through; anything else is not there."""
    document = row.preview if is_preview else row.original
    if row.state != EvidenceState.CLEAN or document is None:
        raise NotVisible
    name = f"bestand-{row.place:02d}.{ENDINGS[document.media_type]}"
    return HandedOut(name, document.media_type, vault.open_bytes(document, "content"))


# The worker. ------------------------------------------------------------------------------------


def look_at_next_file(address: str, now: datetime) -> int:
    """Let the scanner look at the file that waits longest; 0 when none waits. Runs within one employer."""
    due = actions.due_evidence(now)
    if due is None:
        return 0
    evidence_id, organisation_id = due
    content = actions.content_of(evidence_id)
    if not content:
        return 0
    try:
        verdict = scan(address, content)
    except ScannerAway as reason:
        _LOG.warning("scanner away", reason=type(reason).__name__)
        actions.put_off(evidence_id=evidence_id, now=now)
        return 1
    shown = actions.preview_of(content, evidence_id) if verdict.is_clean else b""
    _settle(Actor.job(JOB, organisation_id), evidence_id, (verdict, shown), now)
    return 1


def _tell_held(row: Evidence, now: datetime) -> None:
    """Who sent it hears that it was not taken and that the report stands; who handles it hears the same.

    Who sent it behind a code reads it there. A notice holds the number and a link.
    """
    added_by = {row.added_by_id} if row.added_by_id else set()
    if row.by_reporter:
        tell(row.incident, "file_not_taken", added_by, now)
        added_by = set()
    tell(row.incident, "file_held", access.told_handlers(row.incident, now) | added_by, now)


@transaction.atomic
def _settle(actor: Actor, evidence_id: UUID, seen: tuple[Verdict, bytes], now: datetime) -> None:
    verdict, shown = seen
    row = actions.settle(actor=actor, evidence_id=evidence_id, verdict=verdict, shown=shown, now=now)
    if row is None:
        return
    if row.state == EvidenceState.HELD:
        note(row.incident, Act.FILE_HELD, now, None, place=row.place)
        _tell_held(row, now)
    entry = line("look_at_file", row.incident, Compartment.OWN_WORDS)
    append(actor, now, replace(entry, result=str(row.state), detail={"place": row.place}))
