# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Anna hears back: seen, what was done, over; she reads her letter, and says once how it went."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from eenlijn.casework.clocks.models import Clock
from eenlijn.casework.facts.models import Fact
from eenlijn.casework.reporting.queries import OpenLink
from tests.cast import Cast
from tests.journeys import steps
from tests.journeys.conftest import PHONE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def say(carla: Page, number: str, moment: str) -> str:
    """Tell this moment in the words that are proposed; returns them."""
    carla.goto(f"/dossiers/{number}/melder/")
    expect(carla.get_by_label(moment, exact=True)).to_be_checked()
    words = carla.get_by_label(re.compile("^Bericht")).last.input_value()
    carla.get_by_role("button", name="Leg vast").click()
    carla.wait_for_url(f"**/dossiers/{number}/")
    return words


def waiting(number: str) -> list[str]:
    rows = Clock.objects.filter(incident__number=number, kind__startswith="reporter_", stopped_at=None)
    return sorted(rows.values_list("kind", flat=True))


def test_anna_hears_three_times_reads_her_letter_and_says_how_it_went(
    open_page: Callable[..., Page], staff: Cast, link: OpenLink
) -> None:
    anna, carla = open_page(PHONE), open_page()
    steps.enter(anna, staff.anna)
    number = steps.report(anna, f"/m/{link.slug}/", ["Bedreigd"], "Hij riep dat hij me opwacht.")
    receipt = anna.url
    anna.get_by_role("link", name="Wat mag je verwachten?").click()
    expect(anna.get_by_role("heading", level=1)).to_contain_text("Wat mag je verwachten?")
    expect(anna.locator("main")).to_contain_text("Melder hoort wat wij deden: 5 werkdagen")
    expect(anna.locator("main")).to_contain_text("0900-0101")

    steps.enter(carla, staff.carla)
    steps.assess(carla, number, "3 Ernstig", main_type="threat_general")
    seen = say(carla, number, "Gezien, en bedankt")
    assert staff.carla.membership.function_name in seen
    assert waiting(number) == ["reporter_done"]
    anna.goto(receipt)
    expect(anna.locator("main")).to_contain_text("Dank je dat je dit meldde.")
    expect(anna.locator("main")).to_contain_text("Gepland, uiterlijk")
    expect(anna.locator("main")).to_contain_text(f"· {staff.carla.membership.function_name}")

    steps.no_police(carla, number, "Te licht")
    gets_a_letter(carla, anna, number, receipt)
    the_rest_is_done(carla, number)
    says_how_it_went(anna, receipt)
    told = Fact.objects.filter(measure__in=("was_heard", "would_again")).values_list("measure", "step")
    assert sorted(told) == [("was_heard", "yes"), ("would_again", "partly")]
    anna.goto(receipt)
    expect(anna.get_by_role("link", name="Vertel hoe het ging, in drie vragen")).to_have_count(0)


def the_rest_is_done(carla: Page, number: str) -> None:
    """The other person hears, what is not needed is said, and the dossier closes with a last word."""
    steps.write_letter(carla, number, "Brief: dit is onze norm", "U bedreigde onze medewerker.", "2")
    steps.establish(carla)
    steps.send(carla, number)
    for measure in (4, 7, 8):
        steps.waive(carla, number, measure)
    steps.settle_tasks(carla, number)
    carla.goto(f"/dossiers/{number}/afsluiten/")
    last = carla.get_by_label(re.compile("Laatste bericht aan de melder"))
    assert "Wij ronden je melding af." in last.input_value()
    carla.get_by_role("button", name="Sluit het dossier af").click()
    carla.wait_for_url("**/vandaag/**")
    assert waiting(number) == []


def says_how_it_went(anna: Page, receipt: str) -> None:
    """Two of the three questions, once."""
    anna.goto(receipt)
    expect(anna.locator("main")).to_contain_text("Wij ronden je melding af.")
    anna.get_by_role("link", name="Vertel hoe het ging, in drie vragen").click()
    steps.pick(anna, "Voelde je je gehoord?", "Ja")
    steps.pick(anna, "Zou je het weer melden?", "Een beetje")
    anna.get_by_role("button", name="Verstuur je antwoorden").click()
    expect(anna.locator("main")).to_contain_text("Deze vragen zijn afgerond")


def gets_a_letter(carla: Page, anna: Page, number: str, receipt: str) -> None:
    """Carla writes what we did, and Anna reads it and takes it along."""
    carla.goto(f"/dossiers/{number}/melder/brief/")
    carla.get_by_label("Wat wij deden").fill("Wij spraken de ander aan.")
    carla.get_by_label(re.compile("Wie kan de melder bellen")).fill("bel 088 000 01 30.")
    carla.get_by_label(re.compile("Ik las de brief na")).check()
    carla.get_by_role("button", name="Zet de brief bij de melding").click()
    carla.wait_for_url(f"**/dossiers/{number}/")
    assert waiting(number) == []
    anna.goto(receipt)
    anna.get_by_role("link", name="Lees de brief over wat wij deden").click()
    expect(anna.locator("article")).to_contain_text("Wij spraken de ander aan.")
    with anna.expect_download() as coming:
        anna.get_by_role("link", name="De brief als PDF").click()
    assert coming.value.path().read_bytes().startswith(b"%PDF-")
