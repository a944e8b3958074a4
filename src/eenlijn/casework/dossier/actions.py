# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A dossier from first to last: opened from a report, read, assessed, answered, closed.

Each act is one transaction in the same order: rows, facts, timeline, notices, and the trail line last.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from eenlijn.casework.dossier import access
from eenlijn.casework.dossier.closing import closing_of
from eenlijn.casework.dossier.codes import Act
from eenlijn.casework.dossier.models import TimelineEntry
from eenlijn.casework.dossier.queries import own_report
from eenlijn.casework.facts import actions as facts
from eenlijn.casework.facts.codes import Measure
from eenlijn.casework.incidents import actions as incidents
from eenlijn.casework.incidents.actions import Assessment
from eenlijn.casework.incidents.codes import PerpetratorKnown, Status
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.reporting import actions as reporting
from eenlijn.casework.reporting.codes import EnvelopeState
from eenlijn.casework.reporting.models import Report
from eenlijn.casework.reporting.queries import OpenLink, ReportContent
from eenlijn.casework.response import actions as response
from eenlijn.casework.response.access import answers_visible_to
from eenlijn.casework.response.actions import AnswerDraft, Departure
from eenlijn.casework.response.codes import AnswerKind, AnswerState, StopReason
from eenlijn.casework.response.deadlines import is_in_time
from eenlijn.casework.response.models import Answer, ResponseClock
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Relation
from eenlijn.commons.access.refusals import NotVisible, Refused
from eenlijn.commons.accounts.queries import unit_of
from eenlijn.commons.documents.actions import HandedOut, hand_out
from eenlijn.commons.notices.actions import announce
from eenlijn.commons.organisations.models import Unit
from eenlijn.commons.trail.actions import Entry, append
from eenlijn.foundation.logs import log
from eenlijn.foundation.sealed.compartments import Compartment
from eenlijn.foundation.sealed.key_provider import KeysUnavailable

_LOG = log(__name__)


class NotYetClosable(Refused):
    def __init__(self, missing: tuple[str, ...]) -> None:
        super().__init__(_("Dit dossier kan nog niet dicht.") + " " + " ".join(missing))


class NotYetAssessed(Refused):
    def __init__(self) -> None:
        super().__init__(_("Beoordeel de melding eerst. Daarna kun je een antwoord schrijven."))


@dataclass(frozen=True)
class Receipt:
    """What the reporter gets back; the code opens the follow page and is never stored readable."""

    number: str
    code: str
    is_new: bool


def open_from_report(
    *,
    actor: Actor,
    organisation_id: UUID,
    link: OpenLink | None,
    content: ReportContent,
    report_key: bytes,
    language: str,
    is_exercise: bool = False,
    now: datetime,
) -> Receipt:
    """Keep the report and, when the keys are at hand, open it as a dossier in the same transaction."""
    with transaction.atomic():
        kept = reporting.keep_envelope(
            actor=actor,
            organisation_id=organisation_id,
            link=link,
            content=content,
            report_key=report_key,
            language=language,
            is_exercise=is_exercise,
            now=now,
        )
        if kept.is_new:
            _open_when_keys_are_at_hand(kept.report, actor, now)
    return Receipt(number=kept.report.number, code=kept.code, is_new=kept.is_new)


def _open_when_keys_are_at_hand(report: Report, actor: Actor, now: datetime) -> None:
    try:
        with transaction.atomic():
            _open_envelope(report, actor, now)
    except KeysUnavailable:
        # The sealed envelope is committed with its receipt; the worker opens it when the keys are back.
        entry = Entry(action="keep_envelope", object_type="report", object_id=report.pk)
        append(actor, now, entry, may_wait=True)


def open_kept_reports(*, now: datetime, at_most: int = 20) -> int:
    """Open envelopes that were kept while the keys were away; one transaction each. Returns how many.

    Keys that are still away end the round. An envelope that fails for a reason of its own is put off.
    """
    return sum(_open_or_put_off(report_id, now) for report_id in reporting.waiting_envelopes(now, at_most))


def _open_or_put_off(report_id: UUID, now: datetime) -> bool:
    try:
        return _open_one(report_id, now)
    except KeysUnavailable:
        raise
    except Exception:  # noqa: BLE001 - whatever is wrong with one envelope, the others go on
        _LOG.exception("a kept report could not be opened")
        reporting.put_off(report_id, now)
        return False


def _open_one(report_id: UUID, now: datetime) -> bool:
    with transaction.atomic():
        report = Report.objects.select_for_update().get(pk=report_id)
        if report.state != EnvelopeState.KEPT:
            return False
        _open_envelope(report, Actor.job("open_kept_reports", report.organisation_id), now)
    return True


def _open_envelope(report: Report, actor: Actor, now: datetime) -> None:
    """Words, register entry, clock, facts, timeline, notices, trail: the whole opening, all or nothing."""
    content = reporting.unpack_envelope(report, now)
    incident = incidents.register_incident(
        report=report, content=content, unit=_unit_of(report, now), now=now
    )
    clock = response.start_clock(
        incident=incident,
        started_at=report.received_at,
        term_hours=incident.organisation.response_term_hours,
    )
    facts.record(Measure.INCIDENT, incident, now)
    facts.record(Measure.CLOCK, incident, now, due_at=clock.due_at)
    _note(incident, Act.REPORTED, report.received_at, report.reporter_id)
    _announce(incident, "report_received", access.told_of_report(incident, now), now)
    append(
        actor,
        now,
        _line("open_from_report", incident, Compartment.FACTS, Compartment.VICTIM, Compartment.OWN_WORDS),
    )


def _unit_of(report: Report, now: datetime) -> Unit | None:
    if report.link is not None:
        return report.link.unit
    if report.reporter_id is None:
        return None
    return unit_of(report.reporter_id, report.organisation_id, now)


@transaction.atomic
def claim(*, actor: Actor, report_id: UUID, now: datetime) -> None:
    """The reporter signed in with the receipt code and is now known."""
    report = reporting.claim_report(actor=actor, report_id=report_id)
    incident = Incident.objects.get(report=report)
    if actor.account_id is not None:
        incidents.name_victim(incident=incident, account_id=actor.account_id)
    _note(incident, Act.CLAIMED, now, actor.account_id)
    append(actor, now, _line("claim", incident, Compartment.VICTIM))


@transaction.atomic
def open_own_report(*, actor: Actor, report_id: UUID, part: Compartment, now: datetime) -> None:
    """The reporter reads the own words, or who looked at them.

    The line is about the report and not about the incident, so that nobody appears in the list of
    who opened a report by reading the own one. While the envelope is sealed there is nothing to read.
    """
    report = own_report(actor, report_id)
    if report.state != EnvelopeState.OPENED:
        return
    entry = Entry(
        action="open_own_report",
        object_type="report",
        object_id=report.pk,
        compartments=(part,),
        subject_id=report.pk,
        relation=Relation.OWN,
    )
    append(actor, now, entry)


@transaction.atomic
def open_dossier(*, actor: Actor, number: str, purpose: str, now: datetime) -> Incident:
    """Reading the sensitive parts of a dossier: one trail line for all parts shown (decision 19)."""
    incident = access.readable(actor, number)
    parts = [Compartment.OWN_WORDS, Compartment.MEASURES]
    if purpose == "answer":
        # Whoever writes the letter reads to whom it goes.
        parts.append(Compartment.PERPETRATOR)
    append(actor, now, _line("open_dossier", incident, *parts, purpose=purpose))
    return incident


@transaction.atomic
def reveal_names(*, actor: Actor, number: str, purpose: str, now: datetime) -> None:
    """Names appear after one press per dossier and session (decision 26)."""
    incident = access.handled(actor, number)
    append(
        actor,
        now,
        _line("reveal_names", incident, Compartment.VICTIM, Compartment.PERPETRATOR, purpose=purpose),
    )


@transaction.atomic
def assess(*, actor: Actor, number: str, assessment: Assessment, now: datetime) -> None:
    """Confirm or change the severity; the counts follow the new codes."""
    incident = access.handled(actor, number)
    before = facts.Dimensions.of(incident)
    incidents.assess_incident(incident=incident, actor=actor, assessment=assessment, now=now)
    due = _due_at(incident)
    facts.correct(before, incident, now, due_at=due)
    if due is not None and not response.can_be_known(incident):
        facts.record(Measure.CLOCK, incident, now, delta=-1, due_at=due)
    _take(incident, actor, now)
    _note(
        incident,
        Act.ASSESSED,
        now,
        actor.account_id,
        severity=incident.severity,
        proposed=incident.severity_proposed,
    )
    append(actor, now, _line("assess", incident, Compartment.FACTS))


def _due_at(incident: Incident) -> datetime | None:
    return ResponseClock.objects.filter(incident=incident).values_list("due_at", flat=True).first()


def _take(incident: Incident, actor: Actor, now: datetime) -> None:
    if actor.account_id and incidents.take_in_hand(incident=incident, account_id=actor.account_id, now=now):
        _note(incident, Act.TAKEN, now, actor.account_id)


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
        _note(incident, Act.ANSWER_DRAFTED, now, actor.account_id, kind=draft.kind)
    append(actor, now, _line("write_answer", incident, Compartment.PERPETRATOR, Compartment.MEASURES))


@transaction.atomic
def finish_letter(*, actor: Actor, number: str, now: datetime) -> None:
    """Freeze the letter, and tell the reporter before it leaves (decision 9)."""
    incident = access.handled(actor, number)
    answer = _open_answer(actor, incident)
    response.freeze_letter(answer=answer, actor=actor, now=now)
    _note(incident, Act.LETTER_FINAL, now, actor.account_id, kind=answer.kind)
    _announce(incident, "letter_about_to_leave", access.told_reporter(incident), now)
    _note(incident, Act.REPORTER_TOLD, now, None)
    append(actor, now, _line("finish_letter", incident, Compartment.PERPETRATOR, Compartment.MEASURES))


def _open_answer(actor: Actor, incident: Incident) -> Answer:
    answer = (
        answers_visible_to(actor)
        .select_related("incident__organisation", "perpetrator")
        .filter(incident=incident)
        .exclude(state=AnswerState.DROPPED)
        .first()
    )
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
    clock = response.record_departure(answer=answer, departure=departure, now=now)
    _count_answer(incident, clock, now)
    _note(
        incident,
        _act_of(answer),
        departure.at,
        actor.account_id,
        sent_by=answer.sent_by,
        recorded_at=now.isoformat(),
    )
    _announce(incident, "answer_sent", access.told_reporter(incident), now)
    append(actor, now, _line("record_departure", incident, Compartment.MEASURES))


def _act_of(answer: Answer) -> Act:
    return {
        AnswerKind.TALK: Act.TALK_HELD,
        AnswerKind.NONE_POSSIBLE: Act.NO_ANSWER,
    }.get(AnswerKind(answer.kind), Act.LETTER_SENT)


def _count_answer(incident: Incident, clock: ResponseClock, now: datetime) -> None:
    """Decision 7: no answer possible leaves the share; an answer after all brings the clock back into it."""
    was_counted = incident.perpetrator_known != PerpetratorKnown.NO
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
    closing = closing_of(incident)
    if not closing.may_close:
        raise NotYetClosable(closing.missing)
    incidents.move(incident, Status.CLOSED, account_id=actor.account_id, now=now)
    _note(incident, Act.CLOSED, now, actor.account_id)
    _announce(incident, "dossier_closed", access.told_reporter(incident), now)
    append(actor, now, _line("close", incident, Compartment.FACTS))


def warn_of_lights(*, now: datetime) -> int:
    """Tell who handles it when a clock passes 75, 92 and 100% of its term; once per light."""
    running = ResponseClock.objects.filter(
        stopped_at=None,
        warned_percent__lt=response.LATE_PERCENT,
        due_at__lte=now + response.LONGEST_WARNING,
        incident__is_exercise=False,
    ).select_related("incident__organisation", "incident__unit")
    return sum(_warn_one(clock, now) for clock in running.order_by("due_at"))


def _warn_one(clock: ResponseClock, now: datetime) -> bool:
    percent = response.light_reached(clock, now)
    if percent <= clock.warned_percent:
        return False
    with transaction.atomic():
        if not response.mark_warned(clock_id=clock.pk, percent=percent, before=clock.warned_percent):
            return False
        if percent >= response.FIRST_WARNING_PERCENT:
            is_late = percent >= response.LATE_PERCENT
            told = access.told_of_light(clock.incident, is_late=is_late, now=now)
            _announce(clock.incident, "answer_late" if is_late else "answer_due_soon", told, now)
    return True


def _announce(incident: Incident, event_type: str, recipients: set[UUID], now: datetime) -> None:
    """An exercise never sends anything outside (decision 16)."""
    if incident.is_exercise:
        return
    announce(
        organisation_id=incident.organisation_id,
        event_type=event_type,
        object_number=incident.number,
        recipients=recipients,
        now=now,
    )


def _note(incident: Incident, act: Act, at: datetime, account_id: UUID | None, **detail: Any) -> None:
    TimelineEntry.objects.create(
        organisation_id=incident.organisation_id,
        incident=incident,
        act=act,
        at=at,
        account_id=account_id,
        detail=detail,
    )


def _line(action: str, incident: Incident, *compartments: Compartment, purpose: str = "") -> Entry:
    return Entry(
        action=action,
        object_type="incident",
        object_id=incident.pk,
        compartments=compartments,
        subject_id=incident.report_id,
        purpose=purpose,
    )
