# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Removing the files of incidents that are forgotten whole; called by `dossier.exercises` only."""

from collections.abc import Sequence
from uuid import UUID

from eenlijn.casework.evidence.models import Evidence
from eenlijn.commons.documents.models import Document


def forget_evidence(incident_ids: Sequence[UUID]) -> None:
    rows = Evidence.objects.filter(incident__in=incident_ids)
    kept = [pk for pair in rows.values_list("original_id", "preview_id") for pk in pair if pk]
    rows.delete()
    Document.objects.filter(pk__in=kept).delete()
