# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who reads and who writes the rules of an employer.

| who | may |
|---|---|
| administrator of the organisation (ADM) | read, draft, publish, roll back, adopt a pack |
| coordinator of the whole organisation (COO) | read and draft |
| privacy officer and log reviewer (DPO, LOG) | read |

What is in force holds for everyone in the organisation, and needs no right to read: `queries.rules_of`.
"""

from django.db.models import QuerySet

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role
from eenlijn.commons.rulebook.models import RuleVersion


def visible_to(actor: Actor) -> "QuerySet[RuleVersion]":
    """Every version of the own organisation, drafts included."""
    if not (may_draft(actor) or actor.has(Role.DPO, Role.LOG)):
        return RuleVersion.objects.none()
    return RuleVersion.objects.filter(organisation_id=actor.scope_id)


def may_draft(actor: Actor) -> bool:
    """Whether this actor may prepare a version."""
    is_coordinator = actor.has(Role.COO) and actor.coordinated_unit_ids is None
    return may_publish(actor) or (actor.organisation_id is not None and is_coordinator)


def may_publish(actor: Actor) -> bool:
    """Whether this actor decides which version counts."""
    return actor.organisation_id is not None and (actor.is_job or actor.has(Role.ADM))
