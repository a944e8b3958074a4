# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Keyed digests of names, by which a dossier is found without opening names."""

from django.db import models
from django.db.models import Q

from eenlijn.casework.incidents.models import Incident
from eenlijn.commons.organisations.models import Organisation
from eenlijn.foundation.sealed.compartments import Compartment

PARTS = (Compartment.VICTIM, Compartment.PERPETRATOR)


class NameMark(models.Model):
    """The mark of one sealed name. Written only by `finding.actions`, wherever a name is sealed.

    `id` is that of the person's own row, so that a person has one mark at most. The digest is keyed per
    organisation and part and cut short: equal digests prove nothing before the name itself was opened.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="+")
    part = models.CharField(max_length=2)
    digest = models.CharField(max_length=16)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(part__in=[one.value for one in PARTS]), name="name_mark_part")
        ]
        indexes = [models.Index(fields=["organisation", "part", "digest"], name="name_mark_found")]
