# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The register of provisions per place."""

import uuid

from django.conf import settings
from django.db import models

from eenlijn.commons.organisations.models import Organisation, Site
from eenlijn.foundation.sealed.compartments import Compartment
from eenlijn.foundation.sealed.field import SealedField


class Provision(models.Model):
    """One thing that keeps a place safe. Written only by `provisions.actions`.

    It belongs to no case: what people type is sealed with a key of the employer, as a fact without persons
    (C1). `checked_by` is a function, never a name. `told_for` is the day of which its keepers heard already.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    site = models.ForeignKey(Site, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=24)
    spot = SealedField(Compartment.FACTS, null=True)
    checked_on = models.DateField(null=True, blank=True)
    checked_by = SealedField(Compartment.FACTS, null=True)
    next_check_on = models.DateField()
    next_drill_on = models.DateField(null=True, blank=True)
    remark = SealedField(Compartment.FACTS, null=True)
    told_for = models.DateField(null=True, blank=True)
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [models.Index(fields=["organisation", "next_check_on", "id"], name="provision_by_day")]
