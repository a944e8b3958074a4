# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Builds the demo region from nothing, through the product's own actions, in one transaction.

Each employer is filled from within; only what counts over all of them reaches further.
"""

import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID, uuid5

from django.db import transaction

from eenlijn.accountability.releases.actions import release_due
from eenlijn.accountability.releases.deadlines import Period, months_due, next_month
from eenlijn.casework.facts.actions import Dimensions, record_history
from eenlijn.casework.incidents.codes import PlainKind
from eenlijn.casework.incidents.severity import propose_severity
from eenlijn.casework.reporting.actions import make_link
from eenlijn.casework.reporting.queries import OpenLink, open_link
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.queries import actor_for
from eenlijn.commons.access.reaches import Reach
from eenlijn.commons.notices.actions import mark_read
from eenlijn.commons.notices.queries import my_notices
from eenlijn.commons.organisations.codes import SECTOR_OF, OrganisationType, Sector
from eenlijn.commons.organisations.queries import region_of_figures
from eenlijn.commons.packs.queries import pack_of
from eenlijn.commons.rulebook import actions as rulebook
from eenlijn.commons.rulebook.codes import Topic
from eenlijn.commons.rulebook.from_pack import contents_of
from eenlijn.commons.tenancy import actions as tenancy
from eenlijn.doors.jobs.demo.arrangements import arrange, deciding_function
from eenlijn.doors.jobs.demo.company import Company
from eenlijn.doors.jobs.demo.employers import DINKELBORG, EMPLOYERS, REGGESTREEK, Employer
from eenlijn.doors.jobs.demo.happenings import Happening, let_happen
from eenlijn.doors.jobs.demo.longer import tell_at_length
from eenlijn.doors.jobs.demo.measures import STAYS, let_stay
from eenlijn.doors.jobs.demo.outside import look_back
from eenlijn.doors.jobs.demo.people import CAST, PARTNERS, Person, decider, second_person, stand_in
from eenlijn.doors.jobs.demo.places import ask_about_visits, keep_places
from eenlijn.doors.jobs.demo.registers import load_invented
from eenlijn.doors.jobs.demo.stories import OLD_ENDINGS, OPEN_ENDINGS, STORIES, Ending
from eenlijn.doors.jobs.demo.systems import connect
from eenlijn.foundation import walls
from eenlijn.foundation.clock import local_day_start, local_month, to_local

DOSSIERS = 300
FACTS = 8000
SEED = 20261122
# Keys of history rows follow from this one, so that two demos of one day are the same.
HISTORY = UUID("5d0f8a52-6f3f-4c1e-9a43-0e5f5a1f7a10")
OPEN_HOURS = 46
OLD_DAYS = 240
HISTORY_DAYS = 3 * 365
NEWEST_HISTORY_DAYS = 3
EXERCISES = (96, 193)
# An old register counts the busiest employer less, or it would be three quarters of its sector.
BUSIEST = 24
AWAY, UNPLACED, UNASSESSED = 0.6, 0.08, 0.08
KINDS = (
    (*PlainKind.values, "stalking", "disturbance_order", "online_threat"),
    (24, 14, 10, 7, 4, 3, 9, 9, 9, 10, 9, 9, 9),
)
DESK, STREET, HOME, PHONE = "face_to_face_desk", "street", "home_visit", "telephone"
CHANNELS = (
    (DESK, STREET, HOME, PHONE, "email", "messaging_app", "social_media_org", "other", ""),
    (26, 16, 9, 19, 5, 4, 8, 7, 8),
)
JOB = Actor.job("load_demo")
DOOR_NAMES = {"Lijn 62": "lijn62"}


@dataclass(frozen=True)
class Founded:
    """An employer as it stands in the demo: its links by team, and who works on it."""

    employer: Employer
    organisation_id: UUID
    units: dict[str, UUID]
    links: dict[str, OpenLink]
    coordinator: Actor
    second: Actor
    reporter: Actor | None
    keeper: Actor | None
    accounts: dict[str, UUID]


@transaction.atomic
def load_demo(now: datetime) -> bool:
    """Build it all; false when there already is a platform."""
    began = now - timedelta(days=HISTORY_DAYS)
    if not tenancy.found_platform(now=began):
        return False
    founded = [_found(employer, began, now) for employer in (*EMPLOYERS, *PARTNERS)]
    working = [one for one in founded if one.employer.weight]
    _tell_stories(working, began, now)
    with walls.reaching(Reach.DEMO):
        _add_history(working, now)
    with walls.reaching(Reach.RELEASE):
        _release_past(now)
    for one in working:
        with walls.within(one.organisation_id):
            _read_old_notices(one.coordinator, now)
            if one.keeper is not None:
                connect(keeper=one.keeper, now=now)
    load_invented(now)
    return True


def _read_old_notices(coordinator: Actor, now: datetime) -> None:
    """What is older than two days was seen by everybody who works here."""
    seen = [row.id for row in my_notices(coordinator) if row.at < now - timedelta(days=2)]
    mark_read(actor=coordinator, notice_ids=seen, now=now)


def _found(employer: Employer, began: datetime, now: datetime) -> Founded:
    with walls.reaching(Reach.FOUND):
        organisation_id = _join(employer, began)
    with walls.within(organisation_id):
        return _settle(employer, organisation_id, began, now)


def _join(employer: Employer, began: datetime) -> UUID:
    organisation = tenancy.found_organisation(
        actor=JOB,
        now=began,
        name=employer.full_name,
        slug=employer.slug,
        organisation_type=OrganisationType(employer.kind),
        municipality_code=employer.municipality,
        phone_label=employer.phone_label,
        phone_number="088 000 01 10",
        care_phone_label="Opvangteam, dag en nacht",
        care_phone_number="088 000 01 20",
        postal_lines=f"Postbus 000\n7600 XX {employer.town}",
        place_name=employer.town,
        duty_phone_label="Dienstdoende leidinggevende",
        duty_phone_number="088 000 01 40",
        duty_phone_hours="dag en nacht",
        live_on=to_local(began).date(),
        is_invented=True,
    )
    return organisation.pk


def _settle(employer: Employer, organisation_id: UUID, began: datetime, now: datetime) -> Founded:
    """Its rules, teams, people and links."""
    _set_rules(organisation_id, SECTOR_OF[OrganisationType(employer.kind)], employer.term_hours, began)
    units = {team: _add_team(JOB, organisation_id, team, began) for team in employer.teams}
    people = [person for person in CAST if person.employer == employer.slug]
    if employer.weight and not any(Role.COO in person.roles for person in people):
        people.append(stand_in(employer))
    if employer.weight:
        people.append(second_person(employer))
    if employer.weight:
        if not any(Role.BRD in person.roles for person in people):
            people.append(decider(employer, deciding_function(organisation_id, began)))
        arrange(organisation_id=organisation_id, units=units, began=began, now=now)
    accounts = {person.key: _enrol(JOB, organisation_id, units, person, began) for person in people}
    coordinator = next((accounts[p.key] for p in people if Role.COO in p.roles), None)
    acting = actor_for(coordinator, organisation_id, began) if coordinator else Actor.nobody()
    return Founded(
        employer=employer,
        organisation_id=organisation_id,
        units=units,
        links=_make_links(acting, employer, units, began) if coordinator else {},
        coordinator=acting,
        second=actor_for(accounts["wim"], organisation_id, began) if employer.weight else Actor.nobody(),
        reporter=actor_for(accounts["anna"], organisation_id, began) if "anna" in accounts else None,
        keeper=actor_for(accounts["petra"], organisation_id, began) if "petra" in accounts else None,
        accounts=accounts,
    )


def _set_rules(organisation_id: UUID, sector: Sector, term_hours: int, began: datetime) -> None:
    """The pack of the sector, and a stricter term where the employer chose one."""
    job = Actor.job("load_demo", organisation_id)
    pack = pack_of(sector)
    rulebook.adopt_pack(
        actor=job,
        organisation_id=organisation_id,
        pack_content=contents_of(pack),
        pack_version=str(pack.version),
        now=began,
    )
    terms = {"terms": {"answer": {"amount": term_hours, "unit": "hours"}}}
    rulebook.publish_at_once(actor=job, topic=Topic.TERMS, content=terms, now=began)


def _add_team(job: Actor, organisation_id: UUID, team: str, began: datetime) -> UUID:
    return tenancy.add_unit(actor=job, now=began, organisation_id=organisation_id, name=team).pk


def _enrol(
    job: Actor, organisation_id: UUID, units: dict[str, UUID], person: Person, began: datetime
) -> UUID:
    """Invite, confirm and give the roles; a manager's role reaches the own team."""
    team = units.get(person.team)
    membership = tenancy.invite_member(
        actor=job,
        now=began,
        organisation_id=organisation_id,
        email=person.email,
        name=person.name,
        function_name=person.function,
        unit_id=team,
    )
    tenancy.confirm_member(actor=job, now=began, membership_id=membership.pk)
    for role in person.roles:
        if role != Role.EMP:
            reach = team if role == Role.MGR else None
            tenancy.give_role(actor=job, now=began, membership_id=membership.pk, role=role, unit_id=reach)
    return membership.account_id


def _make_links(
    coordinator: Actor, employer: Employer, units: dict[str, UUID], began: datetime
) -> dict[str, OpenLink]:
    """One link per team; the places of the employer are shared out over them."""
    links = {}
    for number, (team, unit_id) in enumerate(units.items()):
        place = employer.places[number % len(employer.places)]
        slug = DOOR_NAMES.get(team, "") if employer == REGGESTREEK else ""
        made = make_link(actor=coordinator, unit_id=unit_id, place=place, slug=slug, now=began)
        opened = open_link(made.slug)
        if opened is not None:
            links[team] = opened
    return links


def _tell_stories(founded: list[Founded], began: datetime, now: datetime) -> None:
    chance = random.Random(SEED)  # noqa: S311 - a demo, nothing is guessed from it
    weights = [one.employer.weight for one in founded]
    picked = [*founded, *chance.choices(founded, weights, k=DOSSIERS - len(founded))]
    told = [_happening(chance, number, one, now) for number, one in enumerate(picked)]
    for happening in sorted(told, key=lambda one: one.reported_at):
        with walls.within(happening.link.organisation_id):
            let_happen(happening)
    for one in founded:
        with walls.within(one.organisation_id):
            _let_stay(one, began, now)


def _let_stay(one: Founded, began: datetime, now: datetime) -> None:
    """At the employer of Anna a few answers stay for a while, and two dossiers are told at length."""
    if one.employer == DINKELBORG:
        ask_about_visits(one.coordinator, now)
    if one.employer != REGGESTREEK:
        return
    company = _company(one, began)
    numbers = let_stay(company.scene, now)
    look_back(company.actor("anna"), numbers[-1], now - timedelta(days=STAYS[-1].days_ago - 5))
    tell_at_length(company, now)
    keep_places(one.coordinator, one.organisation_id, began, now)


def _company(one: Founded, began: datetime) -> Company:
    reader = next(person.email for person in CAST if person.key == "eva")
    return Company(one.organisation_id, one.accounts, next(iter(one.links.values())), began, reader)


def _happening(chance: random.Random, number: int, one: Founded, now: datetime) -> Happening:
    """Every sixth is of the last two days and still open; the others are older and mostly closed."""
    is_open = number % 6 == 0
    ending = (OPEN_ENDINGS if is_open else OLD_ENDINGS)[number // 6 % 6]
    team = chance.choice(list(one.links))
    hours = chance.uniform(1, OPEN_HOURS) if is_open else chance.uniform(24 * 14, 24 * OLD_DAYS)
    is_late_now = is_open and ending in {Ending.NEW, Ending.DRAFT} and number % 24 == 0
    reported_at = now - timedelta(hours=hours + (50 if is_late_now else 0))
    is_own = one.reporter is not None and team == "Lijn 62" and number % 3 == 0
    return Happening(
        number=number,
        story=STORIES[number % len(STORIES)],
        place=one.links[team].place if is_own else chance.choice(one.employer.places),
        reported_at=reported_at,
        until=now,
        link=one.links[team],
        reporter=one.reporter if is_own and one.reporter else Actor.link(one.organisation_id),
        coordinator=one.coordinator,
        second=one.second,
        ending=ending,
        term_hours=one.employer.term_hours,
        is_exercise=number in EXERCISES,
        is_late=not is_open and number % 5 == 0,
    )


def _add_history(founded: list[Founded], now: datetime) -> None:
    """Three years of counts without persons, as an old register would bring them: month by month."""
    chance = random.Random(SEED + 1)  # noqa: S311 - a demo, nothing is guessed from it
    towns = list(region_of_figures().municipalities)
    weights = [min(one.employer.weight, BUSIEST) for one in founded]
    picked = chance.choices(founded, weights, k=FACTS)
    rows = [_old_row(chance, number, one, towns, now) for number, one in enumerate(picked)]
    months: dict[date, list[Dimensions]] = defaultdict(list)
    for row in rows:
        months[row.occurred_on.replace(day=1)].append(row)
    for month, counted in months.items():
        record_history(counted, min(local_day_start(next_month(month)), now))


def _old_row(
    chance: random.Random, number: int, one: Founded, towns: Sequence[str], now: datetime
) -> Dimensions:
    """Where it happened: mostly in the own town, else anywhere, for buses and home visits go round."""
    kind = chance.choices(*KINDS)[0]
    is_assessed, is_placed = chance.random() > UNASSESSED, chance.random() > UNPLACED
    town = chance.choice(towns) if chance.random() < AWAY else one.employer.municipality
    day = to_local(now - timedelta(days=chance.uniform(NEWEST_HISTORY_DAYS, HISTORY_DAYS))).date()
    return Dimensions(
        organisation_id=one.organisation_id,
        sector=SECTOR_OF[OrganisationType(one.employer.kind)],
        unit_id=chance.choice(list(one.units.values())),
        case_key=uuid5(HISTORY, str(number)),
        occurred_on=day,
        hours_to_report=int(chance.expovariate(1 / 20)),
        kind=kind,
        severity=propose_severity([kind]).severity if is_assessed else "",
        channel=chance.choices(*CHANNELS)[0],
        origin="import",
        municipality_code=town if is_placed else "",
    )


def _release_past(now: datetime) -> None:
    """Release every closed month and year on the day it would have been, so that the page is full."""
    for month in months_due(local_month(now - timedelta(days=HISTORY_DAYS)), now):
        release_due(actor=JOB, now=Period.months(month).opens_at)
