# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who reads redacted copies: whoever sees the incident and reads its facts (decision 12)."""

from django.db.models import QuerySet

from eenlijn.casework.incidents import access as incidents
from eenlijn.casework.redaction.models import RedactedCopy
from eenlijn.commons.access.actor import Actor


def visible_to(actor: Actor) -> "QuerySet[RedactedCopy]":
    """The copies of the incidents this actor sees: lanes, conflicts and employers hold as they do there."""
    return RedactedCopy.objects.filter(incident__in=incidents.visible_to(actor))
