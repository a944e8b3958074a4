# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Carla makes a complete file for the police, from an assessed report to a frozen archive; steps are counted.

The ten minutes of row C8 are human steps: a press or a choice takes two seconds, finding a page or reading
what stands there ten, and a line to type fifteen. These are ours, on the slow side.
"""

import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

import pytest
from playwright.sync_api import Page, expect

from eenlijn.casework.dossier import details
from eenlijn.casework.dossier.own_reports import own_report_id
from eenlijn.casework.police_reports.models import PolicePackage
from eenlijn.casework.reporting.queries import OpenLink
from eenlijn.commons.organisations.models import Organisation
from tests.cast import Cast
from tests.factories import stories
from tests.journeys.steps import enter, main, pick, press, this_minute

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Axe = Callable[[Page], list[str]]
PRESS, READ, TYPE = 2, 10, 15
TEN_MINUTES = 600
TOLD_BY_ANNA = {
    "pif_what": "Hij dreigde me te slaan en trok aan mijn jas.",
    "pif_literal": "Ik wacht je op.",
    "pif_how": "Hij liep naar voren, riep, en pakte mijn jas.",
    "pif_with": "Met zijn handen.",
    "pif_why": "Hij had geen kaartje.",
    "other_looks": "Blauwe jas, lang.",
}


@dataclass
class Counted:
    """The hands and eyes of one coordinator on one page."""

    page: Page
    presses: int = 0
    reads: int = 0
    lines: int = 0
    log: list[str] = field(default_factory=list)

    @property
    def seconds(self) -> int:
        return self.presses * PRESS + self.reads * READ + self.lines * TYPE

    def go(self, words: str) -> None:
        self.page.get_by_role("link", name=words).first.click()
        self.presses += 1
        self.reads += 1

    def press(self, words: str) -> None:
        press(self.page, words)
        self.presses += 1
        self.reads += 1

    def pick(self, question: str, answer: str) -> None:
        pick(self.page, question, answer)
        self.presses += 1

    def type(self, label: str, words: str) -> None:
        self.page.get_by_label(label).fill(words)
        self.lines += 1


@pytest.fixture
def number(staff: Cast, link: OpenLink, moment: datetime) -> str:
    """Anna reported and answered the police questions after the receipt; Carla assessed it."""
    Organisation.objects.filter(pk=staff.reggestreek.pk).update(postal_lines="Postbus 12\n7600 AA Almelo")
    found = stories.report(staff.anna.actor, link, moment).number
    report_id = own_report_id(staff.anna.actor, found)
    for code, value in TOLD_BY_ANNA.items():
        details.answer_question(
            actor=staff.anna.actor, report_id=report_id, code=code, value=value, now=moment
        )
    stories.assess(staff.carla.actor, found, moment)
    return found


def test_a_complete_file_in_less_than_ten_minutes_of_human_steps(
    open_page: Callable[..., Page], staff: Cast, number: str, axe: Axe
) -> None:
    page = open_page()
    enter(page, staff.carla)
    page.goto(f"/dossiers/{number}/aangifte/")
    carla = Counted(page, reads=1)
    assert axe(page) == []
    checks(carla, axe)
    chooses(carla, axe)
    writes(carla, axe)
    asks_for_images(carla, axe)
    takes_along(carla, axe)
    decides(carla)
    package = PolicePackage.objects.get(incident__number=number)
    assert (package.number, package.has_people, package.left_out) == (1, True, [])
    # What it took; one step more is seen here before somebody feels it.
    assert (carla.presses, carla.lines) == (20, 6)
    assert carla.seconds < TEN_MINUTES * 0.7, carla.seconds


def checks(carla: Counted, axe: Axe) -> None:
    carla.go("Ga na of het strafbaar kan zijn")
    carla.pick("Zei of liet de ander merken", "Ja")
    carla.press("Kijk waar dit op wijst")
    expect(main(carla.page)).to_contain_text("Waarschijnlijk strafbaar")
    assert axe(carla.page) == []
    carla.go("Terug naar aangifte")


def chooses(carla: Counted, axe: Axe) -> None:
    """Nothing has to be chosen: the employer goes, with its own address."""
    page = carla.page
    carla.go("Kies wie er gaat, en hoe")
    expect(page.get_by_role("radio", name="De werkgever. De collega is dan getuige")).to_be_checked()
    expect(page.get_by_role("radio", name="Het adres van het werk (domicilie)")).to_be_checked()
    carla.type("Wie spreekt namens ons met de politie?", "Carla, coördinator, 088 000 01 30")
    assert axe(page) == []
    carla.press("Bewaar deze keuze")


def writes(carla: Counted, axe: Axe) -> None:
    """What Anna told stands there already."""
    page = carla.page
    carla.go("Bereid de tekst voor")
    expect(page.get_by_label("Welke woorden gebruikte de ander letterlijk?")).to_have_value("Ik wacht je op.")
    expect(page.get_by_label("Kleding en kleuren")).to_have_value("Blauwe jas, lang.")
    carla.reads += 3
    carla.type("Wie deed het?", "Onbekende man van ongeveer dertig")
    carla.type("Haar en gezicht", "Kort donker haar, baard")
    carla.type("Letsel: waar ligt het bewijs?", "Geen letsel")
    assert axe(page) == []
    carla.press("Bewaar de tekst")
    expect(main(page)).to_contain_text("Bewaard. Je kunt later verder.")
    expect(main(page)).not_to_contain_text("Dit vraagt de politie, en mist nog")
    carla.go("Terug naar aangifte")


def asks_for_images(carla: Counted, axe: Axe) -> None:
    carla.go("Bewijs en camerabeelden")
    carla.type("Welke camera?", "Bus 7712, boven de voordeur")
    carla.pick("Van wie is de camera?", "Van ons")
    assert axe(carla.page) == []
    carla.press("Leg de vraag vast")
    carla.go("Terug naar aangifte")


def takes_along(carla: Counted, axe: Axe) -> None:
    page = carla.page
    carla.go("Neem mee wat de politie nodig heeft")
    assert axe(page) == []
    carla.press("Maak het dossier voor de politie")
    expect(main(page)).to_contain_text("Versie 1")
    with page.expect_download() as waiting:
        carla.go("Bewaar versie 1 met bestanden (zip)")
    with zipfile.ZipFile(waiting.value.path()) as archive:
        assert sorted(archive.namelist()) == ["inhoud.json", "politiedossier.pdf"]
    carla.go("Zinnen voor aan de balie, om af te drukken")
    expect(main(page)).to_contain_text("Wilt u de VPT-code erbij zetten?")
    assert axe(page) == []
    carla.go("Terug naar aangifte")


def decides(carla: Counted) -> None:
    carla.pick("Wat is het besluit?", "Aangifte door de werkgever")
    carla.page.get_by_label("Dag van de aangifte of melding").fill(this_minute()[:10])
    carla.lines += 1
    carla.press("Leg vast")
