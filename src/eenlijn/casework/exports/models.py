# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""One export of one person, from asking for it until it is gone."""

import uuid

from django.conf import settings
from django.db import models

from eenlijn.casework.exports.codes import KEPT, ExportKind, ExportPurpose, ExportState
from eenlijn.casework.incidents.models import Incident
from eenlijn.commons.organisations.models import Organisation
from eenlijn.foundation.sealed.compartments import Compartment
from eenlijn.foundation.sealed.field import SealedField


class Export(models.Model):
    """Written only by `exports.actions`.

    `content` is what the worker made; when its maker asks for the phrase it becomes `archive`, locked with
    that phrase, and goes. The phrase itself is kept nowhere. Both are sealed besides, with the keys of the
    case or of the organisation. `filters` are codes. `incidents` says of which dossiers it tells:
    who no longer sees one of them gets none of it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8, choices=ExportKind.choices)
    # Of a dossier that is gone no export is left either.
    incident = models.ForeignKey(Incident, models.CASCADE, related_name="+", null=True, blank=True)
    purpose = models.CharField(max_length=16, choices=ExportPurpose.choices)
    filters = models.JSONField(default=dict, blank=True)
    language = models.CharField(max_length=8, default="nl")
    incidents = models.JSONField(default=list, blank=True)
    state = models.CharField(max_length=8, choices=ExportState.choices, default=ExportState.WAITING)
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    asked_at = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField()
    fetched = models.PositiveIntegerField(default=0)
    content = SealedField(Compartment.OWN_WORDS, null=True)
    archive = SealedField(Compartment.OWN_WORDS, null=True)

    class Meta:
        indexes = [
            models.Index(fields=["account", "asked_at"], name="export_of_person"),
            models.Index(
                fields=["expires_at"],
                condition=models.Q(state__in=[str(one) for one in KEPT]),
                name="export_kept",
            ),
        ]

    @property
    def case_id(self) -> uuid.UUID | None:
        """Whose keys seal it: of the case it tells of, or of the organisation when there are several."""
        return self.incident_id
