# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which system is told what, the names of systems an employer allows, and every delivery."""

import uuid

from django.db import models
from django.db.models import Q

from eenlijn.commons.accounts.models import Account
from eenlijn.commons.notices.models import OutgoingEvent
from eenlijn.commons.organisations.models import Organisation
from eenlijn.commons.webhooks.codes import DeliveryState, NotDelivered, SubscriptionState
from eenlijn.foundation.sealed.compartments import Compartment
from eenlijn.foundation.sealed.field import SealedField

LONGEST_NAME = 60
LONGEST_HOST = 253


class AllowedHost(models.Model):
    """A name to which webhooks of this employer may go. Written by `webhooks.actions`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    host = models.CharField(max_length=LONGEST_HOST)
    made_by = models.ForeignKey(Account, models.PROTECT, related_name="+", null=True, blank=True)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "host"], name="allowed_host_once")]


class Subscription(models.Model):
    """One system that is told of some events. Written by `webhooks.actions` and `webhooks.delivering`.

    The address may hold a token of the receiver, so it is sealed like the secret; `host` is its name in
    the clear. `rests_until` is the lease of the worker that is busy with it, and afterwards how long it
    is left alone. Events from `listens_from` on; up to `planned_until` all of them have a delivery.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    name = models.CharField(max_length=LONGEST_NAME)
    host = models.CharField(max_length=LONGEST_HOST)
    address = SealedField(Compartment.ACCOUNT)
    secret = SealedField(Compartment.ACCOUNT)
    earlier_secret = SealedField(Compartment.ACCOUNT)
    earlier_until = models.DateTimeField(null=True, blank=True)
    secret_version = models.PositiveSmallIntegerField(default=1)
    types = models.JSONField(default=list)
    state = models.CharField(
        max_length=8, choices=SubscriptionState.choices, default=SubscriptionState.RUNNING
    )
    made_by = models.ForeignKey(Account, models.PROTECT, related_name="+", null=True, blank=True)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    listens_from = models.DateTimeField()
    planned_until = models.DateTimeField()
    tried_at = models.DateTimeField(null=True, blank=True)
    rests_until = models.DateTimeField(null=True, blank=True)
    lost_in_a_row = models.PositiveSmallIntegerField(default=0)
    unreached_in_a_row = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=SubscriptionState.values), name="subscription_state_known"
            ),
            models.CheckConstraint(
                condition=Q(earlier_secret=None, earlier_until=None)
                | Q(earlier_secret__isnull=False, earlier_until__isnull=False),
                name="subscription_old_secret_ends",
            ),
        ]
        indexes = [models.Index(fields=["organisation", "made_at"], name="subscription_by_time")]


class Delivery(models.Model):
    """One event for one subscription; without an event it is a test. Written by `webhooks.delivering`.

    `at` is when the event happened, `status` what the receiver last answered, `why` why it failed.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    subscription = models.ForeignKey(Subscription, models.PROTECT, related_name="+")
    event = models.ForeignKey(OutgoingEvent, models.PROTECT, related_name="+", null=True, blank=True)
    at = models.DateTimeField()
    state = models.CharField(max_length=8, choices=DeliveryState.choices, default=DeliveryState.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField()
    tried_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    status = models.PositiveSmallIntegerField(null=True, blank=True)
    why = models.CharField(max_length=12, choices=NotDelivered.choices, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["subscription", "event"], name="delivery_once_per_event"),
        ]
        indexes = [
            models.Index(fields=["subscription", "at"], name="delivery_by_time"),
            models.Index(
                fields=["subscription", "next_try_at"],
                condition=Q(state__in=("waiting", "failed")),
                name="delivery_due",
            ),
            models.Index(fields=["at"], name="delivery_by_age"),
        ]
