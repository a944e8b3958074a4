# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Removing damage: of an exercise after thirty days (decision 16), and what names somebody forgotten."""

from collections.abc import Sequence
from uuid import UUID

from django.db.models import QuerySet

from eenlijn.casework.damages.models import Claim, ClaimLetter, DamageLine, Payment, PaymentPlan
from eenlijn.casework.incidents.models import Incident
from eenlijn.commons.documents.models import Document


def forget_damages(incident_ids: Sequence[UUID]) -> None:
    """Remove lines, claims and what belongs to them of these exercises; those of real incidents stay."""
    _forget_letters(ClaimLetter.objects.filter(incident__in=incident_ids, incident__is_exercise=True))
    lines = DamageLine.objects.filter(incident__in=incident_ids, incident__is_exercise=True)
    for rows in (Payment, PaymentPlan):
        rows.objects.filter(incident__in=incident_ids, incident__is_exercise=True).delete()
    lines.filter(stems_from__isnull=False).delete()
    lines.delete()
    Claim.objects.filter(incident__in=incident_ids, incident__is_exercise=True).delete()


def forget_debtor(incident: Incident) -> None:
    """Remove name and address of the other person: the letters about damage, and to whom they went."""
    _forget_letters(ClaimLetter.objects.filter(incident=incident))
    Claim.objects.filter(incident=incident).update(debtor=None)


def _forget_letters(rows: "QuerySet[ClaimLetter]") -> None:
    files = [one for row in rows.values_list("pdf_id", "word_id") for one in row]
    rows.delete()
    Document.objects.filter(pk__in=files).delete()
