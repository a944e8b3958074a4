# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What was done on a dossier, in order: the timeline people read."""

import uuid

from django.conf import settings
from django.db import models

from eenlijn.casework.dossier.codes import Act
from eenlijn.casework.incidents.models import Incident
from eenlijn.commons.organisations.models import Organisation


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
