# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Measure 6 after the filing: each step of police, prosecutor and court, and that everybody heard of it.

The employer hears by a notice, at once. The colleague hears from a person: who records a step says how, and
until somebody did a term runs (`POLICE_TOLD`), which stands on the page and among what is due.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from eenlijn.casework.clocks.actions import start_clock, stop_clock
from eenlijn.casework.clocks.codes import StopReason
from eenlijn.casework.dossier import access, follow_ups
from eenlijn.casework.dossier.codes import Act
from eenlijn.casework.dossier.measures_acts import person, tell_reporter
from eenlijn.casework.dossier.restricted import check_use
from eenlijn.casework.dossier.traces import line, note, tell
from eenlijn.casework.facts import actions as facts
from eenlijn.casework.facts.codes import Measure
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.police_reports import tracking
from eenlijn.casework.police_reports.codes import Audience, ToldBy
from eenlijn.casework.police_reports.following import Track, track_of
from eenlijn.casework.police_reports.models import TrackedStep
from eenlijn.casework.police_reports.states import ANYTIME
from eenlijn.casework.police_reports.tracking import StepTold
from eenlijn.casework.reporting.codes import FeedbackKind, FeedbackWay
from eenlijn.casework.reporting.feedback import Told
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.accounts.queries import names_of
from eenlijn.commons.notices.codes import EventType
from eenlijn.commons.rulebook.codes import TermKind
from eenlijn.commons.rulebook.queries import rules_of
from eenlijn.commons.trail.actions import append
from eenlijn.foundation.sealed.compartments import Compartment


@dataclass(frozen=True)
class Passing:
    """How the colleague heard of it; words are what is read in the app."""

    way: FeedbackWay
    words: str = ""


def police_track(actor: Actor, number: str) -> Track | None:
    """What became of the filing, for whoever handles it; None while nothing was filed."""
    return track_of(access.answered(actor, number))


def step_names(track: Track) -> dict[UUID, str]:
    """Who recorded the steps, by account; one statement."""
    return names_of({one.recorded_by for one in track.steps})


@transaction.atomic
def record_police_step(
    *, actor: Actor, number: str, told: StepTold, passing: Passing | None, now: datetime
) -> None:
    """Keep a step; the clocks of news follow, the employer is told, and the colleague when somebody did."""
    incident = access.answered(actor, number)
    row = tracking.record_step(incident=incident, told=told, account_id=person(actor), now=now)
    _count(incident, row, now)
    _recorded(incident, row, actor, passing, now)
    append(actor, now, line("record_police_step", incident, Compartment.MEASURES))


@transaction.atomic
def correct_police_step(
    *, actor: Actor, number: str, step_id: UUID, told: StepTold, passing: Passing | None, now: datetime
) -> None:
    """A new row in the place of what was wrong; who heard the old one is told anew."""
    incident = access.answered(actor, number)
    row = tracking.correct_step(
        incident=incident, step_id=step_id, told=told, account_id=person(actor), now=now
    )
    _stop_telling(incident, step_id, now)
    _recorded(incident, row, actor, passing, now)
    append(actor, now, line("correct_police_step", incident, Compartment.MEASURES))


@transaction.atomic
def take_back_police_step(
    *, actor: Actor, number: str, step_id: UUID, told: StepTold, passing: Passing | None, now: datetime
) -> None:
    """It was not so: the row stays, with the word why, and counts no more."""
    incident = access.answered(actor, number)
    row = tracking.take_back_step(
        incident=incident, step_id=step_id, told=told, account_id=person(actor), now=now
    )
    _count(incident, row, now, delta=-1)
    _stop_telling(incident, step_id, now)
    _recorded(incident, row, actor, passing, now)
    append(actor, now, line("take_back_police_step", incident, Compartment.MEASURES))


@transaction.atomic
def pass_on_police_step(*, actor: Actor, number: str, step_id: UUID, passing: Passing, now: datetime) -> None:
    """The colleague heard of a step that waited for it."""
    incident = access.answered(actor, number)
    row = tracking.step_of(incident, step_id)
    _tell_colleague(incident, row, actor, passing, now)
    append(actor, now, line("pass_on_police_step", incident, Compartment.MEASURES, Compartment.VICTIM))


def _count(incident: Incident, row: TrackedStep, now: datetime, *, delta: int = 1) -> None:
    """What moves the filing is counted (row C9); a correction is the same step, so it counts the same."""
    if row.step not in ANYTIME:
        facts.record(Measure.POLICE_STEP, incident, now, delta=delta, step=row.step)


def _recorded(
    incident: Incident, row: TrackedStep, actor: Actor, passing: Passing | None, now: datetime
) -> None:
    follow_ups.watch_filing(incident, now)
    note(
        incident,
        Act.POLICE_STEP,
        now,
        actor.account_id,
        step=row.step,
        on=row.on.isoformat(),
        withdrawn="yes" if row.is_withdrawn else "no",
    )
    _tell_employer(incident, row, actor, now)
    if incident.report is None:
        # Of an old register: nobody is known who could be told.
        tracking.pass_on(step=row, audience=Audience.VICTIM, way=ToldBy.NOBODY, account_id=None, now=now)
        return
    start_clock(
        incident=incident,
        kind=TermKind.POLICE_TOLD,
        started_at=now,
        rules=rules_of(incident.organisation_id, now),
        subject_id=row.pk,
    )
    if passing is not None:
        _tell_colleague(incident, row, actor, passing, now)


def _tell_employer(incident: Incident, row: TrackedStep, actor: Actor, now: datetime) -> None:
    """Who handles it and who leads the team; whoever wrote it down knows already."""
    hearing = access.told_handlers(incident, now) | access.told_of_report(incident, now)
    tell(incident, EventType.POLICE_HEARD, hearing - {person(actor)}, now)
    tracking.pass_on(step=row, audience=Audience.EMPLOYER, way=ToldBy.NOTICE, account_id=None, now=now)


def _tell_colleague(
    incident: Incident, row: TrackedStep, actor: Actor, passing: Passing, now: datetime
) -> None:
    check_use(incident)
    tracking.pass_on(
        step=row, audience=Audience.VICTIM, way=ToldBy(passing.way), account_id=person(actor), now=now
    )
    told = Told(FeedbackKind.NEWS, passing.way, passing.words)
    tell_reporter(actor=actor, number=incident.number, told=told, now=now)
    _stop_telling(incident, row.pk, now)


def _stop_telling(incident: Incident, step_id: UUID, now: datetime) -> None:
    stop_clock(
        incident=incident, kind=TermKind.POLICE_TOLD, at=now, reason=StopReason.DONE, subject_id=step_id
    )
