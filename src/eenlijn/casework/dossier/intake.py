# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""From a report to an opened dossier: kept first, opened when the keys are at hand, then claimed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from uuid import UUID

from django.db import transaction
from django.db.models import Model

from eenlijn.casework.aftercare import actions as care
from eenlijn.casework.clocks import actions as clocks
from eenlijn.casework.dossier import access, routing, talk_counting
from eenlijn.casework.dossier.codes import Act
from eenlijn.casework.dossier.lanes import internal_rows
from eenlijn.casework.dossier.own_reports import own_of
from eenlijn.casework.dossier.routing import Routed
from eenlijn.casework.dossier.traces import line, note, noted, told
from eenlijn.casework.facts import actions as facts
from eenlijn.casework.facts.codes import Measure
from eenlijn.casework.finding.actions import new_marks
from eenlijn.casework.incidents import actions as incidents
from eenlijn.casework.incidents.codes import Lane
from eenlijn.casework.incidents.models import Incident, Victim
from eenlijn.casework.incidents.severity import is_red
from eenlijn.casework.reporting import actions as reporting
from eenlijn.casework.reporting.actions import KeptReport
from eenlijn.casework.reporting.codes import EnvelopeState, Wish
from eenlijn.casework.reporting.models import Report
from eenlijn.casework.reporting.queries import OpenLink, ReportContent
from eenlijn.casework.reporting.questions import QUESTIONS
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.accounts.queries import member_by_email, unit_of
from eenlijn.commons.organisations.models import Unit
from eenlijn.commons.rulebook.codes import AnswerStart, TermKind, Topic
from eenlijn.commons.rulebook.queries import Rules, rules_of
from eenlijn.commons.trail.actions import Entry, append
from eenlijn.foundation.logs import log
from eenlijn.foundation.sealed.compartments import Compartment
from eenlijn.foundation.sealed.key_provider import KeysUnavailable
from eenlijn.foundation.together import insert_together
from eenlijn.foundation.working_time import first_working_moment

RULES = (Topic.TERMS, Topic.CALENDAR, Topic.LADDER, Topic.ROUTING)
_LOG = log(__name__)


@dataclass(frozen=True)
class Receipt:
    """What the reporter gets back; the code opens the follow page and is never stored readable."""

    number: str
    code: str
    received_at: datetime
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
    may_open_later: bool = False,
    now: datetime,
) -> Receipt:
    """Keep the report and, when the keys are at hand, open it as a dossier in the same transaction.

    With `may_open_later`, said in a crowd, the worker opens it instead; a red report is opened in any case.
    Inserting decides whether it is new, so a report that came before costs a transaction that is undone,
    and every other report none of the looking.
    """
    keep = partial(
        reporting.seal_report,
        actor=actor,
        organisation_id=organisation_id,
        link=link,
        content=content,
        report_key=report_key,
        language=language,
        is_exercise=is_exercise,
        now=now,
    )
    is_kept_only = may_open_later and not is_red(content.kinds, is_safe_now=content.is_safe_now)
    taken: reporting.Taken | None = None
    for _draw in range(reporting.NUMBER_DRAWS):
        try:
            kept = _keep(keep, actor, now) if is_kept_only else _keep_and_open(keep, content, actor, now)
        except reporting.Taken as error:
            taken = error
            known = reporting.known_report(
                organisation_id=organisation_id, content=content, report_key=report_key
            )
            if known is None:
                continue
            kept = known
        return Receipt(kept.report.number, kept.code, kept.report.received_at, is_new=kept.is_new)
    raise reporting.NumbersExhausted from taken


def _keep_and_open(
    keep: Callable[..., KeptReport], content: ReportContent, actor: Actor, now: datetime
) -> KeptReport:
    try:
        with transaction.atomic():
            kept = keep(is_opened=True)
            dossier = _dossier_of(kept.report, content, now)
            reporting.keep(*kept.rows, *dossier.rows)
            append(actor, now, dossier.line)
    except KeysUnavailable:
        kept = _keep(keep, actor, now)
    return kept


def _keep(keep: Callable[..., KeptReport], actor: Actor, now: datetime) -> KeptReport:
    """Commit the sealed envelope with its receipt and its line; the worker opens it when it can."""
    with transaction.atomic():
        kept = keep()
        reporting.keep(*kept.rows)
        entry = Entry(action="keep_envelope", object_type="report", object_id=kept.report.pk)
        append(actor, now, entry, may_wait=True)
    return kept


def open_kept_reports(*, now: datetime, up_to: datetime | None = None, at_most: int = 100) -> int:
    """Open envelopes that were kept in a crowd or while the keys were away; one transaction each.

    Returns how many, so that whoever asks knows whether to come back at once.

    Those that came in until `up_to`, or all. Keys that are still away end the round. An envelope that fails
    for a reason of its own is put off.
    """
    waiting = reporting.waiting_envelopes(now, up_to or now, at_most)
    return sum(_open_or_put_off(report_id, now) for report_id in waiting)


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
        content, keys = reporting.unpack_envelope(report, now)
        dossier = _dossier_of(report, content, now)
        insert_together([keys, *dossier.rows])
        append(Actor.job("open_kept_reports", report.organisation_id), now, dossier.line)
    return True


@dataclass(frozen=True)
class _Dossier:
    """Everything that opens with a report, unsaved, and what the trail tells of it."""

    rows: list[Model]
    line: Entry


def _dossier_of(report: Report, content: ReportContent, now: datetime) -> _Dossier:
    """Register entry, clocks, care, facts, timeline and notices: written together or not at all."""
    reporting.with_places(report)
    colleague_id = _colleague_of(report, content, now)
    registered = incidents.new_incident(
        report=report,
        content=content,
        unit=_unit_of(report, colleague_id, now),
        colleague_id=colleague_id,
        now=now,
    )
    incident = registered.incident
    rules = rules_of(incident.organisation_id, now, RULES)
    parties = {one for one in (report.reporter_id, colleague_id) if one is not None}
    routed = routing.at_intake(incident, rules, parties, now)
    theirs = _lane(incident, report, content, colleague_id, now)
    rows = [
        *registered.rows,
        *new_marks([registered.victim]),
        *_lead(report, content, now),
        *_clocks(registered.victim, report, rules, now),
        *_timeline(incident, report),
        *theirs.rows,
        *routed.rows,
        *_notices(incident, theirs, routed, colleague_id, now),
    ]
    parts = (Compartment.FACTS, Compartment.VICTIM, Compartment.OWN_WORDS)
    return _Dossier(rows, line("open_from_report", incident, *parts))


def _lead(report: Report, content: ReportContent, now: datetime) -> list[Model]:
    if not content.lead:
        return []
    where = QUESTIONS["online_where"]
    return [reporting.new_follow_up(report=report, question=where, value=content.lead, now=now)]


def _timeline(incident: Incident, report: Report) -> list[Model]:
    found: list[Model] = [noted(incident, Act.REPORTED, report.received_at, report.reporter_id)]
    if report.is_on_behalf:
        by = {"role": report.reporter_role}
        found.append(noted(incident, Act.FOR_COLLEAGUE, report.received_at, report.reporter_id, **by))
    return found


@dataclass(frozen=True)
class _Lane:
    """What comes with the lane of a new report, unsaved, and who hears of it."""

    rows: list[Model]
    hearing: set[UUID]
    unhandled: set[UUID]


def _lane(
    incident: Incident, report: Report, content: ReportContent, colleague_id: UUID | None, now: datetime
) -> _Lane:
    """Of the public task whoever coordinates and leads hears; about a colleague only who works on it."""
    if incident.lane == Lane.PUBLIC_TASK:
        return _Lane([], access.told_of_new(incident, now), set())
    accused = member_by_email(report.organisation_id, content.other_address, now)
    # Nobody is kept from what happened to themselves.
    accused = None if accused in (report.reporter_id, colleague_id) else accused
    rows, working, unhandled = internal_rows(incident, accused, report.reporter_id, now)
    made = noted(incident, Act.MADE_INTERNAL, report.received_at, None)
    return _Lane([*rows, made], working, unhandled)


def _notices(
    incident: Incident, lane: _Lane, routed: Routed, colleague_id: UUID | None, now: datetime
) -> list[Model]:
    """A red report is told as one, at once (decision 17); the colleague for whom it is hears of it too.

    Whoever a rule gave it hears that, instead of only that there is a new report.
    """
    if incident.is_red:
        rows = told(incident, "red_report", lane.hearing, now)
    else:
        rows = told(incident, "report_received", lane.hearing - {routed.handler}, now)
    rows += routed.notices(incident, lane.hearing, now)
    if lane.unhandled:
        rows += told(incident, "needs_handler", lane.unhandled, now)
    return rows + (told(incident, "reported_for_you", {colleague_id}, now) if colleague_id else [])


def _clocks(victim: Victim, report: Report, rules: Rules, now: datetime) -> list[Model]:
    """Which terms a report starts (decision 7, 17; rows A9, B6, B12), and what is counted of it."""
    incident, received = victim.incident, report.received_at
    clock = partial(clocks.new_clock, incident=incident, rules=rules, started_at=received)
    counted = [facts.Counted(Measure.INCIDENT)]
    if incident.needs_answer:
        started = [clock(kind=TermKind.ANSWER, started_at=_answer_start(incident, received, rules))]
        counted.append(facts.Counted(Measure.CLOCK, started[0].due_at))
    else:
        started = [clock(kind=TermKind.REVIEW)]
    if incident.is_red:
        started.append(clock(kind=TermKind.RED_ACKNOWLEDGED))
    if report.is_on_behalf:
        started.append(clock(kind=TermKind.VICTIM_CONFIRMS))
    if incident.asks_follow_up or report.wish != Wish.COUNT:
        # Who only counts what was settled on the spot wants nothing more of us (row A12).
        started.append(clock(kind=TermKind.REPORTER_TOLD))
    moments = care.first_moments(victim=victim, rules=rules, at=received)
    counted += talk_counting.planned(moments)
    return [*moments, *started, *facts.new_facts(incident, now, counted)]


def _answer_start(incident: Incident, received: datetime, rules: Rules) -> datetime:
    """The employer knows from the receipt; stricter or office-hours starts are the employer's choice."""
    if rules.terms.answer_start == AnswerStart.INCIDENT:
        return incident.occurred_at
    if rules.terms.answer_start == AnswerStart.FIRST_WORKING_MOMENT:
        return first_working_moment(received, rules.calendar)
    return received


def _colleague_of(report: Report, content: ReportContent, now: datetime) -> UUID | None:
    """The account of the colleague who was named, found without telling anybody whether there is one."""
    if not report.is_on_behalf:
        return None
    found = member_by_email(report.organisation_id, content.colleague_address, now)
    return None if found == report.reporter_id else found


def _unit_of(report: Report, colleague_id: UUID | None, now: datetime) -> Unit | None:
    """The team of the person it happened to, as far as it is known; else that of the link or the typist."""
    if colleague_id is not None:
        theirs = unit_of(colleague_id, report.organisation_id, now)
        if theirs is not None:
            return theirs
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
    if actor.account_id is not None and not report.is_on_behalf:
        incidents.name_victim(incident=incident, account_id=actor.account_id)
    note(incident, Act.CLAIMED, now, actor.account_id)
    append(actor, now, line("claim", incident, Compartment.VICTIM))


@transaction.atomic
def open_own_report(*, actor: Actor, report_id: UUID, part: Compartment, now: datetime) -> None:
    """The reporter reads the own words, or who looked at them.

    The line is about the report and not about the incident, so that nobody appears in the list of
    who opened a report by reading the own one. While the envelope is sealed there is nothing to read.
    """
    own = own_of(actor, report_id)
    report = own.report
    if report.state != EnvelopeState.OPENED or not own.may_read(actor, part):
        return
    entry = Entry(
        action="open_own_report",
        object_type="report",
        object_id=report.pk,
        compartments=(part,),
        subject_id=report.pk,
        relation=own.relation,
    )
    append(actor, now, entry)
