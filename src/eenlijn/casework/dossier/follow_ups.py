# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Terms that begin when another act is done, and what is said of them later: news, a payment, an effect.

`watch_*` are parts of the acts that start and stop these clocks; `follow_up` is the act itself by which a
person says on the page of clocks that they asked, heard or looked.
"""

from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from django.db import transaction

from eenlijn.casework.clocks import actions as clocks
from eenlijn.casework.clocks.codes import ClockAct, StopReason
from eenlijn.casework.clocks.models import Clock
from eenlijn.casework.clocks.table import rule_of
from eenlijn.casework.damages.codes import DamageState
from eenlijn.casework.damages.models import DamageLine
from eenlijn.casework.dossier.codes import Act
from eenlijn.casework.dossier.pauses import clock_of
from eenlijn.casework.dossier.traces import line, note
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.police_reports.codes import FILED
from eenlijn.casework.police_reports.models import PoliceReport
from eenlijn.casework.police_reports.queries import is_decided
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
SAID: Final = (ClockAct.NEWS_ASKED, ClockAct.NEWS_HEARD, ClockAct.EFFECT_SEEN)
NEWS: Final = (TermKind.POLICE_NEWS, TermKind.POLICE_NEWS_AGAIN)
# Belaging is prosecuted on complaint only. Insult of a public servant at work is not on our list: whether it
# needs a complaint was not looked up, and a clock on every report of insult would drown the others.
COMPLAINT_OFFENCES: Final = frozenset({"stalking"})


def said_of(kind: TermKind) -> tuple[ClockAct, ...]:
    """What somebody may say of such a clock while it runs."""
    return tuple(one for one in rule_of(kind).stops if one in SAID)


@transaction.atomic
def follow_up(*, actor: Actor, number: str, clock_id: UUID, said: str, now: datetime) -> None:
    """Asked for news, heard news, or looked whether it works: the clock stops; who asked asks again later."""
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
    """Decided: a complaint waits no more, and of a filing news is asked for from its day on."""
    clocks.stop_clock(incident=incident, kind=TermKind.COMPLAINT_OFFENCE, at=now, reason=StopReason.DONE)
    clocks.stop_kinds(incident=incident, kinds=NEWS, at=now)
    if report.decision in FILED and report.filed_on is not None:
        clocks.start_clock(
            incident=incident,
            kind=TermKind.POLICE_NEWS,
            started_at=local_day_start(report.filed_on),
            rules=rules_of(incident.organisation_id, now),
            subject_id=report.pk,
        )


def watch_offence(incident: Incident, now: datetime) -> None:
    """What is prosecuted on complaint only has a term from the day itself, once per dossier."""
    is_one = bool(COMPLAINT_OFFENCES & {incident.main_type, *incident.other_types})
    if not is_one or not incident.needs_answer or is_decided(incident):
        return
    kind = TermKind.COMPLAINT_OFFENCE
    if not Clock.objects.filter(incident=incident, kind=kind).exists():
        rules = rules_of(incident.organisation_id, now)
        clocks.start_clock(incident=incident, kind=kind, started_at=incident.occurred_at, rules=rules)


def watch_claim(incident: Incident, row: DamageLine, now: datetime) -> None:
    """Claimed: the other person has a term to pay; paid back or waived ends it."""
    kind = TermKind.CLAIM_PAYMENT
    if row.state != DamageState.CLAIMED:
        reason = StopReason.DONE if row.state == DamageState.RECOVERED else StopReason.NOT_NEEDED
        clocks.stop_clock(incident=incident, kind=kind, at=now, reason=reason, subject_id=row.pk)
        return
    rules = rules_of(incident.organisation_id, now)
    before = Clock.objects.select_for_update().filter(incident=incident, kind=kind, subject_id=row.pk).first()
    if before is None:
        clocks.start_clock(incident=incident, kind=kind, started_at=now, rules=rules, subject_id=row.pk)
        return
    before.incident = incident
    clocks.start_again(clock=before, started_at=now, rules=rules)


def watch_effect(incident: Incident, need_id: UUID, now: datetime) -> None:
    """Something was learned: after some months somebody looks whether it works."""
    clocks.start_clock(
        incident=incident,
        kind=TermKind.EFFECT_CHECK,
        started_at=now,
        rules=rules_of(incident.organisation_id, now),
        subject_id=need_id,
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
