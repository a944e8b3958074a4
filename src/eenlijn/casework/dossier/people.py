# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The people of one event: what the colleague says for whom somebody reported, and who else was there.

The colleague confirms or corrects (row A9). Others are added, each with a role and a care of their
own, and it stays one incident (row A10).
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from eenlijn.casework.aftercare import actions as care
from eenlijn.casework.clocks.actions import stop_clock
from eenlijn.casework.clocks.codes import StopReason
from eenlijn.casework.dossier import access, talk_counting
from eenlijn.casework.dossier.codes import Act
from eenlijn.casework.dossier.own_reports import Own, own_of
from eenlijn.casework.dossier.queries import kinds_of
from eenlijn.casework.dossier.traces import line, note, tell
from eenlijn.casework.finding.actions import keep_names
from eenlijn.casework.incidents import access as incident_access
from eenlijn.casework.incidents import actions as incidents
from eenlijn.casework.incidents.actions import NewPerson
from eenlijn.casework.incidents.codes import PersonState, code_list, label
from eenlijn.casework.incidents.models import Incident, Victim
from eenlijn.casework.incidents.states import OPEN
from eenlijn.casework.reporting.codes import EnvelopeState, ReporterRole
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Relation
from eenlijn.commons.access.matrix import may_read
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.commons.accounts.queries import member_by_email, names_of
from eenlijn.commons.keys import vault
from eenlijn.commons.rulebook.codes import TermKind
from eenlijn.commons.rulebook.queries import rules_of
from eenlijn.commons.trail.actions import append
from eenlijn.foundation.sealed.compartments import Compartment

# Who has care planned when added: colleagues and their family, not visitors (list 8.8).
CARED_FOR = frozenset({"direct_victim", "witness_employee", "family_member"})
# What a reporter may add; the handler also adds visitors and family.
BY_REPORTER = ("direct_victim", "witness_employee")
BY_HANDLER = ("direct_victim", "witness_employee", "witness_visitor", "family_member")
LONGEST_NAME = 120


class AlreadySpoken(Refused):
    def __init__(self) -> None:
        super().__init__(_("Je hebt al verteld of het klopt. Bel de coördinator als er iets verandert."))


class CorrectionNeeded(Refused):
    def __init__(self) -> None:
        super().__init__(_("Schrijf in je eigen woorden wat er anders was."))


class NameNeeded(Refused):
    def __init__(self) -> None:
        super().__init__(_("Vul een naam in, in ten hoogste 120 tekens."))


class RoleUnknown(Refused):
    def __init__(self) -> None:
        super().__init__(_("Kies of het je collega overkwam, of dat je collega het zag."))


class NobodyWithThisAddress(Refused):
    def __init__(self) -> None:
        super().__init__(_("Met dit mailadres werkt hier niemand. Vul dan alleen de naam in."))


class TooLateToAdd(Refused):
    def __init__(self) -> None:
        super().__init__(_("Dit dossier is afgerond. Er kan niemand meer bij."))


@dataclass(frozen=True)
class ForColleague:
    """What somebody reported for this colleague, as the colleague reads it before saying yes or no."""

    number: str
    organisation_name: str
    reporter_role: ReporterRole
    reported_at: datetime
    kinds: tuple[str, ...]
    occurred_at: datetime
    is_day_only: bool
    place: str
    words: str
    language: str
    is_exercise: bool


@dataclass(frozen=True)
class Said:
    """What the colleague says of it: nothing to correct when `correction` is empty."""

    is_right: bool
    correction: str = ""
    wants_care: bool | None = None


def for_colleague(actor: Actor, report_id: UUID) -> ForColleague | None:
    """The report as the colleague reads it; None while it is sealed. NotVisible for anyone else.

    The caller has written the trail line with `dossier.intake.open_own_report`.
    """
    own = _as_colleague(actor, report_id)
    incident, report = own.incident, own.report
    if incident is None or report.state != EnvelopeState.OPENED:
        return None
    if own.is_taken_over:
        raise AlreadySpoken
    return ForColleague(
        number=report.number,
        organisation_name=report.organisation.name,
        reporter_role=ReporterRole(report.reporter_role),
        reported_at=report.received_at,
        kinds=kinds_of(incident),
        occurred_at=incident.occurred_at,
        is_day_only=incident.occurred_precision == "day",
        place=vault.open(incident, "place"),
        words=vault.words(report, "own_words"),
        language=incident.language,
        is_exercise=incident.is_exercise,
    )


def _as_colleague(actor: Actor, report_id: UUID) -> Own:
    """The typist, or the reporter of an own report, has nothing to confirm."""
    own = own_of(actor, report_id)
    if not own.report.is_on_behalf or own.relation != Relation.OWN:
        raise NotVisible
    return own


@transaction.atomic
def speak_as_colleague(*, actor: Actor, report_id: UUID, said: Said, now: datetime) -> None:
    """The colleague confirms or corrects, and from then on owns the report; the words of it stay."""
    own = _as_colleague(actor, report_id)
    if own.incident is None:
        raise NotVisible
    correction = "" if said.is_right else said.correction.strip()
    if not said.is_right and not correction:
        raise CorrectionNeeded
    victim = Victim.objects.select_for_update().get(pk=own.report.pk)
    if victim.spoke_at is not None:
        raise AlreadySpoken
    incidents.hear_victim(victim=victim, correction=correction, wants_care=said.wants_care, now=now)
    stop_clock(incident=own.incident, kind=TermKind.VICTIM_CONFIRMS, at=now, reason=StopReason.DONE)
    act = Act.VICTIM_CORRECTED if correction else Act.VICTIM_CONFIRMED
    note(own.incident, act, now, actor.account_id)
    if correction:
        tell(own.incident, "victim_corrected", access.readers_of(own.incident, now), now)
    append(actor, now, line("speak_as_colleague", own.incident, Compartment.VICTIM, Compartment.OWN_WORDS))


@transaction.atomic
def claim_as_colleague(*, actor: Actor, report_id: UUID, now: datetime) -> None:
    """The colleague signed in with the second code: the report is now in the own list."""
    incident = Incident.objects.filter(report_id=report_id, organisation_id=actor.scope_id).first()
    victim = Victim.objects.filter(pk=report_id, incident=incident, account=None).first()
    if incident is None or victim is None or actor.account_id is None:
        raise NotVisible
    incidents.name_victim(incident=incident, account_id=actor.account_id)
    note(incident, Act.CLAIMED, now, actor.account_id)
    append(actor, now, line("claim", incident, Compartment.VICTIM))


@transaction.atomic
def add_colleague(*, actor: Actor, report_id: UUID, person: NewPerson, now: datetime) -> None:
    """The reporter names somebody else to whom it happened, or who saw it."""
    own = own_of(actor, report_id)
    if own.incident is None or not own.may_add(actor):
        raise NotVisible
    if person.role not in BY_REPORTER:
        raise RoleUnknown
    _add(own.incident, NewPerson(person.role, person.name), "add_colleague", actor, now)


@dataclass(frozen=True)
class AddedByReporter:
    """The page on which a reporter names others, with who was named so far."""

    number: str
    organisation_name: str
    is_exercise: bool
    named: tuple[tuple[str, str], ...]


def added_by_reporter(actor: Actor, report_id: UUID) -> AddedByReporter:
    """Who else was named, with role and name: the reporter's own words. NotVisible for anyone else."""
    own = own_of(actor, report_id)
    incident = own.incident
    if incident is None or not own.may_add(actor):
        raise NotVisible
    others = Victim.objects.filter(incident=incident, account=None).exclude(pk=own.report.pk)
    named = ((label("victim_role", one.role), vault.open(one, "name")) for one in others)
    return AddedByReporter(
        own.report.number, own.report.organisation.name, incident.is_exercise, tuple(sorted(named))
    )


@transaction.atomic
def add_person(*, actor: Actor, number: str, person: NewPerson, email: str = "", now: datetime) -> None:
    """The handler adds somebody, by name or as a colleague with an account."""
    incident = access.handled(actor, number)
    if person.role not in BY_HANDLER:
        raise RoleUnknown
    if email.strip():
        account_id = member_by_email(incident.organisation_id, email, now)
        if account_id is None:
            raise NobodyWithThisAddress
        name = person.name.strip() or names_of({account_id})[account_id]
        person = NewPerson(person.role, name, account_id)
    _add(incident, person, "add_person", actor, now)


def _add(incident: Incident, person: NewPerson, action: str, actor: Actor, now: datetime) -> None:
    """Somebody more in one event: it stays one incident (decision 14), with one more to care for."""
    if incident.status not in OPEN:
        raise TooLateToAdd
    if not 0 < len(person.name.strip()) <= LONGEST_NAME:
        raise NameNeeded
    victim = incidents.add_person(incident=incident, person=person)
    keep_names([victim])
    if incident.asks_follow_up and person.role in CARED_FOR:
        rows = care.plan_for(victim=victim, rules=rules_of(incident.organisation_id, now), at=now)
        talk_counting.count_planned(incident, rows, now)
    note(incident, Act.PERSON_ADDED, now, actor.account_id, role=person.role)
    append(actor, now, line(action, incident, Compartment.VICTIM))


@dataclass(frozen=True)
class PersonOfEvent:
    """One of the people; the name is empty until names were revealed, the correction may be closed."""

    role: str
    name: str
    has_name: bool
    state: PersonState | None
    spoke_at: datetime | None
    correction: str
    is_colleague: bool


def people_of(actor: Actor, number: str, *, names_revealed: bool = False) -> tuple[PersonOfEvent, ...]:
    """Everybody of this event, who it was reported for first.

    Two statements, three with names. The caller has written the trail line with `open_dossier`.
    """
    incident = access.readable(actor, number)
    relation = incident_access.relation_of(actor, incident)
    reads_names = names_revealed and may_read(actor, Compartment.VICTIM, relation)
    reads_words = may_read(actor, Compartment.OWN_WORDS, relation)
    victims = sorted(Victim.objects.filter(incident=incident), key=lambda one: _place(one, incident))
    names = names_of(one.account_id for one in victims) if reads_names else {}
    return tuple(
        _person(one, incident, names if reads_names else None, reads_words=reads_words) for one in victims
    )


def _place(victim: Victim, incident: Incident) -> tuple[bool, int, str]:
    roles = list(code_list("victim_role"))
    return victim.pk != incident.report_id, roles.index(victim.role), str(victim.pk)


def _person(
    victim: Victim, incident: Incident, names: dict[UUID, str] | None, *, reads_words: bool
) -> PersonOfEvent:
    report = incident.report
    is_colleague = report is not None and report.is_on_behalf and victim.pk == report.pk
    name = ""
    if names is not None:
        name = names.get(victim.account_id, "") if victim.account_id else vault.open(victim, "name")
    return PersonOfEvent(
        role=label("victim_role", victim.role, incident.code_version),
        name=name,
        has_name=victim.account_id is not None or victim.name is not None,
        state=PersonState(victim.state) if is_colleague else None,
        spoke_at=victim.spoke_at,
        correction=vault.words(victim, "correction") if reads_words else "",
        is_colleague=is_colleague,
    )


def role_choices(codes: tuple[str, ...]) -> list[tuple[str, str]]:
    """Pairs for a form field."""
    return [(code, label("victim_role", code)) for code in codes]
