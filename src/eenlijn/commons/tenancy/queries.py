# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the administrator's screens show: the employer, its units, their size, its people, who is away."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.accounts.codes import MembershipState
from eenlijn.commons.accounts.models import Absence, Membership, RoleAssignment
from eenlijn.commons.accounts.queries import names_of
from eenlijn.commons.organisations.models import Organisation, Site, Unit, UnitYear, WorksCouncilConsent
from eenlijn.commons.tenancy.access import may_manage, members_visible_to
from eenlijn.foundation.clock import to_local


@dataclass(frozen=True)
class EmployerView:
    """The facts of the own employer."""

    id: UUID
    name: str
    slug: str
    organisation_type: str
    sector: str
    municipality_code: str
    phone_label: str
    phone_number: str
    care_phone_label: str
    care_phone_number: str
    duty_phone_label: str
    duty_phone_number: str
    duty_phone_hours: str
    postal_lines: str
    place_name: str
    joined_on: date
    live_on: date | None
    is_invented: bool


@dataclass(frozen=True)
class UnitRow:
    """A unit with its place in the tree: how deep it lies, and its path from the top."""

    id: UUID
    name: str
    parent_id: UUID | None
    depth: int
    path: str
    people: int


@dataclass(frozen=True)
class SiteRow:
    id: UUID
    name: str
    municipality: str
    location_type: str


@dataclass(frozen=True)
class UnitYearRow:
    """How big a unit was in a year; what nobody recorded is None."""

    unit_id: UUID
    unit_name: str
    year: int
    headcount: int | None
    contacts: int | None
    source_headcount: str
    source_contacts: str


@dataclass(frozen=True)
class RoleHeld:
    role: Role
    unit_name: str


@dataclass(frozen=True)
class MemberRow:
    """One person in the list of people; `deputy` is the name of the standing deputy."""

    membership_id: UUID
    account_id: UUID
    name: str
    function_name: str
    unit_id: UUID | None
    unit_name: str
    state: MembershipState
    roles: tuple[RoleHeld, ...]
    deputy_id: UUID | None
    deputy: str


@dataclass(frozen=True)
class AbsenceRow:
    """Who is away from when until when, both included, and who stands in."""

    id: UUID
    membership_id: UUID
    name: str
    deputy: str
    starts_on: date
    ends_on: date


@dataclass(frozen=True)
class ConsentRow:
    """What the works council agreed to, or why that is not needed."""

    decided_on: date
    scope: str
    not_needed_because: str
    recorded_at: datetime
    recorded_by: UUID | None = None


def employer(actor: Actor) -> EmployerView:
    """Return the facts of the own employer, for its administrator. One query."""
    _check(actor)
    row = Organisation.objects.select_related("municipality").filter(pk=actor.scope_id).first()
    if row is None:
        raise NotVisible
    told = {name: getattr(row, name) for name in EmployerView.__dataclass_fields__ if hasattr(row, name)}
    return EmployerView(**told, municipality_code=row.municipality.code)


def units(actor: Actor) -> tuple[UnitRow, ...]:
    """Return the running units as a tree, every branch together, by name. Two queries."""
    _check(actor)
    rows = list(Unit.objects.filter(organisation_id=actor.scope_id, valid_until=None).order_by("name"))
    here = Membership.objects.filter(organisation_id=actor.scope_id).exclude(state=MembershipState.ENDED)
    people: dict[UUID | None, int] = defaultdict(int)
    for unit_id in here.values_list("unit_id", flat=True):
        people[unit_id] += 1
    below: dict[UUID | None, list[Unit]] = defaultdict(list)
    known = {row.pk for row in rows}
    for row in rows:
        below[row.parent_id if row.parent_id in known else None].append(row)
    return tuple(_tree(below, people, None, 0, ""))


def sites(actor: Actor) -> tuple[SiteRow, ...]:
    """Return the running sites by name. One query."""
    _check(actor)
    rows = Site.objects.filter(organisation_id=actor.scope_id, valid_until=None).select_related(
        "municipality"
    )
    return tuple(
        SiteRow(one.pk, one.name, one.municipality.name, one.location_type) for one in rows.order_by("name")
    )


def unit_years(actor: Actor, year: int) -> tuple[UnitYearRow, ...]:
    """Return every running unit with its size that year, recorded or not. Two queries."""
    _check(actor)
    recorded = {
        one.unit_id: one for one in UnitYear.objects.filter(organisation_id=actor.scope_id, year=year)
    }
    rows = Unit.objects.filter(organisation_id=actor.scope_id, valid_until=None).order_by("name")
    return tuple(_unit_year(row, recorded.get(row.pk), year) for row in rows)


def members(actor: Actor, now: datetime) -> tuple[MemberRow, ...]:
    """Return the people this actor may follow, with the roles they hold today, by name. Three queries."""
    rows = list(members_visible_to(actor).select_related("unit", "deputy"))
    held: dict[UUID, list[RoleHeld]] = defaultdict(list)
    in_force = _roles_today(actor, to_local(now).date())
    for membership_id, role, unit_name in in_force:
        held[membership_id].append(RoleHeld(Role(role), unit_name or ""))
    accounts = [row.account_id for row in rows] + [row.deputy.account_id for row in rows if row.deputy]
    names = names_of(accounts)
    told = [_member(row, tuple(held[row.pk]), names) for row in rows]
    return tuple(sorted(told, key=lambda one: one.name.casefold()))


def absences(actor: Actor, now: datetime) -> tuple[AbsenceRow, ...]:
    """Return who of these people is away now or will be, soonest first. Two queries."""
    rows = list(
        Absence.objects.filter(membership__in=members_visible_to(actor), ends_on__gte=to_local(now).date())
        .select_related("membership", "deputy")
        .order_by("starts_on", "pk")
    )
    names = names_of(
        [one.membership.account_id for one in rows] + [one.deputy.account_id for one in rows if one.deputy]
    )
    return tuple(
        AbsenceRow(
            id=one.pk,
            membership_id=one.membership_id,
            name=names[one.membership.account_id],
            deputy=names[one.deputy.account_id] if one.deputy else "",
            starts_on=one.starts_on,
            ends_on=one.ends_on,
        )
        for one in rows
    )


def consents(actor: Actor) -> tuple[ConsentRow, ...]:
    """Return what was recorded about the works council, newest first. One query."""
    _check(actor)
    rows = WorksCouncilConsent.objects.filter(organisation_id=actor.scope_id).order_by("-recorded_at")
    return tuple(
        ConsentRow(one.decided_on, one.scope, one.not_needed_because, one.recorded_at, one.recorded_by)
        for one in rows
    )


def membership_of(actor: Actor) -> UUID | None:
    """Return the actor's own membership of the active organisation. One query."""
    own = Membership.objects.filter(
        organisation_id=actor.scope_id, account_id=actor.person_id, state=MembershipState.CONFIRMED
    )
    return own.values_list("pk", flat=True).first()


def _roles_today(actor: Actor, today: date) -> Iterable[tuple[UUID, str, str | None]]:
    """Which roles count today, also of people who were only invited: those count from when they accept."""
    rows = RoleAssignment.objects.filter(organisation_id=actor.scope_id, starts_on__lte=today)
    return rows.exclude(ends_on__lt=today).order_by("role").values_list("membership_id", "role", "unit__name")


def _check(actor: Actor) -> None:
    may_read = may_manage(actor, actor.scope_id) or actor.has(Role.COO)
    if actor.organisation_id is None or not may_read:
        raise NotVisible


def _tree(
    below: dict[UUID | None, list[Unit]],
    people: dict[UUID | None, int],
    parent_id: UUID | None,
    depth: int,
    above: str,
) -> Iterable[UnitRow]:
    for unit in below[parent_id]:
        path = f"{above} / {unit.name}" if above else unit.name
        yield UnitRow(unit.pk, unit.name, unit.parent_id, depth, path, people[unit.pk])
        yield from _tree(below, people, unit.pk, depth + 1, path)


def _unit_year(unit: Unit, recorded: UnitYear | None, year: int) -> UnitYearRow:
    return UnitYearRow(
        unit_id=unit.pk,
        unit_name=unit.name,
        year=year,
        headcount=recorded.headcount if recorded else None,
        contacts=recorded.contacts if recorded else None,
        source_headcount=recorded.source_headcount if recorded else "",
        source_contacts=recorded.source_contacts if recorded else "",
    )


def _member(row: Membership, roles: tuple[RoleHeld, ...], names: dict[UUID, str]) -> MemberRow:
    return MemberRow(
        membership_id=row.pk,
        account_id=row.account_id,
        name=names[row.account_id],
        function_name=row.function_name,
        unit_id=row.unit_id,
        unit_name=row.unit.name if row.unit else "",
        state=MembershipState(row.state),
        roles=roles,
        deputy_id=row.deputy_id,
        deputy=names[row.deputy.account_id] if row.deputy else "",
    )


def functions_in_use(actor: Actor) -> tuple[str, ...]:
    """Return the functions that people here have, by name. One query."""
    _check(actor)
    here = Membership.objects.filter(organisation_id=actor.scope_id).exclude(state=MembershipState.ENDED)
    return tuple(here.order_by("function_name").values_list("function_name", flat=True).distinct())
