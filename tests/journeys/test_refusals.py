# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Five things that may not happen, each refused on the screen with the sentence that says what is missing."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.response.models import Answer
from eenlijn.commons.rulebook.models import RuleVersion
from tests.factories import stories
from tests.factories.employers import DESK, Employer, Workplace
from tests.journeys import steps
from tests.journeys.steps import enter, main, pick, press

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BEHAVIOUR = "U schreef dat u haar opwacht."


@pytest.fixture
def town(founded: Callable[[Workplace], Employer]) -> Employer:
    return founded(DESK)


@pytest.fixture
def number(town: Employer) -> str:
    """A report by somebody we know, assessed as serious by Carmen."""
    reported = stories.report(town.reporter.actor, town.link, town.since).number
    stories.assess(town.coordinator.actor, reported, town.since)
    return reported


@pytest.fixture
def carmen(open_page: Callable[..., Page], town: Employer) -> Page:
    page = open_page()
    enter(page, town.coordinator)
    return page


def refused(page: Page) -> str:
    return page.locator(".el-error-summary").inner_text()


def test_a_letter_with_an_empty_variable_stays_here(carmen: Page, number: str) -> None:
    steps.write_letter(carmen, number, "Brief: dit is onze norm", BEHAVIOUR, "2")
    carmen.get_by_label("Waar kan de ander reageren?").fill("")
    carmen.get_by_label("Aanhef").fill("")
    press(carmen, "Stel de brief vast")
    assert "De ander heeft recht op een telefoonnummer of adres voor een weerwoord." in refused(carmen)
    assert "Vul naam, adres en aanhef in." in refused(carmen)
    expect(carmen.get_by_label("Wat de ander deed of zei")).to_have_value(BEHAVIOUR)
    assert Answer.objects.get(incident__number=number).state == "draft"


def test_an_answer_without_facts_stays_here(carmen: Page, number: str) -> None:
    steps.write_letter(carmen, number, "Brief: dit is onze norm", "", "2")
    press(carmen, "Stel de brief vast")
    assert "Schrijf wat de ander deed of zei. «Onacceptabel gedrag» is te algemeen." in refused(carmen)
    expect(carmen.get_by_label("Aanhef")).to_have_value("Geachte heer Tester")
    assert Answer.objects.get(incident__number=number).state == "draft"


def test_who_has_no_mandate_decides_nothing(carmen: Page, number: str) -> None:
    carmen.goto(f"/dossiers/{number}/wederhoor/")
    pick(carmen, "Hoe is het gegaan?", "Mondeling gehoord")
    carmen.get_by_label(re.compile("Wat vertelde de ander?")).fill("Hij was boos over zijn paspoort.")
    press(carmen, "Leg vast")
    steps.write_letter(carmen, number, "Brief: waarschuwing", BEHAVIOUR, "2")
    carmen.get_by_label("Hoe blijft de ander bij ons terecht kunnen?").fill("aan de telefoon en per mail.")
    # The page offers her no such button; whoever makes one up is refused in words.
    expect(carmen.get_by_role("button", name="Stel de brief vast")).to_have_count(0)
    press(carmen, "Stuur ter besluit")
    carmen.wait_for_url("**/vaststellen/")
    button = carmen.get_by_role("button", name="Stuur ter besluit")
    button.evaluate("button => button.removeAttribute('name')")
    button.click()
    expect(main(carmen)).to_contain_text(
        "Jij hebt hiervoor geen mandaat. Dit besluit neemt: Gemeentesecretaris. Stuur het ter besluit."
    )
    answer = Answer.objects.get(incident__number=number)
    assert (answer.state, answer.letter_pdf_id) == ("draft", None)


def test_a_dossier_with_an_open_measure_stays_open(carmen: Page, number: str, town: Employer) -> None:
    carmen.goto(f"/dossiers/{number}/afsluiten/")
    expect(main(carmen)).to_contain_text("Dit dossier kan nog niet dicht")
    for sentence in (
        "De melder weet nog niet wat wij deden.",
        "De ander heeft nog geen antwoord.",
        "Bij Aangifte staat nog niets.",
        "Bij Schade staat nog niets.",
        "Bij Nazorg staat nog een gesprek open.",
    ):
        expect(main(carmen)).to_contain_text(sentence)
    expect(carmen.get_by_role("button", name="Sluit het dossier af")).to_have_count(0)
    # The form of a ready dossier, sent from this page all the same.
    carmen.evaluate(
        "() => { const token = document.querySelector('[name=csrfmiddlewaretoken]');"
        " const form = document.createElement('form'); form.method = 'post';"
        " form.append(token.cloneNode()); document.body.append(form); form.submit(); }"
    )
    expect(main(carmen)).to_contain_text("Bij Aangifte staat nog niets.")
    assert Incident.objects.get(number=number).status == "assessed"


def test_a_calendar_without_a_working_day_never_holds(open_page: Callable[..., Page], town: Employer) -> None:
    ada = open_page()
    enter(ada, town.administrator)
    ada.goto("/beheer/spelregels/kalender/concept/")
    for name in ("Open vanaf", "Open tot"):
        for field in ada.get_by_label(name).all():
            field.fill("")
    press(ada, "Bewaar en probeer")
    expect(main(ada)).to_contain_text("Dit concept kan nog niet gelden. Hieronder staat waarom.")
    expect(main(ada)).to_contain_text(
        "Met deze kalender is er nooit een werkdag. Open ten minste één dag per week."
    )
    expect(ada.get_by_role("button", name="Stel vast")).to_have_count(0)
    states = RuleVersion.objects.filter(organisation=town.organisation, topic="calendar")
    assert sorted(states.values_list("state", flat=True)) == ["draft", "published"]
