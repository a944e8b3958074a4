# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""`manage.py found_organisation`: let an employer join with its first people; every installation starts here.

Asks what was not given. Makes the region, the platform's keys and trail when they are not there yet, then
the employer with its keys and trail, its units, a coordinator and an administrator (one person may be both).
Each gets a password that is printed once and kept nowhere. All of it happens, or nothing.
"""

import secrets
import sys
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email, validate_slug
from django.db import transaction
from django.forms import ValidationError

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.reaches import Reach
from eenlijn.commons.access.refusals import Refused
from eenlijn.commons.organisations.codes import OrganisationType, Sector
from eenlijn.commons.packs.queries import pack_of
from eenlijn.commons.rulebook import actions as rulebook
from eenlijn.commons.rulebook.codes import Topic
from eenlijn.commons.rulebook.from_pack import contents_of
from eenlijn.commons.tenancy import actions as tenancy
from eenlijn.doors.jobs.first_key import make_first_key
from eenlijn.foundation import walls
from eenlijn.foundation.clock import now

JOB: Final = Actor.job("found_organisation")
TERMS: Final = (24, 48)
QUESTIONS: Final = {
    "name": "Name of the employer",
    "slug": "Short name in addresses, such as reggestreek",
    "type": f"Kind of employer, one of {', '.join(OrganisationType.values)}",
    "municipality": "Code of its municipality, such as GM0141",
    "coordinator_name": "Name of the coordinator",
    "coordinator_email": "E-mail address of the coordinator",
}


@dataclass(frozen=True)
class FirstMember:
    name: str
    email: str
    function_name: str
    roles: tuple[Role, ...]


class Command(BaseCommand):
    help = "Lets an employer join with its first people, and prints their first passwords once."

    def add_arguments(self, parser: CommandParser) -> None:
        for name, question in QUESTIONS.items():
            parser.add_argument(f"--{name.replace('_', '-')}", help=question)
        parser.add_argument("--administrator-name", help="without one the coordinator administers too")
        parser.add_argument("--administrator-email", help="e-mail address of the administrator")
        parser.add_argument("--unit", action="append", help="name of a team; may be given more than once")
        parser.add_argument("--term", type=int, choices=TERMS, default=48, help="hours to answer within")

    def handle(self, *args: Any, **options: Any) -> None:
        """Ask, check, found and print."""
        given = {name: options[name] or _ask(question) for name, question in QUESTIONS.items()}
        people = _people(given, options)
        _check(given, people)
        units = options["unit"] or ["Alle medewerkers"]
        try:
            with walls.reaching(Reach.FOUND):
                passwords = _found(given, people, units=units, term=options["term"])
        except ObjectDoesNotExist:
            raise CommandError(f"There is no municipality {given['municipality']} in this region.") from None
        except Refused as refusal:
            raise CommandError(refusal.sentence) from None
        self.stdout.write(f"{given['name']} has joined. First passwords, shown once:")
        for person in people:
            self.stdout.write(f"  {person.email}  {passwords[person.email]}")
        self.stdout.write(f"Sign in at {settings.EENLIJN_BASE_URL}/ and make a report link under Beheer.")


def _ask(question: str) -> str:
    """Ask at a terminal; elsewhere a missing answer is an error and never waits for ever."""
    if not sys.stdin.isatty():
        raise CommandError(f"Not given: {question}. See --help.")
    answer = ""
    while not answer:
        answer = input(f"{question}: ").strip()
    return answer


def _people(given: dict[str, str], options: dict[str, Any]) -> list[FirstMember]:
    name, email = options["administrator_name"], options["administrator_email"]
    if bool(name) != bool(email):
        raise CommandError("An administrator needs both a name and an e-mail address.")
    own = (Role.COO,) if name else (Role.COO, Role.ADM)
    coordinator = FirstMember(
        given["coordinator_name"], given["coordinator_email"], "Agressiecoördinator", own
    )
    return [coordinator, *([FirstMember(name, email, "Beheerder", (Role.ADM,))] if name else [])]


def _check(given: dict[str, str], people: list[FirstMember]) -> None:
    if given["type"] not in OrganisationType.values:
        raise CommandError(f"There is no kind of employer {given['type']}. See --help.")
    try:
        validate_slug(given["slug"])
        for person in people:
            validate_email(person.email)
    except ValidationError as error:
        raise CommandError(" ".join(error.messages)) from None
    if len({person.email.casefold() for person in people}) < len(people):
        raise CommandError("Coordinator and administrator need different addresses, or be one person.")


@transaction.atomic
def _found(
    given: dict[str, str], people: list[FirstMember], *, units: list[str], term: int
) -> dict[str, str]:
    """Found it all and return the password of each address."""
    moment = now()
    make_first_key()
    tenancy.found_platform(now=moment)
    organisation = tenancy.found_organisation(
        actor=JOB,
        now=moment,
        name=given["name"],
        slug=given["slug"],
        organisation_type=OrganisationType(given["type"]),
        municipality_code=given["municipality"],
    )
    _set_rules(organisation.pk, organisation.sector, term)
    for name in units:
        tenancy.add_unit(actor=JOB, now=moment, organisation_id=organisation.pk, name=name)
    return {person.email: _admit(organisation.pk, person) for person in people}


def _set_rules(organisation_id: UUID, sector: str, term: int) -> None:
    """The pack of the sector, and the term that was asked for."""
    pack, job = pack_of(Sector(sector)), Actor.job("found_organisation", organisation_id)
    rulebook.adopt_pack(
        actor=job,
        organisation_id=organisation_id,
        pack_content=contents_of(pack),
        pack_version=str(pack.version),
        now=now(),
    )
    terms = {"terms": {"answer": {"amount": term, "unit": "hours"}}}
    rulebook.publish_at_once(actor=job, topic=Topic.TERMS, content=terms, now=now())


def _admit(organisation_id: UUID, person: FirstMember) -> str:
    moment = now()
    member = tenancy.invite_member(
        actor=JOB,
        now=moment,
        organisation_id=organisation_id,
        email=person.email,
        name=person.name,
        function_name=person.function_name,
    )
    tenancy.confirm_member(actor=JOB, now=moment, membership_id=member.pk)
    for role in person.roles:
        tenancy.give_role(actor=JOB, now=moment, membership_id=member.pk, role=role)
    if member.account.has_usable_password():
        return "(keeps the own password)"
    password = secrets.token_urlsafe(15)
    tenancy.set_password(actor=JOB, now=moment, account_id=member.account_id, password=password)
    return password
