# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Removing the moments of care of an exercise, which is gone after thirty days (decision 16)."""

from collections.abc import Sequence
from uuid import UUID

from eenlijn.casework.aftercare.models import CareMoment


def forget_care(incident_ids: Sequence[UUID]) -> None:
    """Remove the moments of care of these exercises; those of real incidents stay."""
    CareMoment.objects.filter(incident__in=incident_ids, incident__is_exercise=True).delete()
