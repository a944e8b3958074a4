# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Making the actor of a request: who is this, in which organisation, with which roles today."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import ActorKind, Role, Strength
from eenlijn.commons.access.models import BrokenGlass
from eenlijn.commons.accounts.queries import roles_in_force
from eenlijn.commons.organisations.queries import unit_and_below
from eenlijn.foundation.clock import to_local
from eenlijn.foundation.prepared import Prepared, named_day, named_id, named_moment


@dataclass(frozen=True)
class _Held:
    """One role in one organisation, as read."""

    organisation_id: UUID
    role: Role
    unit_id: UUID | None
    member_unit_id: UUID | None
    language: str


def actor_for(account_id: UUID, organisation_id: UUID | None, now: datetime) -> Actor:
    """Return the actor with the roles that count now, or someone who may do nothing.

    One query; one more for who leads units, one more for who coordinates some units only, and one more
    for a privacy officer: the cases behind broken glass.
    Without an organisation the one joined first is taken. An unknown, ended or suspended
    membership and an organisation of others all give the same actor without roles.
    """
    held = _held(account_id, to_local(now).date())
    organisations = tuple(dict.fromkeys(one.organisation_id for one in held))
    active = organisation_id or next(iter(organisations), None)
    here = [one for one in held if one.organisation_id == active]
    if not here:
        return Actor(kind=ActorKind.PERSON, account_id=account_id, organisation_ids=organisations)
    roles = frozenset(one.role for one in here)
    return Actor(
        kind=ActorKind.PERSON,
        account_id=account_id,
        organisation_id=active,
        organisation_ids=organisations,
        roles=roles,
        broken_glass=_broken(account_id, active, now) if Role.DPO in roles else frozenset(),
        managed_unit_ids=unit_and_below(_led(here)),
        coordinated_unit_ids=_coordinated(here),
        unit_id=here[0].member_unit_id,
        strength=Strength.PASSWORD,
        language=here[0].language,
    )


def _held(account_id: UUID, today: date) -> list[_Held]:
    return [
        _Held(organisation_id, Role(role), unit_id, member_unit_id, language)
        for organisation_id, role, unit_id, member_unit_id, language in _roles(
            account_id=account_id, today=today
        )
    ]


_roles: Final = Prepared(
    lambda: (
        roles_in_force(named_day("today"))
        .filter(membership__account_id=named_id("account_id"))
        .order_by("membership__starts_on", "membership_id", "role")
        .values_list(
            "membership__organisation_id",
            "role",
            "unit_id",
            "membership__unit_id",
            "membership__account__language",
        )
    )
)


def _broken(account_id: UUID, organisation_id: UUID | None, now: datetime) -> frozenset[UUID]:
    """The cases whose glass this privacy officer broke and that have not ended by themselves or by hand."""
    return frozenset(_cases(account_id=account_id, organisation_id=organisation_id, moment=now))


_cases: Final = Prepared(
    lambda: BrokenGlass.objects.filter(
        account_id=named_id("account_id"),
        organisation_id=named_id("organisation_id"),
        ended_at=None,
        ends_at__gt=named_moment("moment"),
    ).values_list("incident_id", flat=True)
)


def _led(held: Iterable[_Held]) -> frozenset[UUID]:
    """A manager without a named unit leads the unit of the membership; without that, none."""
    units = (one.unit_id or one.member_unit_id for one in held if one.role == Role.MGR)
    return frozenset(unit for unit in units if unit is not None)


def _coordinated(held: Iterable[_Held]) -> frozenset[UUID] | None:
    """None is the whole organisation: a coordinator without a named unit."""
    units = [one.unit_id for one in held if one.role == Role.COO]
    if None in units:
        return None
    return unit_and_below(unit for unit in units if unit is not None)
