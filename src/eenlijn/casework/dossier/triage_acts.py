# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The acts of triage: seeing a red report, assessing anew, ending without aggression, four eyes.

Assessing for the first time is `dossier.actions.assess`; what these share stands here too.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from eenlijn.casework.clocks import actions as clocks
from eenlijn.casework.clocks.codes import StopReason
from eenlijn.casework.clocks.models import Clock
from eenlijn.casework.dossier import access, follow_ups, talk_counting
from eenlijn.casework.dossier.codes import Act
from eenlijn.casework.dossier.measures_acts import person
from eenlijn.casework.dossier.removing import remove_other_person
from eenlijn.casework.dossier.routing import at_triage
from eenlijn.casework.dossier.running import end_for_not_upheld
from eenlijn.casework.dossier.tasks import put_tasks
from eenlijn.casework.dossier.traces import line, note, tell
from eenlijn.casework.facts import actions as facts
from eenlijn.casework.facts.codes import Measure
from eenlijn.casework.incidents import actions as incidents
from eenlijn.casework.incidents.actions import Assessment
from eenlijn.casework.incidents.codes import Gate, Severity
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.incidents.severity import RULES_VERSION
from eenlijn.casework.police_reports.queries import is_decided
from eenlijn.casework.response import actions as response
from eenlijn.casework.triage import actions as triage
from eenlijn.casework.triage.codes import InfluenceOutcome
from eenlijn.casework.triage.queries import InfluenceView, influence_of
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.accounts.queries import names_of
from eenlijn.commons.rulebook.codes import TermKind
from eenlijn.commons.rulebook.queries import rules_of
from eenlijn.commons.trail.actions import append
from eenlijn.foundation.sealed.compartments import Compartment

# From this severity on the police decision has a term of its own (list 7.5).
POLICE_LEVEL = 3


@transaction.atomic
def acknowledge_red(*, actor: Actor, number: str, now: datetime) -> bool:
    """A person says "I see this red report" (decision 17); tells whether it was the first."""
    incident = access.watched(actor, number)
    if not see_red(incident, actor, now):
        return False
    append(actor, now, line("acknowledge_red", incident, Compartment.FACTS))
    return True


def see_red(incident: Incident, actor: Actor, now: datetime) -> bool:
    """Stop the clock of a red report that nobody saw yet. Who judges it, saw it."""
    running = Clock.objects.filter(incident=incident, kind=TermKind.RED_ACKNOWLEDGED, stopped_at=None)
    if not running.exists():
        return False
    clocks.stop_clock(incident=incident, kind=TermKind.RED_ACKNOWLEDGED, at=now, reason=StopReason.DONE)
    note(incident, Act.RED_SEEN, now, actor.account_id)
    return True


@transaction.atomic
def reassess(*, actor: Actor, number: str, assessment: Assessment, now: datetime) -> None:
    """Establish the severity anew, with a reason; the counts follow, old and new stay in the timeline."""
    incident = access.handled(actor, number)
    before, old = facts.Dimensions.of(incident), incident.severity
    was_counted = facts.can_be_counted(incident)
    incidents.reassess_incident(incident=incident, assessment=assessment)
    facts.correct(before, incident, now)
    _count_anew(incident, now, was_counted=was_counted)
    note(
        incident,
        Act.REASSESSED,
        now,
        actor.account_id,
        before=old,
        severity=incident.severity,
        proposed=incident.severity_proposed,
        rules=RULES_VERSION,
    )
    at_triage(incident, actor, now)
    ask_second_eyes(incident, actor, now)
    ask_police_decision(incident, now)
    put_tasks(incident, actor, now)
    append(actor, now, line("reassess", incident, Compartment.FACTS))


def _count_anew(incident: Incident, now: datetime, *, was_counted: bool) -> None:
    """Whether we know who the other person is decides whether the answer counts in the share (decision 7)."""
    is_counted = facts.can_be_counted(incident)
    if was_counted and not is_counted:
        facts.take_out(incident, (Measure.CLOCK, Measure.ANSWERED), now)
    clock = Clock.objects.filter(incident=incident, kind=TermKind.ANSWER).first()
    if is_counted and not was_counted and clock is not None and clock.stopped_at is None:
        facts.record(Measure.CLOCK, incident, now, due_at=clock.due_at)


def ask_police_decision(incident: Incident, now: datetime) -> None:
    """From severity 3 on somebody decides about the police within the term, once per dossier."""
    follow_ups.watch_offence(incident, now)
    is_serious = Severity(incident.severity).level >= POLICE_LEVEL
    has_begun = Clock.objects.filter(incident=incident, kind=TermKind.POLICE_DECISION).exists()
    if not is_serious or has_begun or not incident.needs_answer or is_decided(incident):
        return
    rules = rules_of(incident.organisation_id, now)
    clocks.start_clock(incident=incident, kind=TermKind.POLICE_DECISION, started_at=now, rules=rules)


def ask_second_eyes(incident: Incident, actor: Actor, now: datetime) -> None:
    """A decision may have been influenced: another person looks, once per dossier."""
    if not incident.decision_influenced:
        return
    rules = rules_of(incident.organisation_id, now)
    if not triage.open_check(incident=incident, actor=actor, rules=rules, now=now):
        return
    note(incident, Act.INFLUENCE_OPENED, now, actor.account_id)
    told = access.told_of_second_eyes(incident, actor.account_id, now)
    tell(incident, "second_eyes_asked", told, now)


@transaction.atomic
def check_influence(
    *, actor: Actor, number: str, outcome: InfluenceOutcome, finding: str, now: datetime
) -> None:
    """The second person says whether a decision was changed by what happened."""
    incident = access.watched(actor, number)
    triage.end_check(incident=incident, actor=actor, outcome=outcome, finding=finding, now=now)
    note(incident, Act.INFLUENCE_CHECKED, now, actor.account_id, outcome=outcome.value)
    append(actor, now, line("check_influence", incident, Compartment.FACTS))


@transaction.atomic
def record_no_aggression(
    *, actor: Actor, number: str, gate: Gate | None, reason: str, version: int, now: datetime
) -> None:
    """Emotion, criticism or a complaint is no aggression; without `gate` the facts are not established.

    All clocks stop, measures that run stop, the answer leaves the share, the reporter is told; who holds the
    letter reads it behind its link. The other person's name goes and the key of the own words is destroyed
    (decision 12): the coded facts are the copy that stays. While a request about the data is open that waits.
    It stays counted as reported, and apart (decision 34).
    """
    incident = access.handled(actor, number)
    see_red(incident, actor, now)
    incidents.end_without_aggression(
        incident=incident, gate=gate, reason=reason, version=version, account_id=actor.account_id, now=now
    )
    end_for_not_upheld(incident, person(actor), now)
    clocks.stop_all(
        incident=incident, at=now, reason=StopReason.NO_AGGRESSION if gate else StopReason.NOT_UPHELD
    )
    response.drop_answer(incident=incident)
    remove_other_person(incident=incident, account_id=actor.account_id, now=now)
    facts.take_out(incident, (Measure.CLOCK, Measure.ANSWERED, *talk_counting.MEASURES), now)
    facts.record(Measure.NOT_UPHELD, incident, now)
    if gate:
        note(incident, Act.NO_AGGRESSION, now, actor.account_id, gate=gate.value)
    else:
        note(incident, Act.NOT_UPHELD, now, actor.account_id)
    tell(incident, "report_ended", access.told_reporter(incident), now)
    parts = (Compartment.FACTS, Compartment.PERPETRATOR, Compartment.OWN_WORDS)
    append(actor, now, line("record_no_aggression", incident, *parts))


@dataclass(frozen=True)
class InfluencePage:
    """The four-eyes check as a person reads it; `may_check` is false for whoever asked."""

    check: InfluenceView
    opened_by: str
    checked_by: str
    may_check: bool


def influence_page(actor: Actor, number: str) -> InfluencePage:
    """The check of this dossier, for who may be the second person and for who asked; else NotVisible."""
    check = influence_of(access.watched(actor, number))
    if check is None:
        raise NotVisible
    names = names_of([check.opened_by, check.checked_by])
    return InfluencePage(
        check=check,
        opened_by=names.get(check.opened_by, ""),
        checked_by=names.get(check.checked_by, "") if check.checked_by else "",
        may_check=check.outcome is None and check.opened_by != actor.account_id,
    )
