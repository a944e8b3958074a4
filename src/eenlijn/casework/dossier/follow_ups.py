# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Terms that begin when another act is done, and what is said of them later: news, a payment, an effect.

`watch_*` are parts of the acts that start and stop these clocks; `follow_up` is the act itself by which a
person says on the page of clocks that they asked. Who looked whether something works says what they
saw, on the page of what was learned.
"""

from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from django.db import transaction

from eenlijn.casework.clocks import actions as clocks
from eenlijn.casework.clocks.codes import ClockAct, StopReason
from eenlijn.casework.clocks.models import Clock
from eenlijn.casework.clocks.table import rule_of
from eenlijn.casework.damages.codes import ClaimState
from eenlijn.casework.damages.models import Claim
from eenlijn.casework.dossier.codes import Act
from eenlijn.casework.dossier.pauses import clock_of
from eenlijn.casework.dossier.traces import line, note
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.learning.codes import EffectAfter, EffectResult
from eenlijn.casework.learning.models import EffectCheck
from eenlijn.casework.police_reports.codes import FILED, PoliceStep
from eenlijn.casework.police_reports.models import PoliceReport
from eenlijn.casework.police_reports.queries import is_decided
from eenlijn.casework.police_reports.states import AT_REST, OPENS_COMPLAINT
from eenlijn.casework.police_reports.tracking import filing_of, first_day_of, last_move, steps_in
from eenlijn.casework.response.codes import AnswerKind
from eenlijn.casework.response.models import Answer
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.rulebook.codes import TermKind
from eenlijn.commons.rulebook.queries import Rules, rules_of
from eenlijn.commons.trail.actions import append
from eenlijn.foundation.clock import local_day_end, local_day_start
from eenlijn.foundation.sealed.compartments import Compartment

# What a person says themselves; every other stop is an act of its own.
# News that was heard is recorded as what it is, on the page that follows the filing (`police_news`).
SAID: Final = (ClockAct.NEWS_ASKED,)
NEWS: Final = (TermKind.POLICE_NEWS, TermKind.POLICE_NEWS_AGAIN)
EFFECTS: Final = {
    EffectAfter.THREE: TermKind.EFFECT_CHECK,
    EffectAfter.SIX: TermKind.EFFECT_CHECK_AGAIN,
}
# Belaging is prosecuted on complaint only. Insult of a public servant at work is not on our list: whether it
# needs a complaint was not looked up, and a clock on every report of insult would drown the others.
COMPLAINT_OFFENCES: Final = frozenset({"stalking"})


def said_of(kind: TermKind) -> tuple[ClockAct, ...]:
    """What somebody may say of such a clock while it runs."""
    return tuple(one for one in rule_of(kind).stops if one in SAID)


@transaction.atomic
def follow_up(*, actor: Actor, number: str, clock_id: UUID, said: str, now: datetime) -> None:
    """Asked for news: the clock stops, and who asked asks again later."""
    incident, clock = clock_of(actor, number, clock_id)
    kind = TermKind(clock.kind)
    if clock.stopped_at is not None or said not in said_of(kind):
        raise NotVisible
    subject = clock.subject_id
    clocks.stop_clock(incident=incident, kind=kind, at=now, reason=StopReason.DONE, subject_id=subject)
    if said == ClockAct.NEWS_ASKED:
        _ask_again(incident, subject, now)
    note(incident, Act.CLOCK_FOLLOWED, now, actor.account_id, kind=kind, said=said)
    append(actor, now, line("follow_up", incident, Compartment.FACTS))


def _ask_again(incident: Incident, subject_id: UUID | None, now: datetime) -> None:
    kind, rules = TermKind.POLICE_NEWS_AGAIN, rules_of(incident.organisation_id, now)
    before = Clock.objects.select_for_update().filter(incident=incident, kind=kind, subject_id=subject_id)
    clock = before.first()
    if clock is None:
        clocks.start_clock(incident=incident, kind=kind, started_at=now, rules=rules, subject_id=subject_id)
        return
    clock.incident = incident
    clocks.start_again(clock=clock, started_at=now, rules=rules)


def watch_police(incident: Incident, report: PoliceReport, now: datetime) -> None:
    """Decided: a complaint waits no more, and of a new filing news is asked for from its day on."""
    clocks.stop_clock(incident=incident, kind=TermKind.COMPLAINT_OFFENCE, at=now, reason=StopReason.DONE)
    if PoliceReport.objects.filter(incident=incident, filing=report.filing).count() == 1:
        clocks.stop_kinds(incident=incident, kinds=(*NEWS, TermKind.NO_PROSECUTION), at=now)
        if report.decision in FILED:
            watch_filing(incident, now)


def watch_filing(incident: Incident, now: datetime) -> None:
    """After each recorded step silence begins anew: it is news. Where nobody comes back to us, none is asked.

    Not prosecuted: the term to complain about that runs from the day it was told, until the next move.
    """
    filing = filing_of(incident)
    steps = steps_in(incident, filing)
    last = last_move(steps)
    stands = PoliceStep(last.step) if last else None
    clocks.stop_kinds(incident=incident, kinds=NEWS, at=now)
    if stands not in AT_REST:
        days = [one.hearing_on or one.on for one in steps]
        _run(incident, TermKind.POLICE_NEWS, max([*days, first_day_of(filing)]), filing.filing, now)
    if last is not None and stands in OPENS_COMPLAINT:
        _run(incident, TermKind.NO_PROSECUTION, last.on, filing.filing, now)
    else:
        clocks.stop_kinds(incident=incident, kinds=(TermKind.NO_PROSECUTION,), at=now)


def _run(incident: Incident, kind: TermKind, day: date, subject_id: UUID, now: datetime) -> None:
    """A term from this day on; one of the same subject that ran before runs anew."""
    rules, started_at = rules_of(incident.organisation_id, now), local_day_start(day)
    before = Clock.objects.select_for_update().filter(incident=incident, kind=kind, subject_id=subject_id)
    clock = before.first()
    if clock is None:
        clocks.start_clock(
            incident=incident, kind=kind, started_at=started_at, rules=rules, subject_id=subject_id
        )
        return
    clock.incident = incident
    clocks.start_again(clock=clock, started_at=started_at, rules=rules)


def watch_offence(incident: Incident, now: datetime) -> None:
    """What is prosecuted on complaint only has a term from the day itself, once per dossier."""
    if COMPLAINT_OFFENCES & {incident.main_type, *incident.other_types}:
        watch_complaint(incident, now)


def watch_complaint(incident: Incident, now: datetime) -> None:
    """The same where the offence check points to one, as long as nothing was decided."""
    if not incident.needs_answer or is_decided(incident):
        return
    kind = TermKind.COMPLAINT_OFFENCE
    if not Clock.objects.filter(incident=incident, kind=kind).exists():
        rules = rules_of(incident.organisation_id, now)
        clocks.start_clock(incident=incident, kind=kind, started_at=incident.occurred_at, rules=rules)


def watch_claim(incident: Incident, claim: Claim, at: datetime, ends_at: datetime | None = None) -> None:
    """A letter left, or an instalment is due (`ends_at`): the other person has a term to pay, anew."""
    kind, rules = TermKind.CLAIM_PAYMENT, rules_of(incident.organisation_id, at)
    subject = claim.pk
    before = Clock.objects.select_for_update().filter(incident=incident, kind=kind, subject_id=subject)
    clock = before.first()
    if clock is None:
        clocks.start_clock(
            incident=incident, kind=kind, started_at=at, rules=rules, subject_id=subject, ends_at=ends_at
        )
        return
    clock.incident = incident
    clocks.start_again(clock=clock, started_at=at, rules=rules, ends_at=ends_at)


def settle_claim(incident: Incident, claim: Claim, at: datetime) -> None:
    """Paid, or not asked any more: nobody waits for it."""
    reason = StopReason.DONE if claim.state == ClaimState.PAID else StopReason.NOT_NEEDED
    kind = TermKind.CLAIM_PAYMENT
    clocks.stop_clock(incident=incident, kind=kind, at=at, reason=reason, subject_id=claim.pk)


def watch_effect(incident: Incident, subject_id: UUID, now: datetime) -> None:
    """Learned or prevented: after three and after six months somebody looks whether it works."""
    rules = rules_of(incident.organisation_id, now)
    for kind in EFFECTS.values():
        clocks.start_clock(incident=incident, kind=kind, started_at=now, rules=rules, subject_id=subject_id)


def see_effect(incident: Incident, effect: EffectCheck, now: datetime) -> None:
    """Somebody looked, or said that nobody did: that term is over."""
    was_seen = effect.result != EffectResult.NOT_CHECKED
    clocks.stop_clock(
        incident=incident,
        kind=EFFECTS[EffectAfter(effect.after_months)],
        at=now,
        reason=StopReason.DONE if was_seen else StopReason.NOT_NEEDED,
        subject_id=effect.measure_id or effect.need_id,
    )


def watch_warning(answer: Answer, at: datetime, rules: Rules) -> None:
    """A warning that left counts until the day that stands in it."""
    if answer.kind != AnswerKind.WARNING or answer.valid_until is None:
        return
    ends_at = _last_moment(answer.valid_until)
    if ends_at > at:
        clocks.start_clock(
            incident=answer.incident,
            kind=TermKind.WARNING_ENDS,
            started_at=at,
            rules=rules,
            subject_id=answer.pk,
            ends_at=ends_at,
        )


def _last_moment(day: date) -> datetime:
    return local_day_end(day) - timedelta(seconds=1)
