# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What has to be told to whom, kept in the transaction of the act itself."""

import uuid

from django.db import models

from eenlijn.commons.accounts.models import Account
from eenlijn.commons.notices.codes import EventType, NoticeState, Reaches
from eenlijn.commons.organisations.models import Organisation


class OutgoingEvent(models.Model):
    """Something happened: type, number and time, no person data. Written by `notices.actions.announce`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    type = models.CharField(max_length=30, choices=EventType.choices)
    object_number = models.CharField(max_length=20)
    created_at = models.DateTimeField()
    # No system of the employer hears of it: nobody knows who reads what a system shows.
    is_for_people = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["organisation", "created_at"], name="event_by_time")]


class Notice(models.Model):
    """One event for one person along one way. Written by `notices.actions`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    event = models.ForeignKey(OutgoingEvent, models.PROTECT, related_name="+")
    recipient = models.ForeignKey(Account, models.PROTECT, related_name="+", null=True, blank=True)
    reaches = models.CharField(max_length=4, choices=Reaches.choices)
    state = models.CharField(max_length=10, choices=NoticeState.choices, default=NoticeState.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)
    last_error = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["event", "recipient", "reaches"], name="notice_once_per_way"),
        ]
        indexes = [
            models.Index(fields=["state", "next_try_at"], name="notice_due"),
            models.Index(fields=["recipient", "read_at"], name="notice_by_recipient"),
        ]
