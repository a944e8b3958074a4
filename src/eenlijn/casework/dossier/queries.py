# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading a dossier: the page of one, for a handler and for the reporter."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import get_language

from eenlijn.casework.clocks.queries import ClockView, answer_of, faces_of
from eenlijn.casework.dossier import access
from eenlijn.casework.dossier.closing import Closing, closing_of
from eenlijn.casework.dossier.codes import Act
from eenlijn.casework.dossier.measures import Stop, signs_of, stops_of
from eenlijn.casework.dossier.models import TimelineEntry
from eenlijn.casework.dossier.rule_names import RuleNames, rule_names
from eenlijn.casework.dossier.steps import Step, next_step
from eenlijn.casework.incidents import access as incidents
from eenlijn.casework.incidents.codes import AssignmentKind, Lane, PlainKind, Severity, Status, label
from eenlijn.casework.incidents.models import Assignment, Incident, Perpetrator, Victim
from eenlijn.casework.incidents.queries import grounds_of
from eenlijn.casework.incidents.severity import Grounds, Proposal, propose_severity
from eenlijn.casework.incidents.states import OPEN
from eenlijn.casework.playbooks.queries import TaskView, tasks_of
from eenlijn.casework.redaction.codes import Source, SourceKind
from eenlijn.casework.redaction.queries import CopyView, redacted_copy_of
from eenlijn.casework.reporting.models import Report
from eenlijn.casework.requests.queries import restricted_here
from eenlijn.casework.response.queries import OpenAnswer, answers_of, open_answer_state
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Act as Doing
from eenlijn.commons.access.codes import Relation
from eenlijn.commons.access.matrix import may_act, may_read
from eenlijn.commons.accounts.queries import names_of
from eenlijn.commons.keys import vault
from eenlijn.commons.rulebook.codes import TermKind, Topic
from eenlijn.commons.rulebook.queries import rules_of
from eenlijn.foundation.sealed.compartments import Compartment


@dataclass(frozen=True)
class Done:
    """One row of the timeline; `who` is a colleague's name, or empty for reporter and system."""

    act: Act
    at: datetime
    who: str
    detail: dict[str, str]


@dataclass(frozen=True)
class People:
    """Who it is about. Names are empty until they were revealed on this dossier in this session."""

    victim_function: str
    victim_name: str
    perpetrator_label: str
    perpetrator_name: str
    are_revealed: bool
    may_reveal: bool
    shows_perpetrator: bool


@dataclass(frozen=True)
class Dossier:
    """A dossier as this actor may read it; a part that is closed to the actor is None or empty."""

    number: str
    title: str
    place: str
    kinds: tuple[str, ...]
    main_type: str
    other_types: tuple[str, ...]
    status: Status
    severity: Severity | None
    severity_reason: str
    proposal: Proposal
    occurred_at: datetime
    occurred_precision: str
    reported_at: datetime
    closed_at: datetime | None
    unit_name: str
    handler: str
    perpetrator_known: str
    clock: ClockView | None
    clocks: tuple[ClockView, ...]
    step: Step
    way: str
    gate: str
    gate_reason: str
    grounds: Grounds
    decision_influenced: bool | None
    service_interrupted: bool | None
    has_absence: bool | None
    is_red: bool
    waits_to_be_seen: bool
    may_watch: bool
    stops: tuple[Stop, ...]
    own_words: str | None
    # The confirmed copy: for who may not read the own words, and for everybody when these are destroyed.
    redacted: CopyView | None
    reads_files: bool
    language: str
    wish: str
    is_safe_now: bool | None
    identity: str
    people: People
    timeline: tuple[Done, ...]
    answers: tuple[OpenAnswer, ...]
    may_talk: bool
    closing: Closing
    # The steps of the playbook of the day of triage, and what the employer calls the other person.
    tasks: tuple[TaskView, ...]
    other_person: str
    may_handle: bool
    is_exercise: bool
    is_imported: bool
    old_number: str
    version: int
    lane: Lane = Lane.PUBLIC_TASK
    # Kept and not used, on request; told to who handles it only.
    is_restricted: bool = False

    @property
    def answer(self) -> OpenAnswer | None:
        """The answer that has not left yet, else the last one that did; None for who does not handle it."""
        return self.answers[-1] if self.answers else None


def dossier(actor: Actor, number: str, now: datetime, *, names_revealed: bool = False) -> Dossier:
    """One dossier with everything around it; NotVisible when it is not for this actor.

    The caller has written the trail line with `dossier.actions.open_dossier`.
    """
    return dossier_of(actor, access.readable(actor, number), now, names_revealed=names_revealed)


def dossier_of(actor: Actor, incident: Incident, now: datetime, *, names_revealed: bool = False) -> Dossier:
    """The same of an incident that the caller found by the access of this room."""
    handled = incidents.handled_by(actor).filter(pk=incident.pk)
    marked = handled.annotate(is_restricted=restricted_here())
    restricted = marked.values_list("is_restricted", flat=True).first()
    may_handle = restricted is not None
    relation = incidents.relation_of(actor, incident)
    report = incident.report
    place = vault.open(incident, "place")
    grounds = grounds_of(incident)
    rules = rules_of(incident.organisation_id, incident.reported_at, (Topic.WORDS,))
    tasks = tasks_of(incident) if incident.severity else ()
    clocks = tuple(faces_of([incident], now).get(incident.pk, ()))
    stops = stops_of(incident, clocks, signs_of([incident], now))
    entries = sorted(TimelineEntry.objects.filter(incident=incident), key=_place_in_time)
    handler_id = (
        Assignment.objects.filter(incident=incident, kind=AssignmentKind.HANDLER, ended_at=None)
        .values_list("account_id", flat=True)
        .first()
    )
    names = names_of(
        {entry.account_id for entry in entries if entry.account_id} | ({handler_id} if handler_id else set())
    )
    rules_named = rule_names(incident.organisation_id, entries)
    may_read_words = may_read(actor, Compartment.OWN_WORDS, relation)
    answers = answers_of(actor, incident) if may_handle else ()
    return Dossier(
        number=incident.number,
        title=title_of(incident, place),
        place=place,
        kinds=kinds_of(incident),
        main_type=incident.main_type,
        other_types=tuple(incident.other_types),
        status=Status(incident.status),
        severity=Severity(incident.severity) if incident.severity else None,
        severity_reason=vault.open(incident, "severity_reason"),
        proposal=propose_severity([incident.main_type, *incident.other_types], grounds),
        occurred_at=incident.occurred_at,
        occurred_precision=incident.occurred_precision,
        reported_at=incident.reported_at,
        closed_at=incident.closed_at,
        unit_name=incident.unit.name if incident.unit else "",
        handler=names.get(handler_id, "") if handler_id else "",
        perpetrator_known=incident.perpetrator_known,
        clock=answer_of(clocks),
        clocks=clocks,
        step=next_step(Status(incident.status), clocks, open_answer_state(incident)),
        way=incident.way,
        gate=incident.gate,
        gate_reason=vault.open(incident, "gate_reason"),
        grounds=grounds,
        decision_influenced=incident.decision_influenced,
        service_interrupted=incident.service_interrupted,
        has_absence=incident.has_absence,
        is_red=incident.is_red,
        waits_to_be_seen=any(face.is_open and face.kind == TermKind.RED_ACKNOWLEDGED for face in clocks),
        may_watch=may_handle or incidents.watched_by(actor).filter(pk=incident.pk).exists(),
        stops=stops,
        own_words=_words(incident, report) if may_read_words else None,
        redacted=_redacted(actor, incident, relation, reads_words=may_read_words),
        reads_files=may_read_words,
        language=incident.language,
        wish=report.wish if report else "",
        is_safe_now=report.is_safe_now if report else None,
        identity=report.identity if report else "",
        people=_people(
            incident, access.open_names(actor, incident, may_handle=may_handle), are_revealed=names_revealed
        ),
        timeline=tuple(_done(entry, names, report, rules_named) for entry in reversed(entries)),
        answers=answers,
        may_talk=_may_talk(actor, incident, relation, may_handle=may_handle),
        closing=closing_of(incident, stops, (one.title for one in tasks if one.is_open)),
        tasks=tasks,
        other_person=rules.words.say("other_person", get_language() or "nl"),
        may_handle=may_handle,
        is_exercise=incident.is_exercise,
        is_imported=incident.origin == "import",
        old_number=vault.open(incident, "old_number"),
        version=incident.version,
        lane=Lane(incident.lane),
        is_restricted=bool(restricted),
    )


def _words(incident: Incident, report: Report | None) -> str | None:
    """The reporter's words, or what the old register said; None when that said nothing."""
    return vault.words(report, "own_words") if report else vault.words(incident, "old_words") or None


def _redacted(actor: Actor, incident: Incident, relation: Relation, *, reads_words: bool) -> CopyView | None:
    """The copy for who reads facts and not the own words, and where a report was not upheld (decision 12)."""
    is_wanted = not reads_words or incident.status == Status.NOT_UPHELD
    if not is_wanted or not may_read(actor, Compartment.FACTS, relation, incidents.states_of(incident)):
        return None
    return redacted_copy_of(incident, Source(SourceKind.OWN_WORDS, incident.report_id or incident.pk))


def _may_talk(actor: Actor, incident: Incident, relation: Relation, *, may_handle: bool) -> bool:
    """Whether this actor may record a talk here: who handles it, and the manager who carries out measures."""
    if incident.status not in OPEN or incident.origin == "import" or incident.lane == Lane.INTERNAL:
        return False
    return may_handle or may_act(actor, Compartment.MEASURES, relation, Doing.CARRY_OUT)


PLAIN = frozenset(PlainKind.values)


def kinds_of(incident: Incident) -> tuple[str, ...]:
    """The plain word of each kind where there is one, else the register's label; main kind first."""
    codes = [incident.main_type, *incident.other_types]
    return tuple(
        str(PlainKind(code).label) if code in PLAIN else label("incident_type", code, incident.code_version)
        for code in codes
    )


def title_of(incident: Incident, place: str) -> str:
    """What and where, never who."""
    first, *more = kinds_of(incident)[:2]
    what = ", ".join([first, *(kind[:1].lower() + kind[1:] for kind in more)])
    return f"{what} · {place}" if place else what


def _people(incident: Incident, parts: frozenset[Compartment], *, are_revealed: bool) -> People:
    """Names only in the parts this actor may read, and only after they were revealed."""
    shown = parts if are_revealed else frozenset()
    # Who it happened to carries the id of the report; an old register has one person without a report.
    victims = Victim.objects.filter(incident=incident)
    victim = victims.filter(pk=incident.report_id).first() if incident.report_id else victims.first()
    other = Perpetrator.objects.filter(incident=incident).order_by("label").first()
    return People(
        victim_function=victim.function_name if victim else "",
        victim_name=_victim_name(victim) if victim and Compartment.VICTIM in shown else "",
        perpetrator_label=other.label if other else "",
        perpetrator_name=vault.open(other, "name") if other and Compartment.PERPETRATOR in shown else "",
        are_revealed=bool(shown),
        may_reveal=bool(parts) and not shown,
        shows_perpetrator=Compartment.PERPETRATOR in shown,
    )


def _victim_name(victim: Victim) -> str:
    if victim.account_id is not None:
        return names_of({victim.account_id}).get(victim.account_id, "")
    return vault.open(victim, "name")


_ORDER = {act.value: place for place, act in enumerate(Act)}


def _place_in_time(entry: TimelineEntry) -> tuple[datetime, int]:
    """Acts of one minute, which is how a person tells a moment, stand in the order of a dossier's life."""
    return entry.at.replace(second=0, microsecond=0), _ORDER[entry.act]


def _done(
    entry: TimelineEntry, names: dict[UUID, str], report: Report | None, rules_named: RuleNames
) -> Done:
    is_reporter = report is not None and entry.account_id == report.reporter_id
    who = "" if is_reporter or entry.account_id is None else names.get(entry.account_id, "")
    detail = entry.detail
    if entry.act == Act.ROUTED:
        detail = {**detail, "name": rules_named.of(detail)}
    return Done(act=Act(entry.act), at=entry.at, who=who, detail=detail)
