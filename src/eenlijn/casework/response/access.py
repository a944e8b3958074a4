# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who sees clocks and answers: whoever sees the incident, and for answers whoever handles it."""

from django.db.models import QuerySet

from eenlijn.casework.incidents import access as incidents
from eenlijn.casework.response.models import Answer, ResponseClock
from eenlijn.commons.access.actor import Actor


def visible_to(actor: Actor) -> "QuerySet[ResponseClock]":
    """The clocks of the incidents this actor sees."""
    return ResponseClock.objects.filter(incident__in=incidents.visible_to(actor))


def answers_visible_to(actor: Actor) -> "QuerySet[Answer]":
    """The answers of the incidents this actor handles."""
    return Answer.objects.filter(incident__in=incidents.handled_by(actor))
