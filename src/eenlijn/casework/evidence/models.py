# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A file that shows what happened: its manifest, apart from its bytes."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from eenlijn.casework.evidence.codes import EvidenceState
from eenlijn.casework.incidents.models import Incident
from eenlijn.commons.documents.codes import MediaType
from eenlijn.commons.documents.models import Document
from eenlijn.commons.organisations.models import Organisation
from eenlijn.foundation.sealed.compartments import Compartment
from eenlijn.foundation.sealed.field import SealedField


class Evidence(models.Model):
    """Written only by `evidence.actions`. The original is sealed when it comes in, and never changed.

    `place` is its number within the dossier, and the only name it has outside. `digest` is the SHA-256 of
    the file as it was sent: it proves later that this is it; sealed, because it would let anyone test for
    a file they know. `preview` is a copy of a photo without metadata. `finding` is what the scanner calls
    what it found.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="+")
    place = models.PositiveSmallIntegerField()
    original = models.OneToOneField(Document, models.PROTECT, related_name="+", null=True, blank=True)
    preview = models.OneToOneField(Document, models.PROTECT, related_name="+", null=True, blank=True)
    media_type = models.CharField(max_length=80, choices=MediaType.choices)
    size = models.PositiveBigIntegerField()
    digest = SealedField(Compartment.OWN_WORDS, null=True)
    by_reporter = models.BooleanField()
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True
    )
    added_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=EvidenceState.choices, default=EvidenceState.WAITING)
    looked_at = models.DateTimeField(null=True, blank=True)
    finding = models.CharField(max_length=120, blank=True)
    tries = models.PositiveIntegerField(default=0)
    next_try_at = models.DateTimeField()
    destroyed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["incident", "place"], name="evidence_place_once"),
            models.CheckConstraint(
                condition=Q(state=EvidenceState.DESTROYED, original=None, preview=None)
                | (~Q(state=EvidenceState.DESTROYED) & Q(original__isnull=False)),
                name="evidence_gone_is_gone",
            ),
            models.CheckConstraint(
                condition=Q(preview=None) | Q(state=EvidenceState.CLEAN), name="evidence_shown_is_clean"
            ),
        ]
        indexes = [
            models.Index(
                fields=["next_try_at"], condition=Q(state=EvidenceState.WAITING), name="evidence_waiting"
            )
        ]

    @property
    def case_id(self) -> uuid.UUID:
        """Whose keys seal it (see `keys.vault`)."""
        return self.incident_id
