# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A dossier from first to last: opened from a report, read, assessed, answered, closed.

Each act is one transaction in the same order: rows, facts, timeline, notices, and the trail line last.
"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from eenlijn.casework.clocks import actions as clocks
from eenlijn.casework.clocks.codes import StopReason
from eenlijn.casework.clocks.queries import faces_of
from eenlijn.casework.clocks.table import AFTER_CLOSING
from eenlijn.casework.dossier import access, heard_back
from eenlijn.casework.dossier.answering import (
    NotYetAssessed,
    after_leaving,
    circumstances_of,
    is_clock_running,
)
from eenlijn.casework.dossier.closing import closing_of
from eenlijn.casework.dossier.codes import Act
from eenlijn.casework.dossier.deciding import freeze, open_letter, sent_letter, settle
from eenlijn.casework.dossier.measures import signs_of, stops_of
from eenlijn.casework.dossier.measures_acts import person
from eenlijn.casework.dossier.restricted import check_use
from eenlijn.casework.dossier.routing import at_triage
from eenlijn.casework.dossier.tasks import put_tasks
from eenlijn.casework.dossier.traces import line, note, tell
from eenlijn.casework.dossier.triage_acts import ask_police_decision, ask_second_eyes, reassess, see_red
from eenlijn.casework.facts import actions as facts
from eenlijn.casework.facts.codes import Measure
from eenlijn.casework.incidents import access as incident_access
from eenlijn.casework.incidents import actions as incidents
from eenlijn.casework.incidents.access import relation_of
from eenlijn.casework.incidents.actions import Assessment
from eenlijn.casework.incidents.codes import Status
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.incidents.severity import RULES_VERSION
from eenlijn.casework.links.queries import merged_into
from eenlijn.casework.reporting.codes import FeedbackKind, FeedbackWay
from eenlijn.casework.reporting.feedback import Told
from eenlijn.casework.response import actions as response
from eenlijn.casework.response.actions import AnswerDraft, Departure
from eenlijn.casework.response.codes import OPEN_STATES
from eenlijn.casework.response.models import Answer
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.matrix import may_read
from eenlijn.commons.access.processing import check_purpose, may_use
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.commons.documents.actions import HandedOut, hand_out
from eenlijn.commons.rulebook.codes import TermKind
from eenlijn.commons.trail.actions import append
from eenlijn.foundation.sealed.compartments import Compartment


class NotYetClosable(Refused):
    def __init__(self, missing: tuple[str, ...]) -> None:
        super().__init__(_("Dit dossier kan nog niet dicht.") + " " + " ".join(missing))


@transaction.atomic
def open_dossier(
    *, actor: Actor, number: str, purpose: str, now: datetime, also: Sequence[Compartment] = ()
) -> Incident:
    """Reading the sensitive parts of a dossier: one trail line for all parts shown (decision 19).

    `also` names what a page shows beside the dossier itself: of care that it is arranged, what was released.
    """
    incident = access.readable(actor, number)
    if not may_use(actor, purpose):
        raise NotVisible
    relation = relation_of(actor, incident)
    sensitive = (Compartment.VICTIM, Compartment.OWN_WORDS, Compartment.MEASURES)
    parts = [part for part in sensitive if may_read(actor, part, relation)]
    if purpose == "answer":
        # Whoever writes the letter reads to whom it goes.
        parts.append(Compartment.PERPETRATOR)
    append(actor, now, line("open_dossier", incident, *parts, *also, purpose=purpose))
    return incident


@transaction.atomic
def reveal_names(*, actor: Actor, number: str, purpose: str, now: datetime) -> None:
    """Names appear after one press per dossier and session (decision 26), in the parts the matrix opens."""
    incident = access.readable(actor, number)
    handles = incident_access.handled_by(actor).filter(pk=incident.pk).exists()
    parts = access.open_names(actor, incident, may_handle=handles)
    if not parts:
        raise NotVisible
    check_purpose(actor, purpose)
    append(actor, now, line("reveal_names", incident, *sorted(parts), purpose=purpose))


@transaction.atomic
def assess(*, actor: Actor, number: str, assessment: Assessment, now: datetime) -> None:
    """It was aggression: confirm or change the severity; the counts follow the new codes."""
    incident = access.handled(actor, number)
    before = facts.Dimensions.of(incident)
    see_red(incident, actor, now)
    incidents.assess_incident(incident=incident, actor=actor, assessment=assessment, now=now)
    facts.correct(before, incident, now)
    if not facts.can_be_counted(incident):
        facts.take_out(incident, (Measure.CLOCK,), now)
    clocks.stop_clock(incident=incident, kind=TermKind.REVIEW, at=now, reason=StopReason.DONE)
    at_triage(incident, actor, now)
    _take(incident, actor, now)
    note(
        incident,
        Act.ASSESSED,
        now,
        actor.account_id,
        severity=incident.severity,
        proposed=incident.severity_proposed,
        rules=RULES_VERSION,
    )
    ask_second_eyes(incident, actor, now)
    ask_police_decision(incident, now)
    put_tasks(incident, actor, now)
    append(actor, now, line("assess", incident, Compartment.FACTS))


@transaction.atomic
def establish(*, actor: Actor, number: str, assessment: Assessment, now: datetime) -> None:
    """Assess for the first time, or anew when somebody did before."""
    incident = access.handled(actor, number)
    act = (
        assess if incident.status == Status.REPORTED and assessment.version == incident.version else reassess
    )
    act(actor=actor, number=number, assessment=assessment, now=now)


def _take(incident: Incident, actor: Actor, now: datetime) -> None:
    if actor.account_id and incidents.take_in_hand(incident=incident, account_id=actor.account_id, now=now):
        note(incident, Act.TAKEN, now, actor.account_id)


@transaction.atomic
def write_answer(*, actor: Actor, number: str, draft: AnswerDraft, now: datetime) -> None:
    """Keep the answer as far as it goes; after one left, the next may follow."""
    incident = access.answered(actor, number)
    if incident.status == Status.REPORTED:
        raise NotYetAssessed
    is_new = not Answer.objects.filter(incident=incident, state__in=OPEN_STATES).exists()
    response.write_answer(incident=incident, actor=actor, draft=draft, now=now)
    if incident.status == Status.ASSESSED:
        incidents.move(incident, Status.IN_PROGRESS, account_id=actor.account_id, now=now)
    if is_new:
        note(incident, Act.ANSWER_DRAFTED, now, actor.account_id, kind=draft.kind)
    append(actor, now, line("write_answer", incident, Compartment.PERPETRATOR, Compartment.MEASURES))


@transaction.atomic
def finish_letter(*, actor: Actor, number: str, now: datetime) -> None:
    """Freeze the letter, and tell the reporter before it leaves (decision 9)."""
    incident = access.answered(actor, number)
    check_use(incident)
    freeze(open_letter(actor, incident), actor, actor, now)
    append(actor, now, line("finish_letter", incident, Compartment.PERPETRATOR, Compartment.MEASURES))


@transaction.atomic
def hand_out_letter(
    *, actor: Actor, number: str, is_word: bool, letter_number: int = 0, now: datetime
) -> HandedOut:
    """A frozen letter as a file, with its trail line before it leaves; without a number the last one."""
    incident = access.handled(actor, number)
    answer = sent_letter(actor, incident, letter_number) if letter_number else open_letter(actor, incident)
    document = answer.letter_word if is_word else answer.letter_pdf
    if document is None:
        raise NotVisible
    return hand_out(actor=actor, now=now, document=document, subject_id=incident.report_id)


@transaction.atomic
def record_departure(*, actor: Actor, number: str, departure: Departure, now: datetime) -> None:
    """The answer left: the first one stops the clock and is counted, and the reporter is told."""
    incident = access.answered(actor, number)
    check_use(incident, at=departure.at)
    answer = open_letter(actor, incident)
    around = circumstances_of(actor, incident, now)
    settle(answer, actor, around, departure.at)
    was_running = is_clock_running(incident)
    clock = response.record_departure(answer=answer, departure=departure, around=around, now=now)
    after_leaving(
        answer=answer,
        around=around,
        clock=clock if was_running else None,
        at=departure.at,
        actor=actor,
        now=now,
    )
    append(actor, now, line("record_departure", incident, Compartment.MEASURES))


@transaction.atomic
def close(*, actor: Actor, number: str, last_word: str = "", now: datetime) -> None:
    """Close when nothing is missing, and tell the reporter; without a last word one is awaited after it."""
    incident = access.handled(actor, number)
    faces = faces_of([incident], now).get(incident.pk, [])
    closing = closing_of(incident, stops_of(incident, faces, signs_of([incident], now)))
    if not closing.may_close:
        raise NotYetClosable(closing.missing)
    parts = [line("close", incident, Compartment.FACTS)]
    if last_word.strip():
        _say_last(incident, actor, last_word, now)
        parts.append(line("tell_reporter", incident, Compartment.VICTIM))
    incidents.move(incident, Status.CLOSED, account_id=actor.account_id, now=now)
    # What others might still have done is not awaited any more: a reply, a colleague's own words.
    # A measure, a request or a claim that runs does not close with its dossier.
    clocks.stop_all(incident=incident, at=now, reason=StopReason.NOT_NEEDED, but=AFTER_CLOSING)
    note(incident, Act.CLOSED, now, actor.account_id)
    for one in (incident, *merged_into(incident)):
        heard_back.await_last_word(one, now)
        tell(one, "dossier_closed", access.told_reporter(one), now)
    append(actor, now, *parts)


def _say_last(incident: Incident, actor: Actor, words: str, now: datetime) -> None:
    """The same as telling it by itself; that it is closed is the notice of both."""
    told = Told(FeedbackKind.CLOSING, FeedbackWay.IN_APP, words)
    heard_back.tell(incident, told, person(actor), now)
    note(incident, Act.FEEDBACK_GIVEN, now, actor.account_id, kind=told.kind, way=told.way)
