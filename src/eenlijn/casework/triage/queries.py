# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading the four-eyes check of an incident."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.triage.codes import InfluenceOutcome
from eenlijn.casework.triage.models import InfluenceCheck
from eenlijn.commons.keys import vault


@dataclass(frozen=True)
class InfluenceView:
    """Who asked when, and what the second person found; `outcome` is None while nobody did."""

    opened_at: datetime
    opened_by: UUID
    outcome: InfluenceOutcome | None
    finding: str
    checked_at: datetime | None
    checked_by: UUID | None


def influence_of(incident: Incident) -> InfluenceView | None:
    """The check of an incident the caller may read; None when nobody asked. One statement."""
    check = InfluenceCheck.objects.filter(incident=incident).first()
    if check is None:
        return None
    return InfluenceView(
        opened_at=check.opened_at,
        opened_by=check.opened_by_id,
        outcome=InfluenceOutcome(check.outcome) if check.outcome else None,
        finding=vault.open(check, "finding"),
        checked_at=check.checked_at,
        checked_by=check.checked_by_id,
    )
