# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The register entry: one event, whoever it happened to, with its codes and its status."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Case, F, Q, When

from eenlijn.casework.incidents.codes import (
    CURRENT_VERSION,
    AssignmentKind,
    Gate,
    HandOverState,
    Injury,
    IntakeWay,
    InvolvedAs,
    Lane,
    Origin,
    PerpetratorKnown,
    PersonState,
    Precision,
    ProtectedKind,
    ReturnReason,
    ReturnState,
    Severity,
    Status,
    Target,
)
from eenlijn.casework.reporting.models import Report
from eenlijn.commons.organisations.models import Municipality, Organisation, Site, Unit
from eenlijn.foundation.closed_rows import Closed, ClosedManager
from eenlijn.foundation.sealed.compartments import Compartment
from eenlijn.foundation.sealed.field import SealedField
from eenlijn.foundation.walls import CARE


class Incident(models.Model):
    """Written only by `incidents.actions`. The unit is the victim's team at the moment of the incident.

    `case_key` joins the incident to its facts; erasing it here cuts that tie for good.
    `municipality` is where the place was on that day (online: of the unit); figures by region use it.
    `changed_at` is the moment of the last act on it, never of what the act is about, and only moves on.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    number = models.CharField(max_length=8, unique=True)
    case_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    report = models.OneToOneField(Report, models.PROTECT, related_name="+", null=True, blank=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", null=True, blank=True)
    site = models.ForeignKey(Site, models.PROTECT, related_name="+", null=True, blank=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+", null=True, blank=True)
    victim_employer = models.CharField(max_length=120, blank=True)

    lane = models.CharField(max_length=12, choices=Lane.choices, default=Lane.PUBLIC_TASK)
    origin = models.CharField(max_length=8, choices=Origin.choices)
    way = models.CharField(max_length=16, choices=IntakeWay.choices, default=IntakeWay.OWN)
    is_exercise = models.BooleanField(default=False)
    language = models.CharField(max_length=8, default="nl")
    interpreter_needed = models.BooleanField(default=False)
    is_minor = models.BooleanField(null=True)
    has_representative = models.BooleanField(default=False)
    decision_influenced = models.BooleanField(null=True)
    service_interrupted = models.BooleanField(null=True)
    perpetrator_known = models.CharField(
        max_length=8, choices=PerpetratorKnown.choices, default=PerpetratorKnown.UNKNOWN
    )

    status = models.CharField(max_length=12, choices=Status.choices)
    occurred_at = models.DateTimeField()
    occurred_precision = models.CharField(max_length=8, choices=Precision.choices)
    reported_at = models.DateTimeField()
    registered_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    changed_at = models.DateTimeField()

    code_version = models.PositiveSmallIntegerField(default=CURRENT_VERSION)
    main_type = models.CharField(max_length=32)
    # The group of the main type, as the lists ask for it.
    kind_group = models.CharField(max_length=16)
    other_types = models.JSONField(default=list, blank=True)
    location_type = models.CharField(max_length=32, blank=True)
    channel = models.CharField(max_length=32, blank=True)
    place = SealedField(Compartment.FACTS, null=True)
    # Of an incident that came from the employer's old register: its number and its words there.
    old_number = SealedField(Compartment.FACTS, null=True)
    old_words = SealedField(Compartment.OWN_WORDS, null=True)

    # What triage established; each is a ground of a severity rule.
    gate = models.CharField(max_length=12, choices=Gate.choices, blank=True)
    gate_reason = SealedField(Compartment.FACTS, null=True)
    is_red = models.BooleanField(default=False)
    injury = models.CharField(max_length=12, choices=Injury.choices, default=Injury.UNKNOWN)
    had_weapon = models.BooleanField(null=True)
    target = models.CharField(max_length=16, choices=Target.choices, default=Target.EMPLOYEE)
    is_repetition = models.BooleanField(null=True)
    has_absence = models.BooleanField(null=True)
    # Who spoke to the other person on the spot: then that was the answer (decision 7).
    addressed_at = models.DateTimeField(null=True, blank=True)

    severity_proposed = models.CharField(max_length=16, choices=Severity.choices)
    severity = models.CharField(max_length=16, choices=Severity.choices, blank=True)
    severity_reason = SealedField(Compartment.FACTS, null=True)
    # What the lists filter by: what was established, and until then the proposal. The database works it out.
    level = models.GeneratedField(
        expression=Case(When(severity="", then=F("severity_proposed")), default=F("severity")),
        output_field=models.CharField(max_length=16),
        db_persist=True,
    )
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(occurred_at__lte=F("reported_at")), name="incident_before_report"
            ),
            models.CheckConstraint(
                condition=~Q(status__in=[Status.ASSESSED, Status.IN_PROGRESS]) | ~Q(severity=""),
                name="incident_assessed_has_severity",
            ),
        ]
        indexes = [
            # One per filter of the lists, each in the order in which they are read: a page costs the same
            # however many dossiers there are and however few of them fit.
            models.Index(fields=["organisation", "occurred_at", "id"], name="incident_newest"),
            models.Index(fields=["organisation", "status", "occurred_at", "id"], name="incident_by_status"),
            models.Index(fields=["organisation", "unit", "occurred_at", "id"], name="incident_by_unit"),
            models.Index(fields=["organisation", "kind_group", "occurred_at", "id"], name="incident_by_kind"),
            models.Index(fields=["organisation", "level", "occurred_at", "id"], name="incident_by_level"),
            models.Index(fields=["organisation", "changed_at", "id"], name="incident_changed"),
            # The few that run apart, to leave them out of counts.
            models.Index(fields=["organisation", "lane"], name="incident_by_lane"),
        ]

    @property
    def needs_answer(self) -> bool:
        """Whether the other person is to hear from us (decision 7); a colleague never does (decision 13)."""
        return self.asks_follow_up and self.lane != Lane.INTERNAL

    @property
    def asks_follow_up(self) -> bool:
        """Not for a near miss or a feeling, nor when it was settled on the spot."""
        is_told = self.way == IntakeWay.HANDLED_MYSELF and self.addressed_at is not None
        return not is_told and self.way not in (IntakeWay.NEAR_MISS, IntakeWay.FELT_UNSAFE)

    @property
    def case_id(self) -> uuid.UUID:
        """Whose keys seal it."""
        return self.pk


class Victim(models.Model):
    """A person it happened to, or who saw it: role, and who it is (C2). One incident may have many.

    `state` is for people on whose behalf someone else reported; `correction` is what they said of it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="+")
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True
    )
    role = models.CharField(max_length=32, default="direct_victim")
    function_name = models.CharField(max_length=80, blank=True)
    name = SealedField(Compartment.VICTIM, null=True)
    address = SealedField(Compartment.VICTIM, null=True)
    state = models.CharField(max_length=10, choices=PersonState.choices, default=PersonState.CONFIRMED)
    spoke_at = models.DateTimeField(null=True, blank=True)
    correction = SealedField(Compartment.OWN_WORDS, null=True)
    wants_care = models.BooleanField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["incident", "account"], condition=Q(account__isnull=False), name="victim_once"
            )
        ]

    @property
    def case_id(self) -> uuid.UUID:
        """Whose keys seal it."""
        return self.incident_id


class Perpetrator(models.Model):
    """The other person (C3): a label for screens, and who it is for letters only."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="+")
    label = models.CharField(max_length=8)
    relation = models.CharField(max_length=32, default="unknown")
    name = SealedField(Compartment.PERPETRATOR, null=True)
    address = SealedField(Compartment.PERPETRATOR, null=True)
    # A day (ISO), and how the employer knows this client: what a desk checks a measure by.
    birth_date = SealedField(Compartment.PERPETRATOR, null=True)
    client_number = SealedField(Compartment.PERPETRATOR, null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["incident", "label"], name="perpetrator_label_once")]

    @property
    def case_id(self) -> uuid.UUID:
        """Whose keys seal it."""
        return self.incident_id


class Assignment(models.Model):
    """Who handles this incident, cares for someone in it or advises on it, from when until when.

    One handler and one deputy at a time; carers and lawyers may be several.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="+")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=AssignmentKind.choices)
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["incident", "kind"],
                condition=Q(ended_at=None, kind__in=(AssignmentKind.HANDLER, AssignmentKind.DEPUTY)),
                name="assignment_one_current",
            ),
            models.UniqueConstraint(
                fields=["incident", "kind", "account"],
                condition=Q(ended_at=None),
                name="assignment_once_per_person",
            ),
        ]


class HandOver(models.Model):
    """A handler offers a dossier to a colleague, who accepts or refuses: the receipt (row B9)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="+")
    offered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    offered_to = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    word = SealedField(Compartment.FACTS, null=True)
    state = models.CharField(max_length=10, choices=HandOverState.choices, default=HandOverState.OFFERED)
    offered_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["incident"], condition=Q(state=HandOverState.OFFERED), name="hand_over_one_open"
            )
        ]

    @property
    def case_id(self) -> uuid.UUID:
        """Whose keys seal it."""
        return self.incident_id


class Involvement(models.Model):
    """Somebody with an interest in this case, who may know nothing of it until that is lifted.

    Whoever stands in for that person since then, or leads that person, is kept out with them (`access`).
    A second person lifts it. Named at intake by a reporter without an account, `named_by` is empty.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="+")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=InvolvedAs.choices)
    named_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True
    )
    named_at = models.DateTimeField()
    # The local day of naming.
    since = models.DateField()
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True
    )
    lifted_at = models.DateTimeField(null=True, blank=True)
    lift_reason = SealedField(Compartment.PERPETRATOR, null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["incident", "account"], condition=Q(lifted_at=None), name="involved_once"
            ),
            models.CheckConstraint(
                condition=Q(lifted_at=None, lifted_by=None)
                | Q(lifted_at__isnull=False, lifted_by__isnull=False),
                name="involved_is_lifted_whole",
            ),
            models.CheckConstraint(
                condition=~Q(lifted_by=F("named_by")) & ~Q(lifted_by=F("account")),
                name="involved_second_person_lifts",
            ),
        ]

    @property
    def case_id(self) -> uuid.UUID:
        """Whose keys seal it."""
        return self.incident_id


class ProtectedPart(Closed, models.Model):
    """One thing of a protected case that is opened by itself, with a reason and a line of its own (C7)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=ProtectedKind.choices)
    content = SealedField(Compartment.PROTECTED)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    # Nothing but its own role reads this table (docs/security/second-wall.md).
    database_role = CARE
    objects = ClosedManager()

    @property
    def case_id(self) -> uuid.UUID:
        """Whose keys seal it."""
        return self.incident_id


class LaneReturn(models.Model):
    """Somebody who handles a case proposes that it runs apart no longer; a second person decides.

    `before` and `after` are the lanes of that moment. Without an answer it is over after fourteen days.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="+")
    before = models.CharField(max_length=12, choices=Lane.choices)
    after = models.CharField(max_length=12, choices=Lane.choices)
    reason = models.CharField(max_length=20, choices=ReturnReason.choices)
    state = models.CharField(max_length=10, choices=ReturnState.choices, default=ReturnState.PROPOSED)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    # Why the second person does not agree.
    word = SealedField(Compartment.PERPETRATOR, null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["incident"], condition=Q(state=ReturnState.PROPOSED), name="lane_return_one_open"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[ReturnState.AGREED, ReturnState.REFUSED])
                | (Q(answered_by__isnull=False) & ~Q(answered_by=F("asked_by"))),
                name="lane_return_four_eyes",
            ),
        ]

    @property
    def case_id(self) -> uuid.UUID:
        """Whose keys seal it."""
        return self.incident_id


class Substitute(models.Model):
    """Who hears of a case of this employer that nobody else may handle; one person, named beforehand."""

    organisation = models.OneToOneField(Organisation, models.PROTECT, related_name="+", primary_key=True)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    named_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    named_at = models.DateTimeField()


class StatusChange(models.Model):
    """One appended row per move; nothing else assigns a status."""

    id = models.BigAutoField(primary_key=True)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="+")
    before = models.CharField(max_length=12, blank=True)
    after = models.CharField(max_length=12, choices=Status.choices)
    at = models.DateTimeField()
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True
    )
