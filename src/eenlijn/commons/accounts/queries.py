# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Finding accounts and their names, who holds which role now, and who is away with whom standing in."""

from collections.abc import Iterable
from datetime import date, datetime
from functools import cache
from typing import Final
from uuid import UUID

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, When

from eenlijn.commons.accounts.codes import OPENS, MembershipState, Role
from eenlijn.commons.accounts.models import Absence, Account, Membership, RoleAssignment
from eenlijn.commons.keys import vault
from eenlijn.commons.organisations.models import Unit
from eenlijn.commons.organisations.queries import units_above
from eenlijn.foundation.clock import to_local
from eenlijn.foundation.prepared import Among, Named, Prepared, named_day, named_id
from eenlijn.foundation.sealed.blind_index import normalise

EMAIL = "account email"
_STAFF_NUMBER: Final = "staff number"


def names_of(account_ids: Iterable[UUID | None]) -> dict[UUID, str]:
    """Return the names of these accounts; the caller already knows that it may show them. One query."""
    asked = {one for one in account_ids if one is not None}
    if not asked:
        return {}
    return {account.pk: vault.open(account, "name") for account in _named(ids=asked)}


_named: Final = Prepared(lambda: Account.objects.filter(Among("pk", "ids")).only("name"))


def functions_of(organisation_id: UUID, account_ids: Iterable[UUID]) -> dict[UUID, str]:
    """The function of each of these people at this employer, as their membership says it. One query."""
    asked = set(account_ids)
    if not asked:
        return {}
    rows = Membership.objects.filter(organisation=organisation_id, account__in=asked)
    return dict(rows.values_list("account_id", "function_name"))


def email_index(email: str) -> str:
    """Return the keyed digest by which an address is found."""
    return vault.index(None, EMAIL, email)


def account_by_email(email: str) -> Account | None:
    """Return the account with this address, active or not; compared once more after opening."""
    account = Account.objects.filter(email_index=email_index(email)).first()
    if account is None or normalise(vault.open(account, "email")) != normalise(email):
        return None
    return account


def member_by_email(organisation_id: UUID, email: str, now: datetime) -> UUID | None:
    """Return the account of the colleague with this address, when such a one works here now."""
    account = account_by_email(email) if email.strip() else None
    if account is None:
        return None
    works_here = Membership.objects.filter(
        _on(to_local(now).date(), ""),
        account=account,
        organisation_id=organisation_id,
        state=MembershipState.CONFIRMED,
    )
    return account.pk if works_here.exists() else None


def staff_number_mark(organisation_id: UUID, number: str) -> str:
    """Return the keyed digest by which a staff number of this employer is found."""
    return vault.index(organisation_id, _STAFF_NUMBER, number)


def accounts_with_number(organisation_id: UUID, number: str) -> frozenset[UUID]:
    """Return whose staff number this is here, of who left as well; compared after opening. One query."""
    wanted = normalise(number)
    rows = Membership.objects.filter(
        organisation_id=organisation_id, staff_number_mark=staff_number_mark(organisation_id, number)
    )
    return frozenset(row.account_id for row in rows if normalise(vault.open(row, "staff_number")) == wanted)


def account_by_id(account_id: UUID) -> Account:
    """Return the account of somebody who just showed who they are. One query."""
    return Account.objects.get(pk=account_id, is_active=True)


def roles_in_force(today: date | Named) -> "QuerySet[RoleAssignment]":
    """The roles that count today: both dates, a confirmed membership and an active account."""
    return RoleAssignment.objects.filter(
        _on(today, ""),
        _on(today, "membership__"),
        membership__state__in=[state for state, opens in OPENS.items() if opens],
        membership__account__is_active=True,
    )


def members_on(organisation_id: UUID, today: date) -> frozenset[UUID]:
    """The accounts of who works here that day. One query."""
    here = Membership.objects.filter(
        _on(today, ""),
        organisation_id=organisation_id,
        state=MembershipState.CONFIRMED,
        account__is_active=True,
    )
    return frozenset(here.values_list("account_id", flat=True))


def unit_of(account_id: UUID, organisation_id: UUID, now: datetime) -> Unit | None:
    """Return the unit in which this person works now, if a unit is known."""
    today = to_local(now).date()
    membership = (
        Membership.objects.filter(
            _on(today, ""),
            account_id=account_id,
            organisation_id=organisation_id,
            state=MembershipState.CONFIRMED,
        )
        .select_related("unit")
        .first()
    )
    return membership.unit if membership else None


def holders_of_role(
    *, organisation_id: UUID, roles: Iterable[Role], unit_id: UUID | None, now: datetime
) -> frozenset[UUID]:
    """Return the accounts that hold one of these roles for this unit now, by their account id.

    A role reaches its unit and everything below. Without a unit of its own a manager's role
    reaches the unit of the membership, any other role the whole organisation. Two queries.
    """
    reached = {f"unit_{number}": unit for number, unit in enumerate(units_above(organisation_id, unit_id))}
    holders = _holders(frozenset(roles), tuple(reached))
    return frozenset(holders(organisation_id=organisation_id, today=to_local(now).date(), **reached))


@cache
def _holders(roles: frozenset[Role], reached: tuple[str, ...]) -> Prepared[UUID]:
    """Whom a role reaches, by how deep the unit lies in the tree."""
    return Prepared(lambda: _reaching(roles, [named_id(name) for name in reached]))


def _reaching(roles: Iterable[Role], reached: Iterable[Named]) -> "QuerySet[RoleAssignment, UUID]":
    in_force = roles_in_force(named_day("today")).filter(
        organisation_id=named_id("organisation_id"), role__in=list(roles)
    )
    reaches = Q(unit=None) & ~Q(role=Role.MGR)
    for unit in reached:
        of_own_unit = Q(unit=None, role=Role.MGR, membership__unit_id=unit)
        reaches |= of_own_unit | Q(unit_id=unit)
    return in_force.filter(reaches).values_list("membership__account_id", flat=True)


def is_absent(account_id: UUID, organisation_id: UUID, on: date) -> bool:
    """Tell whether this person is away that day. One query."""
    return _absences(organisation_id, on).filter(membership__account_id=account_id).exists()


def absent_among(organisation_id: UUID, account_ids: Iterable[UUID], on: date) -> dict[UUID, UUID | None]:
    """Return who of these is away that day, each with the account that stands in, if there is one.

    The deputy of the absence goes before the standing deputy; who is away too, left or was suspended
    stands in for nobody. One query.
    """
    asked = set(account_ids)
    if not asked:
        return {}
    rows = _absences(organisation_id, on).filter(membership__account_id__in=asked).order_by("starts_on", "pk")
    found: dict[UUID, UUID | None] = {}
    for account_id, named, standing in rows.values_list("membership__account_id", *_stand_ins(on)):
        found[account_id] = found.get(account_id) or named or standing
    return found


def deputies_of(organisation_id: UUID, account_ids: Iterable[UUID]) -> dict[UUID, UUID]:
    """Return the standing deputy of each of these people who has one; by account. One query."""
    rows = Membership.objects.filter(
        organisation_id=organisation_id,
        account_id__in=list(account_ids),
        state=MembershipState.CONFIRMED,
        deputy__state=MembershipState.CONFIRMED,
    )
    return dict(rows.values_list("account_id", "deputy__account_id"))


def _absences(organisation_id: UUID, on: date) -> "QuerySet[Absence]":
    return Absence.objects.filter(organisation_id=organisation_id, starts_on__lte=on, ends_on__gte=on)


def _stand_ins(on: date) -> tuple[Case, Case]:
    """The named and the standing deputy as accounts, or nothing when that person cannot stand in."""
    return _if_there("deputy", on), _if_there("membership__deputy", on)


def _if_there(path: str, on: date) -> Case:
    away = Absence.objects.filter(membership=OuterRef(path), starts_on__lte=on, ends_on__gte=on)
    there = When(
        Q(**{f"{path}__state": MembershipState.CONFIRMED}) & ~Exists(away), then=F(f"{path}__account_id")
    )
    return Case(there, default=None)


def _on(today: date | Named, prefix: str) -> Q:
    """Began and not over; the last day still counts."""
    began = Q(**{f"{prefix}starts_on__lte": today})
    return began & (Q(**{f"{prefix}ends_on": None}) | Q(**{f"{prefix}ends_on__gte": today}))
