# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who sees letters that are kept: whoever handles the incident, as with answers."""

from django.db.models import QuerySet

from eenlijn.casework.incidents import access as incidents
from eenlijn.casework.letters.models import KeptLetter
from eenlijn.commons.access.actor import Actor


def visible_to(actor: Actor) -> "QuerySet[KeptLetter]":
    """The letters of the incidents this actor handles; a room with other readers asks by `subject_id`."""
    return KeptLetter.objects.filter(incident__in=incidents.handled_by(actor))
