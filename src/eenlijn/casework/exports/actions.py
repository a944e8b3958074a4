# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Asking for an export, making it, locking it with a phrase, fetching it, and making it go.

What leaves about persons is an archive under a phrase that is shown once and kept nowhere (decision 30).
"""

import io
import zipfile
from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import F, Q
from django.utils import translation
from django.utils.translation import gettext as _

from eenlijn.casework.dossier import access as dossiers
from eenlijn.casework.dossier.listing import Question, narrowed
from eenlijn.casework.dossier.restricted import check_as_made, check_use, without_restricted
from eenlijn.casework.dossier.traces import line
from eenlijn.casework.dossier.work_list import Row, rows_of
from eenlijn.casework.evidence.access import reads_all
from eenlijn.casework.exports.access import still_sees, visible_to
from eenlijn.casework.exports.codes import AT_WORK, KEPT, ExportKind, ExportPurpose, ExportState
from eenlijn.casework.exports.contents import Source, dossier_files, list_file
from eenlijn.casework.exports.models import Export
from eenlijn.casework.exports.queries import count_of
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.queries import actor_for
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.commons.accounts.queries import names_of
from eenlijn.commons.keys import vault
from eenlijn.commons.trail.actions import Entry, append
from eenlijn.foundation.archive import locked, new_phrase
from eenlijn.foundation.sealed.compartments import Compartment

KEPT_FOR: Final = timedelta(hours=24)
MOST_DOSSIERS: Final = 5_000
AT_A_TIME: Final = 100
_CLAIMED_FOR: Final = timedelta(minutes=10)
_GONE: Final[dict[str, Any]] = {"content": None, "archive": None}
# Each choice is a purpose of the register of processing activities, under the same word.
PURPOSES: Final[dict[ExportPurpose, str]] = {
    ExportPurpose.HEARING: "hearing",
    ExportPurpose.ACCESS_REQUEST: "access_request",
    ExportPurpose.LEGAL_CASE: "legal_case",
    ExportPurpose.OVERVIEW: "overview",
}
PARTS: Final = (Compartment.VICTIM, Compartment.PERPETRATOR, Compartment.OWN_WORDS, Compartment.MEASURES)


class NothingToExport(Refused):
    def __init__(self) -> None:
        super().__init__(_("Er zijn geen dossiers die hierbij passen. Kies ruimer."))


class TooManyToExport(Refused):
    def __init__(self) -> None:
        told = _("Dit zijn meer dan %(most)s dossiers. Kies een kortere tijd of één eenheid.")
        super().__init__(told % {"most": MOST_DOSSIERS})


class NotReady(Refused):
    """It is not in the state that this act needs: somebody pressed before, or it is gone."""

    def __init__(self) -> None:
        super().__init__(_("Dit kan nu niet meer. Kijk hieronder hoe het ermee staat."))


# Asking. ----------------------------------------------------------------------------------------


@transaction.atomic
def ask_dossier_export(*, actor: Actor, number: str, purpose: ExportPurpose, now: datetime) -> UUID:
    """A whole dossier, for who handles it and reads the own words of it."""
    incident = dossiers.handled(actor, number)
    if not reads_all(actor, incident):
        raise NotVisible
    check_use(incident)
    row = _asked(actor, ExportKind.DOSSIER, purpose, now)
    row.incident, row.total = incident, 1
    row.save(force_insert=True)
    entry = line("export_dossier", incident, *PARTS, purpose=PURPOSES[purpose])
    append(actor, now, replace(entry, detail={"export": str(row.pk), "count": 1}))
    return row.pk


@transaction.atomic
def ask_list_export(*, actor: Actor, question: Question, purpose: ExportPurpose, now: datetime) -> UUID:
    """A list of dossiers, facts only."""
    count = count_of(actor, question)
    if not count:
        raise NothingToExport
    if count > MOST_DOSSIERS:
        raise TooManyToExport
    row = _asked(actor, ExportKind.LIST, purpose, now)
    row.filters, row.total = filters_of(question), count
    row.save(force_insert=True)
    append(actor, now, _line("export_list", row, count=count, **row.filters))
    return row.pk


def _asked(actor: Actor, kind: ExportKind, purpose: ExportPurpose, now: datetime) -> Export:
    if not actor.is_person or actor.account_id is None or actor.organisation_id is None:
        raise NotVisible
    return Export(
        id=uuid4(),
        organisation_id=actor.organisation_id,
        account_id=actor.account_id,
        kind=kind,
        purpose=purpose,
        language=translation.get_language() or "nl",
        asked_at=now,
        expires_at=now + KEPT_FOR,
    )


def filters_of(question: Question) -> dict[str, str]:
    """What was asked, as codes; which page it was is no part of it."""
    asked = asdict(replace(question, before="", after=""))
    return {name: str(value) for name, value in asked.items() if value}


def _question(filters: Mapping[str, str]) -> Question:
    """The same question again."""
    made: dict[str, Any] = dict(filters)
    for name in ("unit_id", "site_id"):
        if name in made:
            made[name] = UUID(made[name])
    for name in ("month", "since", "until"):
        if name in made:
            made[name] = datetime.fromisoformat(made[name]).date()
    made.pop("mine_only", None)
    return Question(**made)


# The worker. ------------------------------------------------------------------------------------


def employers_with_exports(now: datetime) -> list[UUID]:
    """The employers at which an export is to be made, or to go."""
    due = _to_make(now) | Q(state__in=KEPT, expires_at__lte=now)
    return list(Export.objects.filter(due).order_by().values_list("organisation_id", flat=True).distinct())


def _to_make(now: datetime) -> Q:
    stuck = Q(state=ExportState.MAKING, claimed_at__lt=now - _CLAIMED_FOR)
    return (Q(state=ExportState.WAITING) | stuck) & Q(expires_at__gt=now)


def work_on_exports(now: datetime) -> int:
    """Make the export that was asked for first, and let go what is over; runs within one employer."""
    gone = forget_exports(now)
    row = Export.objects.filter(_to_make(now)).order_by("asked_at", "id").first()
    if row is None:
        return gone
    claimed = Export.objects.filter(_to_make(now), pk=row.pk)
    if claimed.update(state=ExportState.MAKING, claimed_at=now, done=0):
        with translation.override(row.language):
            _make(row, now)
    return gone + 1


def _make(row: Export, now: datetime) -> None:
    """As the person who asked, with what that person may do now: lost rights give nothing."""
    actor = actor_for(row.account_id, row.organisation_id, now)
    try:
        made = _dossier(row, actor, now) if row.kind == ExportKind.DOSSIER else _list(row, actor, now)
    except NotVisible:
        _at_work(row).update(state=ExportState.REFUSED, **_GONE)
        return
    if made is None:
        return
    files, incidents = made
    vault.seal_bytes(row, "content", _packed(files))
    _at_work(row).update(state=ExportState.READY, content=row.content, incidents=incidents, done=F("total"))


def _at_work(row: Export) -> Any:
    """This export while nobody stopped it."""
    return Export.objects.filter(pk=row.pk, state=ExportState.MAKING)


def _dossier(row: Export, actor: Actor, now: datetime) -> tuple[dict[str, bytes], list[str]]:
    number = row.incident.number if row.incident else ""
    incident = dossiers.handled(actor, number)
    if not reads_all(actor, incident) or not without_restricted([incident]):
        raise NotVisible
    return dossier_files(actor, incident, _source(row, 1, now)), [str(incident.pk)]


def _list(row: Export, actor: Actor, now: datetime) -> tuple[dict[str, bytes], list[str]] | None:
    """A part at a time, so that progress shows and stopping is heard; None when it was stopped."""
    found = without_restricted(narrowed(actor, _question(row.filters))[:MOST_DOSSIERS])
    if not found:
        raise NotVisible
    rows: list[Row] = []
    for start in range(0, len(found), AT_A_TIME):
        rows += rows_of(actor, found[start : start + AT_A_TIME], now)
        if not _at_work(row).update(done=len(rows)):
            return None
    file = list_file(rows, _source(row, len(rows), now))
    return {"dossiers.xlsx": file}, [str(one.pk) for one in found]


def _source(row: Export, count: int, now: datetime) -> Source:
    return Source(
        who=names_of({row.account_id}).get(row.account_id, ""),
        employer=row.organisation.name,
        purpose=str(ExportPurpose(row.purpose).label),
        filters=", ".join(f"{name}: {value}" for name, value in sorted(row.filters.items())),
        count=count,
        at=now,
        language=row.language,
    )


def _packed(files: Mapping[str, bytes]) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return kept.getvalue()


def _unpacked(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def forget_exports(now: datetime) -> int:
    """What is older than a day has no content any more; that it was there stays."""
    return Export.objects.filter(state__in=KEPT, expires_at__lte=now).update(
        state=ExportState.EXPIRED, **_GONE
    )


# Its maker. -------------------------------------------------------------------------------------


@transaction.atomic
def lock_export(*, actor: Actor, export_id: UUID, now: datetime) -> str:
    """Lock it with a new phrase, and return that phrase: the only time that anybody sees it."""
    row = _own(actor, export_id, ExportState.READY, now)
    check_as_made(row.incidents, row.asked_at)
    phrase = new_phrase()
    files = _unpacked(vault.open_bytes(row, "content"))
    vault.seal_bytes(row, "archive", locked(files, phrase, now))
    row.state, row.content = ExportState.LOCKED, None
    row.save(update_fields=["state", "content", "archive"])
    append(actor, now, _line("lock_export", row, count=row.total))
    return phrase


@transaction.atomic
def fetch_export(*, actor: Actor, export_id: UUID, now: datetime) -> bytes:
    """The locked archive, with its trail line before it leaves; as often as needed until it expires."""
    row = _own(actor, export_id, ExportState.LOCKED, now)
    check_as_made(row.incidents, row.asked_at)
    Export.objects.filter(pk=row.pk).update(fetched=F("fetched") + 1)
    content = vault.open_bytes(row, "archive")
    append(actor, now, _line("fetch_export", row, count=row.total))
    return content


@transaction.atomic
def revoke_export(*, actor: Actor, export_id: UUID, now: datetime) -> None:
    """Stop it while it is made, or let it go when it is there: at once, and for good."""
    row = visible_to(actor).filter(pk=export_id).defer("content", "archive").first()
    if row is None:
        raise NotVisible
    kept = Export.objects.filter(pk=row.pk, state__in=KEPT)
    is_made = row.state not in AT_WORK
    if not kept.update(state=ExportState.REVOKED if is_made else ExportState.STOPPED, **_GONE):
        raise NotReady
    append(actor, now, _line("revoke_export", row, count=row.total))


def _own(actor: Actor, export_id: UUID, state: ExportState, now: datetime) -> Export:
    """The own export in this state. Who lost sight of a dossier in it finds nothing any more."""
    row = (
        visible_to(actor)
        .select_for_update(of=("self",))
        .select_related("incident")
        .filter(pk=export_id)
        .first()
    )
    if row is None or not still_sees(actor, row):
        raise NotVisible
    if row.state != state or row.expires_at <= now:
        raise NotReady
    return row


def _line(action: str, row: Export, **detail: Any) -> Entry:
    """About the dossier when it tells of one, else about the export: codes and counts only."""
    told = {"export": str(row.pk), **detail}
    if row.incident is not None:
        entry = line(action, row.incident, *PARTS, purpose=PURPOSES[ExportPurpose(row.purpose)])
        return replace(entry, detail=told)
    return Entry(
        action=action,
        object_type="export",
        object_id=row.pk,
        compartments=(Compartment.FACTS,),
        purpose=PURPOSES[ExportPurpose(row.purpose)],
        detail=told,
    )
