# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading the decision on a police report."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from eenlijn.casework.incidents.codes import MeasureState, Sign, label
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.police_reports.codes import PoliceDecision
from eenlijn.casework.police_reports.models import PoliceReport
from eenlijn.commons.keys import vault
from eenlijn.foundation.prepared import Among, Prepared


def is_decided(incident: Incident) -> bool:
    """Whether somebody decided about the police already."""
    return PoliceReport.objects.filter(incident=incident, is_current=True).exists()


def police_signs(incident_ids: Iterable[UUID]) -> dict[UUID, Sign]:
    """Measure 6: filed, or decided not to with a coded reason."""
    return {
        incident_id: _sign(PoliceDecision(decision), reason_not, decided_at)
        for incident_id, decision, reason_not, decided_at in _current(ids=list(incident_ids))
    }


_current: Final = Prepared(
    lambda: PoliceReport.objects.filter(Among("incident_id", "ids"), is_current=True).values_list(
        "incident_id", "decision", "reason_not", "decided_at"
    )
)


def _sign(decision: PoliceDecision, reason_not: str, decided_at: datetime) -> Sign:
    if decision == PoliceDecision.NONE_DECIDED:
        return Sign(MeasureState.NONE, label("reason_no_police_report", reason_not), decided_at)
    return Sign(MeasureState.DONE, str(decision.label), decided_at)


@dataclass(frozen=True)
class PoliceView:
    """The decision that counts now, for whoever reads what was arranged (C6)."""

    decision: PoliceDecision
    filed_on: date | None
    reference: str
    reason: str
    reason_code: str
    word: str
    said_vpt: bool
    used_work_address: bool
    decided_at: datetime
    decided_by: UUID
    version: int


def police_history(incident: Incident) -> tuple[PoliceView, ...]:
    """Every decision, the one that counts first; the caller has established that the actor may read it."""
    rows = PoliceReport.objects.filter(incident=incident).order_by("-version")
    return tuple(_view(row) for row in rows)


def _view(row: PoliceReport) -> PoliceView:
    return PoliceView(
        decision=PoliceDecision(row.decision),
        filed_on=row.filed_on,
        reference=vault.open(row, "reference"),
        reason=label("reason_no_police_report", row.reason_not) if row.reason_not else "",
        reason_code=row.reason_not,
        word=vault.open(row, "word"),
        said_vpt=row.said_vpt,
        used_work_address=row.used_work_address,
        decided_at=row.decided_at,
        decided_by=row.decided_by_id,
        version=row.version,
    )
