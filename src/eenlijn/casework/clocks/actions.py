# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Starting, pausing and stopping clocks, claiming the next rung of the ladder, and the address of terms.

Parts of the acts of other rooms, within their transaction: those write timeline and trail. Only the
address at which a calendar reads somebody's own terms is an act of its own.
"""

import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q
from django.utils.translation import gettext as _

from eenlijn.casework.clocks.codes import ACTED, PauseReason, StopReason
from eenlijn.casework.clocks.deadlines import (
    LONGEST_PAUSE,
    Interval,
    due_after_pause,
    is_in_time,
    legal_end,
    moment_at,
)
from eenlijn.casework.clocks.models import Clock, ClockPause, TermFeed
from eenlijn.casework.clocks.table import ENDING_BY_THEMSELVES, LAPSING, RIGHTS, rule_of
from eenlijn.casework.incidents.models import Incident
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.commons.rulebook.codes import Hears, TermKind
from eenlijn.commons.rulebook.queries import Rules
from eenlijn.commons.trail.actions import Entry, append
from eenlijn.foundation.working_time import TermUnit, due_at


class LateReasonNeeded(Refused):
    def __init__(self) -> None:
        super().__init__(_("Dit antwoord is te laat. Kies waarom, dan leggen wij dat vast."))


class PauseImpossible(Refused):
    """A pause needs an end in the future, at most fourteen days away, on a clock that runs."""

    def __init__(self) -> None:
        super().__init__(
            _("De klok mag alleen stilstaan tot een dag in de toekomst, ten hoogste veertien dagen ver.")
        )


class PauseNotAllowed(Refused):
    """Which reasons a term has is said in the table of clocks; a term of a law has none there."""

    def __init__(self, kind: str) -> None:
        reasons = [str(one.label).lower() for one in rule_of(kind).pauses]
        if not reasons:
            super().__init__(_("Deze klok staat nooit stil: de termijn loopt altijd door."))
            return
        words = _("Om die reden mag deze klok niet stilstaan. Wel om: %(reasons)s.")
        super().__init__(words % {"reasons": ", ".join(reasons)})


class ExtensionNotAllowed(Refused):
    """Which terms may be longer is said in the table of clocks: only where a law says so."""

    def __init__(self, kind: str) -> None:
        told = _("De termijn ‘%(name)s’ mag niet langer worden: geen wet staat dat toe.")
        super().__init__(told % {"name": rule_of(kind).name})


class ExtensionImpossible(Refused):
    """Longer is later than it was, and decided before it was over."""

    def __init__(self) -> None:
        super().__init__(_("Langer maken kan alleen voordat de termijn om is, en naar een latere dag."))


class ExtensionReasonNeeded(Refused):
    def __init__(self) -> None:
        super().__init__(
            _("Schrijf waarom het langer duurt. De wet vraagt een reden, en wie wacht krijgt die te horen.")
        )


class TooLateToPause(Refused):
    """Standing still never hides that something is late."""

    def __init__(self) -> None:
        super().__init__(_("Deze termijn is al voorbij. Stilzetten kan niet meer."))


class NotRunning(Refused):
    def __init__(self) -> None:
        super().__init__(_("Deze klok loopt niet meer, of staat al stil."))


def start_clock(
    *,
    incident: Incident,
    kind: TermKind,
    started_at: datetime,
    rules: Rules,
    subject_id: UUID | None = None,
    ends_at: datetime | None = None,
) -> Clock:
    """Start one clock; see `new_clock`."""
    clock = new_clock(
        incident=incident,
        kind=kind,
        started_at=started_at,
        rules=rules,
        subject_id=subject_id,
        ends_at=ends_at,
    )
    clock.save(force_insert=True)
    return clock


def new_clock(
    *,
    incident: Incident,
    kind: TermKind,
    started_at: datetime,
    rules: Rules,
    subject_id: UUID | None = None,
    ends_at: datetime | None = None,
) -> Clock:
    """Work out the due moment from the employer's rules of this moment, and the rungs that hear of it.

    `ends_at` is the last moment of what carries its own end (a measure, a warning, a task): no term is
    counted then. It is not started yet: an act that starts several writes them together.
    """
    term = rules.terms.of(kind)
    clock = Clock(
        organisation_id=incident.organisation_id,
        incident=incident,
        kind=kind,
        subject_id=subject_id,
        term_amount=term.amount,
        term_unit=term.unit,
        started_at=started_at,
        due_at=_end_of(kind, ends_at or due_at(started_at, term, rules.calendar)),
        # What ends by itself is nobody's task: nobody is warned of it.
        ladder=[]
        if kind in ENDING_BY_THEMSELVES
        else [[step.percent, step.who.value] for step in rules.ladder.of(kind)],
    )
    clock.next_rung_at = _next_rung_at(clock)
    return clock


def _end_of(kind: TermKind, due: datetime) -> datetime:
    return legal_end(due) if rule_of(kind).ends_on_working_day else due


def begin_anew(*, clock: Clock, started_at: datetime, rules: Rules) -> None:
    """What had fallen away is asked after all: the whole term again, by the rules of this moment.

    Only of a clock that stopped without an act. When it began before, the timeline tells.
    """
    if clock.stopped_at is None or clock.stop_reason in ACTED:
        raise NotRunning
    _reset(clock, started_at, rules)


def _reset(clock: Clock, started_at: datetime, rules: Rules, ends_at: datetime | None = None) -> None:
    fresh = new_clock(
        incident=clock.incident,
        kind=TermKind(clock.kind),
        started_at=started_at,
        rules=rules,
        subject_id=clock.subject_id,
        ends_at=ends_at,
    )
    for name in ("term_amount", "term_unit", "started_at", "due_at", "ladder", "rung", "next_rung_at"):
        setattr(clock, name, getattr(fresh, name))
    clock.stopped_at, clock.stop_reason, clock.late_reason = None, "", ""
    clock.stood_still = timedelta()
    clock.save()


def _next_rung_at(clock: Clock) -> datetime | None:
    if clock.rung >= len(clock.ladder):
        return None
    percent, _who = clock.ladder[clock.rung]
    return moment_at(clock.counts_from, clock.due_at, percent)


def stop_clock(
    *,
    incident: Incident,
    kind: TermKind,
    at: datetime,
    reason: StopReason,
    late_reason: str = "",
    subject_id: UUID | None = None,
) -> Clock | None:
    """Stop once; None when there is no such clock. A late answer needs a coded reason (list 8.22)."""
    clock = (
        Clock.objects.select_for_update().filter(incident=incident, kind=kind, subject_id=subject_id).first()
    )
    if clock is None or clock.stopped_at is not None:
        return clock
    stopped_at = max(at, clock.started_at)
    is_late = reason in ACTED and not is_in_time(clock.due_at, stopped_at)
    if is_late and kind == TermKind.ANSWER and not late_reason:
        raise LateReasonNeeded
    _end_pause(clock, stopped_at)
    clock.stopped_at = stopped_at
    clock.stop_reason = reason
    clock.late_reason = late_reason if is_late else ""
    clock.next_rung_at = None
    clock.save()
    return clock


def stop_all(*, incident: Incident, at: datetime, reason: StopReason, but: Collection[TermKind] = ()) -> int:
    """Stop whatever still runs on this incident, but these, when nothing of it is to be done any more.

    What is somebody's right, such as a request about their own data, goes on whatever becomes of the case.
    """
    rows = Clock.objects.select_for_update().filter(incident=incident, stopped_at=None)
    running = list(rows.exclude(kind__in={*but, *RIGHTS}))
    for clock in running:
        stop_clock(
            incident=incident, kind=TermKind(clock.kind), at=at, reason=reason, subject_id=clock.subject_id
        )
    return len(running)


@dataclass(frozen=True)
class Pause:
    """Why a clock stands still, and until when at the latest."""

    reason: PauseReason
    until: datetime


def pause_clock(*, clock: Clock, pause: Pause, account_id: UUID | None, now: datetime) -> None:
    """Let a running clock stand still; it goes on by itself."""
    if clock.stopped_at is not None or clock.paused_at is not None:
        raise NotRunning
    if pause.reason not in rule_of(clock.kind).pauses:
        raise PauseNotAllowed(clock.kind)
    if now > clock.due_at:
        raise TooLateToPause
    if not now < pause.until <= now + LONGEST_PAUSE:
        raise PauseImpossible
    ClockPause.objects.create(
        organisation_id=clock.organisation_id,
        clock=clock,
        reason=pause.reason,
        started_at=now,
        until=pause.until,
        account_id=account_id,
    )
    clock.paused_at, clock.paused_until, clock.pause_reason = now, pause.until, pause.reason
    clock.next_rung_at = None
    clock.save()


def resume_clock(*, clock: Clock, at: datetime, rules: Rules) -> None:
    """The clock goes on: as much of the term is left as when it was stopped."""
    if clock.paused_at is None or clock.stopped_at is not None:
        raise NotRunning
    pause = Interval(clock.paused_at, at)
    moved = due_after_pause(clock.due_at, pause, TermUnit(clock.term_unit), rules.calendar)
    _end_pause(clock, at)
    clock.stood_still += moved - clock.due_at
    clock.due_at = moved
    clock.next_rung_at = _next_rung_at(clock)
    clock.save()


def extend_clock(*, clock: Clock, until: datetime, reason: str, now: datetime) -> None:
    """Make a term longer where the law itself allows it; never without a reason, which the caller keeps.

    Who was warned of the old end, is warned of the new one at the same shares of the whole term.
    """
    if not rule_of(clock.kind).may_be_extended:
        raise ExtensionNotAllowed(clock.kind)
    if clock.stopped_at is not None or clock.paused_at is not None:
        raise NotRunning
    if not reason.strip():
        raise ExtensionReasonNeeded
    ends = _end_of(TermKind(clock.kind), until)
    if now > clock.due_at or ends <= clock.due_at:
        raise ExtensionImpossible
    clock.due_at = ends
    clock.rung = sum(1 for place, _step in enumerate(clock.ladder) if _moment_of(clock, place) <= now)
    clock.next_rung_at = _next_rung_at(clock)
    clock.save()


def stop_kinds(*, incident: Incident, kinds: Collection[TermKind], at: datetime) -> None:
    """Stop every clock of these kinds, whatever row each is about: it is not asked any more."""
    running = Clock.objects.select_for_update().filter(incident=incident, stopped_at=None, kind__in=kinds)
    for clock in list(running):
        stop_clock(
            incident=incident,
            kind=TermKind(clock.kind),
            at=at,
            reason=StopReason.NOT_NEEDED,
            subject_id=clock.subject_id,
        )


def start_again(*, clock: Clock, started_at: datetime, rules: Rules, ends_at: datetime | None = None) -> None:
    """A term that returns, such as asking for news: the whole term again, whatever became of the last one.

    `ends_at` is the last moment of what carries its own end, as in `new_clock`.
    """
    _reset(clock, started_at, rules, ends_at)


def end_lapsed(now: datetime) -> int:
    """What ends by itself is over at its due moment: a warning, the time for an objection."""
    over = Q(due_at__lt=now, stopped_at=None, kind__in=LAPSING)
    return Clock.objects.filter(over).update(stopped_at=F("due_at"), stop_reason=StopReason.LAPSED)


def _end_pause(clock: Clock, at: datetime) -> None:
    if clock.paused_at is None:
        return
    ClockPause.objects.filter(clock=clock, ended_at=None).update(ended_at=at)
    clock.paused_at = clock.paused_until = None
    clock.pause_reason = ""


def employers_due(now: datetime) -> list[UUID]:
    """The employers with a clock that goes on or is over, or of which someone is to hear now."""
    over = Q(paused_until__lte=now, stopped_at=None)
    due = Q(next_rung_at__lte=now, stopped_at=None)
    lapsed = Q(due_at__lt=now, stopped_at=None, kind__in=LAPSING)
    found = Clock.objects.filter(over | due | lapsed).order_by("organisation_id")
    return list(found.values_list("organisation_id", flat=True).distinct())


def pauses_over(now: datetime) -> list[Clock]:
    """The clocks whose pause has ended, oldest first."""
    over = Clock.objects.filter(paused_until__lte=now, stopped_at=None).select_related(
        "incident__organisation"
    )
    return list(over.order_by("paused_until"))


def rungs_due(now: datetime) -> list[Clock]:
    """The running clocks of which someone is to hear now, soonest first. An exercise warns nobody."""
    due = Q(next_rung_at__lte=now, stopped_at=None, incident__is_exercise=False)
    return list(
        Clock.objects.filter(due)
        .select_related("incident__organisation", "incident__unit")
        .order_by("due_at")
    )


def claim_rung(*, clock: Clock, now: datetime) -> Hears | None:
    """Take the highest rung whose moment has come, for one warning; None when another worker was first.

    Rungs that were passed while nobody worked are skipped: the nearest people do not hear twice.
    """
    reached = [place for place, _step in enumerate(clock.ladder) if _moment_of(clock, place) <= now]
    if not reached or reached[-1] < clock.rung:
        return None
    place = reached[-1]
    before, clock.rung = clock.rung, place + 1
    clock.next_rung_at = _next_rung_at(clock)
    claimed = Clock.objects.filter(pk=clock.pk, rung=before, stopped_at=None, paused_at=None).update(
        rung=clock.rung, next_rung_at=clock.next_rung_at
    )
    return Hears(clock.ladder[place][1]) if claimed else None


def _moment_of(clock: Clock, place: int) -> datetime:
    return moment_at(clock.counts_from, clock.due_at, clock.ladder[place][0])


SECRET_BYTES = 24


@transaction.atomic
def make_feed(*, actor: Actor, now: datetime) -> str:
    """Make the secret of this person's calendar address; the one before works no longer.

    The secret is given once and never stored.
    """
    _end_feeds(actor, now)
    secret = secrets.token_urlsafe(SECRET_BYTES)
    feed = TermFeed.objects.create(
        organisation_id=actor.scope_id,
        account_id=actor.person_id,
        digest=TermFeed.digest_of(secret),
        made_at=now,
    )
    append(actor, now, Entry(action="make_term_feed", object_type="term_feed", object_id=feed.pk))
    return secret


@transaction.atomic
def end_feed(*, actor: Actor, now: datetime) -> None:
    """The calendar address works no longer; ending what is not there is nothing."""
    for feed_id in _end_feeds(actor, now):
        append(actor, now, Entry(action="end_term_feed", object_type="term_feed", object_id=feed_id))


def _end_feeds(actor: Actor, now: datetime) -> list[UUID]:
    if actor.organisation_id is None or actor.account_id is None:
        raise NotVisible
    working = TermFeed.objects.select_for_update().filter(
        organisation_id=actor.organisation_id, account_id=actor.account_id, ended_at=None
    )
    ended = list(working.values_list("pk", flat=True))
    TermFeed.objects.filter(pk__in=ended).update(ended_at=now)
    return ended
