# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A parent threatens a teacher: the school looks at itself, agrees on one measure, and talks about it."""

import re
from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

import pytest
from playwright.sync_api import Page, expect

from eenlijn.casework.clocks.models import Clock
from eenlijn.casework.learning.models import PreventionMeasure
from eenlijn.commons.rulebook.codes import TermKind
from eenlijn.commons.trail.queries import verify
from tests.factories.employers import SCHOOL, Employer, Workplace
from tests.journeys import steps
from tests.journeys.conftest import PHONE
from tests.journeys.steps import enter, main, press

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("clock"),
]

WORDS = "Een vader schreeuwde dat hij mij na schooltijd zou opwachten."
WHAT = "Een tweede collega zit bij elk gesprek over een schorsing."


def test_a_school_team_learns_from_a_threat_and_takes_it_to_its_meeting(
    founded: Callable[[Workplace], Employer],
    open_page: Callable[..., Page],
    axe: Callable[[Page], list[str]],
) -> None:
    school = founded(SCHOOL)
    sanne, carmen, boss = open_page(PHONE), open_page(), open_page()
    enter(sanne, school.reporter)
    sanne.goto("/melden/")
    sanne.get_by_label(re.compile("Waar?")).first.fill("Lokaal 1.12")
    number = steps.report(sanne, "/melden/", ["Bedreigd"], WORDS)

    enter(carmen, school.coordinator)
    steps.assess(carmen, number, "3 Ernstig", main_type="threat_general")
    looks_at_ourselves(carmen, number, axe)
    agrees_on_a_measure(carmen, number, school, axe)
    puts_it_in_the_rie_and_does_it(carmen, number, axe)
    takes_it_to_the_team(boss, number, school, axe)
    assert verify(school.organisation.pk).ok


def looks_at_ourselves(page: Page, number: str, axe: Callable[[Page], list[str]]) -> None:
    """A name is asked about, and goes before anything is kept."""
    page.goto(f"/dossiers/{number}/leerpunt/")
    page.get_by_role("link", name="Leg de oorzaak vast").click()
    page.get_by_label("Wat was de hoofdoorzaak?").select_option("rules_of_place")
    page.get_by_role("checkbox", name="Te weinig mensen, of alleen gewerkt").check()
    page.get_by_label("Wat droegen we zelf bij?").fill("Sanne voerde het gesprek alleen.")
    press(page, "Leg vast")
    expect(page.locator(".el-error-summary")).to_contain_text("Hier lijkt een naam te staan: Sanne")
    assert axe(page) == []
    page.get_by_label("Wat droegen we zelf bij?").fill("Het gesprek werd alleen gevoerd.")
    press(page, "Leg vast")
    page.wait_for_url(f"**/dossiers/{number}/leerpunt/")
    expect(main(page)).to_contain_text("Oorzaak: huis-, bezoek- of schoolregels")
    assert axe(page) == []


def agrees_on_a_measure(page: Page, number: str, school: Employer, axe: Callable[[Page], list[str]]) -> None:
    """A day that is over is refused; the one that comes is kept, with somebody who does it."""
    page.goto(f"/dossiers/{number}/leerpunt/")
    page.get_by_role("link", name="Spreek een preventiemaatregel af").click()
    page.get_by_label("Wat voor maatregel?").select_option("staffing")
    page.get_by_label("Wat gaat er gebeuren?").fill(WHAT)
    page.get_by_label("Wie zorgt ervoor?").select_option(str(school.manager.id))
    page.get_by_label("Klaar voor of op").fill("2026-11-01")
    press(page, "Spreek af")
    expect(page.locator(".el-error-summary")).to_contain_text("Deze dag is al voorbij.")
    expect(page.get_by_label("Wat gaat er gebeuren?")).to_have_value(WHAT)
    assert axe(page) == []
    page.get_by_label("Klaar voor of op").fill("2026-12-01")
    press(page, "Spreek af")
    page.wait_for_url(f"**/dossiers/{number}/leerpunt/")
    expect(main(page)).to_contain_text(WHAT)


def puts_it_in_the_rie_and_does_it(page: Page, number: str, axe: Callable[[Page], list[str]]) -> None:
    """The line of the risk inventory, then done: two terms begin to see whether it works."""
    page.get_by_role("link", name=re.compile("^Werk bij")).click()
    page.get_by_label("Nummer of hoofdstuk in de RI&E").fill("4.2 PSA")
    page.get_by_label("Erin gezet op").fill("2026-11-23")
    press(page, "Leg de regel vast")
    page.wait_for_url(f"**/dossiers/{number}/leerpunt/")
    page.get_by_role("link", name=re.compile("^Werk bij")).click()
    assert axe(page) == []
    page.get_by_role("radio", name="Gedaan").check()
    press(page, "Leg vast")
    page.wait_for_url(f"**/dossiers/{number}/leerpunt/")
    row = PreventionMeasure.objects.get(incident__number=number)
    kinds = Clock.objects.filter(subject_id=row.pk).order_by("due_at").values_list("kind", flat=True)
    assert list(kinds) == [TermKind.EFFECT_CHECK, TermKind.EFFECT_CHECK_AGAIN]
    page.goto("/leren/?toon=all")
    expect(main(page)).to_contain_text("Bezetting, twee personen")
    assert axe(page) == []


def takes_it_to_the_team(page: Page, number: str, school: Employer, axe: Callable[[Page], list[str]]) -> None:
    """Counts and lessons, and nothing that says of whom it is."""
    enter(page, school.manager)
    page.goto("/team/overleg/")
    told = main(page)
    expect(told).to_contain_text("1 voorval.")
    expect(told).to_contain_text("Bezetting, twee personen: gedaan")
    expect(told).to_contain_text("Te weinig mensen, of alleen gewerkt: 1")
    expect(told).to_contain_text("Agendapunt (15 minuten)")
    for hidden in (number, "opwachten", "Sanne", WHAT):
        expect(told).not_to_contain_text(hidden)
    assert axe(page) == []
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Word").click()
    words = ZipFile(BytesIO(waiting.value.path().read_bytes())).read("word/document.xml").decode()
    assert "Bezetting, twee personen: gedaan" in words
    assert not any(hidden in words for hidden in (number, "opwachten", "Sanne"))
