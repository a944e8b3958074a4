# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The clock on the answer, and the answer itself."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from eenlijn.casework.incidents.models import Incident, Perpetrator
from eenlijn.casework.response.codes import AnswerKind, AnswerState, NormRule, SentBy, StopReason
from eenlijn.commons.documents.models import Document
from eenlijn.commons.organisations.models import Organisation
from eenlijn.foundation.sealed.compartments import Compartment
from eenlijn.foundation.sealed.field import SealedField


class ResponseClock(models.Model):
    """Written only by `response.actions`; `due_at` comes from `deadlines.due_at` and never moves."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    incident = models.OneToOneField(Incident, models.PROTECT, related_name="+")
    term_hours = models.PositiveSmallIntegerField()
    started_at = models.DateTimeField()
    due_at = models.DateTimeField()
    stopped_at = models.DateTimeField(null=True, blank=True)
    stop_reason = models.CharField(max_length=16, choices=StopReason.choices, blank=True)
    late_reason = models.CharField(max_length=24, blank=True)
    warned_percent = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(due_at__gt=F("started_at")), name="clock_runs_forward"),
            models.CheckConstraint(
                condition=Q(stopped_at=None, stop_reason="")
                | (Q(stopped_at__isnull=False) & ~Q(stop_reason="")),
                name="clock_stop_has_reason",
            ),
            models.CheckConstraint(
                condition=Q(stopped_at=None)
                | ~Q(stop_reason=StopReason.ANSWERED)
                | Q(stopped_at__lte=F("due_at"))
                | ~Q(late_reason=""),
                name="clock_late_has_reason",
            ),
        ]
        indexes = [
            models.Index(
                fields=["organisation", "due_at"], condition=Q(stopped_at=None), name="clock_open_due"
            )
        ]


class Answer(models.Model):
    """One answer to the other person. A letter is frozen when final: its documents are what was sent.

    Who it is addressed to stays with the perpetrator row; what was written is sealed as a measure (C6).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="+")
    perpetrator = models.ForeignKey(Perpetrator, models.PROTECT, related_name="+", null=True, blank=True)
    kind = models.CharField(max_length=24, choices=AnswerKind.choices)
    state = models.CharField(max_length=8, choices=AnswerState.choices, default=AnswerState.DRAFT)
    norm_rule = models.CharField(max_length=2, choices=NormRule.choices, blank=True)
    norm_version = models.PositiveSmallIntegerField()
    behaviour = SealedField(Compartment.MEASURES, null=True)
    salutation = SealedField(Compartment.PERPETRATOR, null=True)
    contact = SealedField(Compartment.MEASURES, null=True)
    note = SealedField(Compartment.MEASURES, null=True)
    reporter_unrecognisable = models.BooleanField(default=False)
    letter_pdf = models.ForeignKey(Document, models.PROTECT, related_name="+", null=True, blank=True)
    letter_word = models.ForeignKey(Document, models.PROTECT, related_name="+", null=True, blank=True)
    drafted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField()
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    sent_by = models.CharField(max_length=16, choices=SentBy.choices, blank=True)
    proof = SealedField(Compartment.MEASURES, null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["incident"],
                condition=Q(state__in=[AnswerState.DRAFT, AnswerState.FINAL]),
                name="answer_one_open",
            ),
            models.CheckConstraint(
                condition=~Q(state=AnswerState.SENT) | Q(sent_at__isnull=False), name="answer_sent_has_moment"
            ),
        ]
