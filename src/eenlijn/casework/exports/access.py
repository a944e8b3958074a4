# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who sees an export: whoever asked for it, as long as they see everything it tells of. Nobody else, ever."""

from django.db.models import QuerySet

from eenlijn.casework.exports.models import Export
from eenlijn.casework.incidents import access as incidents
from eenlijn.commons.access.actor import Actor


def visible_to(actor: Actor) -> "QuerySet[Export]":
    """The exports of this person, in this organisation."""
    if not actor.is_person:
        return Export.objects.none()
    return Export.objects.filter(organisation_id=actor.scope_id, account_id=actor.person_id)


def still_sees(actor: Actor, export: Export) -> bool:
    """Whether this actor still sees every dossier it tells of."""
    if export.incident_id is not None:
        return incidents.handled_by(actor).filter(pk=export.incident_id).exists()
    return incidents.visible_to(actor).filter(pk__in=export.incidents).count() == len(export.incidents)
