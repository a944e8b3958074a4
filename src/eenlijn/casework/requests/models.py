# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A request about somebody's own data, the dossiers it is about, and removals that wait for its end."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.letters.codes import SentBy
from eenlijn.casework.requests.codes import (
    AskedBy,
    GoneBy,
    IdentityCheck,
    RequestKind,
    RequestLetter,
    RequestState,
    RequestWay,
    Verdict,
)
from eenlijn.commons.documents.models import Document
from eenlijn.commons.organisations.models import Organisation
from eenlijn.foundation.sealed.compartments import Compartment
from eenlijn.foundation.sealed.field import SealedField


class DataRequest(models.Model):
    """Written only by `requests.actions`. Sealed with the employer's key of C13: it outlives the dossiers.

    `received_at` starts the term, also when nobody called it a request. `due_at` moves once, with a reason
    that is told. Of how somebody proved who they are only the way is kept, never a copy.
    `remedy_until` is the last moment to object; from then on the request is closed and holds nothing.
    `outcome` is what went and what stays by the last decision: codes and moments only.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    number = models.CharField(max_length=8, unique=True)
    kind = models.CharField(max_length=16, choices=RequestKind.choices)
    asked_by = models.CharField(max_length=12, choices=AskedBy.choices, default=AskedBy.UNKNOWN)
    way = models.CharField(max_length=8, choices=RequestWay.choices)
    state = models.CharField(max_length=16, choices=RequestState.choices, default=RequestState.RECEIVED)
    is_minor = models.BooleanField(default=False)
    received_at = models.DateTimeField()
    due_at = models.DateTimeField()
    name = SealedField(Compartment.REQUESTS, null=True)
    address = SealedField(Compartment.REQUESTS, null=True)
    representative = SealedField(Compartment.REQUESTS, null=True)
    words = SealedField(Compartment.REQUESTS)
    marked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True
    )

    extended_at = models.DateTimeField(null=True, blank=True)
    extension_reason = SealedField(Compartment.REQUESTS, null=True)
    extension_letter = models.ForeignKey(Document, models.PROTECT, related_name="+", null=True, blank=True)
    identity = models.CharField(max_length=12, choices=IdentityCheck.choices, blank=True)
    identity_at = models.DateTimeField(null=True, blank=True)
    identity_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True
    )

    verdict = models.CharField(max_length=8, choices=Verdict.choices, blank=True)
    reasons = SealedField(Compartment.REQUESTS, null=True)
    outcome = models.JSONField(default=dict, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True
    )
    letter = models.ForeignKey(Document, models.PROTECT, related_name="+", null=True, blank=True)
    remedy_until = models.DateTimeField(null=True, blank=True)

    objected_at = models.DateTimeField(null=True, blank=True)
    objection_due_at = models.DateTimeField(null=True, blank=True)
    objection = SealedField(Compartment.REQUESTS, null=True)
    objection_verdict = models.CharField(max_length=8, choices=Verdict.choices, blank=True)
    objection_reasons = SealedField(Compartment.REQUESTS, null=True)
    objection_decided_at = models.DateTimeField(null=True, blank=True)
    objection_decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True
    )
    objection_letter = models.ForeignKey(Document, models.PROTECT, related_name="+", null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(due_at__gt=F("received_at")), name="request_has_a_term"),
            models.CheckConstraint(
                condition=Q(extended_at=None) | Q(extended_at__lte=F("due_at")),
                name="request_extended_in_time",
            ),
            models.CheckConstraint(
                condition=Q(verdict="") | (~Q(identity="") & Q(decided_at__isnull=False)),
                name="request_decided_for_somebody_known",
            ),
            models.CheckConstraint(
                condition=Q(objection_decided_by=None) | ~Q(objection_decided_by=F("decided_by")),
                name="request_objection_second_person",
            ),
            models.CheckConstraint(
                condition=Q(state=RequestState.CLOSED, closed_at__isnull=False)
                | (~Q(state=RequestState.CLOSED) & Q(closed_at=None)),
                name="request_closed_has_a_moment",
            ),
        ]
        indexes = [models.Index(fields=["organisation", "state", "due_at"], name="request_by_term")]


class Concerned(models.Model):
    """A dossier that a request is about: held as long as the request is open.

    `restricted_at` closes it for use, `lifted_at` ends that. `released_at` is when the redacted copy went.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    request = models.ForeignKey(DataRequest, models.PROTECT, related_name="+")
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="+")
    joined_at = models.DateTimeField()
    joined_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True
    )
    restricted_at = models.DateTimeField(null=True, blank=True)
    lifted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["request", "incident"], name="request_dossier_once")]


class WaitingRemoval(models.Model):
    """Data of a dossier that was to go while a request held it; goes by itself when nothing holds it."""

    incident = models.OneToOneField(Incident, models.PROTECT, related_name="+", primary_key=True)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    since = models.DateTimeField()
    ground = models.CharField(max_length=12, choices=GoneBy.choices, default=GoneBy.NOT_UPHELD)


class Sending(models.Model):
    """That a letter of a request left: how, when, what proves it. Written once, by `requests.actions`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    request = models.ForeignKey(DataRequest, models.PROTECT, related_name="+")
    letter = models.CharField(max_length=12, choices=RequestLetter.choices)
    sent_at = models.DateTimeField()
    sent_by = models.CharField(max_length=16, choices=SentBy.choices)
    proof = SealedField(Compartment.REQUESTS, null=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["request", "letter"], name="request_letter_sent_once"),
            models.CheckConstraint(
                condition=Q(sent_by__in=SentBy.values), name="request_letter_sent_somehow"
            ),
            models.CheckConstraint(
                condition=Q(letter__in=RequestLetter.values), name="request_letter_is_known"
            ),
            models.CheckConstraint(
                condition=Q(sent_at__lte=F("recorded_at")), name="request_letter_sent_before"
            ),
        ]


class Correction(models.Model):
    """What somebody says is right instead: added beside the dossier, which itself is never rewritten."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="+")
    request = models.ForeignKey(DataRequest, models.PROTECT, related_name="+")
    words = SealedField(Compartment.OWN_WORDS)
    at = models.DateTimeField()

    @property
    def case_id(self) -> uuid.UUID:
        """Whose keys seal it."""
        return self.incident_id
