# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who sees which mandates, and who gives them.

| who | may |
|---|---|
| administrator of the organisation (ADM) | read, give and end |
| coordinator, manager, lawyer, board contact, privacy officer (COO, MGR, LEG, BRD, DPO) | read |
"""

from django.db.models import QuerySet

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role
from eenlijn.commons.mandates.models import Mandate

READERS = (Role.ADM, Role.COO, Role.MGR, Role.LEG, Role.BRD, Role.DPO)


def visible_to(actor: Actor) -> "QuerySet[Mandate]":
    """The mandates of the own organisation, for whoever has to know who decides."""
    if not (actor.is_job or actor.has(*READERS)):
        return Mandate.objects.none()
    return Mandate.objects.filter(organisation_id=actor.scope_id)


def may_give(actor: Actor) -> bool:
    """Whether this actor gives and ends mandates in the own organisation."""
    return actor.organisation_id is not None and (actor.is_job or actor.has(Role.ADM))
