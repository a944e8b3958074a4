# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Measures that run, what was asked and seen while they ran, and where which house rules hung."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.response.models import Answer
from eenlijn.casework.restrictions.codes import (
    BreachKind,
    ContactChannel,
    LiftReason,
    MarkKind,
    RestrictionState,
    ReviewOutcome,
)
from eenlijn.commons.organisations.models import Organisation, Site
from eenlijn.foundation.sealed.compartments import Compartment
from eenlijn.foundation.sealed.field import SealedField


class Restriction(models.Model):
    """A measure of one answer: from `starts_on` until and with `ends_on`. Written by `restrictions.actions`.

    Never without an end. Whether it holds today is a question about its days: `state` only tells what was
    written down, so nothing waits for a job. `closes` are codes of `Closed`, with commas. Name, day of birth
    and client number are those of the other person on the day it began.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="+")
    answer = models.OneToOneField(Answer, models.PROTECT, related_name="+")
    # One of `LIMITING_KINDS`; the words of it are those of the answer.
    kind = models.CharField(max_length=24)
    family = models.CharField(max_length=12)
    closes = models.CharField(max_length=120, blank=True)
    where = SealedField(Compartment.MEASURES, null=True)
    instruction = SealedField(Compartment.MEASURES, null=True)
    to_call = SealedField(Compartment.MEASURES, null=True)
    name = SealedField(Compartment.PERPETRATOR, null=True)
    birth_date = SealedField(Compartment.PERPETRATOR, null=True)
    client_number = SealedField(Compartment.PERPETRATOR, null=True)
    starts_on = models.DateField()
    ends_on = models.DateField()
    first_ends_on = models.DateField()
    review_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=8, choices=RestrictionState.choices, default=RestrictionState.RUNNING)
    begun_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    lift_reason = models.CharField(max_length=12, choices=LiftReason.choices, blank=True)
    lift_words = SealedField(Compartment.MEASURES, null=True)
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True
    )
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gt=F("starts_on")), name="restriction_ends_after_start"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__lte=F("first_ends_on")), name="restriction_is_never_longer"
            ),
            models.CheckConstraint(
                condition=Q(review_on=None) | Q(review_on__gte=F("starts_on"), review_on__lte=F("ends_on")),
                name="restriction_review_within",
            ),
            models.CheckConstraint(
                condition=Q(state=RestrictionState.LIFTED, lifted_by__isnull=False, ended_at__isnull=False)
                & ~Q(lift_reason="")
                | Q(state=RestrictionState.RUNNING, lifted_by=None, ended_at=None, lift_reason="")
                | Q(state=RestrictionState.LAPSED, lifted_by=None, ended_at__isnull=False, lift_reason=""),
                name="restriction_is_lifted_whole",
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "state", "ends_on", "id"], name="restriction_running"),
            models.Index(fields=["incident"], name="restriction_of_incident"),
        ]

    @property
    def case_id(self) -> uuid.UUID:
        """Whose keys seal it."""
        return self.incident_id


class DeskMark(models.Model):
    """By what a desk finds one measure: a keyed digest per employer and kind, cut short.

    Equal digests prove nothing before name, day and number themselves were opened and compared.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    restriction = models.ForeignKey(Restriction, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=6, choices=MarkKind.choices)
    digest = models.CharField(max_length=16)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["restriction", "kind"], name="desk_mark_once"),
            models.CheckConstraint(condition=Q(kind__in=MarkKind.values), name="desk_mark_kind"),
        ]
        indexes = [models.Index(fields=["organisation", "kind", "digest"], name="desk_mark_found")]


class Review(models.Model):
    """A look at whether a measure is still needed: planned on a day, and then what was decided and why.

    `seen_on` is the day of the last behaviour that it rests on.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="+")
    restriction = models.ForeignKey(Restriction, models.PROTECT, related_name="+")
    due_on = models.DateField()
    outcome = models.CharField(max_length=10, choices=ReviewOutcome.choices, blank=True)
    seen_on = models.DateField(null=True, blank=True)
    words = SealedField(Compartment.MEASURES, null=True)
    ends_on = models.DateField(null=True, blank=True)
    reviewed_at = models.DateTimeField(null=True, blank=True)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True
    )
    # It ended before its day: nothing is left to look at.
    is_void = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["restriction"],
                condition=Q(reviewed_at=None, is_void=False),
                name="restriction_one_review_open",
            ),
            models.CheckConstraint(
                condition=Q(reviewed_at=None, reviewed_by=None, outcome="")
                | Q(reviewed_at__isnull=False, reviewed_by__isnull=False) & ~Q(outcome=""),
                name="restriction_review_whole",
            ),
        ]

    @property
    def case_id(self) -> uuid.UUID:
        """Whose keys seal it."""
        return self.incident_id


class Breach(models.Model):
    """One time a measure was not kept: when, where, what happened. It is what somebody says, not proven."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="+")
    restriction = models.ForeignKey(Restriction, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    kind = models.CharField(max_length=12, choices=BreachKind.choices)
    where = SealedField(Compartment.MEASURES, null=True)
    words = SealedField(Compartment.MEASURES)
    police_called = models.BooleanField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    @property
    def case_id(self) -> uuid.UUID:
        """Whose keys seal it."""
        return self.incident_id


class AnsweredContact(models.Model):
    """One time the employer answered the other person while a measure ran, so that it can show it did."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="+")
    restriction = models.ForeignKey(Restriction, models.PROTECT, related_name="+")
    answered_on = models.DateField()
    channel = models.CharField(max_length=16, choices=ContactChannel.choices)
    function_name = models.CharField(max_length=80)
    words = SealedField(Compartment.MEASURES)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    @property
    def case_id(self) -> uuid.UUID:
        """Whose keys seal it."""
        return self.incident_id


class Posting(models.Model):
    """From which day which version of the house rules hung at a place. Version 0 is the product's own text.

    A later row for the same place says what hangs there since; what hung before stays known.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    site = models.ForeignKey(Site, models.PROTECT, related_name="+")
    rules_number = models.PositiveIntegerField()
    hangs_since = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["site", "hangs_since"], name="posting_once_a_day")]


class DeskQuestion(models.Model):
    """That somebody asked at a desk, and when; nothing of what. Slows down who asks often; gone in a day."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["organisation", "account", "asked_at"], name="desk_question_of")]
