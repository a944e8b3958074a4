# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Removing the measures of an exercise, which is gone after thirty days (decision 16)."""

from collections.abc import Sequence
from uuid import UUID

from eenlijn.casework.restrictions.models import AnsweredContact, Breach, DeskMark, Restriction, Review


def forget_restrictions(incident_ids: Sequence[UUID]) -> None:
    """Remove the measures of these exercises and their life; those of real incidents stay."""
    DeskMark.objects.filter(
        restriction__incident__in=incident_ids, restriction__incident__is_exercise=True
    ).delete()
    for rows in (Review, Breach, AnsweredContact, Restriction):
        rows.objects.filter(incident__in=incident_ids, incident__is_exercise=True).delete()
