# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who sees clocks: whoever sees the incident. Whoever handles it may pause them."""

from typing import Final

from django.db.models import QuerySet

from eenlijn.casework.clocks.models import Clock
from eenlijn.casework.incidents import access as incidents
from eenlijn.casework.incidents import conflicts
from eenlijn.casework.incidents.codes import Lane
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Scope
from eenlijn.commons.rulebook.codes import TermKind

# That such a term runs says something of somebody's health: no system of the employer reads it.
OF_HEALTH: Final = (TermKind.INSPECTORATE,)


def visible_to(actor: Actor) -> "QuerySet[Clock]":
    """The clocks of the incidents this actor sees; a system sees them with `terms:read`, dossiers or not."""
    if actor.is_token:
        within = Clock.objects.filter(organisation_id=actor.scope_id, incident__lane=Lane.PUBLIC_TASK)
        open_to_all = within.filter(~conflicts.has_any("incident")).exclude(kind__in=OF_HEALTH)
        return open_to_all if actor.may(Scope.TERMS_READ) else within.none()
    return Clock.objects.filter(incident__in=incidents.visible_to(actor))


def paused_by(actor: Actor) -> "QuerySet[Clock]":
    """The clocks this actor may let stand still: those of the incidents handled."""
    return Clock.objects.filter(incident__in=incidents.handled_by(actor))
