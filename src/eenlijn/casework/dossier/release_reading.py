# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the recipient of a package does: read, fetch it, confirm that it came. Each is a line in the trail.

By link and code without an account, or signed in as police or prosecutor. A link that is unknown, expired,
recalled or used up, or comes with another code, is one refusal. A file opens where it lies, and only
while it is the one that was chosen: destroyed there or other bytes, and it is not there.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.db import transaction

from eenlijn.casework.disclosures import access as disclosures
from eenlijn.casework.disclosures import actions, queries
from eenlijn.casework.disclosures.codes import ReadWhat
from eenlijn.casework.disclosures.models import Disclosure
from eenlijn.casework.disclosures.queries import Package
from eenlijn.casework.dossier.release_pieces import Opened, opened_piece, zipped
from eenlijn.casework.dossier.releasing import release_line
from eenlijn.casework.dossier.restricted import without_restricted
from eenlijn.casework.dossier.traces import tell
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.keys import vault
from eenlijn.commons.notices.codes import EventType
from eenlijn.commons.trail.actions import append


@dataclass(frozen=True)
class Wanted:
    """What a recipient pressed; of a file also which, by the code of what was chosen."""

    what: ReadWhat
    choice: str = ""


@dataclass(frozen=True)
class ReceivedPackage:
    """What the recipient finds; `file` only when something is fetched."""

    package: Package
    ends_at: datetime
    received_at: datetime | None
    file: Opened | None = None


@dataclass(frozen=True)
class Received:
    """A line in the list of a recipient with an account: from whom, until when; nothing of what is in it."""

    id: UUID
    organisation_id: UUID
    sender: str
    sent_at: datetime | None
    ends_at: datetime
    received_at: datetime | None


@transaction.atomic
def open_package(*, code: str, secret: str, wanted: Wanted, now: datetime) -> ReceivedPackage:
    """By link and code."""
    release = disclosures.release_of_link(code, secret, now)
    if release is None:
        raise NotVisible
    return _read(release, _holder(release), wanted, now, by_account=False)


def packages_for(actor: Actor, now: datetime) -> tuple[Received, ...]:
    """What is for this recipient who signed in; two statements. The caller reaches over employers."""
    rows = disclosures.addressed_to(actor, now).select_related("organisation").order_by("-settled_at", "pk")
    return tuple(
        Received(
            row.pk,
            row.organisation_id,
            row.organisation.name,
            row.settled_at,
            row.expires_at,
            row.received_at,
        )
        for row in rows.defer("snapshot", "paper")
    )


@transaction.atomic
def open_received(*, actor: Actor, release_id: UUID, wanted: Wanted, now: datetime) -> ReceivedPackage:
    """By the account it is addressed to; the caller stands within the employer that sent it."""
    rows = disclosures.addressed_to(actor, now).select_related("incident", "organisation")
    release = rows.filter(pk=release_id).first()
    if release is None:
        raise NotVisible
    sender = replace(actor, organisation_id=release.organisation_id)
    return _read(release, sender, wanted, now, by_account=True)


def _read(
    release: Disclosure, reader: Actor, wanted: Wanted, now: datetime, *, by_account: bool
) -> ReceivedPackage:
    incident = release.incident
    if not without_restricted([incident]):
        raise NotVisible
    what, choice = wanted.what, wanted.choice if wanted.what == ReadWhat.FILE else ""
    package = queries.frozen(release)
    if what == ReadWhat.FILE and choice not in {one.code for one in package.chosen if one.file}:
        raise NotVisible
    actions.note_read(release=release, what=what, choice=choice, by_account=by_account, now=now)
    file = _fetched(release, package, wanted)
    received_at = now if what == ReadWhat.RECEIPT else release.received_at
    # One notice per kind of read would say the same twenty times: the first one counts.
    if not release.reads or what == ReadWhat.RECEIPT:
        tell(incident, EventType.RELEASE_READ, {release.proposed_by_id}, now)
    parts = tuple(sorted({one.part for one in queries.picks_of(release)}))
    entry = release_line("read_release", incident, release.pk, parts)
    told = {"what": what.value, **({"choice": choice} if choice else {})}
    size = {"bytes": len(file.content)} if file else {}
    append(reader, now, replace(entry, detail={**entry.detail, **told, **size}))
    return ReceivedPackage(package, release.expires_at, received_at, file)


def _fetched(release: Disclosure, package: Package, wanted: Wanted) -> Opened | None:
    """What leaves, under a name that tells nothing; None when a page was asked for."""
    made: dict[ReadWhat, Callable[[], Opened]] = {
        ReadWhat.PAPER: lambda: _paper(release),
        ReadWhat.DATA: lambda: _data(package),
        ReadWhat.FILE: lambda: _one(release, package, wanted.choice),
        ReadWhat.ARCHIVE: lambda: _everything(release, package),
    }
    return made[wanted.what]() if wanted.what in made else None


def _paper(release: Disclosure) -> Opened:
    return Opened("vrijgave.pdf", "application/pdf", vault.open_bytes(release, "paper"))


def _data(package: Package) -> Opened:
    return Opened("vrijgave.json", "application/json", package.written().encode())


def _one(release: Disclosure, package: Package, code: str) -> Opened:
    chosen = next(one for one in package.chosen if one.code == code)
    return opened_piece(release.incident, chosen)


def _everything(release: Disclosure, package: Package) -> Opened:
    """The paper, the manifest and every file that is still there, in one archive."""
    inside = [_paper(release), _data(package)]
    for chosen in (one for one in package.chosen if one.file):
        with suppress(NotVisible):
            inside.append(opened_piece(release.incident, chosen))
    return zipped(inside)


def _holder(release: Disclosure) -> Actor:
    """Whoever holds link and code: nobody we know, within this employer."""
    return replace(Actor.link(release.organisation_id), name_for_trail="release link", origin="web")
