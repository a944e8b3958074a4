# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Measure 6 in the demo: a police file that is finished and followed, and one that is half filled."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from eenlijn.casework.dossier import measures_acts, police_evidence, police_file, police_news, police_package
from eenlijn.casework.dossier.police_news import Passing
from eenlijn.casework.police_reports.actions import PoliceChoice
from eenlijn.casework.police_reports.codes import (
    Filer,
    FootageHolder,
    FootageState,
    PoliceDecision,
    PoliceStep,
    PoliceWay,
)
from eenlijn.casework.police_reports.drafting import Choice, Texts
from eenlijn.casework.police_reports.footage import NewFootage
from eenlijn.casework.police_reports.offences import questions
from eenlijn.casework.police_reports.tracking import StepTold
from eenlijn.casework.reporting.codes import FeedbackWay
from eenlijn.commons.access.actor import Actor
from eenlijn.foundation.clock import to_local

CONTACT: Final = "Carla, coördinator, 088 000 01 30"
REFERENCE: Final = "PL0500-VERZONNEN-2201"
OFFICER: Final = "Wijkteam Almelo, 0900 8844"
WHOLE: Final = {
    "who": "Een reiziger. Wij weten zijn naam: R. Voorbeeldman.",
    "what": "Een klap met de vlakke hand in het gezicht, en daarna een duw tegen de deur.",
    "scene": "In de bus, bij de voorste deur, op de halte Stationsplein.",
    "with_what": "Met de hand.",
    "how": "De reiziger stapte in zonder te betalen. De collega vroeg om een kaartje. Toen sloeg hij.",
    "moment": "Om tien over acht in de avond, vlak na het openen van de deur.",
    "why": "Hij wilde meerijden zonder te betalen.",
    "literal": "«Jij gaat hier spijt van krijgen, ik weet welke lijn je rijdt.»",
    "build": "Ongeveer 1,85 meter, breed.",
    "clothing": "Donkergroene jas, witte schoenen.",
    "victim": "De chauffeur van de bus.",
    "witnesses": "Twee reizigers op de voorste bank. Hun namen kennen wij niet.",
    "injuries": "Een blauwe plek. De foto staat bij de bestanden.",
    "damage": "Een kapotte bril. De bon ligt bij de jurist.",
}
HALF: Final = {
    "who": "Een reiziger. Zijn naam weten wij niet.",
    "what": "Hij liet een mes zien en zei dat de chauffeur moest doorrijden.",
    "scene": "In de bus, halte Stationsplein.",
    "literal": "«Rijden, nu.»",
    "clothing": "Grijze capuchontrui.",
}
YES_WHOLE: Final = frozenset({"hurt", "vague_threat"})
YES_HALF: Final = frozenset({"threat", "weapon", "coercion"})


def file_wholly(carla: Actor, number: str, at: datetime) -> None:
    """Checked, chosen, written, images safe, packed and filed; the whole takes a morning."""
    check(carla, number, YES_WHOLE, at)
    choose(carla, number, "domicile", at)
    write(carla, number, WHOLE, at)
    asked = ask_images(carla, number, "Bus 4123, boven de voorste deur", at)
    police_evidence.settle_footage(
        actor=carla,
        number=number,
        footage_id=asked,
        state=FootageState.SECURED,
        on=to_local(at).date(),
        now=at + timedelta(hours=1),
    )
    police_package.make_file(actor=carla, number=number, draft_version=2, now=at + timedelta(hours=2))
    filed = PoliceChoice(
        PoliceDecision.AANGIFTE_EMPLOYER,
        filed_on=to_local(at).date(),
        reference=REFERENCE,
        said_vpt=True,
        used_work_address=True,
    )
    measures_acts.decide_police(actor=carla, number=number, choice=filed, now=at + timedelta(hours=3))


def follow(carla: Actor, number: str, filed_at: datetime, now: datetime) -> None:
    """What police and prosecutor did since; the last step lies before a hearing that still comes."""
    hearing = to_local(now).date() + timedelta(days=24)
    steps = (
        (2, StepTold(PoliceStep.CONTACT, None, 0, reference=REFERENCE, contact=OFFICER)),
        (3, StepTold(PoliceStep.VPT_MARKED, None, 1)),
        (5, StepTold(PoliceStep.TAKEN, None, 2)),
        (16, StepTold(PoliceStep.INVESTIGATED, None, 3, word="De beelden zijn bekeken.")),
        (44, StepTold(PoliceStep.HEARING, None, 4, hearing_on=hearing)),
    )
    for days, told in steps:
        at = filed_at + timedelta(days=days)
        dated = _on(told, at)
        passing = Passing(FeedbackWay.PHONE)
        police_news.record_police_step(actor=carla, number=number, told=dated, passing=passing, now=at)


def _on(told: StepTold, at: datetime) -> StepTold:
    return replace(told, on=to_local(at).date())


def file_halfway(carla: Actor, number: str, at: datetime) -> None:
    """The check is done and the way is chosen; half of the text is there, and the images are asked for."""
    check(carla, number, YES_HALF, at)
    choose(carla, number, "under_number", at, ("not_known", "meets_again"))
    write(carla, number, HALF, at)
    ask_images(carla, number, "Halte Stationsplein, boven het perron", at)


def check(carla: Actor, number: str, said_yes: Collection[str], at: datetime) -> None:
    answers = {one.code: "yes" if one.code in said_yes else "no" for one in questions()}
    police_file.check_offence(actor=carla, number=number, answers=answers, now=at)


def choose(carla: Actor, number: str, identity: str, at: datetime, reasons: tuple[str, ...] = ()) -> None:
    choice = Choice(PoliceWay.AANGIFTE, Filer.EMPLOYER, identity, reasons=reasons, contact=CONTACT)
    police_file.choose_way(actor=carla, number=number, choice=choice, now=at + timedelta(minutes=5))


def write(carla: Actor, number: str, texts: dict[str, str], at: datetime) -> None:
    typed = Texts(texts, version=1)
    police_file.write_draft(actor=carla, number=number, typed=typed, now=at + timedelta(minutes=15))


def ask_images(carla: Actor, number: str, camera: str, at: datetime) -> UUID:
    """Asked of another, who keeps them for four weeks; which request it became."""
    day = to_local(at).date()
    new = NewFootage(camera, FootageHolder.OTHER, day, day + timedelta(days=28))
    told: dict[str, Any] = {"actor": carla, "number": number, "now": at + timedelta(minutes=20)}
    police_evidence.ask_footage(**told, new=new)
    return police_evidence.open_evidence(**told).footage[-1].id
