# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who reads a check before a visit at home.

| who | reads | decides |
|---|---|---|
| who asked it (EMP) | the own checks, until they expire | calls off, or chooses a safe place |
| the manager (MGR) of the team of who asked | those of the team | whether a red visit goes on with two |
| anyone else, the coordinator and the administrator too | - | - |

A manager who asked a check decides nothing about it.
"""

from django.db.models import Q, QuerySet

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role
from eenlijn.prevention.home_visits.models import HomeVisitCheck, HomeVisitCount


def visible_to(actor: Actor) -> "QuerySet[HomeVisitCheck]":
    """The own checks, and for a manager those of the team."""
    within = HomeVisitCheck.objects.filter(organisation_id=actor.scope_id)
    if not actor.is_person or actor.account_id is None:
        return within.none()
    return within.filter(_mine(actor) | _of_team(actor))


def decided_by(actor: Actor) -> "QuerySet[HomeVisitCheck]":
    """The checks of the team about which this manager decides; never the own ones."""
    within = HomeVisitCheck.objects.filter(organisation_id=actor.scope_id)
    return within.filter(_of_team(actor)).exclude(asked_by_id=actor.person_id)


def may_ask(actor: Actor) -> bool:
    """Any employee who may report."""
    return actor.is_person and actor.has(Role.EMP)


def countable_by(actor: Actor) -> "QuerySet[HomeVisitCount]":
    """The counts of the own team, or of all for who coordinates everything."""
    within = HomeVisitCount.objects.filter(organisation_id=actor.scope_id)
    if not actor.is_person:
        return within.none()
    if actor.has(Role.COO) and actor.coordinated_unit_ids is None:
        return within
    units = actor.managed_unit_ids if actor.has(Role.MGR) else frozenset()
    units |= (actor.coordinated_unit_ids or frozenset()) if actor.has(Role.COO) else frozenset()
    return within.filter(unit_id__in=units)


def _mine(actor: Actor) -> Q:
    return Q(asked_by_id=actor.person_id) if actor.has(Role.EMP) else Q(pk__in=())


def _of_team(actor: Actor) -> Q:
    return Q(unit_id__in=actor.managed_unit_ids) if actor.has(Role.MGR) else Q(pk__in=())
