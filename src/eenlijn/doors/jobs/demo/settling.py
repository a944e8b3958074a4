# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the demo records of the other measures before a dossier closes; each dossier its own way."""

from dataclasses import dataclass
from datetime import datetime

from eenlijn.casework.aftercare.actions import Ending
from eenlijn.casework.aftercare.codes import CareMomentKind, CareState
from eenlijn.casework.damages.actions import NewLine
from eenlijn.casework.damages.claiming import NewPayment
from eenlijn.casework.damages.codes import PaidBy, Route
from eenlijn.casework.dossier import actions as dossier
from eenlijn.casework.dossier import (
    care,
    claims,
    damage,
    finishing,
    hand_overs,
    lessons,
    measures_acts,
    tasks,
    waivers,
)
from eenlijn.casework.dossier.codes import Audience, NoteKind
from eenlijn.casework.dossier.remarks import Said, add_note
from eenlijn.casework.incidents.codes import AssignmentKind, MeasureNumber
from eenlijn.casework.learning.actions import NewNeed
from eenlijn.casework.learning.codes import NeedFor
from eenlijn.casework.playbooks.codes import NotNeeded, TaskState
from eenlijn.casework.police_reports.actions import PoliceChoice
from eenlijn.casework.police_reports.codes import PoliceDecision
from eenlijn.casework.reporting.codes import FeedbackKind, FeedbackWay
from eenlijn.casework.reporting.feedback import Told
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.queries import actor_for
from eenlijn.foundation.clock import to_local

THANKS = "Dank je voor je melding. De ander kreeg een brief van ons. Bel gerust als het je bezighoudt."
REASONS = {
    MeasureNumber.NORM: "Niemand weet wie het was.",
    MeasureNumber.TRAIN: "Het team oefende dit vorige maand.",
    MeasureNumber.POLICE: "Te licht voor een aangifte.",
    MeasureNumber.DAMAGE: "Er is geen schade.",
    MeasureNumber.CARE: "De collega sprak er in het team over en wil verder niets.",
}
DONE = "Gedaan, besproken in het werkoverleg."
LAST_WORD = "Wij ronden je melding af. Dank je dat je dit meldde."
WHY_NOT = ("too_light", "victim_declines", "offender_unknown", "care_relation")


@dataclass(frozen=True)
class Settler:
    """Whoever settles one dossier, and the colleague who looks along at what was severe.

    Who reported without a name can be told in writing only.
    """

    coordinator: Actor
    second: Actor
    number: str
    variety: int
    is_reporter_known: bool


def settle(one: Settler, at: datetime) -> None:
    """Tell the reporter, decide on the police, learn, care, recover; and say of the rest why not."""
    is_called = one.is_reporter_known and one.variety % 3 == 0
    way = FeedbackWay.PHONE if is_called else FeedbackWay.IN_APP
    told = Told(FeedbackKind.DONE, way, THANKS if way == FeedbackWay.IN_APP else "")
    measures_acts.tell_reporter(actor=one.coordinator, number=one.number, told=told, now=at)
    measures_acts.decide_police(actor=one.coordinator, number=one.number, choice=_choice(one, at), now=at)
    _lesson(one, at)
    _care(one, at)
    _damage(one, at)
    for number in finishing.closing_for(one.coordinator, one.number, at).open_measures:
        measure = MeasureNumber(number)
        if measure in waivers.WAIVABLE:
            waivers.waive_measure(
                actor=one.coordinator, number=one.number, measure=measure, reason=REASONS[measure], now=at
            )
    _tasks(one, at)


def _tasks(one: Settler, at: datetime) -> None:
    """What the playbook still asks: mostly done, now and then said to be not needed."""
    for place, task in enumerate(tasks.open_tasks(one.coordinator, one.number)):
        is_done = (place + one.variety) % 4 != 0
        tasks.settle_task(
            actor=one.coordinator,
            number=one.number,
            code=task.code,
            state=TaskState.DONE if is_done else TaskState.NOT_NEEDED,
            reason="" if is_done else NotNeeded.DOES_NOT_APPLY,
            words=DONE if is_done else "Bij dit voorval voegt het niets toe.",
            now=at,
        )


def _lesson(one: Settler, at: datetime) -> None:
    if one.variety % 4 == 1:
        kind = ("phone", "basic_deescalation", "refresher", "manager_response")[one.variety % 4]
        new = NewNeed(kind, NeedFor.TEAM, "Op het teamoverleg bespreken.")
        lessons.add_need(actor=one.coordinator, number=one.number, new=new, now=at)


def _care(one: Settler, at: datetime) -> None:
    """Where somebody gives care, the first moments took place; what comes after is not needed."""
    page = care.care_page(one.coordinator, one.number, at)
    if not page.carers or one.variety % 3 == 1:
        return
    carer_id = page.carers[0][0]
    carer = actor_for(carer_id, one.coordinator.organisation_id, at)
    for moment in page.moments:
        if moment.kind not in (CareMomentKind.FIRST_CARE, CareMomentKind.FIRST_TALK) or not moment.is_open:
            continue
        care.ask_carer(
            actor=one.coordinator, number=one.number, moment_id=moment.id, account_id=carer_id, now=at
        )
        is_declined = moment.kind is CareMomentKind.FIRST_TALK and one.variety % 5 == 0
        ending = (
            Ending(CareState.DECLINED, at)
            if is_declined
            else Ending(CareState.MADE, at, provider="provider_bot")
        )
        care.record_talk(actor=carer, moment_id=moment.id, ending=ending, now=at)


def _damage(one: Settler, at: datetime) -> None:
    """Where somebody does law, they noted what was broken, and got it back."""
    lawyers = hand_overs.hands_of(one.coordinator, one.number, at).lawyers
    if not lawyers or one.variety % 4:
        return
    lawyer_id = lawyers[0][0]
    lawyer = actor_for(lawyer_id, one.coordinator.organisation_id, at)
    hand_overs.ask(
        actor=one.coordinator,
        number=one.number,
        kind=AssignmentKind.LEGAL,
        account_id=lawyer_id,
        now=at,
    )
    new = NewLine("org_property", f"{80 + one.variety},50", "Rekening van de werkplaats.")
    damage.add_damage(actor=lawyer, number=one.number, new=new, now=at)
    lines = damage.open_damage(actor=lawyer, number=one.number, now=at).lines
    places = [row.number for row in lines]
    claim = claims.claim_damage(
        actor=lawyer, number=one.number, places=places, route=Route.CLAIM_LETTER, now=at
    )
    page = claims.open_claim(actor=lawyer, number=one.number, place=claim, now=at)
    # With the interest of the days between: paid in full, the claim and its line are over.
    euros, cents = divmod(page.balance.standing.open, 100)
    payment = NewPayment(f"{euros},{cents:02d}", to_local(at).date(), PaidBy.OTHER)
    claims.record_payment(
        actor=lawyer, number=one.number, place=claim, new=payment, version=page.version, now=at
    )


def note_down(one: Settler, at: datetime) -> None:
    """A note on a running dossier, now and then for the manager too."""
    audience = Audience.TEAM if one.variety % 2 else Audience.HANDLERS
    said = Said(audience, NoteKind.FACT, "Gebeld met de planning. De dienst van morgen is geruild.")
    add_note(actor=one.coordinator, number=one.number, said=said, now=at)


def close(one: Settler, at: datetime) -> None:
    """What was severe closes after a second person agreed."""
    closing = finishing.closing_for(one.coordinator, one.number, at)
    if closing.needs_second and not closing.is_agreed:
        finishing.ask_second(actor=one.coordinator, number=one.number, now=at)
        finishing.answer_closing(actor=one.second, number=one.number, is_agreed=True, word="", now=at)
    dossier.close(actor=one.coordinator, number=one.number, last_word=LAST_WORD, now=at)


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
