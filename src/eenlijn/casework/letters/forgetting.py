# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Removing letters: of an exercise after thirty days (decision 16), and to a person who is forgotten."""

from collections.abc import Sequence
from uuid import UUID

from django.db.models import QuerySet

from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.letters.models import KeptLetter, ReaderLanguage
from eenlijn.casework.letters.wording import TO_REPORTERS
from eenlijn.commons.documents.models import Document


def forget_letters(incident_ids: Sequence[UUID]) -> None:
    """Remove the letters of these exercises and their files; those of real incidents stay."""
    kept = KeptLetter.objects.filter(incident__in=incident_ids, incident__is_exercise=True)
    files = [one for row in kept.values_list("pdf_id", "word_id") for one in row]
    kept.delete()
    Document.objects.filter(pk__in=files).delete()
    ReaderLanguage.objects.filter(incident__in=incident_ids, incident__is_exercise=True).delete()


def forget_kept(incident: Incident) -> None:
    """Remove the letters to the other person with their files: name and address stand in them.

    The letter to who reported says nothing of the other person, and stays.
    """
    _remove(KeptLetter.objects.filter(incident=incident).exclude(name__in=TO_REPORTERS))


def forget_to_reporter(incident: Incident) -> None:
    """Remove the letter to who reported: the name of its reader stands in it."""
    _remove(KeptLetter.objects.filter(incident=incident, name__in=TO_REPORTERS))


def _remove(kept: "QuerySet[KeptLetter]") -> None:
    files = [one for row in kept.values_list("pdf_id", "word_id") for one in row]
    kept.delete()
    Document.objects.filter(pk__in=files).delete()
