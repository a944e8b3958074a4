# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Removing the tasks of an exercise, which is gone after thirty days (decision 16)."""

from collections.abc import Sequence
from uuid import UUID

from eenlijn.casework.playbooks.models import Task


def forget_tasks(incident_ids: Sequence[UUID]) -> None:
    """Remove the tasks of these exercises; those of real incidents stay."""
    Task.objects.filter(incident__in=incident_ids, incident__is_exercise=True).delete()
