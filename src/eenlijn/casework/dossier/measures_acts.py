# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What people record of measures 2 and 6: the reporter heard from us, and the decision on the police."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from eenlijn.casework.clocks.actions import stop_clock
from eenlijn.casework.clocks.codes import StopReason
from eenlijn.casework.dossier import access
from eenlijn.casework.dossier.codes import Act
from eenlijn.casework.dossier.traces import line, note
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.police_reports import actions as police
from eenlijn.casework.police_reports.actions import PoliceChoice
from eenlijn.casework.reporting import feedback
from eenlijn.casework.reporting.feedback import Told
from eenlijn.casework.reporting.models import Report
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.rulebook.codes import TermKind
from eenlijn.commons.trail.actions import append
from eenlijn.foundation.sealed.compartments import Compartment


@transaction.atomic
def tell_reporter(*, actor: Actor, number: str, told: Told, now: datetime) -> None:
    """The reporter hears from us, or heard it in a talk; the term of hearing back stops at the first time."""
    incident = access.handled(actor, number)
    feedback.give_feedback(report=_report(incident), told=told, account_id=person(actor), at=now)
    stop_clock(incident=incident, kind=TermKind.REPORTER_TOLD, at=now, reason=StopReason.DONE)
    note(incident, Act.FEEDBACK_GIVEN, now, actor.account_id, kind=told.kind, way=told.way)
    append(actor, now, line("tell_reporter", incident, Compartment.VICTIM))


@transaction.atomic
def decide_police(*, actor: Actor, number: str, choice: PoliceChoice, now: datetime) -> None:
    """Whether it is reported to the police, or the coded reason why not; a late decision counts as one."""
    incident = access.handled(actor, number)
    police.decide(incident=incident, choice=choice, account_id=person(actor), now=now)
    stop_clock(incident=incident, kind=TermKind.POLICE_DECISION, at=now, reason=StopReason.DONE)
    note(incident, Act.POLICE_DECIDED, now, actor.account_id, decision=choice.decision)
    append(actor, now, line("decide_police", incident, Compartment.MEASURES))


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
