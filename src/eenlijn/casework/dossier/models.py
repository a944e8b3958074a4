# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What was done on a dossier: the timeline, notes, measures that are not needed, who agreed to closing."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from eenlijn.casework.dossier.codes import Act, Audience, NoteKind
from eenlijn.casework.incidents.codes import MeasureNumber
from eenlijn.casework.incidents.models import Incident
from eenlijn.commons.organisations.models import Organisation
from eenlijn.foundation.sealed.compartments import Compartment
from eenlijn.foundation.sealed.field import SealedField


class TimelineEntry(models.Model):
    """Appended by `dossier.traces.note`, and by `imports.slices`, in the transaction of the act.

    `detail` holds codes and moments only.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="+")
    act = models.CharField(max_length=24, choices=Act.choices)
    at = models.DateTimeField()
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True
    )
    detail = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["incident", "at"], name="timeline_of_incident")]


class Note(models.Model):
    """A remark with an audience, marked fact or opinion (row B8); never changed.

    Whoever handles the dossier reads `words` (victim and perpetrator data); what may go further,
    to the manager or the carers, is `shared_words` (facts) and names nobody.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="+")
    audience = models.CharField(max_length=12, choices=Audience.choices)
    kind = models.CharField(max_length=8, choices=NoteKind.choices)
    words = SealedField(Compartment.OWN_WORDS, null=True)
    shared_words = SealedField(Compartment.FACTS, null=True)
    at = models.DateTimeField()
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["incident", "at"], name="note_of_incident")]

    @property
    def case_id(self) -> uuid.UUID:
        """Whose keys seal it."""
        return self.incident_id


class MeasureWaiver(models.Model):
    """One of the eight measures is not needed on this dossier, because; written by `dossier.actions`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="+")
    measure = models.PositiveSmallIntegerField(choices=MeasureNumber.choices)
    reason = SealedField(Compartment.FACTS)
    at = models.DateTimeField()
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["incident", "measure"], condition=Q(withdrawn_at=None), name="waiver_one_current"
            )
        ]

    @property
    def case_id(self) -> uuid.UUID:
        """Whose keys seal it."""
        return self.incident_id


class ClosingRequest(models.Model):
    """Closing a severe dossier asks a second person (row B11); written by `dossier.actions`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="+")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    is_agreed = models.BooleanField(null=True)
    word = SealedField(Compartment.FACTS, null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_by=None) | ~Q(answered_by=F("asked_by")), name="closing_four_eyes"
            ),
            models.UniqueConstraint(
                fields=["incident"], condition=Q(answered_at=None), name="closing_request_one_open"
            ),
        ]

    @property
    def case_id(self) -> uuid.UUID:
        """Whose keys seal it."""
        return self.incident_id
