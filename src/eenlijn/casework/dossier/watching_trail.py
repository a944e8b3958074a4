# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Each night the looks of a day are laid beside the rules; what is worth a look goes into the queue.

Names are opened here, compared and forgotten: a rule learns yes or no, the queue a number and a rule. A day
is looked at when the day after it is over too, so that an act that follows names has had its time.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import Min

from eenlijn.casework.incidents.codes import Lane
from eenlijn.casework.incidents.models import Assignment, Incident, Involvement, Perpetrator, Victim
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role
from eenlijn.commons.accounts.models import RoleAssignment
from eenlijn.commons.accounts.queries import holders_of_role, names_of
from eenlijn.commons.keys import vault
from eenlijn.commons.notices.actions import announce
from eenlijn.commons.organisations.models import Organisation
from eenlijn.commons.organisations.queries import unit_and_below
from eenlijn.commons.rulebook.queries import calendar_of
from eenlijn.commons.trail.actions import Entry, append
from eenlijn.commons.trail.models import ReviewMonth, TrailLine
from eenlijn.commons.trail.reviewing import keep_found, unsigned_months, watched_until
from eenlijn.commons.trail.watching import (
    ACT_WITHIN,
    LOOKS,
    NAMES,
    NORMAL_OVER,
    Look,
    family_names,
    worth_a_look,
)
from eenlijn.foundation.clock import local_day_end, local_day_start, to_local
from eenlijn.foundation.sealed.compartments import Compartment
from eenlijn.foundation.working_time import WorkCalendar

# So many days back a first night begins, and so many days one night works off at most per employer.
FURTHEST_BACK: Final = timedelta(days=31)
MOST_DAYS: Final = 31
RESTS: Final = timedelta(days=2)
# Opened for a decision by mandate: no relation to the case is needed.
_BY_MANDATE: Final = frozenset({"open_proposal"})


def employers() -> list[UUID]:
    """Every employer in reach; a job works within each of them."""
    return list(Organisation.objects.order_by("pk").values_list("pk", flat=True))


def watch_trails(now: datetime) -> int:
    """Look through every day that is due, of the employers in reach; how many lines went into the queue."""
    return sum(
        watch_day(organisation_id, day, now)
        for organisation_id in employers()
        for day in days_due(organisation_id, now)
    )


def days_due(organisation_id: UUID, now: datetime) -> list[date]:
    """The days that were not looked through yet, oldest first; an outage is caught up night by night."""
    last = to_local(now).date() - RESTS
    done = watched_until(organisation_id)
    begin = done + timedelta(days=1) if done else _first_day(organisation_id, last)
    return [begin + timedelta(days=more) for more in range(min((last - begin).days + 1, MOST_DAYS))]


def _first_day(organisation_id: UUID, last: date) -> date:
    began = TrailLine.objects.filter(organisation_id=organisation_id, sequence=1).aggregate(at=Min("at"))[
        "at"
    ]
    first = to_local(began).date() if began else last
    return max(first, last - FURTHEST_BACK)


@transaction.atomic
def watch_day(organisation_id: UUID, day: date, now: datetime) -> int:
    """One day of one employer, in one transaction; done twice it finds the same and keeps it once."""
    looks = _looks_of(organisation_id, day)
    found = worth_a_look(looks, _normal(organisation_id, day, {look.account_id for look in looks}))
    keep_found(organisation_id=organisation_id, day=day, found=found, now=now)
    # Names were opened to be compared: that is a line too.
    opened = (Compartment.VICTIM, Compartment.PERPETRATOR) if looks else ()
    detail = {"day": day.isoformat(), "looks": len(looks), "found": len(found)}
    entry = Entry("watch_trail", "trail", compartments=opened, purpose="review", detail=detail)
    append(Actor.job("watch_trails", organisation_id), now, entry)
    return len(found)


def _looks_of(organisation_id: UUID, day: date) -> list[Look]:
    lines = list(
        TrailLine.objects.filter(
            organisation_id=organisation_id,
            at__gte=local_day_start(day),
            at__lt=local_day_end(day),
            object_type="incident",
            action__in=LOOKS,
            account__isnull=False,
        ).order_by("sequence")
    )
    if not lines:
        return []
    known = _Known.of(organisation_id, lines, day)
    return [known.look(line) for line in lines if line.object_id in known.cases]


@dataclass(frozen=True)
class _Known:
    """What was read once for the looks of one day."""

    cases: Mapping[str, Incident]
    parties: Mapping[str, frozenset[UUID]]
    families: Mapping[str, frozenset[str]]
    own_families: Mapping[UUID, frozenset[str]]
    tasks: "_Tasks"
    calendar: WorkCalendar
    acts: Mapping[tuple[UUID, str], list[datetime]] = field(default_factory=dict)

    @classmethod
    def of(cls, organisation_id: UUID, lines: list[TrailLine], day: date) -> "_Known":
        """Read cases, people, tasks and acts; the protected lane and exercises stay out."""
        ids = {line.object_id for line in lines}
        rows = Incident.objects.filter(organisation_id=organisation_id, pk__in=ids, is_exercise=False)
        cases = {str(row.pk): row for row in rows.exclude(lane=Lane.PROTECTED).select_related("report")}
        readers = {line.account_id for line in lines if line.account_id}
        names = names_of(readers)
        return cls(
            cases=cases,
            parties=_parties(cases),
            families=_families(cases),
            own_families={account: family_names(name) for account, name in names.items()},
            tasks=_Tasks.of(organisation_id, readers, cases.values(), day),
            calendar=calendar_of(organisation_id, local_day_start(day)),
            acts=_acts(organisation_id, readers, ids, day),
        )

    def look(self, line: TrailLine) -> Look:
        case, account = self.cases[line.object_id], line.account_id
        assert account is not None  # noqa: S101 - asked for above
        party = account in self.parties[line.object_id]
        return Look(
            sequence=line.sequence,
            at=line.at,
            account_id=account,
            role=line.role,
            action=line.action,
            incident_id=line.object_id,
            number=case.number,
            is_party=party,
            shares_name=bool(self.own_families.get(account, frozenset()) & self.families[line.object_id]),
            has_task=line.break_glass or line.action in _BY_MANDATE or self.tasks.has(account, case, line.at),
            is_open=_is_open(self.calendar, line.at),
            acted_after=line.action not in NAMES or self._acted(account, line),
        )

    def _acted(self, account: UUID, line: TrailLine) -> bool:
        later = self.acts.get((account, line.object_id), [])
        return any(line.at < at <= line.at + ACT_WITHIN for at in later)


@dataclass(frozen=True)
class _Tasks:
    """Who had something to do with which case, and when."""

    assigned: Mapping[tuple[UUID, UUID], list[tuple[datetime, datetime | None]]]
    units: Mapping[UUID, frozenset[UUID]]
    whole: frozenset[UUID]

    @classmethod
    def of(cls, organisation_id: UUID, readers: set[UUID], cases: Iterable[Incident], day: date) -> "_Tasks":
        assigned: dict[tuple[UUID, UUID], list[tuple[datetime, datetime | None]]] = defaultdict(list)
        rows = Assignment.objects.filter(incident__in=list(cases), account_id__in=readers)
        for account, incident, start, end in rows.values_list(
            "account_id", "incident_id", "started_at", "ended_at"
        ):
            assigned[account, incident].append((start, end))
        units, whole = _reach(organisation_id, readers, day)
        return cls(assigned, units, whole)

    def has(self, account: UUID, case: Incident, at: datetime) -> bool:
        """Asked for it then, or leading the team or coordinating the unit of the case that day."""
        spans = self.assigned.get((account, case.pk), [])
        if any(start <= at and (end is None or at <= end) for start, end in spans):
            return True
        return account in self.whole or case.unit_id in self.units.get(account, frozenset())


def _reach(
    organisation_id: UUID, readers: set[UUID], day: date
) -> tuple[dict[UUID, frozenset[UUID]], frozenset[UUID]]:
    """The units that each of these led or coordinated that day, and who coordinated everything."""
    led: dict[UUID, set[UUID]] = defaultdict(set)
    whole: set[UUID] = set()
    held = RoleAssignment.objects.filter(
        organisation_id=organisation_id,
        role__in=(Role.COO, Role.MGR),
        membership__account_id__in=readers,
        starts_on__lte=day,
    ).exclude(ends_on__lt=day)
    for one in held.select_related("membership"):
        account, unit_id = one.membership.account_id, one.unit_id or one.membership.unit_id
        if one.role == Role.COO and one.unit_id is None:
            whole.add(account)
        elif unit_id is not None:
            led[account].add(unit_id)
    return {account: unit_and_below(units) for account, units in led.items()}, frozenset(whole)


def _parties(cases: Mapping[str, Incident]) -> dict[str, frozenset[UUID]]:
    found: dict[str, set[UUID]] = {key: set() for key in cases}
    for key, case in cases.items():
        if case.report is not None and case.report.reporter_id:
            found[key].add(case.report.reporter_id)
    victims = Victim.objects.filter(incident__in=list(cases.values()), account__isnull=False)
    # Who is named as involved is a party too, also when that was lifted since: somebody looks at it.
    involved = Involvement.objects.filter(incident__in=list(cases.values()))
    for incident, account in (
        *victims.values_list("incident_id", "account_id"),
        *involved.values_list("incident_id", "account_id"),
    ):
        found[str(incident)].add(account)
    return {key: frozenset(accounts) for key, accounts in found.items()}


def _families(cases: Mapping[str, Incident]) -> dict[str, frozenset[str]]:
    """The family names of everybody in each case, compared in this process and kept nowhere."""
    found: dict[str, set[str]] = {key: set() for key in cases}
    rows = list(cases.values())
    for model in (Victim, Perpetrator):
        people: list[Victim | Perpetrator] = list(model.objects.filter(incident__in=rows, name__isnull=False))
        vault.read_ahead(people, "name")
        for person in people:
            found[str(person.incident_id)] |= family_names(_name(person))
    parties = _parties(cases)
    names = names_of({account for accounts in parties.values() for account in accounts})
    for key, accounts in parties.items():
        for account in accounts:
            found[key] |= family_names(names.get(account, ""))
    return {key: frozenset(families) for key, families in found.items()}


def _name(person: Victim | Perpetrator) -> str:
    """What was destroyed is nobody's name any more."""
    try:
        return vault.open(person, "name")
    except vault.KeyGone:
        return ""


def _acts(
    organisation_id: UUID, readers: set[UUID], ids: set[str], day: date
) -> dict[tuple[UUID, str], list[datetime]]:
    """When each of these did something with each of these cases, that day and the next."""
    rows = TrailLine.objects.filter(
        organisation_id=organisation_id,
        account_id__in=readers,
        object_type="incident",
        object_id__in=ids,
        at__gte=local_day_start(day),
        at__lt=local_day_end(day) + ACT_WITHIN,
        result="done",
    ).exclude(action__in=LOOKS)
    found: dict[tuple[UUID, str], list[datetime]] = defaultdict(list)
    for account, object_id, at in rows.values_list("account_id", "object_id", "at"):
        if account is not None:
            found[account, object_id].append(at)
    return found


def _normal(organisation_id: UUID, day: date, accounts: set[UUID]) -> dict[UUID, float]:
    """How many different cases each opens on a day with any, over the four weeks before."""
    if not accounts:
        return {}
    rows = TrailLine.objects.filter(
        organisation_id=organisation_id,
        account_id__in=accounts,
        object_type="incident",
        action__in=LOOKS,
        at__gte=local_day_start(day) - NORMAL_OVER,
        at__lt=local_day_start(day),
    )
    days: dict[UUID, dict[date, set[str]]] = defaultdict(lambda: defaultdict(set))
    for account, object_id, at in rows.values_list("account_id", "object_id", "at").iterator():
        if account is not None:
            days[account][to_local(at).date()].add(object_id)
    return {account: sum(map(len, each.values())) / len(each) for account, each in days.items()}


def _is_open(calendar: WorkCalendar, at: datetime) -> bool:
    opening = calendar.opening_on(to_local(at).date())
    return opening is not None and opening[0] <= at < opening[1]


def tell_unsigned_months(now: datetime) -> int:
    """Tell board contacts and administrators of a month that nobody signed off in ten days; once each."""
    return sum(_told(row, now) for row in unsigned_months(now)[:100])


@transaction.atomic
def _told(row: ReviewMonth, now: datetime) -> int:
    still = ReviewMonth.objects.filter(pk=row.pk, signed_at=None, told_at=None)
    if not still.update(told_at=now):
        return 0
    roles = (Role.DPO, Role.LOG, Role.BRD, Role.ADM)
    announce(
        organisation_id=row.organisation_id,
        event_type="month_not_reviewed",
        object_number=f"{row.month:%Y-%m}",
        recipients=holders_of_role(organisation_id=row.organisation_id, roles=roles, unit_id=None, now=now),
        now=now,
    )
    detail = {"month": row.month.isoformat()}
    job = Actor.job("tell_unsigned_months", row.organisation_id)
    append(job, now, Entry("tell_unsigned_month", "trail", row.pk, detail=detail))
    return 1
