# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who sees answers: whoever handles the incident."""

from django.db.models import QuerySet

from eenlijn.casework.incidents import access as incidents
from eenlijn.casework.response.models import Answer
from eenlijn.commons.access.actor import Actor


def answers_visible_to(actor: Actor) -> "QuerySet[Answer]":
    """The answers of the incidents this actor handles."""
    return Answer.objects.filter(incident__in=incidents.handled_by(actor))
