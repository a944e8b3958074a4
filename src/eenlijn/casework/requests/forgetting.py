# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Taking the dossier of an exercise out of requests that are over; what is open holds it (decision 16)."""

from collections.abc import Sequence
from uuid import UUID

from eenlijn.casework.requests.models import Concerned, Correction, WaitingRemoval


def forget_requests(incident_ids: Sequence[UUID]) -> None:
    """Remove what ties these exercises to requests; the requests stay, they are somebody's."""
    for rows in (Correction, Concerned, WaitingRemoval):
        rows.objects.filter(incident__in=incident_ids, incident__is_exercise=True).delete()
