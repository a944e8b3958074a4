# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The trail: per organisation one chain of lines and its head; and which lines somebody reviews."""

import uuid

from django.db import models
from django.db.models import F, Q

from eenlijn.commons.accounts.models import Account
from eenlijn.commons.organisations.models import Organisation
from eenlijn.commons.trail.codes import ReviewMark, ReviewRule
from eenlijn.foundation.sealed.compartments import Compartment
from eenlijn.foundation.sealed.field import SealedField

NO_MAC = "0" * 64
PLATFORM_CHAIN = uuid.UUID(int=0)


class TrailHead(models.Model):
    """Where a chain ends. Its id is the organisation's, or all zeros for the platform.

    Opened by `trail.actions.open_trail`; moved only by the database itself when a line comes in.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+", null=True, blank=True)
    sequence = models.PositiveBigIntegerField(default=0)
    mac = models.CharField(max_length=64, default=NO_MAC)


class TrailFacts(models.Model):
    """What a line tells; codes and ids only, never content."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+", null=True, blank=True)
    at = models.DateTimeField()
    actor_kind = models.CharField(max_length=8)
    account = models.ForeignKey(Account, models.PROTECT, related_name="+", null=True, blank=True)
    actor_name = models.CharField(max_length=60, blank=True)
    role = models.CharField(max_length=3, blank=True)
    relation = models.CharField(max_length=20, blank=True)
    action = models.CharField(max_length=60)
    object_type = models.CharField(max_length=40)
    object_id = models.CharField(max_length=64, blank=True)
    subject_id = models.UUIDField(null=True, blank=True)
    compartments = models.CharField(max_length=80, blank=True)
    purpose = models.CharField(max_length=60, blank=True)
    result = models.CharField(max_length=20)
    origin = models.CharField(max_length=20, blank=True)
    trace_id = models.CharField(max_length=64, blank=True)
    break_glass = models.BooleanField(default=False)
    detail = models.JSONField(default=dict)

    class Meta:
        abstract = True


class TrailLine(TrailFacts):
    """One line. Only ever inserted (`trail.actions.append`); the database refuses anything else."""

    sequence = models.PositiveBigIntegerField()
    previous_mac = models.CharField(max_length=64)
    mac = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "sequence"], name="trail_sequence_once"),
            models.UniqueConstraint(
                fields=["sequence"], condition=Q(organisation=None), name="platform_trail_sequence_once"
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "object_type", "object_id"], name="trail_by_object"),
            models.Index(fields=["organisation", "account", "sequence"], name="trail_by_account"),
            models.Index(fields=["organisation", "at"], name="trail_by_moment"),
        ]


class WaitingLine(TrailFacts):
    """A line written while the key store was down; it enters the chain as soon as the key is there.

    Only the intake of a report may wait (`append(..., may_wait=True)`): a report outlives a key
    outage, anything else is refused without its line. The row stays; a TrailLine with the same id
    says that it entered.
    """

    class Meta:
        indexes = [models.Index(fields=["organisation", "at"], name="trail_waiting")]


class ReviewMonth(models.Model):
    """A month of one trail: how far it was looked through, and who signed it. Written by `trail.reviewing`.

    `told_at` is when somebody higher heard that it was not signed off in time.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    month = models.DateField()
    watched_until = models.DateField()
    lines = models.PositiveIntegerField(null=True, blank=True)
    signed_by = models.ForeignKey(Account, models.PROTECT, related_name="+", null=True, blank=True)
    signed_at = models.DateTimeField(null=True, blank=True)
    told_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "month"], name="trail_review_month_once"),
            models.CheckConstraint(
                condition=Q(signed_by=None, signed_at=None, lines=None)
                | Q(signed_by__isnull=False, signed_at__isnull=False, lines__isnull=False),
                name="trail_review_month_is_signed_whole",
            ),
        ]


class LineToReview(models.Model):
    """One line that a rule found worth a look, and what somebody found. Written by `trail.reviewing`.

    Codes, numbers and ids of the line; the word of the reviewer is sealed. Nobody reviews their own lines.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    month = models.DateField()
    rule = models.CharField(max_length=12, choices=ReviewRule.choices)
    sequence = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    role = models.CharField(max_length=3, blank=True)
    object_id = models.CharField(max_length=64)
    number = models.CharField(max_length=8)
    # How many dossiers or times, where the rule counts.
    count = models.PositiveIntegerField(default=1)
    found_at = models.DateTimeField()
    mark = models.CharField(max_length=10, choices=ReviewMark.choices, blank=True)
    word = SealedField(Compartment.TRAIL, null=True)
    marked_by = models.ForeignKey(Account, models.PROTECT, related_name="+", null=True, blank=True)
    marked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "rule", "sequence"], name="trail_review_line_once"
            ),
            models.CheckConstraint(
                condition=Q(marked_by=None) | ~Q(marked_by=F("account")), name="trail_review_line_four_eyes"
            ),
            models.CheckConstraint(
                condition=Q(mark="", marked_by=None, marked_at=None)
                | (Q(mark__in=ReviewMark.values) & Q(marked_by__isnull=False, marked_at__isnull=False)),
                name="trail_review_line_is_marked_whole",
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "month", "at"], name="trail_review_line_by_month"),
            models.Index(fields=["account", "marked_at"], name="trail_review_line_of_person"),
        ]
