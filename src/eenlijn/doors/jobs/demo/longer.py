# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Two long stories of the demo, with police, damage, care and learning: one far along, one of yesterday."""

from datetime import datetime, timedelta
from typing import Final

from eenlijn.casework.dossier import measures_acts
from eenlijn.casework.reporting.codes import FeedbackKind, FeedbackWay
from eenlijn.casework.reporting.feedback import Told
from eenlijn.casework.response.codes import AnswerKind
from eenlijn.doors.jobs.demo import caring, filing, learning, outside, recovering
from eenlijn.doors.jobs.demo.company import Company
from eenlijn.doors.jobs.demo.measures import Stays, answer_it, morning_of, report_it

FAR: Final = Stays(
    AnswerKind.WARNING,
    "Voorbeeldman",
    74,
    365,
    ("physical_assault", "threat_general"),
    "Ik vroeg om een kaartje. Hij sloeg me in mijn gezicht en zei dat hij weet welke lijn ik rijd.",
    "U sloeg onze medewerker in het gezicht, en zei dat u weet welke lijn de medewerker rijdt.",
)
FRESH: Final = Stays(
    AnswerKind.WARNING,
    "Verzonnen",
    1,
    365,
    ("threat_weapon",),
    "Hij liet een mes zien en zei dat ik moest doorrijden. Ik deed de deuren open en hij liep weg.",
    "U liet een mes zien aan onze medewerker.",
)
# Their reports have keys after those of the answers that stay.
FAR_PLACE, FRESH_PLACE = 10, 11
SEEN: Final = "Dank je voor je melding. Bram belt je vandaag, en Carla kijkt wat er nodig is."
DONE: Final = "De ander kreeg een brief, en wij deden aangifte. Je hoort het als er nieuws is."


def tell_at_length(company: Company, now: datetime) -> None:
    """Each at its own moment of the past; neither is closed."""
    caring.give_care_as_peer(company, company.began)
    _far(company, now)
    _fresh(company, now)


def _far(company: Company, now: datetime) -> None:
    began = morning_of(FAR, now)
    carla = company.actor("carla")
    number = answer_it(company.scene, FAR, FAR_PLACE, began)
    _say(company, number, FeedbackKind.THANKS, SEEN, began + timedelta(hours=2))
    _say(company, number, FeedbackKind.DONE, DONE, began + timedelta(days=2))
    caring.care_to_the_end(company, number, began)
    filed_at = began + timedelta(days=1)
    filing.file_wholly(carla, number, filed_at)
    filing.follow(carla, number, filed_at, now)
    recovering.ask_back(company.actor("karin"), carla, number, began + timedelta(days=4))
    learning.learn(company, number, began)
    outside.release(company, number, now - timedelta(days=6))


def _fresh(company: Company, now: datetime) -> None:
    began = now - timedelta(hours=20)
    number = report_it(company.scene, FRESH, FRESH_PLACE, began)
    caring.care_begins(company, number, began, now)
    filing.file_halfway(company.actor("carla"), number, began + timedelta(hours=7))
    outside.propose(company, number, began + timedelta(hours=9))


def _say(company: Company, number: str, kind: FeedbackKind, words: str, at: datetime) -> None:
    told = Told(kind, FeedbackWay.IN_APP, words)
    measures_acts.tell_reporter(actor=company.actor("carla"), number=number, told=told, now=at)
