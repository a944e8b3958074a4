# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Removing the links and merges of an exercise, which is gone after thirty days (decision 16)."""

from collections.abc import Sequence
from uuid import UUID

from django.db.models import Q

from eenlijn.casework.links.models import Link, Merge


def forget_links(incident_ids: Sequence[UUID]) -> None:
    """Remove what points at these exercises; only exercises are linked to exercises."""
    Link.objects.filter(Q(incident__in=incident_ids) | Q(other__in=incident_ids)).filter(
        incident__is_exercise=True, other__is_exercise=True
    ).delete()
    Merge.objects.filter(Q(incident__in=incident_ids) | Q(into__in=incident_ids)).filter(
        incident__is_exercise=True, into__is_exercise=True
    ).delete()
