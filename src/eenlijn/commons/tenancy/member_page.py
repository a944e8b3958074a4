# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""One member as the administrator's page shows it, and the roles that wait for a second person."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from eenlijn.commons.access.actor import NO_ROW, Actor
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.accounts.codes import MembershipState
from eenlijn.commons.accounts.models import Absence, Invitation, Membership, RoleAssignment, RoleProposal
from eenlijn.commons.accounts.queries import account_by_email, names_of
from eenlijn.commons.keys import vault
from eenlijn.commons.tenancy.access import may_manage, members_visible_to
from eenlijn.commons.tenancy.giving_roles import WAITS, may_be_second
from eenlijn.foundation.clock import to_local


@dataclass(frozen=True)
class RoleLine:
    """A role somebody holds, with what ends it."""

    id: UUID
    role: Role
    unit_name: str
    starts_on: date


@dataclass(frozen=True)
class AwayLine:
    id: UUID
    starts_on: date
    ends_on: date
    deputy: str


@dataclass(frozen=True)
class WaitingRole:
    """A role that waits for the second person; `is_mine` when this actor may not be that person."""

    id: UUID
    membership_id: UUID
    name: str
    role: Role
    proposed_by: str
    proposed_at: datetime
    is_mine: bool


@dataclass(frozen=True)
class MemberPage:
    """Everything the page about one member shows; `link_until` is how long the open invitation works.

    Of the staff number only that there is one: the number itself is opened with a line in the trail.
    """

    membership_id: UUID
    account_id: UUID
    is_self: bool
    name: str
    email: str
    function_name: str
    unit_id: UUID | None
    unit_name: str
    state: MembershipState
    starts_on: date
    deputy_id: UUID | None
    deputy: str
    roles: tuple[RoleLine, ...]
    waiting: tuple[WaitingRole, ...]
    absences: tuple[AwayLine, ...]
    link_until: datetime | None
    has_staff_number: bool


def member_page(actor: Actor, membership_id: UUID, now: datetime) -> MemberPage:
    """Return one member, for whoever administers; not there and not yours are one answer. Six queries."""
    row = (
        Membership.objects.select_related("account", "unit", "deputy")
        .filter(pk=membership_id, organisation_id=actor.scope_id)
        .exclude(state=MembershipState.ENDED)
        .first()
    )
    if row is None or not may_manage(actor, actor.scope_id):
        raise NotVisible
    deputy = row.deputy.account_id if row.deputy else None
    today = to_local(now).date()
    return MemberPage(
        membership_id=row.pk,
        account_id=row.account_id,
        is_self=row.account_id == actor.account_id,
        name=vault.open(row.account, "name"),
        email=vault.open(row.account, "email"),
        function_name=row.function_name,
        unit_id=row.unit_id,
        unit_name=row.unit.name if row.unit else "",
        state=MembershipState(row.state),
        starts_on=row.starts_on,
        deputy_id=row.deputy_id,
        deputy=names_of([deputy]).get(deputy, "") if deputy else "",
        roles=_roles(row, today),
        waiting=waiting_roles(actor, now, membership_id),
        absences=away(actor, membership_id, now),
        link_until=_link_until(row, now),
        has_staff_number=row.staff_number is not None,
    )


def member_by_email(actor: Actor, email: str) -> UUID | None:
    """Return who has exactly this address here, for whoever administers. Two queries."""
    if not may_manage(actor, actor.scope_id):
        raise NotVisible
    account = account_by_email(email) if email else None
    if account is None:
        return None
    here = Membership.objects.filter(organisation_id=actor.scope_id, account=account)
    return here.exclude(state=MembershipState.ENDED).values_list("pk", flat=True).first()


def waiting_roles(actor: Actor, now: datetime, membership_id: UUID | None = None) -> tuple[WaitingRole, ...]:
    """Return the roles that wait for a second person, of one member or of everybody. Two queries."""
    if not (may_manage(actor, actor.scope_id) or may_be_second(actor)):
        raise NotVisible
    open_ones = RoleProposal.objects.filter(
        organisation_id=actor.scope_id, is_given=None, proposed_at__gt=now - WAITS
    ).exclude(membership__state=MembershipState.ENDED)
    if membership_id is not None:
        open_ones = open_ones.filter(membership_id=membership_id)
    rows = list(open_ones.select_related("membership").order_by("proposed_at", "pk"))
    names = names_of([one.proposed_by_id for one in rows] + [one.membership.account_id for one in rows])
    return tuple(
        WaitingRole(
            id=one.pk,
            membership_id=one.membership_id,
            name=names[one.membership.account_id],
            role=Role(one.role),
            proposed_by=names[one.proposed_by_id],
            proposed_at=one.proposed_at,
            is_mine=actor.account_id in {one.proposed_by_id, one.membership.account_id},
        )
        for one in rows
    )


def away(actor: Actor, membership_id: UUID, now: datetime) -> tuple[AwayLine, ...]:
    """Return when this member is away now or later, for whoever may follow that member. Two queries."""
    rows = list(
        Absence.objects.filter(
            membership_id=membership_id,
            membership__in=members_visible_to(actor),
            ends_on__gte=to_local(now).date(),
        )
        .select_related("deputy")
        .order_by("starts_on", "pk")
    )
    names = names_of(one.deputy.account_id for one in rows if one.deputy)
    return tuple(
        AwayLine(one.pk, one.starts_on, one.ends_on, names[one.deputy.account_id] if one.deputy else "")
        for one in rows
    )


def deputy_of(actor: Actor, membership_id: UUID) -> UUID | None:
    """Return who always stands in for this member, for whoever may follow that member. One query."""
    return members_visible_to(actor).filter(pk=membership_id).values_list("deputy_id", flat=True).first()


def colleagues(actor: Actor, besides: UUID | None) -> tuple[tuple[UUID, str], ...]:
    """Return who may stand in, by name: everybody who takes part and does not only report. Two queries.

    Who only reports has nothing to hand over, and sees no list of colleagues.
    """
    if actor.roles <= {Role.EMP}:
        return ()
    today_held = RoleAssignment.objects.filter(organisation_id=actor.scope_id).exclude(role=Role.EMP)
    rows = dict(
        Membership.objects.filter(
            organisation_id=actor.scope_id,
            state=MembershipState.CONFIRMED,
            pk__in=today_held.values("membership_id"),
        )
        .exclude(pk=besides or NO_ROW)
        .values_list("pk", "account_id")
    )
    names = names_of(rows.values())
    return tuple(sorted(((pk, names[one]) for pk, one in rows.items()), key=lambda pair: pair[1].casefold()))


def _roles(row: Membership, today: date) -> tuple[RoleLine, ...]:
    running = Q(ends_on=None) | Q(ends_on__gte=today)
    rows = RoleAssignment.objects.filter(running, membership=row).select_related("unit").order_by("role")
    return tuple(
        RoleLine(one.pk, Role(one.role), one.unit.name if one.unit else "", one.starts_on) for one in rows
    )


def _link_until(row: Membership, now: datetime) -> datetime | None:
    if row.state != MembershipState.INVITED:
        return None
    found = Invitation.objects.filter(membership=row, used_at=None, expires_at__gt=now)
    return found.values_list("expires_at", flat=True).first()
