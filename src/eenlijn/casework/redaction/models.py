# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The redacted copy of a text, as a person confirmed it."""

import uuid
from typing import Any

from django.conf import settings
from django.db import models

from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.redaction.codes import SourceKind
from eenlijn.commons.organisations.models import Organisation
from eenlijn.foundation.sealed.compartments import Compartment
from eenlijn.foundation.sealed.field import SealedField


class RedactedCopy(models.Model):
    """Written once, by `redaction.actions.confirm_copy`; another confirmation is another version.

    `text` is facts: whoever reads the dossier reads it. Where the marks stood tells how long a name is, so
    `marks` and `digest` are own words: they go with the key of the original.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="+")
    source_kind = models.CharField(max_length=16, choices=SourceKind.choices)
    source_id = models.UUIDField()
    version = models.PositiveIntegerField()
    text = SealedField(Compartment.FACTS, null=True)
    marks = SealedField(Compartment.OWN_WORDS, null=True)
    digest = SealedField(Compartment.OWN_WORDS, null=True)
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["incident", "source_kind", "source_id", "version"], name="redacted_version_once"
            )
        ]

    def save(self, **options: Any) -> None:
        """Once: what people rely on does not change under them."""
        if not self._state.adding:
            raise RuntimeError("a redacted copy is never changed: confirm another version")
        super().save(**options)

    @property
    def case_id(self) -> uuid.UUID:
        """Whose keys seal it."""
        return self.incident_id
