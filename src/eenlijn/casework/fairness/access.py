# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who sees hearings: whoever handles the incident, and whoever holds the link in the letter, that one only.

A link that is unknown, used, expired or of a report that was not upheld is no link: nothing tells them apart.
"""

from datetime import datetime

from django.db.models import QuerySet

from eenlijn.casework.fairness.codes import HearingState
from eenlijn.casework.fairness.models import Hearing
from eenlijn.casework.incidents import access as incidents
from eenlijn.casework.incidents.codes import Status
from eenlijn.commons.access.actor import Actor
from eenlijn.foundation.identifiers import code_digest


def hearings_visible_to(actor: Actor) -> "QuerySet[Hearing]":
    """The hearings of the incidents this actor handles."""
    return Hearing.objects.filter(incident__in=incidents.handled_by(actor))


def hearing_of_link(code: str, now: datetime) -> Hearing | None:
    """The one hearing whose link this is, while it works."""
    rows = Hearing.objects.filter(
        link_digest=code_digest(code),
        state=HearingState.INVITED,
        link_used_at=None,
        link_ends_at__gt=now,
    )
    usable = rows.exclude(incident__status=Status.NOT_UPHELD)
    return usable.select_related("incident__organisation", "organisation").first()
