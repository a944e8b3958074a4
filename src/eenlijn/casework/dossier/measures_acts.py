# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What people record of measures 2 and 6: the reporter heard from us, and the decision on the police."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from eenlijn.casework.clocks.actions import stop_clock
from eenlijn.casework.clocks.codes import StopReason
from eenlijn.casework.clocks.deadlines import is_in_time
from eenlijn.casework.dossier import access, follow_ups
from eenlijn.casework.dossier.codes import Act
from eenlijn.casework.dossier.own_reports import Own, own_of
from eenlijn.casework.dossier.restricted import check_use
from eenlijn.casework.dossier.traces import line, note, tell
from eenlijn.casework.facts import actions as facts
from eenlijn.casework.facts.codes import Measure
from eenlijn.casework.incidents.codes import Status
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.police_reports import actions as police
from eenlijn.casework.police_reports.actions import PoliceChoice
from eenlijn.casework.police_reports.queries import PoliceView, police_history
from eenlijn.casework.reporting import feedback
from eenlijn.casework.reporting.codes import FeedbackWay
from eenlijn.casework.reporting.feedback import Heard, Told
from eenlijn.casework.reporting.models import Report
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Relation
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.rulebook.codes import TermKind
from eenlijn.commons.trail.actions import append
from eenlijn.foundation.sealed.compartments import Compartment


@transaction.atomic
def tell_reporter(*, actor: Actor, number: str, told: Told, now: datetime) -> None:
    """The reporter hears from us, or heard it in a talk; the term of hearing back stops at the first time."""
    incident = access.handled(actor, number)
    check_use(incident)
    report = _report(incident)
    is_first = not feedback.feedback_of(report)
    feedback.give_feedback(report=report, told=told, account_id=person(actor), at=now)
    clock = stop_clock(incident=incident, kind=TermKind.REPORTER_TOLD, at=now, reason=StopReason.DONE)
    if is_first and clock is not None:
        in_time = is_in_time(clock.due_at, clock.stopped_at or now)
        facts.record(Measure.HEARD_BACK, incident, now, due_at=clock.due_at, in_time=in_time)
    note(incident, Act.FEEDBACK_GIVEN, now, actor.account_id, kind=told.kind, way=told.way)
    if told.way == FeedbackWay.IN_APP:
        tell(incident, "feedback_given", access.told_reporter(incident), now)
    append(actor, now, line("tell_reporter", incident, Compartment.VICTIM))


@transaction.atomic
def decide_police(*, actor: Actor, number: str, choice: PoliceChoice, now: datetime) -> None:
    """Whether it is reported to the police, or the coded reason why not; a late decision counts as one."""
    incident = access.answered(actor, number)
    report = police.decide(incident=incident, choice=choice, account_id=person(actor), now=now)
    stop_clock(incident=incident, kind=TermKind.POLICE_DECISION, at=now, reason=StopReason.DONE)
    follow_ups.watch_police(incident, report, now)
    note(incident, Act.POLICE_DECIDED, now, actor.account_id, decision=choice.decision)
    append(actor, now, line("decide_police", incident, Compartment.MEASURES))


def told_to_reporter(actor: Actor, number: str) -> tuple[Heard, ...]:
    """What the reporter heard so far, for whoever handles it."""
    return feedback.feedback_of(_report(access.handled(actor, number)))


def police_decisions(actor: Actor, number: str) -> tuple[PoliceView, ...]:
    """Every decision on the police, the one that counts first, for whoever handles it."""
    return police_history(access.answered(actor, number))


@dataclass(frozen=True)
class HeardPage:
    """What a reporter heard of us, and the three questions once the dossier is closed."""

    heard: tuple[Heard, ...]
    may_answer: bool
    answers: dict[str, str]


def heard_of(actor: Actor, report_id: UUID) -> HeardPage:
    """For whoever it happened to, by account or by code; who only typed it hears nothing here."""
    return heard_by(own_of(actor, report_id))


def heard_by(own: Own) -> HeardPage:
    """The same for who was established already."""
    if own.relation != Relation.OWN:
        return HeardPage((), may_answer=False, answers={})
    is_closed = own.incident is not None and own.incident.status == Status.CLOSED
    return HeardPage(
        heard=feedback.feedback_of(own.report),
        may_answer=is_closed,
        answers=feedback.experience_of(own.report) if is_closed else {},
    )


@transaction.atomic
def tell_experience(*, actor: Actor, report_id: UUID, question: str, verdict: str, now: datetime) -> None:
    """One of the three questions after closing; kept at once."""
    own = own_of(actor, report_id)
    if own.incident is None or not heard_by(own).may_answer:
        raise NotVisible
    feedback.keep_experience(report=own.report, question=question, verdict=verdict, at=now)
    append(actor, now, line("tell_experience", own.incident))


def person(actor: Actor) -> UUID:
    """The account that answers for an act; a job or a link never gets here."""
    if actor.account_id is None:
        raise NotVisible
    return actor.account_id


def _report(incident: Incident) -> Report:
    """A dossier of an old register has nobody to tell."""
    if incident.report is None:
        raise NotVisible
    return incident.report
