# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A list of people: who is new is invited, who is here and gets a last day or another unit is planned.

Read, looked over row by row, and then all of them or nobody. A list gives no role to who is here already.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.refusals import Refused
from eenlijn.commons.accounts.codes import ChangeState, MembershipState
from eenlijn.commons.accounts.combinations import TWO_PERSON_ROLES, forbidden_pair
from eenlijn.commons.accounts.models import Account, Membership, MembershipChange, RoleAssignment
from eenlijn.commons.accounts.queries import email_index
from eenlijn.commons.keys import vault
from eenlijn.commons.organisations.models import Unit
from eenlijn.commons.tenancy.access import check_manages, within
from eenlijn.commons.tenancy.actions import about, tell_invited, unsaved_account
from eenlijn.commons.tenancy.moving import FURTHEST
from eenlijn.commons.tenancy.refusals import AlreadyMember
from eenlijn.commons.tenancy.staff_numbers import LONGEST, give_number, plain, taken_by
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
    "ends_on": ("laatste dag", "einddatum", "uit dienst", "last day"),
    "from_day": ("per", "ingangsdatum", "from"),
    "staff_number": (
        "personeelsnummer", "personeelsnr", "medewerkernummer", "staff number", "employee number",
    ),
}  # fmt: skip
# The columns of who comes; the days are about who is here already.
_DAY: Final = re.compile(r"(\d{1,2})-(\d{1,2})-(\d{4})|(\d{4})-(\d{2})-(\d{2})")
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
    """One person as typed: the unit as a path such as `Rijdienst / Lijn 62`, the roles as codes.

    `ends_on` is the last day of somebody who is here, `from_day` the first one in another unit.
    """

    line: int
    name: str
    email: str
    function_name: str
    unit_path: str = ""
    roles: str = ""
    ends_on: str = ""
    from_day: str = ""
    staff_number: str = ""


@dataclass(frozen=True)
class Going:
    """Somebody who is here and leaves after `day`, or works in another unit from `day` on."""

    membership_id: UUID
    day: date
    unit_id: UUID | None = None


@dataclass(frozen=True)
class SortedOut:
    """A list that is right, by what it asks; what was planned before in just this way is left out.

    `numbered` is who is here and gets a staff number, or another one.
    """

    new: tuple[PersonRow, ...]
    leaving: tuple[Going, ...]
    moving: tuple[Going, ...]
    numbered: tuple[tuple[UUID, str], ...] = ()


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
    members: Mapping[UUID, Membership]
    planned: Mapping[UUID, MembershipChange]
    repeated: frozenset[str]
    repeated_numbers: frozenset[str]
    numbers: Mapping[str, UUID]
    actor_id: UUID | None
    today: date

    def member(self, row: PersonRow) -> Membership | None:
        """Whom this row is about, when that person is here already."""
        account = self.accounts.get(normalise(row.email))
        return self.members.get(account.pk) if account else None

    def goes_to(self, row: PersonRow) -> UUID | None:
        """The other unit of somebody who is here, when the row names one."""
        member, unit_id = self.member(row), self.units.get(path_key(row.unit_path))
        return unit_id if member and unit_id and unit_id != member.unit_id else None

    def is_new(self, row: PersonRow) -> bool:
        """Whether the row names a staff number that nobody here has yet."""
        number = normalise(row.staff_number)
        return bool(number) and number not in self.numbers


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


def check_people(actor: Actor, rows: Sequence[PersonRow], now: datetime) -> tuple[RowProblem, ...]:
    """Return everything wrong with these rows, by row and column; nothing is written. Six queries or so."""
    return _looked_over(actor, rows, now)[1]


def sorted_out(actor: Actor, rows: Sequence[PersonRow], now: datetime) -> SortedOut:
    """Return what a list asks; PeopleRefused when one row is not right."""
    around, problems = _looked_over(actor, rows, now)
    if problems:
        raise PeopleRefused(problems)
    here = [(row, member) for row in rows if (member := around.member(row)) is not None]
    leaving = [
        Going(member.pk, day) for row, member in here if (day := day_in(row.ends_on)) and row.ends_on.strip()
    ]
    moving = [
        Going(member.pk, day_in(row.from_day) or around.today + timedelta(days=1), unit_id)
        for row, member in here
        if not row.ends_on.strip() and (unit_id := around.goes_to(row))
    ]
    return SortedOut(
        new=tuple(row for row in rows if around.member(row) is None),
        leaving=tuple(one for one in leaving if not _is_planned(one, around)),
        moving=tuple(one for one in moving if not _is_planned(one, around)),
        numbered=tuple((member.pk, plain(row.staff_number)) for row, member in here if around.is_new(row)),
    )


def day_in(told: str) -> date | None:
    """Read a day as the Dutch write it, or as computers do."""
    found = _DAY.fullmatch(told.strip())
    if found is None:
        return None
    day, month, year, iso_year, iso_month, iso_day = found.groups()
    try:
        return date(int(year or iso_year), int(month or iso_month), int(day or iso_day))
    except ValueError:
        return None


@transaction.atomic
def invite_many(*, actor: Actor, rows: Sequence[PersonRow], now: datetime) -> tuple[UUID, ...]:
    """Invite all of these people with their units and roles, or nobody. Returns the memberships in order."""
    around, problems = _looked_over(actor, rows, now)
    if problems:
        raise PeopleRefused(problems)
    if any(around.member(row) for row in rows):
        raise AlreadyMember
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
    for row, member in zip(rows, members, strict=True):
        if row.staff_number.strip():
            give_number(member, plain(row.staff_number))
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


def _looked_over(
    actor: Actor, rows: Sequence[PersonRow], now: datetime
) -> tuple[_Around, tuple[RowProblem, ...]]:
    check_manages(actor, actor.scope_id)
    if len(rows) > MOST_ROWS:
        raise PeopleFileRefused(_("Een lijst telt ten hoogste 2.000 mensen. Maak er meer lijsten van."))
    around = _around(actor, rows, to_local(now).date())
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


def _around(actor: Actor, rows: Iterable[PersonRow], today: date) -> _Around:
    rows = list(rows)
    emails = Counter(normalise(row.email) for row in rows if row.email)
    numbers = Counter(normalise(row.staff_number) for row in rows if row.staff_number.strip())
    members = Membership.objects.filter(organisation_id=actor.scope_id).exclude(state=MembershipState.ENDED)
    planned = MembershipChange.objects.filter(organisation_id=actor.scope_id, state=ChangeState.PLANNED)
    return _Around(
        units=unit_paths(actor.scope_id),
        accounts=_accounts(emails),
        members={one.account_id: one for one in members},
        planned={one.membership_id: one for one in planned},
        repeated=frozenset(email for email, count in emails.items() if count > 1),
        repeated_numbers=frozenset(number for number, count in numbers.items() if count > 1),
        numbers=taken_by(actor.scope_id, numbers),
        actor_id=actor.account_id,
        today=today,
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
        ("roles", _roles_of_member_problem(row, around) or _roles_problem(row)),
        ("ends_on", _day_problem(row.ends_on, around) or _leaving_problem(row, around)),
        ("from_day", _day_problem(row.from_day, around) or _moving_problem(row, around)),
        ("staff_number", _number_problem(row, around)),
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
    if normalise(row.email) in around.repeated:
        return _("Dit mailadres staat vaker in de lijst.")
    member = around.member(row)
    if member is None:
        return ""
    if not row.ends_on.strip() and around.goes_to(row) is None and not around.is_new(row):
        return _("Deze persoon hoort al bij je organisatie.")
    if member.account_id == around.actor_id:
        return _("Dit kun je niet bij jezelf doen. Vraag een andere beheerder.")
    return _("Voor deze persoon staat al iets gepland. Trek dat eerst in.") if _clashes(row, around) else ""


def _clashes(row: PersonRow, around: _Around) -> bool:
    """Whether something else is planned than what the row asks."""
    member = around.member(row)
    if member is None or member.pk not in around.planned:
        return False
    day = day_in(row.ends_on) or day_in(row.from_day) or around.planned[member.pk].day
    unit_id = None if row.ends_on.strip() else around.goes_to(row)
    return not _is_planned(Going(member.pk, day, unit_id), around)


def _is_planned(going: Going, around: _Around) -> bool:
    """The same list read again plans nothing again."""
    planned = around.planned.get(going.membership_id)
    return planned is not None and (planned.unit_id, planned.day) == (going.unit_id, going.day)


def _day_problem(told: str, around: _Around) -> str:
    if not told.strip():
        return ""
    day = day_in(told)
    if day is None:
        return _("Schrijf de dag zo: 31-12-2026.")
    if not around.today <= day <= around.today + FURTHEST:
        return _("Kies een dag vanaf vandaag, ten hoogste een jaar vooruit.")
    return ""


def _leaving_problem(row: PersonRow, around: _Around) -> str:
    if not row.ends_on.strip() or around.member(row) is not None:
        return ""
    return _("Wie hier nog niet werkt, kan niet vertrekken.")


def _moving_problem(row: PersonRow, around: _Around) -> str:
    if not row.from_day.strip() or around.goes_to(row) is not None:
        return ""
    return _("Deze dag hoort bij een andere eenheid voor wie hier al werkt.")


def _number_problem(row: PersonRow, around: _Around) -> str:
    number = normalise(row.staff_number)
    if not number:
        return ""
    if len(plain(row.staff_number)) > LONGEST:
        return _("Het personeelsnummer is te lang.")
    if number in around.repeated_numbers:
        return _("Dit personeelsnummer staat vaker in de lijst.")
    member, holder = around.member(row), around.numbers.get(number)
    if holder is not None and (member is None or holder != member.pk):
        return _("Dit personeelsnummer is van een andere collega.")
    return ""


def _roles_of_member_problem(row: PersonRow, around: _Around) -> str:
    if around.member(row) is None or not row.roles.strip():
        return ""
    return _("Wie hier al werkt, krijgt een rol op de eigen pagina en niet met een lijst.")


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
