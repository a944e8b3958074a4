# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Removing the decisions about the police of an exercise and what was heard of them (decision 16)."""

from collections.abc import Sequence
from uuid import UUID

from eenlijn.casework.police_reports.models import (
    AgreementMark,
    FootageRequest,
    OffenceCheck,
    PassedOn,
    PoliceDraft,
    PoliceExhibit,
    PolicePackage,
    PoliceReport,
    TrackedStep,
)
from eenlijn.commons.documents.models import Document


def forget_police(incident_ids: Sequence[UUID]) -> None:
    """Remove the decisions about the police of these exercises; those of real incidents stay."""
    steps = TrackedStep.objects.filter(incident__in=incident_ids, incident__is_exercise=True)
    PassedOn.objects.filter(step__in=steps).delete()
    steps.delete()
    PoliceReport.objects.filter(incident__in=incident_ids, incident__is_exercise=True).delete()
    _forget_file(incident_ids)


def _forget_file(incident_ids: Sequence[UUID]) -> None:
    """What was prepared and made for the police, with its documents."""
    packages = PolicePackage.objects.filter(incident__in=incident_ids, incident__is_exercise=True)
    files = [one for pair in packages.values_list("archive_id", "paper_id") for one in pair if one]
    for rows in (PolicePackage, PoliceDraft, PoliceExhibit, FootageRequest, OffenceCheck, AgreementMark):
        rows.objects.filter(incident__in=incident_ids, incident__is_exercise=True).delete()
    Document.objects.filter(pk__in=files).delete()
