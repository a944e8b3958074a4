# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Giving and taking roles on a screen: some at once, some only after a second person said yes."""

from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.queries import actor_for
from eenlijn.commons.access.refusals import Refused
from eenlijn.commons.accounts.codes import MembershipState
from eenlijn.commons.accounts.combinations import SECOND_PERSONS, TWO_PERSON_ROLES, forbidden_pair
from eenlijn.commons.accounts.models import Membership, RoleAssignment, RoleProposal
from eenlijn.commons.organisations.models import Organisation
from eenlijn.commons.tenancy.access import managed_member, within
from eenlijn.commons.tenancy.actions import about, alone_with, end_sessions, give_role, roles_of
from eenlijn.commons.tenancy.refusals import NotForYourself, NotYours, NotYourself, RolesDoNotGoTogether
from eenlijn.commons.trail.actions import append
from eenlijn.foundation.clock import to_local

# What an employer gives its own people. The others belong to partners, to the region, or to no person.
OFFERED: Final = (
    Role.COO, Role.MGR, Role.AFT, Role.LEG, Role.OBH, Role.DSK, Role.BRD, Role.ADM,
    Role.OOV, Role.PRO, Role.DPO, Role.LOG,
)  # fmt: skip
# A proposal that nobody answers is over after this: asking again shows who wants it now.
WAITS: Final = timedelta(days=14)
# These reach a part of the organisation when a unit is named.
FOR_A_UNIT: Final = frozenset({Role.MGR, Role.COO})


class RoleNotOffered(Refused):
    def __init__(self) -> None:
        """Say who does."""
        super().__init__(_("Deze rol geeft een werkgever niet. Vraag de technisch beheerder."))


class UnitNeeded(Refused):
    def __init__(self) -> None:
        """Say where to choose one."""
        super().__init__(_("Kies de eenheid waaraan deze persoon leiding geeft."))


class AlreadyHeld(Refused):
    def __init__(self) -> None:
        """Say so."""
        super().__init__(_("Deze persoon heeft die rol al, of de rol wacht op een tweede persoon."))


class OtherAdministratorNeeded(Refused):
    def __init__(self) -> None:
        """Say who may decide."""
        told = _("Hierover beslist een andere beheerder of de privacyfunctionaris, en niet de persoon zelf.")
        super().__init__(told)


class ProposerLeft(Refused):
    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(_("Wie dit vroeg, is geen beheerder meer. Vraag de rol opnieuw aan."))


class EveryoneReports(Refused):
    def __init__(self) -> None:
        """Say why."""
        super().__init__(_("Iedereen is medewerker. Laat iemand die weggaat vertrekken."))


def offered_roles(actor: Actor) -> tuple[Role, ...]:
    """Return what this administrator may give; the system is kept by the first employer. One query."""
    return (*OFFERED, Role.PLT) if _keeps_the_system(actor.scope_id) else OFFERED


@transaction.atomic
def ask_role(
    *, actor: Actor, membership_id: UUID, role: Role, now: datetime, unit_id: UUID | None = None
) -> bool:
    """Give a role, or keep it until a second administrator decides; tells whether it was given at once."""
    membership = managed_member(actor, membership_id)
    if role not in offered_roles(actor):
        raise RoleNotOffered
    if role is Role.MGR and not (unit_id or membership.unit_id):
        raise UnitNeeded
    unit = unit_id if role in FOR_A_UNIT else None
    if role not in TWO_PERSON_ROLES:
        _check_new(membership, role, unit, now)
        give_role(actor=actor, now=now, membership_id=membership_id, role=role, unit_id=unit)
        return True
    _propose(actor, membership, role, now)
    return False


@transaction.atomic
def decide_role(*, actor: Actor, proposal_id: UUID, is_given: bool, now: datetime) -> None:
    """Say yes or no, as second person, to a role that an administrator asked for."""
    proposal = _open(actor, now).select_related("membership").filter(pk=proposal_id).first()
    if proposal is None or not may_be_second(actor):
        raise NotYours
    if actor.account_id in {proposal.proposed_by_id, proposal.membership.account_id}:
        raise OtherAdministratorNeeded
    first = actor_for(proposal.proposed_by_id, proposal.organisation_id, now)
    if is_given and not first.has(Role.ADM):
        raise ProposerLeft
    taken = RoleProposal.objects.filter(pk=proposal.pk, is_given=None)
    # One conditional update: of two who press together, the later finds nothing to decide.
    if not taken.update(is_given=is_given, decided_by=actor.account_id, decided_at=now):
        raise NotYours
    if is_given:
        give_role(
            actor=first,
            second=actor,
            now=now,
            membership_id=proposal.membership_id,
            role=Role(proposal.role),
        )
    detail = {
        "role": proposal.role,
        "is_given": "yes" if is_given else "no",
        "proposed_by": str(proposal.proposed_by_id),
    }
    append(within(actor, proposal.organisation_id), now, about("decide_role", proposal.membership, detail))


def may_be_second(actor: Actor) -> bool:
    """Whether this person may decide at the active employer about what another asked for."""
    return actor.is_person and actor.organisation_id is not None and actor.has(*SECOND_PERSONS)


def expire_all(now: datetime) -> int:
    """Close what nobody answered in fourteen days, as refused by nobody. May run twice."""
    late = RoleProposal.objects.filter(is_given=None, proposed_at__lte=now - WAITS)
    return sum(_expire(one, now) for one in late.select_related("membership").order_by("proposed_at"))


@transaction.atomic
def _expire(proposal: RoleProposal, now: datetime) -> int:
    open_still = RoleProposal.objects.filter(pk=proposal.pk, is_given=None)
    if not open_still.update(is_given=False, decided_at=now):
        return 0
    job = Actor.job("expire_role_proposals", proposal.organisation_id)
    append(job, now, about("expire_role_proposal", proposal.membership, {"role": proposal.role}))
    return 1


@transaction.atomic
def end_role(*, actor: Actor, assignment_id: UUID, now: datetime) -> None:
    """Take a role away from today on; never one's own, so that somebody always administers."""
    today = to_local(now).date()
    held = (
        RoleAssignment.objects.select_related("membership")
        .filter(_running(today), pk=assignment_id, organisation_id=actor.scope_id)
        .first()
    )
    if held is None:
        raise NotYours
    membership = managed_member(actor, held.membership_id)
    if actor.account_id == membership.account_id:
        raise NotYourself
    if held.role == Role.EMP:
        raise EveryoneReports
    _end(held, today)
    end_sessions(membership.account_id)
    append(within(actor, held.organisation_id), now, about("end_role", membership, {"role": held.role}))


@transaction.atomic
def lift_suspension(*, actor: Actor, membership_id: UUID, now: datetime) -> None:
    """Open everything again for a suspended member, with the roles that stayed."""
    membership = managed_member(actor, membership_id)
    was = Membership.objects.filter(pk=membership.pk, state=MembershipState.SUSPENDED)
    if not was.update(state=MembershipState.CONFIRMED):
        raise NotYours
    append(within(actor, membership.organisation_id), now, about("lift_suspension", membership))


def _keeps_the_system(organisation_id: UUID) -> bool:
    """The employer that joined first keeps the installation, and gives that role to its own people."""
    first = Organisation.objects.order_by("joined_on", "pk").values_list("pk", flat=True).first()
    return first == organisation_id


def _check_new(membership: Membership, role: Role, unit_id: UUID | None, now: datetime) -> None:
    of_unit = Q(unit=None) if unit_id is None else Q(unit=unit_id)
    held = RoleAssignment.objects.filter(
        of_unit, _running(to_local(now).date()), membership=membership, role=role
    )
    waits = RoleProposal.objects.filter(
        membership=membership, role=role, is_given=None, proposed_at__gt=now - WAITS
    )
    if held.exists() or waits.exists():
        raise AlreadyHeld


def _propose(actor: Actor, membership: Membership, role: Role, now: datetime) -> None:
    if actor.account_id is None or actor.account_id == membership.account_id:
        raise NotForYourself
    alone_with(membership)
    _check_new(membership, role, None, now)
    pair = forbidden_pair(roles_of(membership, now) | {role})
    if pair:
        raise RolesDoNotGoTogether(*pair)
    # One that is over but was not closed yet makes room for asking anew.
    RoleProposal.objects.filter(
        membership=membership, role=role, is_given=None, proposed_at__lte=now - WAITS
    ).update(is_given=False, decided_at=now)
    try:
        with transaction.atomic():
            RoleProposal.objects.create(
                organisation_id=membership.organisation_id,
                membership=membership,
                role=role,
                proposed_by_id=actor.account_id,
                proposed_at=now,
            )
    except IntegrityError:
        raise AlreadyHeld from None
    detail = {"role": role.value}
    append(within(actor, membership.organisation_id), now, about("propose_role", membership, detail))


def _open(actor: Actor, now: datetime) -> "QuerySet[RoleProposal]":
    here = RoleProposal.objects.filter(
        organisation_id=actor.scope_id, is_given=None, proposed_at__gt=now - WAITS
    )
    return here.exclude(membership__state=MembershipState.ENDED)


def _running(today: date) -> Q:
    return Q(ends_on=None) | Q(ends_on__gte=today)


def _end(held: RoleAssignment, today: date) -> None:
    """The last day of a role counts, so it ended yesterday; what began today never was."""
    if held.starts_on >= today:
        held.delete()
    else:
        RoleAssignment.objects.filter(pk=held.pk).update(ends_on=today - timedelta(days=1))
