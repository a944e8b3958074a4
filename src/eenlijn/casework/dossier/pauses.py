# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Letting a clock of a dossier stand still for a named reason, and letting it go on before that is over."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from eenlijn.casework.clocks import access as clock_access
from eenlijn.casework.clocks import actions as clocks
from eenlijn.casework.clocks.actions import Pause
from eenlijn.casework.clocks.models import Clock
from eenlijn.casework.clocks.queries import ClockView, faces_of
from eenlijn.casework.clocks.table import rule_of
from eenlijn.casework.dossier import access
from eenlijn.casework.dossier.codes import Act
from eenlijn.casework.dossier.traces import line, note
from eenlijn.casework.facts import actions as facts
from eenlijn.casework.incidents.models import Incident
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.rulebook.codes import TermKind, Topic
from eenlijn.commons.rulebook.queries import rules_of
from eenlijn.commons.trail.actions import append
from eenlijn.foundation.sealed.compartments import Compartment


@dataclass(frozen=True)
class Term:
    """One clock on the page of clocks, and what this actor may do with it."""

    clock: ClockView
    may_pause: bool
    may_resume: bool


def terms_of_dossier(actor: Actor, number: str, now: datetime) -> list[Term]:
    """Every clock of a dossier this actor handles, what runs first, each by its due moment."""
    incident = access.handled(actor, number)
    faces = faces_of([incident], now).get(incident.pk, [])
    return [
        Term(
            clock=face,
            may_pause=face.is_open
            and face.paused_until is None
            and bool(rule_of(face.kind).pauses)
            and now <= face.due_at,
            may_resume=face.is_open and face.paused_until is not None,
        )
        for face in sorted(faces, key=lambda face: (not face.is_open, face.due_at))
    ]


@transaction.atomic
def pause(*, actor: Actor, number: str, clock_id: UUID, pause: Pause, now: datetime) -> None:
    """The clock stands still until that day at the latest; the reason stays in the timeline."""
    incident, clock = clock_of(actor, number, clock_id)
    clocks.pause_clock(clock=clock, pause=pause, account_id=actor.account_id, now=now)
    note(
        incident,
        Act.CLOCK_PAUSED,
        now,
        actor.account_id,
        kind=clock.kind,
        reason=pause.reason,
        until=pause.until.isoformat(),
    )
    append(actor, now, line("pause_clock", incident, Compartment.FACTS))


@transaction.atomic
def resume(*, actor: Actor, number: str, clock_id: UUID, now: datetime) -> None:
    """The clock goes on now, before the pause would end by itself."""
    incident, clock = clock_of(actor, number, clock_id)
    due = clock.due_at
    rules = rules_of(clock.organisation_id, now, (Topic.CALENDAR,))
    clocks.resume_clock(clock=clock, at=now, rules=rules)
    if clock.kind == TermKind.ANSWER:
        facts.move_due(incident, now, before=due, after=clock.due_at)
    note(
        incident,
        Act.CLOCK_RESUMED,
        now,
        actor.account_id,
        kind=clock.kind,
        due=clock.due_at.isoformat(),
    )
    append(actor, now, line("resume_clock", incident, Compartment.FACTS))


def clock_of(actor: Actor, number: str, clock_id: UUID) -> tuple[Incident, Clock]:
    """The clock when it is one of this dossier and the actor handles it; locked until the act is done."""
    incident = access.handled(actor, number)
    mine = clock_access.paused_by(actor).filter(incident=incident, pk=clock_id)
    clock = Clock.objects.select_for_update().filter(pk__in=mine.values("pk")).first()
    if clock is None:
        raise NotVisible
    clock.incident = incident
    return incident, clock
