# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The register entry: one event, whoever it happened to, with its codes and its status."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from eenlijn.casework.incidents.codes import (
    CURRENT_VERSION,
    AssignmentKind,
    Origin,
    PerpetratorKnown,
    Precision,
    Severity,
    Status,
)
from eenlijn.casework.reporting.models import Report
from eenlijn.commons.organisations.models import Municipality, Organisation, Site, Unit
from eenlijn.foundation.sealed.compartments import Compartment
from eenlijn.foundation.sealed.field import SealedField


class Incident(models.Model):
    """Written only by `incidents.actions`. The unit is the victim's team at the moment of the incident.

    `case_key` joins the incident to its facts; erasing it here cuts that tie for good.
    `municipality` is where the place was on that day (online: of the unit); figures by region use it.
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

    origin = models.CharField(max_length=8, choices=Origin.choices)
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

    code_version = models.PositiveSmallIntegerField(default=CURRENT_VERSION)
    main_type = models.CharField(max_length=32)
    other_types = models.JSONField(default=list, blank=True)
    location_type = models.CharField(max_length=32, blank=True)
    channel = models.CharField(max_length=32, blank=True)
    place = SealedField(Compartment.FACTS, null=True)
    # Of an incident that came from the employer's old register: its number and its words there.
    old_number = SealedField(Compartment.FACTS, null=True)
    old_words = SealedField(Compartment.OWN_WORDS, null=True)

    severity_proposed = models.CharField(max_length=16, choices=Severity.choices)
    severity = models.CharField(max_length=16, choices=Severity.choices, blank=True)
    severity_reason = SealedField(Compartment.FACTS, null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(occurred_at__lte=models.F("reported_at")), name="incident_before_report"
            ),
            models.CheckConstraint(
                condition=~Q(status__in=[Status.ASSESSED, Status.IN_PROGRESS]) | ~Q(severity=""),
                name="incident_assessed_has_severity",
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "status", "registered_at"], name="incident_work"),
            models.Index(fields=["organisation", "unit", "registered_at"], name="incident_team"),
        ]


class Victim(models.Model):
    """An employee it happened to, or who saw it: role, and who it is (C2)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="+")
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True
    )
    role = models.CharField(max_length=32, default="direct_victim")
    function_name = models.CharField(max_length=80, blank=True)
    name = SealedField(Compartment.VICTIM, null=True)


class Perpetrator(models.Model):
    """The other person (C3): a label for screens, and who it is for letters only."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="+")
    label = models.CharField(max_length=8)
    relation = models.CharField(max_length=32, default="unknown")
    name = SealedField(Compartment.PERPETRATOR, null=True)
    address = SealedField(Compartment.PERPETRATOR, null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["incident", "label"], name="perpetrator_label_once")]


class Assignment(models.Model):
    """Who handles this incident, from when until when."""

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
                fields=["incident", "kind"], condition=Q(ended_at=None), name="assignment_one_current"
            )
        ]


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
