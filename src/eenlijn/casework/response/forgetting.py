# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Removing the answers of an exercise with their letters, after thirty days (decision 16)."""

from collections.abc import Sequence
from uuid import UUID

from eenlijn.casework.response.models import Answer
from eenlijn.commons.documents.models import Document


def forget_answers(incident_ids: Sequence[UUID]) -> None:
    """Remove the answers of these exercises and the files made for them; real answers stay."""
    mine = Answer.objects.filter(incident__in=incident_ids, incident__is_exercise=True)
    pairs = list(mine.values_list("letter_pdf_id", "letter_word_id"))
    mine.delete()
    Document.objects.filter(pk__in=[one for pair in pairs for one in pair if one is not None]).delete()
