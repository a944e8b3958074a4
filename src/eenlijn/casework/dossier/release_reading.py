# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the recipient of a package does: read, fetch it, confirm that it came. Each is a line in the trail.

By link and code without an account, or signed in as police or prosecutor. A link that is unknown, expired,
recalled or used up, or comes with another code, is one refusal.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.db import transaction

from eenlijn.casework.disclosures import access as disclosures
from eenlijn.casework.disclosures import actions, queries
from eenlijn.casework.disclosures.codes import PART_OF, ReadWhat, ReleaseField
from eenlijn.casework.disclosures.models import Disclosure
from eenlijn.casework.disclosures.queries import Package
from eenlijn.casework.dossier.releasing import release_line
from eenlijn.casework.dossier.restricted import without_restricted
from eenlijn.casework.dossier.traces import tell
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.keys import vault
from eenlijn.commons.notices.codes import EventType
from eenlijn.commons.trail.actions import append


@dataclass(frozen=True)
class ReceivedPackage:
    """What the recipient finds; `content` only when it is fetched."""

    package: Package
    ends_at: datetime
    received_at: datetime | None
    content: bytes = b""


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
def open_package(*, code: str, secret: str, what: ReadWhat, now: datetime) -> ReceivedPackage:
    """By link and code."""
    release = disclosures.release_of_link(code, secret, now)
    if release is None:
        raise NotVisible
    return _read(release, _holder(release), what, now, by_account=False)


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
def open_received(*, actor: Actor, release_id: UUID, what: ReadWhat, now: datetime) -> ReceivedPackage:
    """By the account it is addressed to; the caller stands within the employer that sent it."""
    rows = disclosures.addressed_to(actor, now).select_related("incident", "organisation")
    release = rows.filter(pk=release_id).first()
    if release is None:
        raise NotVisible
    sender = replace(actor, organisation_id=release.organisation_id)
    return _read(release, sender, what, now, by_account=True)


def _read(
    release: Disclosure, reader: Actor, what: ReadWhat, now: datetime, *, by_account: bool
) -> ReceivedPackage:
    incident = release.incident
    if not without_restricted([incident]):
        raise NotVisible
    actions.note_read(release=release, what=what, by_account=by_account, now=now)
    package = queries.frozen(release)
    content = {
        ReadWhat.PAPER: lambda: vault.open_bytes(release, "paper"),
        ReadWhat.DATA: lambda: package.written().encode(),
    }.get(what, bytes)()
    received_at = now if what == ReadWhat.RECEIPT else release.received_at
    # One notice per kind of read would say the same twenty times: the first one counts.
    if not release.reads or what == ReadWhat.RECEIPT:
        tell(incident, EventType.RELEASE_READ, {release.proposed_by_id}, now)
    parts = tuple(sorted({PART_OF[ReleaseField(one)] for one in release.fields}))
    entry = release_line("read_release", incident, release.pk, parts)
    append(reader, now, replace(entry, detail={**entry.detail, "what": what.value}))
    return ReceivedPackage(package, release.expires_at, received_at, content)


def _holder(release: Disclosure) -> Actor:
    """Whoever holds link and code: nobody we know, within this employer."""
    return replace(Actor.link(release.organisation_id), name_for_trail="release link", origin="web")
