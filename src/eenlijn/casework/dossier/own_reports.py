# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The own report, as its reporter follows it: from the receipt to the closing, and who opened it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from eenlijn.casework.clocks.models import Clock
from eenlijn.casework.clocks.queries import ClockView, clock_view
from eenlijn.casework.dossier import access
from eenlijn.casework.incidents.codes import Status
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.reporting.codes import EnvelopeState, Identity
from eenlijn.casework.reporting.models import Report
from eenlijn.casework.response.codes import AnswerState
from eenlijn.casework.response.models import Answer
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.accounts.queries import names_of
from eenlijn.commons.keys import vault
from eenlijn.commons.rulebook.codes import TermKind
from eenlijn.commons.trail.queries import Opening, who_opened
from eenlijn.foundation.identifiers import normalise_number


@dataclass(frozen=True)
class FollowPage:
    """What the reporter sees of the own report, from the receipt to the closing.

    `readers` read all of it; `informed` see the facts and what the reporter wants, not the own words.

    Before the envelope was opened (keys away) only number and moment are known and `clock` is None.
    """

    number: str
    received_at: datetime
    organisation_name: str
    is_open: bool
    status: Status | None
    clock: ClockView | None
    letter_final_at: datetime | None
    answered_at: datetime | None
    answer_kind: str
    closed_at: datetime | None
    own_words: str
    wish: str
    is_safe_now: bool | None
    is_red: bool
    identity: Identity
    care_label: str
    care_number: str
    internal_label: str
    internal_number: str
    readers: tuple[str, ...]
    informed: tuple[str, ...]
    is_exercise: bool


def follow(actor: Actor, report_id: UUID, now: datetime) -> FollowPage:
    """The own report: for its reporter, or the holder of its receipt code. NotVisible for anyone else."""
    report = own_report(actor, report_id)
    incident = Incident.objects.filter(report=report).first()
    clock = Clock.objects.filter(incident=incident, kind=TermKind.ANSWER).first() if incident else None
    answer = (
        Answer.objects.filter(incident=incident)
        .exclude(state=AnswerState.DROPPED)
        .order_by("-drafted_at")
        .first()
        if incident
        else None
    )
    organisation = report.organisation
    readers, informed = _who_reads(incident, now)
    is_open = report.state == EnvelopeState.OPENED
    return FollowPage(
        number=report.number,
        received_at=report.received_at,
        organisation_name=organisation.name,
        is_open=is_open,
        status=Status(incident.status) if incident else None,
        clock=clock_view(clock, now) if clock else None,
        letter_final_at=answer.decided_at if answer else None,
        answered_at=answer.sent_at if answer else None,
        answer_kind=answer.kind if answer and answer.sent_at else "",
        closed_at=incident.closed_at if incident else None,
        own_words=vault.open(report, "own_words") if is_open else "",
        wish=report.wish,
        is_safe_now=report.is_safe_now,
        is_red=_is_red(report, incident),
        identity=Identity(report.identity),
        care_label=organisation.care_phone_label,
        care_number=organisation.care_phone_number,
        internal_label=organisation.phone_label,
        internal_number=organisation.phone_number,
        readers=readers,
        informed=informed,
        is_exercise=report.is_exercise,
    )


def _is_red(report: Report, incident: Incident | None) -> bool:
    """A weapon, or a reporter who is not safe yet: the page shows whom to call (decision 17)."""
    return report.is_safe_now is False or (incident is not None and incident.is_red)


def own_report(actor: Actor, report_id: UUID) -> Report:
    """The report when it is this actor's own, by account or by receipt code; else NotVisible."""
    rows = Report.objects.select_related("organisation").filter(organisation_id=actor.scope_id, pk=report_id)
    if actor.report_id is not None:
        rows = rows.filter(pk=actor.report_id)
    elif actor.account_id is not None:
        rows = rows.filter(reporter_id=actor.person_id)
    else:
        raise NotVisible
    found = rows.first()
    if found is None:
        raise NotVisible
    return found


def _who_reads(incident: Incident | None, now: datetime) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names of who reads all of it, and of who sees the facts only: the reporter may know."""
    if incident is None:
        return (), ()
    readers = access.readers_of(incident, now)
    names = names_of(access.told_of_report(incident, now))
    return (
        tuple(sorted(name for pk, name in names.items() if pk in readers)),
        tuple(sorted(name for pk, name in names.items() if pk not in readers)),
    )


def openings_of(actor: Actor, report_id: UUID) -> list[Opening]:
    """Who opened my report: function, unit, moment and reason, newest first (decision 26)."""
    report = own_report(actor, report_id)
    incident_ids = Incident.objects.filter(report=report).values_list("pk", flat=True)
    return who_opened(actor, "incident", [str(pk) for pk in incident_ids])


@dataclass(frozen=True)
class OwnReport:
    report_id: UUID
    number: str
    received_at: datetime
    status: Status | None
    clock: ClockView | None


def my_reports(actor: Actor, now: datetime) -> list[OwnReport]:
    """The signed-in person's own reports, newest first; three queries, whatever their number."""
    if actor.account_id is None:
        return []
    reports = list(
        Report.objects.filter(organisation_id=actor.scope_id, reporter_id=actor.person_id).order_by(
            "-received_at"
        )[:50]
    )
    incidents = {one.report_id: one for one in Incident.objects.filter(report__in=reports)}
    clocks = {
        clock.incident_id: clock
        for clock in Clock.objects.filter(incident__in=incidents.values(), kind=TermKind.ANSWER)
    }
    return [_own(report, incidents.get(report.pk), clocks, now) for report in reports]


def _own(report: Report, incident: Incident | None, clocks: dict[UUID, Clock], now: datetime) -> OwnReport:
    clock = clocks.get(incident.pk) if incident else None
    return OwnReport(
        report_id=report.pk,
        number=report.number,
        received_at=report.received_at,
        status=Status(incident.status) if incident else None,
        clock=clock_view(clock, now) if clock else None,
    )


def own_report_id(actor: Actor, typed_number: str) -> UUID:
    """The own report of this number; NotVisible when it is not the actor's."""
    number = normalise_number(typed_number)
    found = (
        Report.objects.filter(organisation_id=actor.scope_id, reporter_id=actor.person_id, number=number)
        .values_list("pk", flat=True)
        .first()
        if number and actor.account_id
        else None
    )
    if found is None:
        raise NotVisible
    return found
