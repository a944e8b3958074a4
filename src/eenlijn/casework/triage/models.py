# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The check by a second person whether a decision was influenced by what happened."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.triage.codes import InfluenceOutcome
from eenlijn.commons.organisations.models import Organisation
from eenlijn.foundation.sealed.compartments import Compartment
from eenlijn.foundation.sealed.field import SealedField


class InfluenceCheck(models.Model):
    """Opened when triage says that a decision may have been influenced; ended by another person.

    Written only by `triage.actions`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    incident = models.OneToOneField(Incident, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=16, choices=InfluenceOutcome.choices, blank=True)
    finding = SealedField(Compartment.FACTS, null=True)
    checked_at = models.DateTimeField(null=True, blank=True)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(checked_by=None) | ~Q(checked_by=models.F("opened_by")),
                name="influence_four_eyes",
            )
        ]

    @property
    def case_id(self) -> uuid.UUID:
        """Whose keys seal it."""
        return self.incident_id
