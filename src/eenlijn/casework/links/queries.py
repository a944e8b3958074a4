# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading which dossiers belong together."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import F, Q

from eenlijn.casework.incidents.codes import Status
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.links import access
from eenlijn.casework.links.codes import LinkKind
from eenlijn.casework.links.models import Link, Merge
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.keys import vault


@dataclass(frozen=True)
class LinkView:
    """The other dossier of a link, and why it belongs here."""

    id: UUID
    kind: LinkKind
    number: str
    occurred_at: datetime
    reason: str
    made_by: UUID
    made_at: datetime


def same_person_incidents(actor: Actor, incident: Incident) -> frozenset[UUID]:
    """The incidents of which a person confirmed that the other is the same; nothing else is a repetition.

    Directly linked only, in the same lane, still upheld and not merged away, and only where this actor sees
    both. One statement. It gives ids and no content.
    """
    here = Q(incident=incident) | Q(other=incident)
    seen = access.visible_to(actor)
    rows = seen.filter(here, kind=LinkKind.SAME_PERSON, incident__lane=F("other__lane"))
    gone = (Status.NOT_UPHELD, Status.MERGED)
    pairs = rows.exclude(incident__status__in=gone).exclude(other__status__in=gone)
    return frozenset(
        other if first == incident.pk else first
        for first, other in pairs.values_list("incident_id", "other_id")
    )


def links_of(actor: Actor, incident: Incident) -> tuple[LinkView, ...]:
    """What is linked to this one, newest first, where the actor sees the other side too; one statement."""
    rows = access.visible_to(actor).filter(Q(incident=incident) | Q(other=incident))
    found = rows.filter(incident__lane=F("other__lane")).select_related("incident", "other")
    return tuple(_view(row, incident) for row in found.order_by("-made_at", "pk"))


def _view(row: Link, here: Incident) -> LinkView:
    there = row.other if row.incident_id == here.pk else row.incident
    return LinkView(
        id=row.pk,
        kind=LinkKind(row.kind),
        number=there.number,
        occurred_at=there.occurred_at,
        reason=vault.words(row, "reason"),
        made_by=row.made_by_id,
        made_at=row.made_at,
    )


@dataclass(frozen=True)
class MergeView:
    """One merge: which number became part of which."""

    number: str
    into: str
    reason: str
    merged_by: UUID
    merged_at: datetime


def merges_around(actor: Actor, incident: Incident) -> tuple[MergeView, ...]:
    """Where this one went, and what was merged into it, as far as the actor sees both; one statement."""
    rows = access.merges_for(actor).filter(Q(incident=incident) | Q(into=incident))
    return tuple(
        MergeView(
            row.incident.number, row.into.number, vault.open(row, "reason"), row.merged_by_id, row.merged_at
        )
        for row in rows.select_related("incident", "into").order_by("merged_at", "pk")
    )


def destination_of(incident: Incident) -> Incident | None:
    """The dossier in which this one is handled now; of no use for what its reporter may not know."""
    merge = Merge.objects.filter(incident=incident, undone_at=None).select_related("into").first()
    return merge.into if merge else None


def merged_into(incident: Incident) -> tuple[Incident, ...]:
    """The dossiers that were merged into this one, for the acts that concern their reporters too."""
    merges = Merge.objects.filter(into=incident, undone_at=None).select_related(
        "incident__organisation", "incident__report", "incident__unit"
    )
    return tuple(row.incident for row in merges.order_by("merged_at", "pk"))
