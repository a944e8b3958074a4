# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registering, assessing and moving an incident; each is called by `dossier` inside its transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from eenlijn.casework.incidents.codes import (
    AssignmentKind,
    Origin,
    PerpetratorKnown,
    Precision,
    Severity,
    Status,
)
from eenlijn.casework.incidents.models import Assignment, Incident, Perpetrator, StatusChange, Victim
from eenlijn.casework.incidents.severity import is_red, propose_severity
from eenlijn.casework.incidents.states import may_follow
from eenlijn.casework.reporting.codes import When
from eenlijn.casework.reporting.models import Report
from eenlijn.casework.reporting.queries import ReportContent
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import Refused
from eenlijn.commons.keys import vault
from eenlijn.commons.organisations.models import Municipality, Organisation, Unit
from eenlijn.foundation.identifiers import new_number


class MoveNotAllowed(Refused):
    def __init__(self, before: Status, after: Status) -> None:
        super().__init__(
            _("Dit dossier is «%(before)s». Daarna kan het niet «%(after)s» worden.")
            % {"before": before.label, "after": after.label}
        )


class ReasonNeeded(Refused):
    def __init__(self) -> None:
        super().__init__(_("Je kiest iets anders dan het voorstel. Schrijf kort waarom."))


class ChangedMeanwhile(Refused):
    """A stale save: someone else saved first (decision 16)."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Iemand anders heeft dit intussen gewijzigd. Wat jij typte, staat er nog. "
                "Vergelijk het en bewaar opnieuw."
            )
        )


@dataclass(frozen=True)
class Assessment:
    """What a person establishes at triage."""

    severity: Severity
    main_type: str
    reason: str
    perpetrator_known: PerpetratorKnown
    version: int


def register_incident(
    *, report: Report, content: ReportContent, unit: Unit | None, now: datetime
) -> Incident:
    """Make the register entry of a report: its codes, its place and a proposed severity."""
    occurred_at, precision = _moment(content, report.received_at)
    incident = Incident(
        organisation_id=report.organisation_id,
        number=report.number,
        report=report,
        unit=unit,
        site_id=report.link.site_id if report.link else None,
        municipality=_municipality(report),
        origin=Origin.REPORT,
        is_exercise=report.is_exercise,
        language=report.language,
        status=Status.REPORTED,
        occurred_at=occurred_at,
        occurred_precision=precision,
        reported_at=report.received_at,
        registered_at=now,
        main_type=content.kinds[0],
        other_types=list(content.kinds[1:]),
        severity_proposed=propose_severity(content.kinds).severity,
    )
    incident.is_red = is_red(content.kinds, is_safe_now=content.is_safe_now)
    vault.seal(incident, place=content.place or None)
    incident.save(force_insert=True)
    StatusChange.objects.create(
        organisation_id=incident.organisation_id, incident=incident, after=Status.REPORTED, at=now
    )
    _add_people(incident, report, content)
    return incident


@dataclass(frozen=True)
class OldEntry:
    """One row of an employer's old register, read and checked; empty text is what the row did not say."""

    occurred_at: datetime
    precision: Precision
    reported_at: datetime
    main_type: str
    municipality: Municipality | None
    severity: str = ""
    location_type: str = ""
    channel: str = ""
    perpetrator_known: PerpetratorKnown = PerpetratorKnown.UNKNOWN
    place: str = ""
    number: str = ""
    words: str = ""
    perpetrator_name: str = ""


def imported_incident(*, organisation: Organisation, entry: OldEntry, now: datetime) -> Incident:
    """An unsaved, closed incident of decision 15; figures may count it without it ever being kept."""
    return Incident(
        organisation=organisation,
        number=new_number(),
        municipality=entry.municipality,
        origin=Origin.IMPORT,
        status=Status.CLOSED,
        occurred_at=entry.occurred_at,
        occurred_precision=entry.precision,
        reported_at=entry.reported_at,
        registered_at=now,
        closed_at=now,
        main_type=entry.main_type,
        location_type=entry.location_type,
        channel=entry.channel,
        perpetrator_known=entry.perpetrator_known,
        severity=entry.severity,
        severity_proposed=propose_severity([entry.main_type]).severity,
    )


@dataclass(frozen=True)
class ImportedIncident:
    """An incident of an old register with its people, sealed and unsaved: made before the transaction."""

    incident: Incident
    victim: Victim
    perpetrator: Perpetrator
    change: StatusChange


def prepare_imported(
    *, organisation: Organisation, entry: OldEntry, account_id: UUID | None, now: datetime
) -> ImportedIncident:
    """Build and seal what one row becomes; writes nothing."""
    incident = imported_incident(organisation=organisation, entry=entry, now=now)
    vault.seal(
        incident,
        place=entry.place or None,
        old_number=entry.number or None,
        old_words=entry.words or None,
    )
    change = StatusChange(
        organisation_id=organisation.pk,
        incident=incident,
        after=Status.CLOSED,
        at=now,
        account_id=account_id,
    )
    victim = Victim(organisation_id=organisation.pk, incident=incident)
    return ImportedIncident(incident, victim, _old_perpetrator(incident, entry), change)


def register_imported(prepared: Sequence[ImportedIncident]) -> None:
    """Keep many rows of an old register at once: closed, without clock or notice, each with its people.

    A number that was drawn twice is an IntegrityError of the whole call: the caller tries again.
    """
    Incident.objects.bulk_create(one.incident for one in prepared)
    Victim.objects.bulk_create(one.victim for one in prepared)
    Perpetrator.objects.bulk_create(one.perpetrator for one in prepared)
    StatusChange.objects.bulk_create(one.change for one in prepared)


def _old_perpetrator(incident: Incident, entry: OldEntry) -> Perpetrator:
    other = Perpetrator(organisation_id=incident.organisation_id, incident=incident, label="A-1")
    vault.seal(other, name=entry.perpetrator_name or None)
    return other


def withdraw_imported(*, incident_ids: Sequence[UUID]) -> None:
    """Remove imported incidents with their people; what anything else points to is a ProtectedError."""
    mine = Incident.objects.filter(pk__in=incident_ids, origin=Origin.IMPORT)
    for people in (StatusChange, Perpetrator, Victim):
        people.objects.filter(incident__in=mine).delete()
    mine.delete()


def _moment(content: ReportContent, received_at: datetime) -> tuple[datetime, Precision]:
    if content.occurred_at is None:
        return received_at, Precision.NOW if content.when == When.NOW else Precision.DAY
    return min(content.occurred_at, received_at), Precision.MINUTE


def _municipality(report: Report) -> Municipality | None:
    if report.link and report.link.site:
        return report.link.site.municipality
    return report.organisation.municipality


def _add_people(incident: Incident, report: Report, content: ReportContent) -> None:
    victim = Victim(
        organisation_id=incident.organisation_id, incident=incident, account_id=report.reporter_id
    )
    vault.seal(victim, name=content.name or None)
    victim.save(force_insert=True)
    Perpetrator.objects.create(organisation_id=incident.organisation_id, incident=incident, label="A-1")


def assess_incident(*, incident: Incident, actor: Actor, assessment: Assessment, now: datetime) -> None:
    """Confirm or change the proposal; changing it needs a reason."""
    proposal = propose_severity([assessment.main_type, *incident.other_types]).severity
    if assessment.severity != proposal and not assessment.reason.strip():
        raise ReasonNeeded
    bump_version(incident, assessment.version)
    if assessment.main_type != incident.main_type:
        _change_main_type(incident, assessment.main_type)
    incident.severity_proposed = proposal
    incident.severity = assessment.severity
    incident.perpetrator_known = assessment.perpetrator_known
    vault.seal(incident, severity_reason=assessment.reason.strip() or None)
    move(incident, Status.ASSESSED, account_id=actor.account_id, now=now)


def _change_main_type(incident: Incident, main_type: str) -> None:
    kept = [code for code in incident.other_types if code != main_type]
    incident.other_types = kept
    incident.main_type = main_type


def move(incident: Incident, after: Status, *, account_id: UUID | None, now: datetime) -> None:
    """The one function that assigns a status; appends one row."""
    before = Status(incident.status)
    if not may_follow(before, after):
        raise MoveNotAllowed(before, after)
    incident.status = after
    incident.closed_at = now if after == Status.CLOSED else None
    incident.save()
    StatusChange.objects.create(
        organisation_id=incident.organisation_id,
        incident=incident,
        before=before,
        after=after,
        at=now,
        account_id=account_id,
    )


def bump_version(incident: Incident, seen: int) -> None:
    """One conditional update: whoever saves second is told."""
    changed = Incident.objects.filter(pk=incident.pk, version=seen).update(version=seen + 1)
    if not changed:
        raise ChangedMeanwhile
    incident.version = seen + 1


def take_in_hand(*, incident: Incident, account_id: UUID, now: datetime) -> bool:
    """Make this person the handler when nobody is; tells whether it changed."""
    _found, created = Assignment.objects.get_or_create(
        incident=incident,
        kind=AssignmentKind.HANDLER,
        ended_at=None,
        defaults={
            "organisation_id": incident.organisation_id,
            "account_id": account_id,
            "started_at": now,
        },
    )
    return created


def name_victim(*, incident: Incident, account_id: UUID) -> None:
    """The reporter made themselves known: the victim row gets the account."""
    Victim.objects.filter(incident=incident, role="direct_victim", account=None).update(account_id=account_id)
