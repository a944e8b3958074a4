# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A dossier from first to last: opened from a report, read, assessed, answered, closed.

Each act is one transaction in the same order: rows, facts, timeline, notices, and the trail line last.
"""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from eenlijn.casework.clocks.codes import StopReason
from eenlijn.casework.clocks.deadlines import is_in_time
from eenlijn.casework.clocks.models import Clock
from eenlijn.casework.clocks.queries import faces_of
from eenlijn.casework.dossier import access
from eenlijn.casework.dossier.closing import closing_of
from eenlijn.casework.dossier.codes import Act
from eenlijn.casework.dossier.measures import signs_of, stops_of
from eenlijn.casework.dossier.traces import line, note, tell
from eenlijn.casework.facts import actions as facts
from eenlijn.casework.facts.codes import Measure
from eenlijn.casework.incidents import actions as incidents
from eenlijn.casework.incidents.access import relation_of
from eenlijn.casework.incidents.actions import Assessment
from eenlijn.casework.incidents.codes import Status
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.response import actions as response
from eenlijn.casework.response.access import answers_visible_to
from eenlijn.casework.response.actions import AnswerDraft, Departure
from eenlijn.casework.response.codes import OPEN_STATES, AnswerKind, AnswerState
from eenlijn.casework.response.models import Answer
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.matrix import may_read
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.commons.documents.actions import HandedOut, hand_out
from eenlijn.commons.rulebook.codes import TermKind
from eenlijn.commons.trail.actions import append
from eenlijn.foundation.sealed.compartments import Compartment


class NotYetClosable(Refused):
    def __init__(self, missing: tuple[str, ...]) -> None:
        super().__init__(_("Dit dossier kan nog niet dicht.") + " " + " ".join(missing))


class NotYetAssessed(Refused):
    def __init__(self) -> None:
        super().__init__(_("Beoordeel de melding eerst. Daarna kun je een antwoord schrijven."))


@transaction.atomic
def open_dossier(*, actor: Actor, number: str, purpose: str, now: datetime) -> Incident:
    """Reading the sensitive parts of a dossier: one trail line for all parts shown (decision 19)."""
    incident = access.readable(actor, number)
    relation = relation_of(actor, incident)
    sensitive = (Compartment.VICTIM, Compartment.OWN_WORDS, Compartment.MEASURES)
    parts = [part for part in sensitive if may_read(actor, part, relation)]
    if purpose == "answer":
        # Whoever writes the letter reads to whom it goes.
        parts.append(Compartment.PERPETRATOR)
    append(actor, now, line("open_dossier", incident, *parts, purpose=purpose))
    return incident


@transaction.atomic
def reveal_names(*, actor: Actor, number: str, purpose: str, now: datetime) -> None:
    """Names appear after one press per dossier and session (decision 26)."""
    incident = access.handled(actor, number)
    append(
        actor,
        now,
        line("reveal_names", incident, Compartment.VICTIM, Compartment.PERPETRATOR, purpose=purpose),
    )


@transaction.atomic
def assess(*, actor: Actor, number: str, assessment: Assessment, now: datetime) -> None:
    """Confirm or change the severity; the counts follow the new codes."""
    incident = access.handled(actor, number)
    before = facts.Dimensions.of(incident)
    incidents.assess_incident(incident=incident, actor=actor, assessment=assessment, now=now)
    due = _due_at(incident)
    facts.correct(before, incident, now, due_at=due)
    if due is not None and not facts.can_be_counted(incident):
        facts.record(Measure.CLOCK, incident, now, delta=-1, due_at=due)
    _take(incident, actor, now)
    note(
        incident,
        Act.ASSESSED,
        now,
        actor.account_id,
        severity=incident.severity,
        proposed=incident.severity_proposed,
    )
    append(actor, now, line("assess", incident, Compartment.FACTS))


def _due_at(incident: Incident) -> datetime | None:
    answer = Clock.objects.filter(incident=incident, kind=TermKind.ANSWER)
    return answer.values_list("due_at", flat=True).first()


def _take(incident: Incident, actor: Actor, now: datetime) -> None:
    if actor.account_id and incidents.take_in_hand(incident=incident, account_id=actor.account_id, now=now):
        note(incident, Act.TAKEN, now, actor.account_id)


@transaction.atomic
def write_answer(*, actor: Actor, number: str, draft: AnswerDraft, now: datetime) -> None:
    """Keep the answer as far as it goes."""
    incident = access.handled(actor, number)
    if incident.status == Status.REPORTED:
        raise NotYetAssessed
    is_first = not Answer.objects.filter(incident=incident).exists()
    response.write_answer(incident=incident, actor=actor, draft=draft, now=now)
    if incident.status == Status.ASSESSED:
        incidents.move(incident, Status.IN_PROGRESS, account_id=actor.account_id, now=now)
    if is_first:
        note(incident, Act.ANSWER_DRAFTED, now, actor.account_id, kind=draft.kind)
    append(actor, now, line("write_answer", incident, Compartment.PERPETRATOR, Compartment.MEASURES))


@transaction.atomic
def finish_letter(*, actor: Actor, number: str, now: datetime) -> None:
    """Freeze the letter, and tell the reporter before it leaves (decision 9)."""
    incident = access.handled(actor, number)
    answer = _open_answer(actor, incident)
    response.freeze_letter(answer=answer, actor=actor, now=now)
    note(incident, Act.LETTER_FINAL, now, actor.account_id, kind=answer.kind)
    tell(incident, "letter_about_to_leave", access.told_reporter(incident), now)
    note(incident, Act.REPORTER_TOLD, now, None)
    append(actor, now, line("finish_letter", incident, Compartment.PERPETRATOR, Compartment.MEASURES))


def _open_answer(actor: Actor, incident: Incident) -> Answer:
    """The answer that has not left yet, else the last one that did."""
    mine = answers_visible_to(actor).select_related("incident__organisation", "perpetrator")
    found = mine.filter(incident=incident).exclude(state=AnswerState.DROPPED).order_by("-drafted_at")
    answer = found.filter(state__in=OPEN_STATES).first() or found.first()
    if answer is None:
        raise NotVisible
    return answer


@transaction.atomic
def hand_out_letter(*, actor: Actor, number: str, is_word: bool, now: datetime) -> HandedOut:
    """The frozen letter as a file, with its trail line before the bytes leave."""
    incident = access.handled(actor, number)
    answer = _open_answer(actor, incident)
    document = answer.letter_word if is_word else answer.letter_pdf
    if document is None:
        raise NotVisible
    return hand_out(actor=actor, now=now, document=document, subject_id=incident.report_id)


@transaction.atomic
def record_departure(*, actor: Actor, number: str, departure: Departure, now: datetime) -> None:
    """The answer left: the clock stops, the share is counted, the reporter is told."""
    incident = access.handled(actor, number)
    answer = _open_answer(actor, incident)
    was_running = Clock.objects.filter(incident=incident, kind=TermKind.ANSWER, stopped_at=None).exists()
    clock = response.record_departure(answer=answer, departure=departure, now=now)
    if was_running and clock is not None:
        _count_answer(incident, clock, now)
    note(
        incident,
        _act_of(answer),
        departure.at,
        actor.account_id,
        sent_by=answer.sent_by,
        recorded_at=now.isoformat(),
    )
    tell(incident, "answer_sent", access.told_reporter(incident), now)
    append(actor, now, line("record_departure", incident, Compartment.MEASURES))


def _act_of(answer: Answer) -> Act:
    return {
        AnswerKind.TALK: Act.TALK_HELD,
        AnswerKind.NONE_POSSIBLE: Act.NO_ANSWER,
    }.get(AnswerKind(answer.kind), Act.LETTER_SENT)


def _count_answer(incident: Incident, clock: Clock, now: datetime) -> None:
    """Decision 7: no answer possible leaves the share; an answer after all brings the clock back into it."""
    was_counted = facts.can_be_counted(incident)
    if clock.stop_reason == StopReason.NONE_POSSIBLE:
        if was_counted:
            facts.record(Measure.CLOCK, incident, now, delta=-1, due_at=clock.due_at)
        return
    if not was_counted:
        facts.record(Measure.CLOCK, incident, now, due_at=clock.due_at)
    stopped_at = clock.stopped_at or now
    facts.record(
        Measure.ANSWERED, incident, now, due_at=clock.due_at, in_time=is_in_time(clock.due_at, stopped_at)
    )


@transaction.atomic
def close(*, actor: Actor, number: str, now: datetime) -> None:
    """Close when nothing is missing, and tell the reporter."""
    incident = access.handled(actor, number)
    faces = faces_of([incident], now).get(incident.pk, [])
    closing = closing_of(incident, stops_of(incident, faces, signs_of([incident], now)))
    if not closing.may_close:
        raise NotYetClosable(closing.missing)
    incidents.move(incident, Status.CLOSED, account_id=actor.account_id, now=now)
    note(incident, Act.CLOSED, now, actor.account_id)
    tell(incident, "dossier_closed", access.told_reporter(incident), now)
    append(actor, now, line("close", incident, Compartment.FACTS))
