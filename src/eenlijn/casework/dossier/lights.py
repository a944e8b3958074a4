# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Escalation: who hears of a clock as its term passes, from the handler up to the board contact (row B6).

A rung nobody holds, or whose people are all absent without a deputy, passes to the next one at once.
"""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from eenlijn.casework.clocks import actions as clocks
from eenlijn.casework.clocks.models import Clock
from eenlijn.casework.dossier import access
from eenlijn.casework.dossier.codes import Act
from eenlijn.casework.dossier.traces import line, note, tell
from eenlijn.casework.facts import actions as facts
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.rulebook.codes import Hears, TermKind, Topic
from eenlijn.commons.rulebook.queries import rules_of
from eenlijn.commons.trail.actions import append
from eenlijn.foundation.logs import log

_LOG = log(__name__)


def warn_of_lights(*, now: datetime) -> int:
    """End what is over, let clocks whose pause is over go on, then tell who is next; once per rung."""
    clocks.end_lapsed(now)
    for clock in clocks.pauses_over(now):
        _one(clock, now, _resume)
    return sum(_one(clock, now, _warn) for clock in clocks.rungs_due(now))


def _one(clock: Clock, now: datetime, act: Callable[[Clock, datetime], bool]) -> bool:
    try:
        with transaction.atomic():
            return act(clock, now)
    except Exception:  # noqa: BLE001 - whatever is wrong with one clock, the others go on
        _LOG.exception("a clock could not warn")
        return False


def _resume(clock: Clock, now: datetime) -> bool:
    until = clock.paused_until or now
    rules = rules_of(clock.organisation_id, now, (Topic.CALENDAR,))
    due = clock.due_at
    clocks.resume_clock(clock=clock, at=until, rules=rules)
    if clock.kind == TermKind.ANSWER:
        facts.move_due(clock.incident, now, before=due, after=clock.due_at)
    due_at = clock.due_at.isoformat()
    note(clock.incident, Act.CLOCK_RESUMED, until, None, now=now, kind=clock.kind, due=due_at)
    append(_job(clock), now, line("resume_clock", clock.incident))
    return True


def _warn(clock: Clock, now: datetime) -> bool:
    """Exactly one worker wins the rung; the ladder skips rungs on which there is nobody.

    What is late, or went past the people nearest, stands in the timeline; also that nobody was there to hear.
    """
    hears = clocks.claim_rung(clock=clock, now=now)
    if hears is None:
        return False
    is_late = now >= clock.due_at
    reached, told = access.told_on_ladder(clock, hears, now)
    tell(clock.incident, event_of(clock, is_late=is_late), told, now)
    if is_late or reached not in (Hears.HANDLER, Hears.DEPUTY):
        note(clock.incident, Act.ESCALATED, now, None, kind=clock.kind, to=reached.value if reached else "")
        append(_job(clock), now, line("escalate", clock.incident))
    if reached is None:
        _LOG.warning("a term had nobody to tell", number=clock.incident.number)
    return True


def event_of(clock: Clock, *, is_late: bool) -> str:
    """The notice that belongs to a clock: of the answer, of a red report, or of any other term."""
    if clock.kind == TermKind.RED_ACKNOWLEDGED:
        return "red_report"
    if clock.kind == TermKind.ANSWER:
        return "answer_late" if is_late else "answer_due_soon"
    return "term_late" if is_late else "term_due_soon"


def _job(clock: Clock) -> Actor:
    return Actor.job("warn_of_lights", clock.organisation_id)
