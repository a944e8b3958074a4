# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Removing the redacted copies of an exercise, which is gone after thirty days (decision 16)."""

from collections.abc import Sequence
from uuid import UUID

from eenlijn.casework.redaction.models import RedactedCopy


def forget_copies(incident_ids: Sequence[UUID]) -> None:
    """Remove the redacted copies of these exercises; those of real incidents stay."""
    RedactedCopy.objects.filter(incident__in=incident_ids, incident__is_exercise=True).delete()
