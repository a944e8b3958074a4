# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the demo records of the other measures before a dossier closes; each dossier its own way."""

from dataclasses import dataclass
from datetime import datetime

from eenlijn.casework.dossier import actions as dossier
from eenlijn.casework.dossier import finishing, measures_acts, waivers
from eenlijn.casework.incidents.codes import MeasureNumber
from eenlijn.casework.police_reports.actions import PoliceChoice
from eenlijn.casework.police_reports.codes import PoliceDecision
from eenlijn.casework.reporting.codes import FeedbackKind, FeedbackWay
from eenlijn.casework.reporting.feedback import Told
from eenlijn.commons.access.actor import Actor
from eenlijn.foundation.clock import to_local

THANKS = "Dank je voor je melding. De ander kreeg een brief van ons. Bel gerust als het je bezighoudt."
REASONS = {
    MeasureNumber.NORM: "Niemand weet wie het was.",
    MeasureNumber.TRAIN: "Het team oefende dit vorige maand.",
    MeasureNumber.POLICE: "Te licht voor een aangifte.",
    MeasureNumber.DAMAGE: "Er is geen schade.",
    MeasureNumber.CARE: "De collega sprak er in het team over en wil verder niets.",
}
WHY_NOT = ("too_light", "victim_declines", "offender_unknown", "care_relation")


@dataclass(frozen=True)
class Settler:
    """Whoever settles one dossier, and the colleague who looks along at what was severe."""

    coordinator: Actor
    second: Actor
    number: str
    variety: int


def settle(one: Settler, at: datetime) -> None:
    """Tell the reporter, decide on the police, and say of the rest why it is not needed."""
    way = FeedbackWay.IN_APP if one.variety % 3 else FeedbackWay.PHONE
    told = Told(FeedbackKind.DONE, way, THANKS if way == FeedbackWay.IN_APP else "")
    measures_acts.tell_reporter(actor=one.coordinator, number=one.number, told=told, now=at)
    measures_acts.decide_police(actor=one.coordinator, number=one.number, choice=_choice(one, at), now=at)
    for number in finishing.closing_for(one.coordinator, one.number, at).open_measures:
        measure = MeasureNumber(number)
        if measure in waivers.WAIVABLE:
            waivers.waive_measure(
                actor=one.coordinator, number=one.number, measure=measure, reason=REASONS[measure], now=at
            )


def close(one: Settler, at: datetime) -> None:
    """What was severe closes after a second person agreed."""
    closing = finishing.closing_for(one.coordinator, one.number, at)
    if closing.needs_second and not closing.is_agreed:
        finishing.ask_second(actor=one.coordinator, number=one.number, now=at)
        finishing.answer_closing(actor=one.second, number=one.number, is_agreed=True, word="", now=at)
    dossier.close(actor=one.coordinator, number=one.number, now=at)


def _choice(one: Settler, at: datetime) -> PoliceChoice:
    if one.variety % 3 == 0:
        return PoliceChoice(
            PoliceDecision.AANGIFTE_EMPLOYER,
            filed_on=to_local(at).date(),
            reference=f"PL0500-VERZONNEN-{one.variety:04}" if one.variety % 2 else "",
            said_vpt=True,
            used_work_address=True,
        )
    return PoliceChoice(PoliceDecision.NONE_DECIDED, reason_not=WHY_NOT[one.variety % len(WHY_NOT)])
