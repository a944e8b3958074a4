# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The decision on a police report, with its number or its reason."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.police_reports.codes import FILED, PoliceDecision
from eenlijn.commons.organisations.models import Organisation
from eenlijn.foundation.sealed.compartments import Compartment
from eenlijn.foundation.sealed.field import SealedField


class PoliceReport(models.Model):
    """One current decision per incident; a new one ends the former. Written only by `police_reports.actions`.

    A filing has a day; its number may come later. Going without has a coded reason (list 8.14).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="+")
    decision = models.CharField(max_length=20, choices=PoliceDecision.choices)
    reason_not = models.CharField(max_length=24, blank=True)
    filed_on = models.DateField(null=True, blank=True)
    said_vpt = models.BooleanField(default=False)
    used_work_address = models.BooleanField(default=False)
    reference = SealedField(Compartment.MEASURES, null=True)
    word = SealedField(Compartment.MEASURES, null=True)
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    is_current = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["incident"], condition=Q(is_current=True), name="police_one_current"
            ),
            models.CheckConstraint(
                condition=(Q(decision__in=FILED) & Q(filed_on__isnull=False))
                | (Q(decision=PoliceDecision.NONE_DECIDED) & ~Q(reason_not="")),
                name="police_day_or_reason",
            ),
        ]

    @property
    def case_id(self) -> uuid.UUID:
        """Whose keys seal it."""
        return self.incident_id
