# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who sees a link or a merge: only who sees both dossiers; for anybody else it is not there."""

from django.db.models import QuerySet

from eenlijn.casework.incidents import access as incidents
from eenlijn.casework.links.models import Link, Merge
from eenlijn.commons.access.actor import Actor


def visible_to(actor: Actor) -> "QuerySet[Link]":
    """The links that still count between two dossiers that this actor sees."""
    seen = incidents.visible_to(actor).values("pk")
    rows = Link.objects.filter(organisation_id=actor.scope_id, undone_at=None)
    return rows.filter(incident__in=seen, other__in=seen)


def merges_for(actor: Actor) -> "QuerySet[Merge]":
    """The merges that still count, of dossiers that this actor sees both."""
    seen = incidents.visible_to(actor).values("pk")
    rows = Merge.objects.filter(organisation_id=actor.scope_id, undone_at=None)
    return rows.filter(incident__in=seen, into__in=seen)
