# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What people record of measures 2 and 6: the reporter heard from us, and the decision on the police."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from eenlijn.casework.clocks.actions import stop_clock
from eenlijn.casework.clocks.codes import StopReason
from eenlijn.casework.dossier import access, follow_ups, heard_back
from eenlijn.casework.dossier.codes import Act
from eenlijn.casework.dossier.experiences import is_over
from eenlijn.casework.dossier.heard_back import Listener, listener_of
from eenlijn.casework.dossier.own_reports import Own, own_of
from eenlijn.casework.dossier.restricted import check_use
from eenlijn.casework.dossier.traces import line, note, tell
from eenlijn.casework.facts import actions as facts
from eenlijn.casework.facts.codes import Measure
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.police_reports import actions as police
from eenlijn.casework.police_reports.actions import PoliceChoice
from eenlijn.casework.police_reports.codes import FILED
from eenlijn.casework.police_reports.queries import PoliceView, police_history
from eenlijn.casework.reporting import experiences, feedback
from eenlijn.casework.reporting.codes import FeedbackKind, FeedbackWay
from eenlijn.casework.reporting.feedback import Heard, Told
from eenlijn.casework.reporting.models import Report
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Relation
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.accounts.queries import functions_of, names_of
from eenlijn.commons.rulebook.codes import TermKind
from eenlijn.commons.trail.actions import append
from eenlijn.foundation.sealed.compartments import Compartment


@transaction.atomic
def tell_reporter(*, actor: Actor, number: str, told: Told, now: datetime) -> None:
    """The reporter hears from us, or heard it in a talk; what waited for this moment stops.

    Whoever brings news from outside, such as what the police did, tells it with `FeedbackKind.NEWS`: as
    often as there is news, also after closing.
    """
    incident = access.handled(actor, number)
    check_use(incident)
    heard_back.tell(incident, told, person(actor), now)
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
    _count_police(incident, choice, now)
    note(incident, Act.POLICE_DECIDED, now, actor.account_id, decision=choice.decision)
    append(actor, now, line("decide_police", incident, Compartment.MEASURES))


@dataclass(frozen=True)
class ToldSoFar:
    """What the reporter heard, who that is for us, and what may still be told."""

    heard: tuple[Heard, ...]
    listener: Listener
    may_tell: tuple[FeedbackKind, ...]


def _count_police(incident: Incident, choice: PoliceChoice, now: datetime) -> None:
    """The decision that counts now is counted, and no other (row C9)."""
    facts.take_out(incident, (Measure.POLICE_FILED, Measure.POLICE_NOT), now)
    is_filed = choice.decision in FILED
    step = choice.decision if is_filed else choice.reason_not
    facts.record(Measure.POLICE_FILED if is_filed else Measure.POLICE_NOT, incident, now, step=step)


def told_to_reporter(actor: Actor, number: str) -> ToldSoFar:
    """What the reporter heard so far, for whoever handles it."""
    incident = access.handled(actor, number)
    heard = feedback.feedback_of(incident.report) if incident.report else ()
    return ToldSoFar(heard, listener_of(incident), heard_back.may_tell(incident, heard))


def police_decisions(actor: Actor, number: str) -> tuple[PoliceView, ...]:
    """Every decision on the police, the one that counts first, for whoever handles it."""
    return police_history(access.answered(actor, number))


@dataclass(frozen=True)
class HeardLine:
    """One thing the reporter heard: by whom is a function, or the name of who wished to be named."""

    kind: FeedbackKind
    way: FeedbackWay
    words: str
    at: datetime
    by: str


@dataclass(frozen=True)
class HeardPage:
    """What a reporter heard of us, whether the three questions stand here, and whether they still wait."""

    heard: tuple[HeardLine, ...]
    is_asked: bool = False
    may_answer: bool = False


def heard_of(actor: Actor, report_id: UUID) -> HeardPage:
    """For whoever it happened to, by account or by code; who only typed it hears nothing here."""
    return heard_by(own_of(actor, report_id))


def heard_by(own: Own) -> HeardPage:
    """The same for who was established already."""
    if own.relation != Relation.OWN:
        return HeardPage(())
    heard = feedback.feedback_of(own.report)
    is_asked = is_over(own)
    may_answer = is_asked and experiences.is_open(own.report)
    return HeardPage(tuple(_lines(own.report, heard)), is_asked=is_asked, may_answer=may_answer)


def _lines(report: Report, heard: tuple[Heard, ...]) -> Iterator[HeardLine]:
    """A name only of who signed; of the others the function, none when it was never written down."""
    names = names_of(one.account_id for one in heard if one.is_signed)
    functions = functions_of(report.organisation_id, {one.account_id for one in heard if not one.is_signed})
    for one in heard:
        by = names.get(one.account_id, "") if one.is_signed else functions.get(one.account_id, "")
        yield HeardLine(one.kind, one.way, one.words, one.at, by)


def person(actor: Actor) -> UUID:
    """The account that answers for an act; a job or a link never gets here."""
    if actor.account_id is None:
        raise NotVisible
    return actor.account_id
