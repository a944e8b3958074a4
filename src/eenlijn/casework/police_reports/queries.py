# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading the decision on a police report."""

from collections.abc import Iterable
from uuid import UUID

from eenlijn.casework.incidents.codes import MeasureState, Sign, label
from eenlijn.casework.police_reports.codes import PoliceDecision
from eenlijn.casework.police_reports.models import PoliceReport


def police_signs(incident_ids: Iterable[UUID]) -> dict[UUID, Sign]:
    """Measure 6: filed, or decided not to with a coded reason."""
    current = PoliceReport.objects.filter(incident__in=list(incident_ids), is_current=True)
    return {report.incident_id: _sign(report) for report in current}


def _sign(report: PoliceReport) -> Sign:
    decision = PoliceDecision(report.decision)
    if decision == PoliceDecision.NONE_DECIDED:
        return Sign(MeasureState.NONE, label("reason_no_police_report", report.reason_not), report.decided_at)
    return Sign(MeasureState.DONE, str(decision.label), report.decided_at)
