# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Inviting many people from a list: read, looked over row by row, and then all of them or nobody."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.refusals import Refused
from eenlijn.commons.accounts.codes import MembershipState
from eenlijn.commons.accounts.combinations import TWO_PERSON_ROLES, forbidden_pair
from eenlijn.commons.accounts.models import Account, Membership, RoleAssignment
from eenlijn.commons.accounts.queries import email_index
from eenlijn.commons.keys import vault
from eenlijn.commons.organisations.models import Unit
from eenlijn.commons.tenancy.access import check_manages, within
from eenlijn.commons.tenancy.actions import about, tell_invited, unsaved_account
from eenlijn.commons.tenancy.refusals import AlreadyMember
from eenlijn.commons.trail.actions import append
from eenlijn.foundation.clock import to_local
from eenlijn.foundation.csv_reading import UTF_8, WINDOWS, BrokenRecord, NotText, decoded, records
from eenlijn.foundation.sealed.blind_index import normalise

MOST_ROWS: Final = 2000
LARGEST_FILE: Final = 2_000_000
_LONGEST_CELL: Final = 2_000
PATH_MARK: Final = "/"
# What a column may be called; the first is what we call it.
COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "name": ("naam", "name"),
    "email": ("mailadres", "e-mail", "email", "mail", "e-mailadres", "emailadres"),
    "function_name": ("functie", "function"),
    "unit_path": ("eenheid", "team", "afdeling", "unit"),
    "roles": ("rollen", "rol", "roles", "role"),
}
NEEDED: Final = ("name", "email", "function_name")
_LONGEST: Final = {"name": 120, "email": 254, "function_name": 80}
# What a list may give; the others take two people, or belong to no person of an employer.
GIVEN_BY_LIST: Final = frozenset(
    {
        Role.EMP, Role.OBH, Role.MGR, Role.COO, Role.AFT, Role.LEG, Role.DSK, Role.BRD, Role.ADM, Role.CON,
    }
) - TWO_PERSON_ROLES  # fmt: skip


class PeopleFileRefused(Refused):
    """A file that is no list of people."""


class PeopleRefused(Refused):
    """Which rows and columns are wrong, in `problems`; nobody was invited."""

    def __init__(self, problems: Sequence["RowProblem"]) -> None:
        """Keep every problem."""
        told = _("Er is niemand uitgenodigd. Verbeter eerst %(count)s regels.")
        super().__init__(told % {"count": len({one.line for one in problems})})
        self.problems = tuple(problems)


@dataclass(frozen=True)
class PersonRow:
    """One person as typed: the unit as a path such as `Rijdienst / Lijn 62`, the roles as codes."""

    line: int
    name: str
    email: str
    function_name: str
    unit_path: str = ""
    roles: str = ""


@dataclass(frozen=True)
class RowProblem:
    """What is wrong with one cell; `column` is a field of `PersonRow`."""

    line: int
    column: str
    sentence: str


@dataclass(frozen=True)
class _Around:
    """What rows are looked at beside: the units by path, and who is a member already."""

    units: Mapping[str, UUID]
    accounts: Mapping[str, Account]
    member_ids: frozenset[UUID]
    repeated: frozenset[str]


def read_people(content: bytes) -> tuple[PersonRow, ...]:
    """Read a list with a head line; semicolons, commas or tabs. PeopleFileRefused when it is none."""
    if len(content) > LARGEST_FILE:
        raise PeopleFileRefused(_("Dit bestand is te groot. Een lijst telt ten hoogste 2.000 mensen."))
    lines = _lines(content)
    if not lines:
        raise PeopleFileRefused(_("Dit bestand is leeg."))
    places = _places(lines[0][1])
    rows = [_row(number, line, places) for number, line in lines[1:]]
    if not rows:
        raise PeopleFileRefused(_("Onder de kopregel staat niemand."))
    if len(rows) > MOST_ROWS:
        raise PeopleFileRefused(_("Een lijst telt ten hoogste 2.000 mensen. Maak er meer lijsten van."))
    return tuple(rows)


def check_people(actor: Actor, rows: Sequence[PersonRow]) -> tuple[RowProblem, ...]:
    """Return everything wrong with these rows, by row and column; nothing is written. Five queries or so."""
    return _looked_over(actor, rows)[1]


@transaction.atomic
def invite_many(*, actor: Actor, rows: Sequence[PersonRow], now: datetime) -> tuple[UUID, ...]:
    """Invite all of these people with their units and roles, or nobody. Returns the memberships in order."""
    around, problems = _looked_over(actor, rows)
    if problems:
        raise PeopleRefused(problems)
    today = to_local(now).date()
    accounts = {row.email: around.accounts.get(normalise(row.email)) for row in rows}
    new = {row.email: unsaved_account(row.email, row.name) for row in rows if accounts[row.email] is None}
    members = [
        Membership(
            organisation_id=actor.scope_id,
            account=accounts[row.email] or new[row.email],
            unit_id=around.units.get(path_key(row.unit_path)),
            function_name=_plain(row.function_name),
            starts_on=today,
        )
        for row in rows
    ]
    try:
        with transaction.atomic():
            Account.objects.bulk_create(new.values())
            Membership.objects.bulk_create(members)
    except IntegrityError:
        # Somebody else invited one of them at the same moment.
        raise AlreadyMember from None
    RoleAssignment.objects.bulk_create(
        RoleAssignment(
            organisation_id=actor.scope_id,
            membership=member,
            role=role,
            unit_id=member.unit_id if role is Role.MGR else None,
            starts_on=today,
        )
        for row, member in zip(rows, members, strict=True)
        for role in sorted(_roles(row))
    )
    tell_invited(actor.scope_id, [member.account_id for member in members], now)
    lines = (
        about("invite_member", member, {"roles": " ".join(sorted(_roles(row)))})
        for row, member in zip(rows, members, strict=True)
    )
    append(within(actor, actor.organisation_id), now, *lines)
    return tuple(member.pk for member in members)


def _looked_over(actor: Actor, rows: Sequence[PersonRow]) -> tuple[_Around, tuple[RowProblem, ...]]:
    check_manages(actor, actor.scope_id)
    if len(rows) > MOST_ROWS:
        raise PeopleFileRefused(_("Een lijst telt ten hoogste 2.000 mensen. Maak er meer lijsten van."))
    around = _around(actor.scope_id, rows)
    return around, tuple(problem for row in rows for problem in _problems(row, around))


def path_key(path: str) -> str:
    """A unit's path in one spelling."""
    parts = (" ".join(part.split()).casefold() for part in path.split(PATH_MARK))
    return PATH_MARK.join(part for part in parts if part)


def unit_paths(organisation_id: UUID) -> dict[str, UUID]:
    """Every running unit by its path in one spelling, and by a name that is there once. One query."""
    rows = Unit.objects.filter(organisation_id=organisation_id, valid_until=None)
    units = {pk: (name, parent) for pk, name, parent in rows.values_list("pk", "name", "parent_id")}
    names = Counter(path_key(name) for name, _parent in units.values())
    paths = {path_key(_path(pk, units)): pk for pk in units}
    alone = {path_key(name): pk for pk, (name, _parent) in units.items() if names[path_key(name)] == 1}
    return {**alone, **paths}


def _path(pk: UUID, units: Mapping[UUID, tuple[str, UUID | None]]) -> str:
    parts: list[str] = []
    step: UUID | None = pk
    while step is not None and step in units and len(parts) <= len(units):
        name, step = units[step]
        parts.insert(0, name)
    return PATH_MARK.join(parts)


def _lines(content: bytes) -> list[tuple[int, list[str]]]:
    """Every row that holds something, with the number a spreadsheet gives it."""
    try:
        text = decoded(content, UTF_8, WINDOWS)
        delimiter = max(";,\t", key=text.partition("\n")[0].count)
        return list(records(text, delimiter, _LONGEST_CELL))
    except NotText:
        raise PeopleFileRefused(_("Dit is geen tekstbestand. Bewaar de lijst als CSV.")) from None
    except BrokenRecord as problem:
        told = _("In rij %(row)s mist een aanhalingsteken, of is een cel te lang.")
        raise PeopleFileRefused(told % {"row": problem.row}) from None


def _places(head: Sequence[str]) -> dict[str, int]:
    told = {" ".join(cell.split()).casefold(): place for place, cell in enumerate(head)}
    found = {
        column: next((told[name] for name in names if name in told), -1) for column, names in COLUMNS.items()
    }
    missing = [COLUMNS[column][0] for column in NEEDED if found[column] < 0]
    if missing:
        raise PeopleFileRefused(_("In de kopregel ontbreekt: %(names)s.") % {"names": ", ".join(missing)})
    return found


def _row(number: int, line: Sequence[str], places: Mapping[str, int]) -> PersonRow:
    cells = {column: line[place] if 0 <= place < len(line) else "" for column, place in places.items()}
    return PersonRow(line=number, **cells)


def _around(organisation_id: UUID, rows: Iterable[PersonRow]) -> _Around:
    emails = Counter(normalise(row.email) for row in rows if row.email)
    accounts = _accounts(emails)
    members = Membership.objects.filter(organisation_id=organisation_id).exclude(state=MembershipState.ENDED)
    return _Around(
        units=unit_paths(organisation_id),
        accounts=accounts,
        member_ids=frozenset(members.values_list("account_id", flat=True)),
        repeated=frozenset(email for email, count in emails.items() if count > 1),
    )


def _accounts(emails: Iterable[str]) -> dict[str, Account]:
    """The known accounts by address, compared once more after opening; a query per five hundred."""
    by_index = {email_index(email): email for email in emails}
    found: dict[str, Account] = {}
    indexes = list(by_index)
    for start in range(0, len(indexes), 500):
        for account in Account.objects.filter(email_index__in=indexes[start : start + 500]):
            email = by_index[account.email_index]
            if normalise(vault.open(account, "email")) == email:
                found[email] = account
    return found


def _problems(row: PersonRow, around: _Around) -> Iterable[RowProblem]:
    checks = (
        ("name", _name_problem(row)),
        ("email", _email_problem(row, around)),
        ("function_name", _function_problem(row)),
        ("unit_path", _unit_problem(row, around)),
        ("roles", _roles_problem(row)),
    )
    return (RowProblem(row.line, column, sentence) for column, sentence in checks if sentence)


def _name_problem(row: PersonRow) -> str:
    if not row.name:
        return _("De naam ontbreekt.")
    return _("De naam is te lang.") if len(row.name) > _LONGEST["name"] else ""


def _email_problem(row: PersonRow, around: _Around) -> str:
    try:
        validate_email(row.email)
    except ValidationError:
        return _("Dit is geen mailadres.")
    email = normalise(row.email)
    if email in around.repeated:
        return _("Dit mailadres staat vaker in de lijst.")
    account = around.accounts.get(email)
    return (
        _("Deze persoon hoort al bij je organisatie.") if account and account.pk in around.member_ids else ""
    )


def _function_problem(row: PersonRow) -> str:
    if not row.function_name:
        return _("De functie ontbreekt.")
    return _("De functie is te lang.") if len(row.function_name) > _LONGEST["function_name"] else ""


def _unit_problem(row: PersonRow, around: _Around) -> str:
    if not row.unit_path:
        return _("Een leidinggevende hoort bij een eenheid.") if Role.MGR in _known_roles(row) else ""
    return (
        ""
        if path_key(row.unit_path) in around.units
        else _("Deze eenheid is er niet, of de naam komt vaker voor.")
    )


def _roles_problem(row: PersonRow) -> str:
    unknown = [code for code in _codes(row) if code not in Role.values]
    if unknown:
        return _("De rol «%(name)s» kennen we niet.") % {"name": unknown[0][:20]}
    apart = sorted(_known_roles(row) - GIVEN_BY_LIST)
    if apart:
        return _("De rol «%(name)s» geef je apart, met twee personen.") % {"name": Role(apart[0]).label}
    pair = forbidden_pair(_roles(row))
    if pair:
        told = {"first": pair[0].label, "second": pair[1].label}
        return _("De rollen «%(first)s» en «%(second)s» gaan niet samen bij één persoon.") % told
    return ""


def _codes(row: PersonRow) -> list[str]:
    return row.roles.upper().replace(",", " ").replace("+", " ").replace(";", " ").split()


def _known_roles(row: PersonRow) -> set[Role]:
    return {Role(code) for code in _codes(row) if code in Role.values}


def _roles(row: PersonRow) -> set[Role]:
    """Every member is an employee."""
    return {Role.EMP, *_known_roles(row)}


def _plain(told: str) -> str:
    return " ".join(told.split())
