# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Removing the decisions about the police of an exercise and what was heard of them (decision 16)."""

from collections.abc import Sequence
from uuid import UUID

from eenlijn.casework.police_reports.models import PassedOn, PoliceReport, TrackedStep


def forget_police(incident_ids: Sequence[UUID]) -> None:
    """Remove the decisions about the police of these exercises; those of real incidents stay."""
    steps = TrackedStep.objects.filter(incident__in=incident_ids, incident__is_exercise=True)
    PassedOn.objects.filter(step__in=steps).delete()
    steps.delete()
    PoliceReport.objects.filter(incident__in=incident_ids, incident__is_exercise=True).delete()
