# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the demo learned: causes and measures with an owner, one done and looked at, one that is to come."""

from datetime import datetime, timedelta
from uuid import UUID

from eenlijn.casework.dossier import lessons, preventing
from eenlijn.casework.learning.actions import NewNeed
from eenlijn.casework.learning.codes import NeedFor, PreventionState
from eenlijn.casework.learning.preventing import NewAnalysis, NewPrevention, RiskLine
from eenlijn.doors.jobs.demo.company import Company
from eenlijn.foundation.clock import to_local

WHY = "Op de late dienst rijdt iedereen alleen, en de meldknop zat onder het stuur."
BUTTON = "De meldknop komt op het dashboard, waar je er met één hand bij kunt."
TOGETHER = "Op vrijdag- en zaterdagavond rijdt een tweede collega mee op lijn 62."
IN_RIE = "Alleen werken op de late dienst: meldknop binnen handbereik, twee collega's op de drukste avonden."


def learn(company: Company, number: str, began: datetime) -> None:
    """The button is done, and stands in the RI&E; the second person is being arranged by Bram."""
    carla, at = company.actor("carla"), began + timedelta(days=9)
    bram, due = company.accounts["bram"], to_local(at + timedelta(days=80)).date()
    why = NewAnalysis("staffing", ("layout", "rule_enforcement"), WHY)
    preventing.write_causes(actor=carla, number=number, new=why, version=0, now=at)
    button = _plan(company, number, NewPrevention("alarm_system", BUTTON, bram, due), at)
    line = RiskLine(IN_RIE, "4.2 Agressie en geweld", to_local(at + timedelta(days=12)).date())
    later = at + timedelta(days=12)
    preventing.put_risk_line(actor=carla, number=number, measure_id=button, told=line, version=1, now=later)
    _move(company, number, button, PreventionState.DONE, at + timedelta(days=38))
    together = _plan(company, number, NewPrevention("staffing", TOGETHER, bram, due), at)
    _move(company, number, together, PreventionState.DOING, at + timedelta(days=20))
    new = NewNeed("basic_deescalation", NeedFor.TEAM, "Oefenen met een reiziger die niet betaalt.")
    lessons.add_need(actor=carla, number=number, new=new, now=at)


def _plan(company: Company, number: str, new: NewPrevention, at: datetime) -> UUID:
    carla = company.actor("carla")
    return preventing.plan_prevention(actor=carla, number=number, new=new, now=at)


def _move(company: Company, number: str, measure_id: UUID, state: PreventionState, at: datetime) -> None:
    carla = company.actor("carla")
    row = preventing.learned(carla, number).prevention(measure_id)
    preventing.move_prevention(
        actor=carla,
        number=number,
        measure_id=measure_id,
        state=state,
        reason="",
        version=row.version,
        now=at,
    )
