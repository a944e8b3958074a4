# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who may see and make what of reports and intake links.

Reports themselves are seen through the incident (`incidents.access`); the reporter sees the own one.

| role | intake links |
|---|---|
| coordinator (COO), administrator (ADM) | all of the own organisation: see, make, end |
| anyone else | none; the holder of a link sees only that form |
"""

from django.db.models import QuerySet

from eenlijn.casework.reporting.models import IntakeLink
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role


def may_manage_links(actor: Actor) -> bool:
    return actor.has(Role.COO, Role.ADM)


def visible_to(actor: Actor) -> "QuerySet[IntakeLink]":
    if not may_manage_links(actor):
        return IntakeLink.objects.none()
    return IntakeLink.objects.filter(organisation_id=actor.scope_id)
