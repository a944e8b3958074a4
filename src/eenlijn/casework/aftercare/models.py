# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Moments of care: for whom, by whom, when, and only whether it took place."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from eenlijn.casework.aftercare.codes import CareMomentKind, CareState
from eenlijn.casework.incidents.models import Incident, Victim
from eenlijn.commons.organisations.models import Organisation
from eenlijn.foundation.closed_rows import Closed, ClosedManager
from eenlijn.foundation.sealed.compartments import Compartment
from eenlijn.foundation.sealed.field import SealedField
from eenlijn.foundation.walls import CARE


class CareMoment(Closed, models.Model):
    """One moment for one person (C4): who cares and what became of it; never what was said (decision 24).

    Its clock is `clocks.Clock` with this row as subject. Written only by `aftercare.actions`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="+")
    victim = models.ForeignKey(Victim, models.PROTECT, related_name="+")
    moment = models.CharField(max_length=16, choices=CareMomentKind.choices)
    carer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True
    )
    state = models.CharField(max_length=12, choices=CareState.choices, default=CareState.PLANNED)
    planned_at = models.DateTimeField(null=True, blank=True)
    provider = SealedField(Compartment.AFTERCARE, null=True)
    # Why a moment was not needed: about the work, never about the person.
    reason = SealedField(Compartment.FACTS, null=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True
    )

    # Nothing but its own role reads this table (docs/security/second-wall.md).
    database_role = CARE
    objects = ClosedManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["victim", "moment"], name="care_moment_once"),
            models.CheckConstraint(
                condition=Q(state=CareState.PLANNED, ended_at=None)
                | (~Q(state=CareState.PLANNED) & Q(ended_at__isnull=False)),
                name="care_ended_has_moment",
            ),
        ]

    @property
    def case_id(self) -> uuid.UUID:
        """Whose keys seal it."""
        return self.incident_id
