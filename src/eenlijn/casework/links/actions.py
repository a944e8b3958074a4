# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Keeping links and merges; parts of the acts of `dossier`, within their transaction."""

from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.links.codes import LinkKind
from eenlijn.casework.links.models import Link, Merge
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.commons.keys import vault

LONGEST_REASON: Final = 500


class LinkReasonNeeded(Refused):
    """A link says something about people; somebody stands for it with a reason."""

    def __init__(self) -> None:
        super().__init__(
            _("Schrijf hoe je weet dat deze dossiers bij elkaar horen, in ten hoogste 500 tekens.")
        )


class AlreadyLinked(Refused):
    def __init__(self) -> None:
        super().__init__(_("Deze dossiers zijn zo al gekoppeld."))


class LinkedToItself(Refused):
    def __init__(self) -> None:
        super().__init__(_("Dat is dit dossier zelf. Vul het nummer van het andere dossier in."))


def checked_reason(reason: str) -> str:
    """The reason without what surrounds it; refused when it is empty or too long."""
    told = reason.strip()
    if not told or len(told) > LONGEST_REASON:
        raise LinkReasonNeeded
    return told


def make_link(
    *, first: Incident, second: Incident, kind: LinkKind, reason: str, account_id: UUID, now: datetime
) -> Link:
    """Keep that these belong together; the same two in the same way only once."""
    if first.pk == second.pk:
        raise LinkedToItself
    low, high = sorted((first, second), key=lambda one: one.pk)
    row = Link(
        organisation_id=low.organisation_id,
        incident=low,
        other=high,
        kind=kind,
        made_by_id=account_id,
        made_at=now,
    )
    vault.seal(row, reason=checked_reason(reason))
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        raise AlreadyLinked from None
    return row


def undo_link(*, link_id: UUID, incident: Incident, account_id: UUID, now: datetime) -> Link:
    """This link counts no more; that it was there stays. The caller may handle both sides."""
    row = Link.objects.select_for_update().filter(pk=link_id, undone_at=None).first()
    if row is None or incident.pk not in (row.incident_id, row.other_id):
        raise NotVisible
    row.undone_by_id, row.undone_at = account_id, now
    row.save(update_fields=["undone_by", "undone_at"])
    return row


def keep_merge(
    *, incident: Incident, into: Incident, kept: dict[str, Any], reason: str, account_id: UUID, now: datetime
) -> Merge:
    """Point from the one to the other, with what the merge changed as it was before."""
    row = Merge(
        organisation_id=incident.organisation_id,
        incident=incident,
        into=into,
        status_before=incident.status,
        kept=kept,
        merged_by_id=account_id,
        merged_at=now,
    )
    vault.seal(row, reason=checked_reason(reason))
    row.save(force_insert=True)
    return row


def standing_merge(incident: Incident) -> Merge:
    """The merge of this one that still counts, for undoing; NotVisible when there is none."""
    row = Merge.objects.select_for_update().filter(incident=incident, undone_at=None).first()
    if row is None:
        raise NotVisible
    return row


def end_merge(*, merge: Merge, account_id: UUID, now: datetime) -> None:
    merge.undone_by_id, merge.undone_at = account_id, now
    merge.save(update_fields=["undone_by", "undone_at"])
