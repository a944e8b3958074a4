# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Removing what a sample holds of an exercise, which is gone after thirty days (decision 16).

Exercises are never drawn. Of a real dossier that goes, its file goes and what the reader said stays.
"""

from collections.abc import Sequence
from uuid import UUID

from eenlijn.casework.samples.models import SampleAnswer, SampledDossier


def forget_sampled(incident_ids: Sequence[UUID]) -> None:
    """Remove the places of these exercises; those of real incidents stay."""
    places = SampledDossier.objects.filter(incident__in=incident_ids, incident__is_exercise=True)
    SampleAnswer.objects.filter(sampled__in=places).delete()
    places.delete()
