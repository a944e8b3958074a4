# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Registering, assessing and moving an incident; each is called by `dossier` inside its transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Model
from django.utils.translation import gettext as _

from eenlijn.casework.incidents.codes import (
    AssignmentKind,
    Gate,
    IntakeWay,
    Lane,
    Origin,
    PerpetratorKnown,
    PersonState,
    Precision,
    Severity,
    Status,
    kind_group,
)
from eenlijn.casework.incidents.models import (
    Assignment,
    Incident,
    Perpetrator,
    StatusChange,
    Victim,
)
from eenlijn.casework.incidents.severity import NOTHING_KNOWN, Grounds, is_red, propose_severity
from eenlijn.casework.incidents.states import BEFORE_MERGE, may_follow
from eenlijn.casework.reporting.codes import When
from eenlijn.casework.reporting.models import Report
from eenlijn.casework.reporting.queries import ReportContent
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import Refused
from eenlijn.commons.keys import vault
from eenlijn.commons.keys.destroying import forget_cases
from eenlijn.commons.keys.models import CaseKeys
from eenlijn.commons.organisations.models import Municipality, Organisation, Unit
from eenlijn.foundation.identifiers import new_number

# More people than this in one event is a list for a spreadsheet, or somebody who presses for fun.
MOST_PEOPLE = 20


class MoveNotAllowed(Refused):
    def __init__(self, before: Status, after: Status) -> None:
        super().__init__(
            _("Dit dossier is «%(before)s». Daarna kan het niet «%(after)s» worden.")
            % {"before": before.label, "after": after.label}
        )


class ReasonNeeded(Refused):
    def __init__(self) -> None:
        super().__init__(_("Je kiest iets anders dan het voorstel. Schrijf kort waarom."))


class GateReasonNeeded(Refused):
    """Saying that it was no aggression, or that nothing is established, needs a reason too."""

    def __init__(self) -> None:
        super().__init__(_("Schrijf kort waarom. De melder leest de uitkomst, niet deze woorden."))


class NotNow(Refused):
    def __init__(self) -> None:
        super().__init__(_("Dit dossier is nog niet beoordeeld, of al afgerond."))


class ChangedMeanwhile(Refused):
    """A stale save: someone else saved first (decision 16)."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Iemand anders heeft dit intussen gewijzigd. Wat jij typte, staat er nog. "
                "Vergelijk het en bewaar opnieuw."
            )
        )


class TooManyPeople(Refused):
    def __init__(self) -> None:
        super().__init__(
            _("Bij een melding passen twintig mensen. Bel de coördinator, dan zoeken jullie een oplossing.")
        )


class AlreadyNamed(Refused):
    def __init__(self) -> None:
        super().__init__(_("Deze collega staat er al bij."))


@dataclass(frozen=True)
class Assessment:
    """What a person establishes at triage; what stays unknown changes nothing."""

    severity: Severity
    main_type: str
    reason: str
    perpetrator_known: PerpetratorKnown
    version: int
    grounds: Grounds = NOTHING_KNOWN
    decision_influenced: bool | None = None
    service_interrupted: bool | None = None
    has_absence: bool | None = None


@dataclass(frozen=True)
class Registered:
    """A new entry of the register and the person it happened to, with the other rows of it; all unsaved."""

    incident: Incident
    victim: Victim
    others: tuple[Model, ...]

    @property
    def rows(self) -> tuple[Model, ...]:
        return (self.incident, self.victim, *self.others)


def new_incident(
    *,
    report: Report,
    content: ReportContent,
    unit: Unit | None,
    colleague_id: UUID | None = None,
    now: datetime,
) -> Registered:
    """Make the register entry of a report, unsaved: its codes, its place and a proposed severity.

    Both have one id, that of the case: the keys of the case are found by it.

    `colleague_id` is the account of the colleague for whom it was reported, when there is one here.
    """
    occurred_at, precision = _moment(content, report.received_at)
    incident = Incident(
        id=report.pk,
        organisation=report.organisation,
        number=report.number,
        report=report,
        lane=Lane.INTERNAL if content.other_is_colleague else Lane.PUBLIC_TASK,
        unit=unit,
        site_id=report.link.site_id if report.link else None,
        municipality=_municipality(report),
        origin=Origin.REPORT,
        way=IntakeWay(content.way),
        channel=content.channel,
        addressed_at=_addressed_at(content, occurred_at, report.received_at),
        is_exercise=report.is_exercise,
        language=report.language,
        status=Status.REPORTED,
        occurred_at=occurred_at,
        occurred_precision=precision,
        reported_at=report.received_at,
        registered_at=now,
        changed_at=now,
        main_type=content.kinds[0],
        kind_group=kind_group(content.kinds[0]),
        other_types=list(content.kinds[1:]),
        severity_proposed=propose_severity(content.kinds).severity,
    )
    incident.is_red = is_red(content.kinds, is_safe_now=content.is_safe_now)
    vault.seal(incident, place=content.place or None)
    organisation_id = incident.organisation_id
    change = StatusChange(organisation_id=organisation_id, incident=incident, after=Status.REPORTED, at=now)
    other = Perpetrator(organisation_id=organisation_id, incident=incident, label="A-1")
    if content.other_is_colleague:
        other.relation = "colleague"
        vault.seal(other, name=content.other_name or None)
    return Registered(incident, _victim(incident, report, content, colleague_id), (other, change))


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
        changed_at=now,
        main_type=entry.main_type,
        kind_group=kind_group(entry.main_type),
        location_type=entry.location_type,
        channel=entry.channel,
        perpetrator_known=entry.perpetrator_known,
        severity=entry.severity,
        severity_proposed=propose_severity([entry.main_type]).severity,
    )


@dataclass(frozen=True)
class ImportedIncident:
    """An incident of an old register with its people, sealed and unsaved: made before the transaction."""

    keys: CaseKeys
    incident: Incident
    victim: Victim
    perpetrator: Perpetrator
    change: StatusChange


def prepare_imported(
    *, organisation: Organisation, entry: OldEntry, account_id: UUID | None, now: datetime
) -> ImportedIncident:
    """Build and seal what one row becomes; writes nothing."""
    incident = imported_incident(organisation=organisation, entry=entry, now=now)
    keys = vault.new_case(incident, now)
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
    return ImportedIncident(keys, incident, victim, _old_perpetrator(incident, entry), change)


def register_imported(prepared: Sequence[ImportedIncident]) -> None:
    """Keep many rows of an old register at once: closed, without clock or notice, each with its people.

    A number that was drawn twice is an IntegrityError of the whole call: the caller tries again.
    """
    CaseKeys.objects.bulk_create(one.keys for one in prepared)
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
    gone = list(mine.values_list("pk", flat=True))
    mine.delete()
    forget_cases(gone)


def _moment(content: ReportContent, received_at: datetime) -> tuple[datetime, Precision]:
    if content.occurred_at is None:
        return received_at, Precision.NOW if content.when == When.NOW else Precision.DAY
    return min(content.occurred_at, received_at), Precision.MINUTE


def _municipality(report: Report) -> Municipality | None:
    if report.link and report.link.site:
        return report.link.site.municipality
    return report.organisation.municipality


def _addressed_at(content: ReportContent, occurred_at: datetime, received_at: datetime) -> datetime | None:
    """Who spoke to the other person did so at that moment, unless another one was told (decision 7)."""
    if not content.is_addressed:
        return None
    return min(max(content.addressed_at or occurred_at, occurred_at), received_at)


def _victim(incident: Incident, report: Report, content: ReportContent, colleague_id: UUID | None) -> Victim:
    """The person it happened to carries the id of the report, so that everyone knows who that is.

    On behalf of a colleague that is the colleague, and who typed it is no victim.
    """
    victim = Victim(
        id=report.pk,
        organisation_id=incident.organisation_id,
        incident=incident,
        account_id=colleague_id if report.is_on_behalf else report.reporter_id,
        state=PersonState.NAMED if report.is_on_behalf else PersonState.CONFIRMED,
    )
    if report.is_on_behalf:
        vault.seal(victim, name=content.colleague_name or None, address=content.colleague_address or None)
    else:
        vault.seal(victim, name=content.name or None)
    return victim


def assess_incident(*, incident: Incident, actor: Actor, assessment: Assessment, now: datetime) -> None:
    """Establish for the first time that it was aggression, and how severe; a deviation needs a reason."""
    _establish(incident, assessment, before="")
    move(incident, Status.ASSESSED, account_id=actor.account_id, now=now)


def reassess_incident(*, incident: Incident, assessment: Assessment) -> None:
    """Establish it anew while the dossier is open; whatever changes, the reason is told."""
    if incident.version != assessment.version:
        raise ChangedMeanwhile
    if incident.status not in (Status.ASSESSED, Status.IN_PROGRESS):
        raise NotNow
    if not assessment.reason.strip():
        raise ReasonNeeded
    _establish(incident, assessment, before=incident.severity)
    incident.save()


def _establish(incident: Incident, assessment: Assessment, *, before: str) -> None:
    kinds = [assessment.main_type, *incident.other_types]
    proposal = propose_severity(kinds, assessment.grounds).severity
    if assessment.severity not in (proposal, before) and not assessment.reason.strip():
        raise ReasonNeeded
    bump_version(incident, assessment.version)
    if assessment.main_type != incident.main_type:
        _change_main_type(incident, assessment.main_type)
    incident.gate = Gate.AGGRESSION
    incident.severity_proposed = proposal
    incident.severity = assessment.severity
    incident.perpetrator_known = assessment.perpetrator_known
    incident.had_weapon = assessment.grounds.had_weapon
    incident.injury = assessment.grounds.injury
    incident.is_repetition = assessment.grounds.is_repetition
    incident.target = assessment.grounds.target
    incident.decision_influenced = assessment.decision_influenced
    incident.service_interrupted = assessment.service_interrupted
    incident.has_absence = assessment.has_absence
    vault.seal(incident, severity_reason=assessment.reason.strip() or None)


def end_without_aggression(
    *,
    incident: Incident,
    gate: Gate | None,
    reason: str,
    version: int,
    account_id: UUID | None,
    now: datetime,
) -> None:
    """It was emotion, criticism or a complaint, or (no gate) the facts are not established.

    There is nothing to hold against anybody: the caller removes who the other person is, or lets that wait.
    """
    if not reason.strip() or gate == Gate.AGGRESSION:
        raise GateReasonNeeded
    bump_version(incident, version)
    incident.gate = gate or ""
    vault.seal(incident, gate_reason=reason.strip())
    move(incident, Status.NOT_UPHELD, account_id=account_id, now=now)


def forget_other_person(incident: Incident) -> None:
    """Who the other person is goes; the label by which screens tell one from another stays."""
    for other in Perpetrator.objects.filter(incident=incident):
        vault.seal(other, name=None, address=None, birth_date=None, client_number=None)
        other.save()


def forget_victim(victim: Victim, *, with_words: bool) -> None:
    """Who this person is goes, with the band to an account; that somebody stood in this role stays."""
    victim.account, victim.function_name, victim.wants_care = None, "", None
    vault.seal(victim, name=None, address=None)
    if with_words:
        vault.seal(victim, correction=None)
    victim.save()


def _change_main_type(incident: Incident, main_type: str) -> None:
    kept = [code for code in incident.other_types if code != main_type]
    incident.other_types = kept
    incident.main_type = main_type
    incident.kind_group = kind_group(main_type)


def move(incident: Incident, after: Status, *, account_id: UUID | None, now: datetime) -> None:
    """Go on to the next status; refused when it may not follow."""
    before = Status(incident.status)
    if not may_follow(before, after):
        raise MoveNotAllowed(before, after)
    _move(incident, after, account_id=account_id, now=now)


def leave_merge(incident: Incident, after: Status, *, account_id: UUID | None, now: datetime) -> None:
    """Undo the move into another dossier: to the open status of before, and from no other status."""
    before = Status(incident.status)
    if before != Status.MERGED or after not in BEFORE_MERGE:
        raise MoveNotAllowed(before, after)
    _move(incident, after, account_id=account_id, now=now)


def _move(incident: Incident, after: Status, *, account_id: UUID | None, now: datetime) -> None:
    """Assign the status and append one row; nothing else does."""
    before = Status(incident.status)
    incident.status = after
    incident.closed_at = now if after == Status.CLOSED else None
    incident.changed_at = max(incident.changed_at, now)
    incident.save()
    StatusChange.objects.create(
        organisation_id=incident.organisation_id,
        incident=incident,
        before=before,
        after=after,
        at=now,
        account_id=account_id,
    )


def mark_changed(incident: Incident, now: datetime) -> None:
    """Whoever asks what changed since an earlier moment finds this one; costs nothing when an act said so."""
    if incident.changed_at < now:
        Incident.objects.filter(pk=incident.pk, changed_at__lt=now).update(changed_at=now)
        incident.changed_at = now


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
    """The person it happened to made themselves known: the victim row gets the account."""
    if incident.report_id is not None:
        rows = Victim.objects.filter(pk=incident.report_id, incident=incident, account=None)
        rows.update(account_id=account_id)


@dataclass(frozen=True)
class NewPerson:
    """Somebody else of one event: list 8.8 for the role, a name or a colleague's account."""

    role: str
    name: str = ""
    account_id: UUID | None = None


def add_person(*, incident: Incident, person: NewPerson) -> Victim:
    """One event, many people: each has a role and a care of their own (row A10)."""
    there = Victim.objects.filter(incident=incident)
    if there.count() >= MOST_PEOPLE:
        raise TooManyPeople
    if person.account_id and there.filter(account_id=person.account_id).exists():
        raise AlreadyNamed
    victim = Victim(
        organisation_id=incident.organisation_id,
        incident=incident,
        account_id=person.account_id,
        role=person.role,
    )
    vault.seal(victim, name=person.name.strip() or None)
    victim.save(force_insert=True)
    return victim


def hear_victim(*, victim: Victim, correction: str, wants_care: bool | None, now: datetime) -> None:
    """What the colleague said of a report that somebody else typed; the words of the report stay."""
    vault.seal(victim, correction=correction.strip() or None)
    victim.state = PersonState.CORRECTED if correction.strip() else PersonState.CONFIRMED
    victim.wants_care = wants_care
    victim.spoke_at = now
    victim.save()


def set_channel(*, incident: Incident, channel: str = "", location_type: str = "") -> None:
    """How it happened and on what kind of place, as the reporter says; empty leaves what stood there."""
    incident.channel = channel or incident.channel
    incident.location_type = location_type or incident.location_type
    Incident.objects.filter(pk=incident.pk).update(
        channel=incident.channel, location_type=incident.location_type
    )
