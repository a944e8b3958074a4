# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Training needs that an incident showed."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.learning.codes import NeedFor, NeedState
from eenlijn.commons.organisations.models import Organisation
from eenlijn.foundation.sealed.compartments import Compartment
from eenlijn.foundation.sealed.field import SealedField


class TrainingNeed(models.Model):
    """One need (list 8.18): for whom, whether it was met. Written only by `learning.actions`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="+")
    training_type = models.CharField(max_length=24)
    needed_for = models.CharField(max_length=12, choices=NeedFor.choices)
    state = models.CharField(max_length=12, choices=NeedState.choices, default=NeedState.NEEDED)
    word = SealedField(Compartment.FACTS, null=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["incident", "training_type", "needed_for"],
                condition=Q(state=NeedState.NEEDED),
                name="training_need_once",
            )
        ]

    @property
    def case_id(self) -> uuid.UUID:
        """Whose keys seal it."""
        return self.incident_id
