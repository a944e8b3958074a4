# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who leaves or moves, and from when: planned, withdrawn, and settled in the night after the last day.

Dates act by themselves: after the last day nothing opens any more, whether the night was there or not.
What was in this person's hands, `casework.dossier.handing_on` passes on before this settles.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.commons.accounts.codes import ChangeKind, ChangeOrigin, ChangeState
from eenlijn.commons.accounts.models import Membership, MembershipChange
from eenlijn.commons.accounts.queries import names_of
from eenlijn.commons.tenancy.access import check_unit, managed_member, may_manage, within
from eenlijn.commons.tenancy.actions import about, end_on, end_parts, end_sessions, settle_plans
from eenlijn.commons.tenancy.refusals import NotYours, NotYourself
from eenlijn.commons.trail.actions import append
from eenlijn.foundation.clock import to_local

FURTHEST: Final = timedelta(days=366)
# Settled plans stay on the list of who coordinates for so long; the rows themselves stay.
SHOWN_FOR: Final = timedelta(days=92)


class DayNotRight(Refused):
    """A last day before today, or further away than anybody plans."""


class AlreadyPlanned(Refused):
    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(_("Voor deze persoon staat al iets gepland. Trek dat eerst in."))


class NothingChanges(Refused):
    def __init__(self) -> None:
        """Say so."""
        super().__init__(_("Deze persoon werkt al in die eenheid."))


@dataclass(frozen=True)
class Plan:
    """What is or was planned for one member; `name` is for whoever may see it."""

    id: UUID
    membership_id: UUID
    account_id: UUID
    name: str
    kind: ChangeKind
    day: date
    unit_name: str
    origin: ChangeOrigin
    planned_by: str
    planned_at: datetime
    state: ChangeState
    settled_at: datetime | None


@transaction.atomic
def plan_leaving(
    *,
    actor: Actor,
    membership_id: UUID,
    last_day: date,
    now: datetime,
    origin: ChangeOrigin = ChangeOrigin.SCREEN,
) -> UUID:
    """Set the last day of a member; up to and including that day everything goes on."""
    membership = _changeable(actor, membership_id)
    _check_day(last_day, to_local(now).date())
    if last_day < membership.starts_on:
        raise DayNotRight(_("De laatste dag ligt voor de eerste dag van deze persoon."))
    change = _keep(
        MembershipChange(
            organisation_id=membership.organisation_id,
            membership=membership,
            kind=ChangeKind.LEAVE,
            day=last_day,
            origin=origin,
            planned_by_id=actor.person_id,
            planned_at=now,
        )
    )
    Membership.objects.filter(pk=membership.pk).update(ends_on=last_day)
    detail = {"day": last_day.isoformat(), "origin": origin.value}
    append(within(actor, membership.organisation_id), now, about("plan_leaving", membership, detail))
    return change.pk


@transaction.atomic
def plan_move(
    *,
    actor: Actor,
    membership_id: UUID,
    unit_id: UUID | None,
    first_day: date,
    now: datetime,
    origin: ChangeOrigin = ChangeOrigin.SCREEN,
) -> UUID:
    """Let a member work in another unit from a day on; roles for a part end then, and are asked anew."""
    membership = _changeable(actor, membership_id)
    check_unit(membership.organisation_id, unit_id)
    _check_day(first_day, to_local(now).date())
    if unit_id == membership.unit_id:
        raise NothingChanges
    change = _keep(
        MembershipChange(
            organisation_id=membership.organisation_id,
            membership=membership,
            kind=ChangeKind.MOVE,
            day=first_day,
            unit_id=unit_id,
            origin=origin,
            planned_by_id=actor.person_id,
            planned_at=now,
        )
    )
    detail = {"day": first_day.isoformat(), "origin": origin.value}
    append(within(actor, membership.organisation_id), now, about("plan_move", membership, detail))
    return change.pk


@transaction.atomic
def withdraw_plan(*, actor: Actor, membership_id: UUID, now: datetime) -> None:
    """This person stays where it is; what was handed over stays with who accepted it."""
    membership = _changeable(actor, membership_id)
    change = MembershipChange.objects.filter(membership=membership, state=ChangeState.PLANNED).first()
    if change is None:
        raise NotYours
    settle_plans(membership, ChangeState.WITHDRAWN, now)
    if change.kind == ChangeKind.LEAVE:
        Membership.objects.filter(pk=membership.pk).update(ends_on=None)
    append(within(actor, membership.organisation_id), now, about("withdraw_plan", membership))


def plan_of(actor: Actor, membership_id: UUID) -> Plan | None:
    """Return what is planned for this member, for whoever administers or coordinates. Two queries."""
    rows = visible_to(actor).filter(membership_id=membership_id, state=ChangeState.PLANNED)
    return next(iter(_told(rows)), None)


def plans(actor: Actor, now: datetime) -> tuple[Plan, ...]:
    """Return who leaves or moves, soonest first, and who did in the last three months. Two queries."""
    recent = Q(state=ChangeState.PLANNED) | Q(state=ChangeState.DONE, settled_at__gte=now - SHOWN_FOR)
    return _told(visible_to(actor).filter(recent).order_by("-state", "day", "pk"))


def plan(actor: Actor, change_id: UUID) -> Plan:
    """Return one plan; foreign and missing are one answer. Two queries."""
    found = next(iter(_told(visible_to(actor).filter(pk=change_id))), None)
    if found is None:
        raise NotVisible
    return found


def visible_to(actor: Actor) -> "QuerySet[MembershipChange]":
    """Of the own organisation, for whoever administers it or coordinates in it."""
    if not (may_manage(actor, actor.scope_id) or actor.has(Role.COO)):
        return MembershipChange.objects.none()
    return MembershipChange.objects.filter(organisation_id=actor.scope_id)


def employers_due(today: date) -> list[UUID]:
    """Return the employers where the day of a plan has come."""
    return list(_due(today).values_list("organisation_id", flat=True).distinct())


def due(today: date) -> list[MembershipChange]:
    """Return the plans whose day has come, the longest ago first."""
    return list(_due(today).select_related("membership__deputy").order_by("day", "pk"))


def _due(today: date) -> "QuerySet[MembershipChange]":
    """A leaver's after the last day, a move on the first."""
    over = Q(kind=ChangeKind.LEAVE, day__lt=today) | Q(kind=ChangeKind.MOVE, day__lte=today)
    return MembershipChange.objects.filter(over, state=ChangeState.PLANNED)


def settle(*, actor: Actor, change: MembershipChange, now: datetime) -> None:
    """End the membership, or change the unit; part of the transaction that passed the dossiers on."""
    if not actor.is_job:
        raise NotYours
    membership = change.membership
    if change.kind == ChangeKind.LEAVE:
        end_on(membership, change.day)
    else:
        end_parts(membership, change.day)
        Membership.objects.filter(pk=membership.pk).update(unit=change.unit_id)
        end_sessions(membership.account_id)
    settle_plans(membership, ChangeState.DONE, now)
    action = "end_membership" if change.kind == ChangeKind.LEAVE else "move_member"
    append(within(actor, membership.organisation_id), now, about(action, membership))


def _changeable(actor: Actor, membership_id: UUID) -> Membership:
    membership = managed_member(actor, membership_id)
    if not actor.is_person:
        raise NotYours
    if actor.account_id == membership.account_id:
        raise NotYourself
    return membership


def _check_day(day: date, today: date) -> None:
    if not today <= day <= today + FURTHEST:
        raise DayNotRight(_("Kies een dag vanaf vandaag, ten hoogste een jaar vooruit."))


def _keep(change: MembershipChange) -> MembershipChange:
    try:
        with transaction.atomic():
            change.save(force_insert=True)
    except IntegrityError:
        raise AlreadyPlanned from None
    return change


def _told(rows: "QuerySet[MembershipChange]") -> tuple[Plan, ...]:
    found = list(rows.select_related("membership", "unit"))
    names = names_of([one.membership.account_id for one in found] + [one.planned_by_id for one in found])
    return tuple(
        Plan(
            id=one.pk,
            membership_id=one.membership_id,
            account_id=one.membership.account_id,
            name=names[one.membership.account_id],
            kind=ChangeKind(one.kind),
            day=one.day,
            unit_name=one.unit.name if one.unit else "",
            origin=ChangeOrigin(one.origin),
            planned_by=names[one.planned_by_id],
            planned_at=one.planned_at,
            state=ChangeState(one.state),
            settled_at=one.settled_at,
        )
        for one in found
    )
