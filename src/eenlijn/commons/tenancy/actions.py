# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Founding the platform and its organisations, and admitting members: with keys, roles and trail."""

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID, uuid4

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import F, Q

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role
from eenlijn.commons.accounts.codes import ChangeState, MembershipState
from eenlijn.commons.accounts.combinations import SECOND_PERSONS, TWO_PERSON_ROLES, forbidden_pair
from eenlijn.commons.accounts.models import Account, Membership, MembershipChange, RoleAssignment
from eenlijn.commons.accounts.queries import account_by_email, email_index
from eenlijn.commons.keys import vault
from eenlijn.commons.notices.actions import announce
from eenlijn.commons.notices.codes import EventType
from eenlijn.commons.organisations.actions import load_region
from eenlijn.commons.organisations.codes import SECTOR_OF, OrganisationType
from eenlijn.commons.organisations.models import Municipality, Organisation, Site, Unit
from eenlijn.commons.tenancy.access import (
    check_manages,
    check_unit,
    is_platform_job,
    managed_member,
    within,
)
from eenlijn.commons.tenancy.refusals import (
    AlreadyMember,
    AlreadyTaken,
    BadShortName,
    NotForYourself,
    NotYours,
    NotYourself,
    PasswordTooWeak,
    RolesDoNotGoTogether,
    SecondPersonNeeded,
)
from eenlijn.commons.trail.actions import Entry, append, open_trail
from eenlijn.commons.trail.models import PLATFORM_CHAIN, TrailHead
from eenlijn.foundation.clock import to_local

# Stands in addresses and on posters, so nothing that is read or typed in two ways.
LONGEST_NUMBER: Final = 20
SHORT_NAME: Final = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?")


@transaction.atomic
def found_platform(*, now: datetime) -> bool:
    """Make what every installation needs: region, platform keys, platform trail; tells whether it was new."""
    load_region()
    if TrailHead.objects.filter(pk=PLATFORM_CHAIN).exists():
        return False
    try:
        vault.create_keys(None, now)
        open_trail(None)
        append(Actor.job("found_platform"), now, Entry("found_platform", "platform"))
    except BaseException:
        # What this process remembers of keys that were never committed must not be used.
        vault.forget_cached()
        raise
    return True


@transaction.atomic
def found_organisation(
    *,
    actor: Actor,
    now: datetime,
    name: str,
    slug: str,
    organisation_type: OrganisationType,
    municipality_code: str,
    phone_label: str = "",
    phone_number: str = "",
    care_phone_label: str = "",
    care_phone_number: str = "",
    postal_lines: str = "",
    place_name: str = "",
    duty_phone_label: str = "",
    duty_phone_number: str = "",
    duty_phone_hours: str = "",
    live_on: date | None = None,
    retention_years: int = 5,
    is_invented: bool = False,
) -> Organisation:
    """Let an employer join: its row, its keys and its trail, or nothing of it."""
    if not (is_platform_job(actor) or actor.has(Role.PLT)):
        raise NotYours
    if not SHORT_NAME.fullmatch(slug):
        raise BadShortName
    if Organisation.objects.filter(slug=slug).exists():
        raise AlreadyTaken
    organisation = Organisation.objects.create(
        name=name,
        slug=slug,
        organisation_type=organisation_type,
        sector=SECTOR_OF[organisation_type],
        municipality=Municipality.objects.get(code=municipality_code),
        phone_label=phone_label,
        phone_number=phone_number,
        care_phone_label=care_phone_label,
        care_phone_number=care_phone_number,
        postal_lines=postal_lines,
        place_name=place_name,
        joined_on=to_local(now).date(),
        duty_phone_label=duty_phone_label,
        duty_phone_number=duty_phone_number,
        duty_phone_hours=duty_phone_hours,
        live_on=live_on,
        retention_years=retention_years,
        is_invented=is_invented,
    )
    vault.create_keys(organisation.pk, now)
    open_trail(organisation.pk)
    entry = Entry("found_organisation", "organisation", organisation.pk)
    append(within(actor, organisation.pk), now, entry)
    append(within(actor, None), now, entry)
    return organisation


@transaction.atomic
def add_unit(
    *,
    actor: Actor,
    now: datetime,
    organisation_id: UUID,
    name: str,
    parent_id: UUID | None = None,
) -> Unit:
    """Add a part of the organisation, at the top or below another of its units."""
    check_manages(actor, organisation_id)
    check_unit(organisation_id, parent_id)
    unit = Unit(
        organisation_id=organisation_id,
        parent_id=parent_id,
        name=name,
        valid_from=to_local(now).date(),
    )
    _save_once(unit)
    append(within(actor, organisation_id), now, Entry("add_unit", "unit", unit.pk))
    return unit


@transaction.atomic
def add_site(
    *,
    actor: Actor,
    now: datetime,
    organisation_id: UUID,
    name: str,
    municipality_code: str,
    location_type: str = "",
) -> Site:
    """Add a place where the organisation works."""
    check_manages(actor, organisation_id)
    site = Site(
        organisation_id=organisation_id,
        name=name,
        municipality=Municipality.objects.get(code=municipality_code),
        location_type=location_type,
    )
    _save_once(site)
    append(within(actor, organisation_id), now, Entry("add_site", "site", site.pk))
    return site


@transaction.atomic
def invite_member(
    *,
    actor: Actor,
    now: datetime,
    organisation_id: UUID,
    email: str,
    name: str,
    function_name: str,
    unit_id: UUID | None = None,
    language: str = "nl",
) -> Membership:
    """Invite a person, known to other organisations or not; the answer does not tell which.

    Every member is an employee (EMP); nothing opens before the person confirms.
    """
    check_manages(actor, organisation_id)
    check_unit(organisation_id, unit_id)
    account = account_by_email(email) or new_account(email, name, language)
    membership = Membership(
        organisation_id=organisation_id,
        account=account,
        unit_id=unit_id,
        function_name=function_name,
        starts_on=to_local(now).date(),
    )
    try:
        with transaction.atomic():
            membership.save(force_insert=True)
    except IntegrityError:
        raise AlreadyMember from None
    assign(membership, Role.EMP, None, now)
    if actor.is_person:
        tell_invited(organisation_id, [membership.account_id], now)
    append(within(actor, organisation_id), now, about("invite_member", membership))
    return membership


@transaction.atomic
def confirm_member(*, actor: Actor, now: datetime, membership_id: UUID) -> None:
    """Accept an invitation: only the invited person does, or the programme that sets up a demo."""
    membership = Membership.objects.filter(pk=membership_id, state=MembershipState.INVITED).first()
    if membership is None or not (actor.is_job or actor.account_id == membership.account_id):
        raise NotYours
    Membership.objects.filter(pk=membership_id).update(state=MembershipState.CONFIRMED)
    append(within(actor, membership.organisation_id), now, about("confirm_member", membership))


@transaction.atomic
def give_role(
    *,
    actor: Actor,
    now: datetime,
    membership_id: UUID,
    role: Role,
    unit_id: UUID | None = None,
    second: Actor | None = None,
) -> RoleAssignment:
    """Give a member a role: never to oneself, some only with a second person, never a forbidden pair."""
    membership = managed_member(actor, membership_id)
    check_unit(membership.organisation_id, unit_id)
    _check_giver(actor, second, membership, role)
    alone_with(membership)
    pair = forbidden_pair(roles_of(membership, now) | {role})
    if pair:
        raise RolesDoNotGoTogether(*pair)
    assignment = assign(membership, role, unit_id, now)
    detail = {"role": role.value, "second": str(second.account_id) if second else ""}
    append(within(actor, membership.organisation_id), now, about("give_role", membership, detail))
    return assignment


@transaction.atomic
def suspend_member(*, actor: Actor, now: datetime, membership_id: UUID) -> None:
    """Close everything for this member from the next request on; roles stay for when it is lifted."""
    membership = managed_member(actor, membership_id)
    _check_other(actor, membership)
    Membership.objects.filter(pk=membership.pk).update(state=MembershipState.SUSPENDED)
    end_sessions(membership.account_id)
    append(within(actor, membership.organisation_id), now, about("suspend_member", membership))


@transaction.atomic
def end_membership(*, actor: Actor, now: datetime, membership_id: UUID) -> None:
    """Let a member leave: from the next request on nothing opens; what was done stays."""
    membership = managed_member(actor, membership_id)
    _check_other(actor, membership)
    end_on(membership, to_local(now).date())
    settle_plans(membership, ChangeState.WITHDRAWN, now)
    append(within(actor, membership.organisation_id), now, about("end_membership", membership))


@transaction.atomic
def set_password(*, actor: Actor, now: datetime, account_id: UUID, password: str) -> None:
    """Set the own password; the programme may for a demo."""
    account = Account.objects.filter(pk=account_id).first()
    if account is None or not (actor.is_job or actor.account_id == account_id):
        raise NotYours
    take_password(account, password)
    account.save(update_fields=["password"])
    append(actor, now, Entry("set_password", "account", account_id, subject_id=account_id))


def end_on(membership: Membership, day: date) -> None:
    """End a membership with its roles and sessions; the day is the last one. Part of the caller's act."""
    held = RoleAssignment.objects.filter(Q(ends_on=None) | Q(ends_on__gt=day), membership=membership)
    held.filter(starts_on__gt=day).delete()
    held.update(ends_on=day)
    Membership.objects.filter(pk=membership.pk).update(state=MembershipState.ENDED, ends_on=day)
    end_sessions(membership.account_id)


def end_parts(membership: Membership, first_day: date) -> None:
    """Who led or coordinated a part does not take that along, nor gets the new part by moving there."""
    running = Q(ends_on=None) | Q(ends_on__gte=first_day)
    held = RoleAssignment.objects.filter(running, membership=membership)
    parts = held.filter(Q(unit__isnull=False) | Q(role=Role.MGR))
    parts.filter(starts_on__gte=first_day).delete()
    parts.update(ends_on=first_day - timedelta(days=1))


def end_sessions(account_id: UUID) -> None:
    """End every session of this person at its next request."""
    Account.objects.filter(pk=account_id).update(sessions_round=F("sessions_round") + 1)


def settle_plans(membership: Membership, state: ChangeState, now: datetime) -> None:
    """Close what was planned for this member."""
    planned = MembershipChange.objects.filter(membership=membership, state=ChangeState.PLANNED)
    planned.update(state=state, settled_at=now)


def alone_with(membership: Membership) -> None:
    """Let others who change the roles of this member wait, so that two cannot give what may not meet."""
    Membership.objects.select_for_update().filter(pk=membership.pk).values_list("pk", flat=True).first()


def _check_other(actor: Actor, membership: Membership) -> None:
    if actor.is_person and actor.account_id == membership.account_id:
        raise NotYourself


def _check_giver(actor: Actor, second: Actor | None, membership: Membership, role: Role) -> None:
    if actor.is_job:
        return
    if actor.account_id == membership.account_id:
        raise NotForYourself
    if role in TWO_PERSON_ROLES and not _is_second_person(second, actor, membership):
        raise SecondPersonNeeded(role)


def _is_second_person(second: Actor | None, first: Actor, membership: Membership) -> bool:
    """Another administrator or the privacy officer, never who asked nor who gets it.

    Somebody of a regional service too (decision 23), by a membership here: who acts for another employer
    decides nothing at this one.
    """
    return (
        second is not None
        and second.is_person
        and second.organisation_id == membership.organisation_id
        and second.account_id not in {None, first.account_id, membership.account_id}
        and second.has(*SECOND_PERSONS)
    )


def roles_of(membership: Membership, now: datetime) -> set[Role]:
    """Every role this member holds today."""
    current = Q(ends_on=None) | Q(ends_on__gte=to_local(now).date())
    return {Role(one.role) for one in RoleAssignment.objects.filter(current, membership=membership)}


def assign(membership: Membership, role: Role, unit_id: UUID | None, now: datetime) -> RoleAssignment:
    """Write the role, unless it is held already; the caller checked that it may be given."""
    of_unit = Q(unit=None) if unit_id is None else Q(unit=unit_id)
    held = RoleAssignment.objects.filter(of_unit, membership=membership, role=role, ends_on=None).first()
    return held or RoleAssignment.objects.create(
        organisation_id=membership.organisation_id,
        membership=membership,
        role=role,
        unit_id=unit_id,
        starts_on=to_local(now).date(),
    )


def new_account(email: str, name: str, language: str) -> Account:
    """Make an account for somebody who is not known yet; without a password."""
    account = unsaved_account(email, name, language)
    account.save(force_insert=True)
    return account


def take_password(account: Account, password: str) -> None:
    """Give an account this password, when it is strong enough; the caller saves."""
    try:
        validate_password(password)
    except ValidationError as error:
        raise PasswordTooWeak(error.messages) from None
    account.set_password(password)


def unsaved_account(email: str, name: str, language: str = "nl") -> Account:
    """The same, to be inserted together with others."""
    account = Account(id=uuid4(), email_index=email_index(email), language=language)
    vault.seal(account, name=name, email=email)
    account.set_unusable_password()
    return account


def tell_invited(organisation_id: UUID, account_ids: Iterable[UUID], now: datetime) -> None:
    """Send word to people that an employer invited them; the worker puts their link in the mail."""
    slug = Organisation.objects.filter(pk=organisation_id).values_list("slug", flat=True).get()
    announce(
        organisation_id=organisation_id,
        event_type=EventType.INVITED,
        object_number=slug[:LONGEST_NUMBER],
        recipients=account_ids,
        now=now,
    )


def _save_once(row: Unit | Site) -> None:
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        raise AlreadyTaken from None


def about(action: str, membership: Membership, detail: dict[str, str] | None = None) -> Entry:
    """The trail entry of an act on a member."""
    return Entry(action, "membership", membership.pk, subject_id=membership.account_id, detail=detail or {})
