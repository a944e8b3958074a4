# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who reads and who keeps the register of provisions.

| who | reads | keeps |
|---|---|---|
| coordinator (COO), administrator (ADM) | all of the employer | all |
| manager (MGR) | the places where a team they lead works | - |
| anyone else | - | - |

A team works at a place when a report link that works names both: nowhere else is said where teams are.
"""

from django.db.models import QuerySet

from eenlijn.casework.reporting.models import IntakeLink
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role
from eenlijn.commons.organisations.models import Site
from eenlijn.prevention.provisions.models import Provision


def kept_by(actor: Actor) -> "QuerySet[Provision]":
    """The provisions that this person may write down."""
    return _within(actor) if keeps(actor) else Provision.objects.none()


def visible_to(actor: Actor) -> "QuerySet[Provision]":
    """The provisions of the places this person may read about."""
    if keeps(actor):
        return _within(actor)
    return _within(actor).filter(site__in=sites_of(actor).values("pk"))


def sites_of(actor: Actor) -> "QuerySet[Site]":
    """The places: all for who keeps the register, for a manager those of the own teams."""
    within = Site.objects.filter(organisation_id=actor.scope_id, valid_until=None)
    if keeps(actor):
        return within
    if not (actor.is_person and actor.has(Role.MGR)):
        return within.none()
    links = IntakeLink.objects.filter(
        organisation_id=actor.scope_id, unit_id__in=actor.managed_unit_ids, ended_at=None, site__isnull=False
    )
    return within.filter(pk__in=links.values("site_id"))


def keeps(actor: Actor) -> bool:
    return actor.is_person and actor.has(Role.COO, Role.ADM)


def _within(actor: Actor) -> "QuerySet[Provision]":
    return Provision.objects.filter(organisation_id=actor.scope_id, ended_at=None)
