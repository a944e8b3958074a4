# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Lines of damage: type, amount, proof and how far it is."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from eenlijn.casework.damages.codes import Bearer, DamageState
from eenlijn.casework.incidents.models import Incident, Victim
from eenlijn.commons.organisations.models import Organisation
from eenlijn.foundation.sealed.compartments import Compartment
from eenlijn.foundation.sealed.field import SealedField


class DamageLine(models.Model):
    """One line of damage (C5). Amounts are in euro cents. Written only by `damages.actions`.

    `proof` says which paper proves it and where it lies; a file follows with the damage room of later.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="+")
    victim = models.ForeignKey(Victim, models.PROTECT, related_name="+", null=True, blank=True)
    bearer = models.CharField(max_length=12, choices=Bearer.choices)
    damage_type = models.CharField(max_length=24)
    amount = SealedField(Compartment.LEGAL)
    proof = SealedField(Compartment.LEGAL, null=True)
    state = models.CharField(max_length=10, choices=DamageState.choices, default=DamageState.NOTED)
    waived_reason = SealedField(Compartment.LEGAL, null=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=DamageState.values), name="damage_state_known")
        ]

    @property
    def case_id(self) -> uuid.UUID:
        """Whose keys seal it."""
        return self.incident_id
