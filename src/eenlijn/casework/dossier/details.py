# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The questions after the receipt: asked one by one, answered or not, and read by whom the matrix lets.

An answer never changes what triage established; what it says of injury, absence or a repetition is a
proposal for whoever assesses. Only how and on what kind of place it happened goes into the register
at once.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from eenlijn.casework.dossier import access
from eenlijn.casework.dossier.codes import Act
from eenlijn.casework.dossier.lanes import told_by_reporter
from eenlijn.casework.dossier.models import TimelineEntry
from eenlijn.casework.dossier.own_reports import Own, own_of
from eenlijn.casework.dossier.traces import line, note
from eenlijn.casework.facts import actions as facts
from eenlijn.casework.incidents import access as incident_access
from eenlijn.casework.incidents import actions as incidents
from eenlijn.casework.incidents.codes import Injury, PerpetratorKnown, Severity, code_list, kind_group
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.reporting import actions as reporting
from eenlijn.casework.reporting.codes import EnvelopeState
from eenlijn.casework.reporting.queries import Kept, answered_questions, answers_of
from eenlijn.casework.reporting.questions import COLUMNS, QUESTIONS, Kind, Question, Shown, asked
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.matrix import may_read
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.commons.trail.actions import append
from eenlijn.foundation.sealed.compartments import Compartment

LONGEST_TEXT: Final = 4_000
HIGHEST_NUMBER: Final = 999
YES_NO: Final = (("yes", gettext_lazy("Ja")), ("no", gettext_lazy("Nee")))
STATEMENTS: Final = (
    ("self", gettext_lazy("Ik zelf")),
    ("employer", gettext_lazy("Mijn werkgever, namens mij")),
    ("nobody", gettext_lazy("Liever niemand")),
    ("unsure", gettext_lazy("Ik weet het nog niet")),
)
# The answer that makes a case internal, whoever read it before (decision 13).
A_COLLEAGUE: Final = ("other_relation", "colleague")
# Somebody who answers ten questions in a row leaves one line on the timeline.
ONE_LINE_PER: Final = timedelta(hours=1)


class NoSuchQuestion(Refused):
    def __init__(self) -> None:
        super().__init__(_("Deze vraag is er niet. Laad de bladzijde opnieuw."))


class NotAnAnswer(Refused):
    def __init__(self) -> None:
        super().__init__(_("Dit past niet bij de vraag. Kies een van de antwoorden, of laat hem leeg."))


@dataclass(frozen=True)
class Asked:
    """A question as somebody sees it, with the answer so far; `words` says that answer for people."""

    question: Question
    options: tuple[tuple[str, str], ...]
    value: str
    words: str
    answered_at: datetime | None


@dataclass(frozen=True)
class Details:
    """The page of questions; nothing to ask while the envelope is sealed."""

    number: str
    organisation_name: str
    is_open: bool
    is_exercise: bool
    items: tuple[Asked, ...]


def details(actor: Actor, report_id: UUID) -> Details:
    """The questions of the own report. NotVisible for who may add nothing to it."""
    own = own_of(actor, report_id)
    report = own.report
    if report.state != EnvelopeState.OPENED:
        return _page(own, None)
    if not own.may_add(actor):
        raise NotVisible
    answers = answers_of(report, frozenset(COLUMNS))
    items = tuple(
        _asked(question, answers.get(question.code)) for question in asked(_shown(own), answers.keys())
    )
    return _page(own, items)


def _page(own: Own, items: tuple[Asked, ...] | None) -> Details:
    report = own.report
    return Details(
        number=report.number,
        organisation_name=report.organisation.name,
        is_open=items is not None,
        is_exercise=report.is_exercise,
        items=items or (),
    )


def _shown(own: Own) -> Shown:
    incident = own.incident
    if incident is None:
        raise NotVisible
    severity = Severity(incident.severity or incident.severity_proposed)
    groups = frozenset(kind_group(kind) for kind in (incident.main_type, *incident.other_types))
    return Shown(groups=groups, level=severity.level, channel=incident.channel)


def _asked(question: Question, kept: Kept | None) -> Asked:
    value = kept.value if kept else ""
    return Asked(
        question=question,
        options=options_of(question),
        value=value,
        words=answer_words(question, value),
        answered_at=kept.answered_at if kept and value else None,
    )


def options_of(question: Question) -> tuple[tuple[str, str], ...]:
    """The answers one may choose from, in the language of the moment."""
    if question.kind == Kind.YES_NO:
        return tuple((code, str(words)) for code, words in YES_NO)
    if question.options == "injury":
        return tuple((code, str(words)) for code, words in Injury.choices)
    if question.options == "statement":
        return tuple((code, str(words)) for code, words in STATEMENTS)
    if not question.options:
        return ()
    codes = code_list(question.options).values()
    return tuple((one.code, one.label) for one in codes if one.code.startswith(question.only))


def answer_words(question: Question, value: str) -> str:
    """The answer as people read it; moments and texts as they were kept."""
    labels = dict(options_of(question))
    if not labels or not value:
        return value
    return ", ".join(labels.get(code, code) for code in value.split(","))


@transaction.atomic
def answer_question(*, actor: Actor, report_id: UUID, code: str, value: str, now: datetime) -> None:
    """Keep one answer; an empty one takes the earlier answer back, and both stay as rows."""
    own = own_of(actor, report_id)
    incident = own.incident
    if incident is None or not own.may_add(actor):
        raise NotVisible
    question = QUESTIONS.get(code)
    if question is None or question not in asked(_shown(own), answered_questions(own.report)):
        raise NoSuchQuestion
    _check(question, value)
    reporting.keep_follow_up(report=own.report, question=question, value=value, now=now)
    _register(incident, question, value, now)
    if (code, value) == A_COLLEAGUE:
        told_by_reporter(incident, actor.account_id, now)
    if not TimelineEntry.objects.filter(
        incident=incident, act=Act.DETAILS_ADDED, at__gt=now - ONE_LINE_PER
    ).exists():
        note(incident, Act.DETAILS_ADDED, now, actor.account_id)
    incidents.mark_changed(incident, now)
    append(actor, now, line("answer_question", incident, question.compartment))


def _check(question: Question, value: str) -> None:
    if value and not _fits(question, value):
        raise NotAnAnswer


def _fits(question: Question, value: str) -> bool:
    if question.kind == Kind.TEXT:
        return len(value) <= LONGEST_TEXT
    if question.kind == Kind.NUMBER:
        return value.isascii() and value.isdecimal() and int(value) <= HIGHEST_NUMBER
    if question.kind == Kind.MOMENT:
        return _is_moment(value)
    chosen = value.split(",") if question.kind == Kind.CHOICES else [value]
    return dict(options_of(question)).keys() >= set(chosen)


def _is_moment(value: str) -> bool:
    try:
        return datetime.fromisoformat(value).tzinfo is not None
    except ValueError:
        return False


def _register(incident: Incident, question: Question, value: str, now: datetime) -> None:
    """How and where it happened are codes of the register, and the reporter knows them best."""
    if question.code not in ("channel", "location_type") or not value:
        return
    before = facts.Dimensions.of(incident)
    incidents.set_channel(incident=incident, **{question.code: value})
    facts.correct(before, incident, now)


def details_of(actor: Actor, number: str) -> tuple[Asked, ...]:
    """What the reporter told afterwards, as far as the matrix opens it; care stays with who cares.

    The caller has written the trail line with `dossier.actions.open_dossier`.
    """
    incident = access.readable(actor, number)
    if incident.report is None or incident.report.state != EnvelopeState.OPENED:
        return ()
    relation = incident_access.relation_of(actor, incident)
    states = incident_access.states_of(incident)
    open_parts = {part for part in COLUMNS if may_read(actor, part, relation, states)}
    answers = answers_of(incident.report, open_parts)
    return tuple(_asked(one, answers[one.code]) for one in QUESTIONS.values() if _is_said(one, answers))


def told_to_carer(actor: Actor, incident: Incident) -> tuple[Asked, ...]:
    """What the reporter told for the carer alone (C4); nothing for who may not read care."""
    if incident.report is None or incident.report.state != EnvelopeState.OPENED:
        return ()
    relations = incident_access.relations_of(actor, incident)
    if not any(may_read(actor, Compartment.AFTERCARE, relation) for relation in relations):
        return ()
    answers = answers_of(incident.report, {Compartment.AFTERCARE})
    return tuple(_asked(one, answers[one.code]) for one in QUESTIONS.values() if _is_said(one, answers))


def _is_said(question: Question, answers: Mapping[str, Kept]) -> bool:
    return question.code in answers and bool(answers[question.code].value)


@dataclass(frozen=True)
class Proposals:
    """What the reporter's answers propose to who assesses; None is no answer. Nothing of it is a fact yet."""

    injury: Injury | None = None
    has_absence: bool | None = None
    service_interrupted: bool | None = None
    is_repetition: bool | None = None
    perpetrator_known: PerpetratorKnown | None = None


def proposals_of(actor: Actor, number: str) -> Proposals:
    """Proposals for triage, only for who may handle this dossier."""
    incident = access.handled(actor, number)
    if incident.report is None or incident.report.state != EnvelopeState.OPENED:
        return Proposals()
    said = {code: kept.value for code, kept in answers_of(incident.report, {Compartment.FACTS}).items()}
    known = _yes_no(said.get("other_known", ""))
    injury = said.get("injury", "")
    return Proposals(
        injury=Injury(injury) if injury else None,
        has_absence=_yes_no(said.get("absence", "")),
        service_interrupted=_yes_no(said.get("service_interrupted", "")),
        is_repetition=_yes_no(said.get("repetition", "")),
        perpetrator_known=None if known is None else PerpetratorKnown.YES if known else PerpetratorKnown.NO,
    )


def _yes_no(value: str) -> bool | None:
    return {"yes": True, "no": False}.get(value)
