# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who sees and manages webhooks.

| who | may |
|---|---|
| administrator of the organisation (ADM) | see, make, try, pause, replay and end those of the organisation |
| a job | the same, for the organisation it names |
| anyone else, among them the platform administrator (PLT) | nothing |
"""

from django.db.models import QuerySet

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role
from eenlijn.commons.webhooks.models import AllowedHost, Delivery, Subscription


def may_manage(actor: Actor) -> bool:
    """Whether this actor administers the webhooks of its organisation."""
    return actor.organisation_id is not None and (actor.is_job or actor.has(Role.ADM))


def visible_to(actor: Actor) -> "QuerySet[Subscription]":
    """The subscriptions of the own organisation."""
    if not may_manage(actor):
        return Subscription.objects.none()
    return Subscription.objects.filter(organisation_id=actor.scope_id)


def hosts_visible_to(actor: Actor) -> "QuerySet[AllowedHost]":
    """The names to which webhooks of the own organisation may go."""
    if not may_manage(actor):
        return AllowedHost.objects.none()
    return AllowedHost.objects.filter(organisation_id=actor.scope_id)


def deliveries_visible_to(actor: Actor) -> "QuerySet[Delivery]":
    """The deliveries of the own organisation."""
    if not may_manage(actor):
        return Delivery.objects.none()
    return Delivery.objects.filter(organisation_id=actor.scope_id)


def may_read_numbers(actor: Actor) -> bool:
    """Whether numbers of dossiers are shown: who only administers has no business with a dossier."""
    return actor.is_job or actor.has(Role.COO)
