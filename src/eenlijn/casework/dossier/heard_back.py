# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The three moments on which a reporter hears from us, and their clocks: seen, what was done, over (row B12).

Parts of acts, within their transaction: `measures_acts.tell_reporter` and `actions.close` write the timeline,
the notice and the trail. One clock waits at a time: what was done is awaited once we were heard from, and
that it is over once the dossier is closed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from eenlijn.casework.clocks import actions as clocks
from eenlijn.casework.clocks.codes import StopReason
from eenlijn.casework.clocks.deadlines import is_in_time
from eenlijn.casework.clocks.models import Clock
from eenlijn.casework.dossier import access
from eenlijn.casework.dossier.unrecognisable import is_named_in, names_of_others
from eenlijn.casework.facts import actions as facts
from eenlijn.casework.facts.codes import Measure
from eenlijn.casework.incidents.codes import Status
from eenlijn.casework.incidents.models import Incident, StatusChange
from eenlijn.casework.incidents.states import OPEN
from eenlijn.casework.reporting import feedback
from eenlijn.casework.reporting.codes import FeedbackKind, FeedbackWay, Identity
from eenlijn.casework.reporting.feedback import Heard, Told
from eenlijn.casework.reporting.models import Report
from eenlijn.commons.access.refusals import Refused
from eenlijn.commons.rulebook.codes import TermKind
from eenlijn.commons.rulebook.queries import rules_of

# Told after the dossier was closed, whenever: that it is over, and news that comes later, of the police say.
AFTERWARDS = (FeedbackKind.CLOSING, FeedbackKind.NEWS)
SAYS_WHAT_WAS_DONE = (FeedbackKind.DONE, FeedbackKind.CLOSING)


class NobodyToTell(Refused):
    """A dossier of an old register has no report of ours: there is no page on which anybody could read it."""

    def __init__(self) -> None:
        super().__init__(_("Dit dossier komt uit een oud register. Er is niemand om het te laten weten."))


class CannotBeCalled(Refused):
    def __init__(self) -> None:
        super().__init__(
            _(
                "De melder gaf geen naam. Bellen of spreken kan dus niet. Kies «Bericht in Eén Lijn»: "
                "de melder leest dat achter de code van de ontvangst."
            )
        )


class ClosedAlready(Refused):
    def __init__(self) -> None:
        super().__init__(
            _(
                "Dit dossier is dicht. «Gezien» en «Dit hebben wij gedaan» horen bij een open dossier. "
                "Kies «Wij ronden af» of «Er is nieuws»."
            )
        )


class NamesSomebody(Refused):
    """Whose name it is, is not said: that would tell it to who may not know."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "In het bericht staat de naam van iemand anders uit dit dossier. Wie meldt, krijgt geen "
                "gegevens van anderen. Schrijf «de ander» of «een collega»."
            )
        )


@dataclass(frozen=True)
class Listener:
    """How far the reporter can be reached: nobody, by account, by name, or behind a code alone."""

    is_there: bool
    has_account: bool = False
    may_be_called: bool = False


def listener_of(incident: Incident) -> Listener:
    """One statement when somebody reported for a colleague, else none."""
    report = incident.report
    if report is None:
        return Listener(is_there=False)
    has_account = bool(access.told_reporter(incident))
    is_named = report.is_on_behalf or report.identity != Identity.UNNAMED
    return Listener(is_there=True, has_account=has_account, may_be_called=has_account or is_named)


def may_tell(incident: Incident, heard: Iterable[Heard]) -> tuple[FeedbackKind, ...]:
    """What may still be told: the moments that are not behind us, and news; for a form to choose from."""
    if incident.report is None:
        return ()
    since = reopened_at(incident)
    told = [one for one in heard if one.kind in feedback.MOMENTS]
    last = max((feedback.MOMENTS.index(one.kind) for one in told), default=-1)
    is_over = any(one.kind == FeedbackKind.CLOSING and (since is None or one.at >= since) for one in told)
    left = list(feedback.MOMENTS[last + 1 :])
    if last == len(feedback.MOMENTS) - 1 and not is_over:
        left = [FeedbackKind.CLOSING]
    is_open = incident.status in {*OPEN, Status.MERGED}
    return tuple(one for one in (*left, FeedbackKind.NEWS) if is_open or one in AFTERWARDS)


def tell(incident: Incident, told: Told, account_id: UUID, now: datetime) -> Report:
    """Keep it, count it and stop what waited for it; returns the report that it was told about."""
    report = incident.report
    if report is None:
        raise NobodyToTell
    _check(incident, told)
    is_first = not feedback.feedback_of(report)
    feedback.give_feedback(
        report=report, told=told, account_id=account_id, at=now, reopened_at=reopened_at(incident)
    )
    _settle(incident, told.kind, now, is_first=is_first)
    return report


def _check(incident: Incident, told: Told) -> None:
    if incident.status not in {*OPEN, Status.MERGED} and told.kind not in AFTERWARDS:
        raise ClosedAlready
    if told.way != FeedbackWay.IN_APP and not listener_of(incident).may_be_called:
        raise CannotBeCalled
    if is_named_in(told.words, names_of_others(incident)):
        raise NamesSomebody


def reopened_at(incident: Incident) -> datetime | None:
    """When a closed dossier was last opened again."""
    again = StatusChange.objects.filter(incident=incident, before=Status.CLOSED).order_by("at").last()
    return again.at if again else None


def _settle(incident: Incident, kind: FeedbackKind, now: datetime, *, is_first: bool) -> None:
    first = clocks.stop_clock(incident=incident, kind=TermKind.REPORTER_TOLD, at=now, reason=StopReason.DONE)
    if first is None:
        # Who only wanted it counted asked to hear nothing: it is kept, and no term waits for more.
        return
    if is_first:
        _count(Measure.HEARD_BACK, incident, first, now)
    if incident.status in {*OPEN, Status.MERGED}:
        _await_what_is_done(incident, first, now)
    if kind in SAYS_WHAT_WAS_DONE:
        _stop(TermKind.REPORTER_DONE, Measure.HEARD_DONE, incident, now)
    if kind == FeedbackKind.CLOSING:
        _stop_last(incident, now)


def _await_what_is_done(incident: Incident, first: Clock, now: datetime) -> None:
    """Five working days count from the report, however soon or late we were first heard from."""
    kind = TermKind.REPORTER_DONE
    if Clock.objects.filter(incident=incident, kind=kind).exists():
        return
    rules = rules_of(incident.organisation_id, now)
    clocks.start_clock(incident=incident, kind=kind, started_at=first.started_at, rules=rules)


def _stop(kind: TermKind, measure: Measure, incident: Incident, now: datetime) -> None:
    if not Clock.objects.filter(incident=incident, kind=kind, stopped_at=None).exists():
        return
    clock = clocks.stop_clock(incident=incident, kind=kind, at=now, reason=StopReason.DONE)
    if clock is not None:
        _count(measure, incident, clock, now)


def _stop_last(incident: Incident, now: datetime) -> None:
    kind = TermKind.REPORTER_CLOSED
    if Clock.objects.filter(incident=incident, kind=kind, stopped_at=None).exists():
        clock = clocks.stop_clock(incident=incident, kind=kind, at=now, reason=StopReason.DONE)
        _count_last(incident, clock.due_at if clock else now, now)


def _count_last(incident: Incident, due_at: datetime, now: datetime) -> None:
    """Once per report, also of what was opened again and closed again."""
    if not any(one.measure == Measure.HEARD_CLOSED for one in facts.counted(incident)):
        in_time = is_in_time(due_at, now)
        facts.record(Measure.HEARD_CLOSED, incident, now, due_at=due_at, in_time=in_time)


def _count(measure: Measure, incident: Incident, clock: Clock, now: datetime) -> None:
    in_time = is_in_time(clock.due_at, clock.stopped_at or now)
    facts.record(measure, incident, now, due_at=clock.due_at, in_time=in_time)


def await_last_word(incident: Incident, now: datetime) -> None:
    """The dossier is closed: who asked to hear from us hears that too, unless that was told already."""
    report = incident.report
    if report is None or not Clock.objects.filter(incident=incident, kind=TermKind.REPORTER_TOLD).exists():
        return
    since = reopened_at(incident)
    if any(
        one.kind == FeedbackKind.CLOSING and (since is None or one.at >= since)
        for one in feedback.feedback_of(report)
    ):
        # Told before or with closing: nothing is waited for.
        _count_last(incident, now, now)
        return
    kind, rules = TermKind.REPORTER_CLOSED, rules_of(incident.organisation_id, now)
    before = Clock.objects.select_for_update().filter(incident=incident, kind=kind).first()
    if before is None:
        clocks.start_clock(incident=incident, kind=kind, started_at=now, rules=rules)
        return
    before.incident = incident
    clocks.start_again(clock=before, started_at=now, rules=rules)


def stop_waiting(incident: Incident, now: datetime) -> None:
    """Opened again: it is not over after all."""
    clocks.stop_kinds(incident=incident, kinds=(TermKind.REPORTER_CLOSED,), at=now)
