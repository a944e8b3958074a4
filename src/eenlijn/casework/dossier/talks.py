# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A talk with the other person, recorded by who held it: whoever handles the dossier, or the manager.

The matrix lets the manager of the team carry out measures (C6); what the other person said goes to who
handles the dossier, and is not shown to the manager again.
"""

from datetime import datetime

from django.db import transaction

from eenlijn.casework.dossier import access
from eenlijn.casework.dossier.answering import (
    NotYetAssessed,
    after_leaving,
    circumstances_of,
    is_clock_running,
)
from eenlijn.casework.dossier.deciding import decision_of_talk
from eenlijn.casework.dossier.hearings import hear
from eenlijn.casework.dossier.measures import is_internal
from eenlijn.casework.dossier.traces import line
from eenlijn.casework.fairness.actions import Outcome
from eenlijn.casework.fairness.codes import HearingState
from eenlijn.casework.incidents import access as incidents
from eenlijn.casework.incidents import actions as incident_actions
from eenlijn.casework.incidents.codes import Status
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.incidents.states import OPEN
from eenlijn.casework.response import actions as response
from eenlijn.casework.response.actions import Talk
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Act as Doing
from eenlijn.commons.access.matrix import may_act
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.trail.actions import append
from eenlijn.foundation.sealed.compartments import Compartment


def talked(actor: Actor, number: str) -> Incident:
    """The incident when this actor may record a talk on it; for anyone else it is not there."""
    incident = access.readable(actor, number)
    if not may_talk(actor, incident):
        raise NotVisible
    return incident


def may_talk(actor: Actor, incident: Incident) -> bool:
    """Whoever handles it, and whoever carries out measures for the team; only while it is open."""
    if incident.status not in OPEN or incident.origin == "import" or is_internal(incident):
        return False
    if incidents.handled_by(actor).filter(pk=incident.pk).exists():
        return True
    return may_act(actor, Compartment.MEASURES, incidents.relation_of(actor, incident), Doing.CARRY_OUT)


@transaction.atomic
def record_talk(*, actor: Actor, number: str, talk: Talk, other_side: str, now: datetime) -> None:
    """The talk was held: it is an answer, it stops the clock, and the other side counts as heard."""
    incident = talked(actor, number)
    if incident.status == Status.REPORTED:
        raise NotYetAssessed
    around = circumstances_of(actor, incident, now)
    was_running = is_clock_running(incident)
    decision = decision_of_talk(actor, incident, around)
    answer = response.record_talk(
        incident=incident, actor=actor, talk=talk, around=around, decision=decision, now=now
    )
    clock = response.stop_answer_clock(answer, talk.at, talk.late_reason)
    if incident.status == Status.ASSESSED:
        incident_actions.move(incident, Status.IN_PROGRESS, account_id=actor.account_id, now=now)
    after_leaving(
        answer=answer, around=around, clock=clock if was_running else None, at=talk.at, actor=actor, now=now
    )
    if other_side.strip():
        outcome = Outcome(HearingState.HEARD_ORAL, talk.at, summary=other_side)
        hear(incident=incident, actor=actor, outcome=outcome, now=now)
    append(actor, now, line("record_talk", incident, Compartment.MEASURES, Compartment.OWN_WORDS))
