# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Erasing on request: what goes of one person, what stays and why; told before it is decided, and then done.

| who asks | goes | stays while the dossier is handled, a measure runs or another request holds it |
|---|---|---|
| who reported, whom it overcame, who saw it | name, account, answers, notices, marks, words | own words |
| the other person | all that `removing` takes | all of it |

While another request holds the dossier nothing goes; of the other person it then goes by itself afterwards.
Facts without persons and the log stay for good. GDPR article 17; decision 12 for the key of own words.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from eenlijn.casework.aftercare.forgetting import forget_wishes
from eenlijn.casework.disclosures.forgetting import empty_packages
from eenlijn.casework.dossier.codes import Act
from eenlijn.casework.dossier.models import TimelineEntry
from eenlijn.casework.dossier.removing import PARTS_THAT_GO, remove_other_person
from eenlijn.casework.dossier.traces import note
from eenlijn.casework.finding.actions import forget_person
from eenlijn.casework.incidents.actions import forget_victim
from eenlijn.casework.incidents.models import Assignment, Incident, Perpetrator, Victim
from eenlijn.casework.incidents.states import OPEN
from eenlijn.casework.letters.forgetting import forget_to_reporter
from eenlijn.casework.police_reports import drafting, packing
from eenlijn.casework.reporting.codes import ReporterRole
from eenlijn.casework.reporting.forgetting import forget_reporter
from eenlijn.casework.reporting.models import Report
from eenlijn.casework.requests.actions import NotAllMayGo, NothingMayGo, RoleUnknown, WhoIsUnclear
from eenlijn.casework.requests.codes import MUST_STAY, AskedBy, Found, GoneBy, Ground, Part, Verdict
from eenlijn.casework.requests.models import DataRequest
from eenlijn.casework.requests.queries import is_held
from eenlijn.casework.restrictions.codes import RestrictionState
from eenlijn.casework.restrictions.models import Restriction
from eenlijn.commons.accounts.queries import names_of
from eenlijn.commons.documents.actions import proved_anew
from eenlijn.commons.keys import vault
from eenlijn.commons.keys.destroying import destroy_keys
from eenlijn.commons.keys.renewing import renew_keys
from eenlijn.commons.notices.actions import forget_notices
from eenlijn.commons.trail.actions import Entry
from eenlijn.foundation.clock import to_local
from eenlijn.foundation.sealed.blind_index import normalise
from eenlijn.foundation.sealed.compartments import Compartment

# Of a colleague or visitor: what goes also when own words must stay.
WHO_IT_IS: Final = (Part.NAME, Part.ACCOUNT, Part.FOLLOW_UPS, Part.NOTICES, Part.MARKS)
WITNESSES: Final = ("witness_employee", "witness_visitor")
ALWAYS: Final = ((Part.FACTS, Ground.NO_PERSON), (Part.LOG, Ground.ACCOUNT))


@dataclass(frozen=True)
class Gone:
    """What went before, when and on which ground."""

    at: datetime
    ground: GoneBy
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Plan:
    """What an erasure would do now, over all dossiers of a request: codes and moments, no number, no name."""

    goes: tuple[Part, ...]
    stays: tuple[tuple[Part, Ground], ...]
    gone: tuple[Gone, ...]
    found: Found | None
    waits: bool = False

    @property
    def blocking(self) -> tuple[Ground, ...]:
        """Why not everything may go."""
        return tuple(dict.fromkeys(ground for _part, ground in self.stays if ground in MUST_STAY))

    def told(self) -> dict[str, Any]:
        """As it is kept with the decision."""
        return {
            "goes": [one.value for one in self.goes],
            "stays": [[part.value, ground.value] for part, ground in self.stays],
            "gone": [
                [one.at.isoformat(), one.ground.value, [part.value for part in one.parts]]
                for one in self.gone
            ],
            "waits": self.waits,
        }


NOTHING: Final = Plan((), (), (), None)


@dataclass(frozen=True)
class Person:
    """One of the people of a dossier as a reporter, as somebody in the event, or as both."""

    name: str
    report: Report | None
    victim: Victim | None

    @property
    def accounts(self) -> set[UUID]:
        found = (self.report and self.report.reporter_id, self.victim and self.victim.account_id)
        return {one for one in found if one}

    @property
    def is_there(self) -> bool:
        """Whether anything still tells who it is."""
        reachable = self.report is not None and self.report.reporter_address is not None
        spoke = self.victim is not None and self.victim.correction is not None
        return bool(self.name or self.accounts or reachable or spoke)


def plan_of(row: DataRequest, about: Sequence[Incident], now: datetime) -> Plan:
    """What this request would take away now; asked before it is decided, and once more when it is."""
    plans = [_plan(row, incident, now) for incident in about]
    return Plan(
        goes=tuple(dict.fromkeys(part for one in plans for part in one.goes)),
        stays=tuple(dict.fromkeys(pair for one in plans for pair in one.stays)),
        gone=tuple(gone for one in plans for gone in one.gone),
        found=_least_sure(one.found for one in plans if one.found),
        waits=any(one.waits for one in plans),
    )


def gone_before(row: DataRequest, about: Sequence[Incident]) -> tuple[Gone, ...]:
    """What of the dossiers of this request went before, for a decision that says exactly that."""
    return tuple(gone for incident in about for gone in _gone(incident, AskedBy(row.asked_by)))


def check_plan(row: DataRequest, plan: Plan, verdict: Verdict) -> None:
    """Refuse a decision that promises what does not happen, or takes what is not certain."""
    if row.asked_by == AskedBy.UNKNOWN:
        raise RoleUnknown
    if plan.found == Found.SEVERAL or (plan.found == Found.NOBODY and not plan.gone):
        raise WhoIsUnclear(plan.found)
    if verdict == Verdict.GRANTED and plan.blocking:
        raise NotAllMayGo(plan.blocking)
    if verdict == Verdict.PARTLY and not plan.goes and plan.blocking:
        raise NothingMayGo(plan.blocking)


def erase(
    *, row: DataRequest, incident: Incident, verdict: Verdict, account_id: UUID | None, now: datetime
) -> tuple[Entry, ...]:
    """Do what `plan_of` said of this dossier; gives lines for files that were sealed anew."""
    if row.asked_by == AskedBy.ACCUSED:
        if not _gone(incident, AskedBy.ACCUSED) and not _must_stay(incident, None, now):
            remove_other_person(
                incident=incident, account_id=account_id, ground=GoneBy.REQUEST, besides=row.pk, now=now
            )
        return ()
    person, _found = _who(row, incident)
    if person is None or is_held(incident.pk, besides=row.pk):
        return ()
    whole = verdict == Verdict.GRANTED
    _forget(incident, person, account_id, whole=whole)
    empty_packages(incident, now)
    entries = _new_keys(incident, person, whole=whole)
    parts = [one.value for one in (*WHO_IT_IS, *((Part.WORDS,) if whole else ()))]
    note(
        incident,
        Act.PERSON_REMOVED,
        now,
        account_id,
        ground=GoneBy.REQUEST.value,
        parts=parts,
        who=row.asked_by,
    )
    return entries


def _plan(row: DataRequest, incident: Incident, now: datetime) -> Plan:
    asked_by = AskedBy(row.asked_by)
    gone = _gone(incident, asked_by)
    if asked_by == AskedBy.ACCUSED:
        return _plan_of_other(row, incident, gone, now)
    person, found = _who(row, incident)
    grounds = _must_stay(incident, row.pk, now)
    if person is None:
        return Plan((), ALWAYS, gone, found)
    if Ground.REQUEST in grounds:
        held = tuple((part, Ground.REQUEST) for part in (*WHO_IT_IS, Part.WORDS))
        return Plan((), (*held, *ALWAYS), gone, found)
    if not grounds:
        went = {part for one in gone for part in one.parts}
        words = () if Part.WORDS in went else (Part.WORDS,)
        return Plan((*WHO_IT_IS, *words), ALWAYS, gone, found)
    stays = tuple((part, ground) for ground in grounds for part in (Part.WORDS, Part.DECISION))
    return Plan(WHO_IT_IS, (*stays, *ALWAYS), gone, found)


def _plan_of_other(row: DataRequest, incident: Incident, gone: tuple[Gone, ...], now: datetime) -> Plan:
    others = list(Perpetrator.objects.filter(incident=incident))
    named = (normalise(vault.words(one, "name")) for one in others)
    by_name = normalise(vault.open(row, "name")) in named
    found = Found.BY_NAME if by_name else Found.ONLY_ONE if len(others) < 2 else Found.SEVERAL  # noqa: PLR2004
    if gone:
        return Plan((), ALWAYS, gone, found)
    grounds = _must_stay(incident, None, now)
    if grounds:
        stays = tuple((part, one) for one in grounds for part in (*PARTS_THAT_GO, Part.DECISION))
        return Plan((), (*stays, *ALWAYS), gone, found)
    return Plan(PARTS_THAT_GO, ALWAYS, gone, found, waits=is_held(incident.pk, besides=row.pk))


def _must_stay(incident: Incident, besides: UUID | None, now: datetime) -> tuple[Ground, ...]:
    """Why a part must stay now; without `besides` other requests do not count, because it waits for them."""
    grounds = []
    if incident.status in OPEN:
        grounds.append(Ground.HANDLING)
    running = Restriction.objects.filter(
        incident=incident, state=RestrictionState.RUNNING, ends_on__gte=to_local(now).date()
    )
    if running.exists():
        grounds.append(Ground.MEASURE)
    if besides is not None and is_held(incident.pk, besides=besides):
        grounds.append(Ground.REQUEST)
    return tuple(grounds)


def _gone(incident: Incident, asked_by: AskedBy) -> tuple[Gone, ...]:
    """Removed before: of the other person whoever asks, of a colleague only to who stood in that role."""
    rows = TimelineEntry.objects.filter(incident=incident, act__in=(Act.DATA_REMOVED, Act.PERSON_REMOVED))
    return tuple(
        Gone(row.at, GoneBy(row.detail["ground"]), tuple(Part(one) for one in row.detail["parts"]))
        for row in rows
        if row.act == Act.DATA_REMOVED or row.detail.get("who") == asked_by
    )


# Who it is -----------------------------------------------------------------------------------


def _who(row: DataRequest, incident: Incident) -> tuple[Person | None, Found]:
    """The person who asks, by role and name; never a guess among several."""
    people = [one for one in _people(AskedBy(row.asked_by), incident) if one.is_there]
    asked = normalise(vault.open(row, "name"))
    same = [one for one in people if normalise(one.name) == asked]
    if len(same) == 1:
        return same[0], Found.BY_NAME
    if len(people) == 1:
        return people[0], Found.ONLY_ONE
    return None, Found.SEVERAL if people else Found.NOBODY


def _people(asked_by: AskedBy, incident: Incident) -> Iterator[Person]:
    victims = list(Victim.objects.filter(incident=incident))
    report = incident.report
    reporter = {report.reporter_id} if report is not None else set()
    names = names_of({*reporter, *(one.account_id for one in victims)})
    own = report if report is not None and report.reporter_role == ReporterRole.SELF else None
    if asked_by == AskedBy.REPORTER and report is not None:
        victim = next((one for one in victims if own is not None and one.pk == own.pk), None)
        yield Person(_name_of(report, "reporter_name", report.reporter_id, names), report, victim)
    for one in victims:
        is_witness = one.role in WITNESSES
        if asked_by == (AskedBy.WITNESS if is_witness else AskedBy.VICTIM):
            told = own if own is not None and one.pk == own.pk else None
            yield Person(_name_of(one, "name", one.account_id, names), told, one)


def _name_of(row: Any, field: str, account_id: UUID | None, names: dict[UUID, str]) -> str:
    return names.get(account_id, "") if account_id else vault.open(row, field)


def _least_sure(found: Iterable[Found]) -> Found | None:
    order = list(Found)
    return max(found, key=order.index, default=None)


# Doing it ------------------------------------------------------------------------------------


def _forget(incident: Incident, person: Person, account_id: UUID | None, *, whole: bool) -> None:
    for one in person.accounts:
        forget_notices(
            organisation_id=incident.organisation_id, object_number=incident.number, recipient_id=one
        )
        if one != account_id and not Assignment.objects.filter(incident=incident, account=one).exists():
            TimelineEntry.objects.filter(incident=incident, account=one).update(account=None)
    drafting.forget_people(incident)
    packing.forget_packages(incident)
    if person.report is not None:
        forget_reporter(person.report)
        forget_to_reporter(incident)
    if person.victim is not None:
        forget_victim(person.victim, with_words=whole)
        forget_person(person.victim.pk)
        forget_wishes(person.victim.pk)


def _new_keys(incident: Incident, person: Person, *, whole: bool) -> tuple[Entry, ...]:
    """No old page tells who it was; own words of the report go with their key, of others they are kept."""
    fresh = [Compartment.VICTIM, Compartment.RELEASES]
    if whole and person.report is not None:
        destroy_keys(incident.case_id, (Compartment.OWN_WORDS,))
    elif whole or person.report is not None:
        fresh.append(Compartment.OWN_WORDS)
    renew_keys(incident.case_id, fresh)
    return proved_anew(incident.case_id)
