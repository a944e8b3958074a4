# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who manages an employer and its people.

| who | may |
|---|---|
| administrator of the organisation (ADM) | everything about the own organisation and its members |
| manager (MGR) | absences and deputies of the people in the own units |
| any member | the own absence and the own deputy |
| platform administrator (PLT) | let an employer join, and invite its first administrator |
| a named job of the platform | everything, at a set-up |
"""

from dataclasses import replace
from uuid import UUID

from django.db.models import QuerySet

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role
from eenlijn.commons.accounts.codes import MembershipState
from eenlijn.commons.accounts.models import Absence, Membership
from eenlijn.commons.organisations.models import Unit
from eenlijn.commons.tenancy.refusals import NotYours


def is_platform_job(actor: Actor) -> bool:
    return actor.is_job and actor.organisation_id is None


def may_manage(actor: Actor, organisation_id: UUID) -> bool:
    """Whether this actor administers that organisation."""
    is_here = actor.organisation_id == organisation_id
    return is_platform_job(actor) or (is_here and (actor.is_job or actor.has(Role.ADM)))


def check_manages(actor: Actor, organisation_id: UUID) -> None:
    """Refuse everybody else, in the same words as what does not exist."""
    if not may_manage(actor, organisation_id):
        raise NotYours


def check_unit(organisation_id: UUID, unit_id: UUID | None) -> None:
    """Refuse a unit of another organisation, and one that has ended."""
    if unit_id is None:
        return
    units = Unit.objects.filter(pk=unit_id, organisation_id=organisation_id, valid_until=None)
    if not units.exists():
        raise NotYours


def managed_member(actor: Actor, membership_id: UUID) -> Membership:
    """The member, for whoever administers the organisation."""
    membership = Membership.objects.filter(pk=membership_id).exclude(state=MembershipState.ENDED).first()
    if membership is None:
        raise NotYours
    check_manages(actor, membership.organisation_id)
    return membership


def followed_member(actor: Actor, membership_id: UUID) -> Membership:
    """The member, for that person, for who leads the unit, and for whoever administers the organisation."""
    membership = Membership.objects.filter(pk=membership_id, state=MembershipState.CONFIRMED).first()
    if membership is None or not _follows(actor, membership):
        raise NotYours
    return membership


def followed_absence(actor: Actor, absence_id: UUID) -> Absence:
    """The absence of such a member, in one statement: somebody else's costs what a missing one costs."""
    current = Absence.objects.filter(membership__state=MembershipState.CONFIRMED)
    absence = current.select_related("membership").filter(pk=absence_id).first()
    if absence is None or not _follows(actor, absence.membership):
        raise NotYours
    return absence


def members_visible_to(actor: Actor) -> "QuerySet[Membership]":
    """Everybody for the administrator, the own people for a manager, and oneself; nobody who left."""
    here = Membership.objects.filter(organisation_id=actor.scope_id).exclude(state=MembershipState.ENDED)
    if actor.is_job or actor.has(Role.ADM, Role.COO):
        return here
    own = here.filter(account_id=actor.person_id)
    if actor.has(Role.MGR):
        return own | here.filter(unit_id__in=actor.managed_unit_ids)
    return own


def within(actor: Actor, organisation_id: UUID | None) -> Actor:
    """The same actor, so that the line lands in the trail of this organisation."""
    return replace(actor, organisation_id=organisation_id)


def _follows(actor: Actor, membership: Membership) -> bool:
    if may_manage(actor, membership.organisation_id):
        return True
    if actor.organisation_id != membership.organisation_id:
        return False
    is_own = actor.account_id is not None and actor.account_id == membership.account_id
    return is_own or (actor.has(Role.MGR) and membership.unit_id in actor.managed_unit_ids)
