# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The trail: per organisation one chain of lines and the head that says where it ends."""

import uuid

from django.db import models
from django.db.models import Q

from eenlijn.commons.accounts.models import Account
from eenlijn.commons.organisations.models import Organisation

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
        ]


class WaitingLine(TrailFacts):
    """A line written while the key store was down; it enters the chain as soon as the key is there.

    Only the intake of a report may wait (`append(..., may_wait=True)`): a report outlives a key
    outage, anything else is refused without its line. The row stays; a TrailLine with the same id
    says that it entered.
    """

    class Meta:
        indexes = [models.Index(fields=["organisation", "at"], name="trail_waiting")]
