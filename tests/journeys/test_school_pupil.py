# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A pupil of fourteen stays away from lessons for a week, and his mother gets the letter."""

import re
from collections.abc import Callable
from datetime import date, datetime
from io import BytesIO

import pikepdf
import pytest
from playwright.sync_api import Page, expect

from eenlijn.casework.response.codes import AnswerKind
from eenlijn.casework.restrictions.models import Restriction
from eenlijn.commons.trail.queries import verify
from tests.factories.employers import SCHOOL, Employer, Workplace
from tests.factories.pdf_words import text_of
from tests.journeys import limits, steps
from tests.journeys.conftest import PHONE
from tests.journeys.steps import enter, main, press

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("clock"),
]

LAST = date(2026, 11, 30)
STEP = "Brief: schorsing of verwijdering leerling"


def test_a_pupil_stays_away_a_week_and_his_mother_gets_the_letter(
    monday: datetime,
    founded: Callable[[Workplace], Employer],
    open_page: Callable[..., Page],
    axe: Callable[[Page], list[str]],
) -> None:
    school = founded(SCHOOL)
    limits.mandate(school.administrator, AnswerKind.PUPIL_MEASURE, SCHOOL.director, monday)
    sanne, carmen, dora = open_page(PHONE), open_page(), open_page()
    enter(sanne, school.reporter)
    sanne.goto("/melden/")
    sanne.get_by_label(re.compile("Waar?")).first.fill("Lokaal 1.12")
    number = steps.report(sanne, "/melden/", ["Geslagen of geschopt"], "Hij sloeg mij met een boek.")

    enter(carmen, school.coordinator)
    steps.assess(carmen, number, "4 Zeer ernstig", main_type="physical_assault")
    is_heard_with_his_mother(carmen, number)
    limits.write_limit(
        carmen,
        number,
        STEP,
        "U sloeg een leerkracht met een boek.",
        LAST,
        born="2012-05-01",
        where="School De Linde.",
    )
    lesson = carmen.get_by_role("checkbox", name=re.compile("^De lessen op school"))
    expect(lesson).to_be_checked()
    never = carmen.get_by_role("checkbox", name=re.compile("nderwijs"))
    expect(never).to_be_disabled()
    press(carmen, "Stuur ter besluit")
    expect(carmen.locator(".el-error-summary")).to_contain_text("De brief gaat naar een ouder of voogd")
    assert axe(carmen) == []
    carmen.get_by_label("Wie toetste dit aan de wet?").fill("L. Jurist, jurist")
    carmen.get_by_label("Op welke dag was die toets?").fill("2026-11-23")
    carmen.get_by_label("Naam van ouder of voogd").fill("Mieke Tester")
    carmen.get_by_label("Adres van ouder of voogd").fill("Teststraat 1\n7600 XX Almelo")
    limits.propose(carmen, SCHOOL.director)
    enter(dora, school.director)
    limits.decide(dora, number, "ons beleid")
    carmen.goto(f"/dossiers/{number}/antwoord/")
    goes_to_his_mother(limits.taken_along(carmen, "Brief als PDF"))
    steps.send(carmen, number)
    running = Restriction.objects.get(incident__number=number)
    assert (running.kind, running.ends_on) == ("pupil_measure", LAST)
    carmen.goto("/maatregelen/")
    expect(main(carmen)).to_contain_text("Schorsing of verwijdering leerling")
    sanne.goto(f"/mijn/{number}/")
    expect(main(sanne)).to_contain_text("Daarin staat wat er gebeurde en wat wij besloten.")
    assert verify(school.organisation.pk).ok


def is_heard_with_his_mother(page: Page, number: str) -> None:
    """With the keyboard: how it went, what he told, and that somebody was there to help."""
    page.goto(f"/dossiers/{number}/wederhoor/")
    page.get_by_role("radio", name=re.compile("^Mondeling gehoord")).focus()
    page.keyboard.press("Space")
    steps.walk_to(page, "Wat vertelde de ander?")
    page.keyboard.type("Hij was bang voor zijn cijfer.")
    steps.walk_to(page, "Er was een tolk of iemand om te helpen bij.")
    page.keyboard.press("Space")
    steps.walk_to(page, "Leg vast")
    page.keyboard.press("Enter")
    expect(main(page)).to_contain_text("Vastgelegd bij dit dossier.")


def goes_to_his_mother(letter: bytes) -> None:
    with pikepdf.open(BytesIO(letter)) as pdf:
        told = re.sub(r"\s+", " ", text_of(pdf))
    assert "Aan de ouder(s) of voogd van T. Tester Mieke Tester Teststraat 1 7600 XX Almelo" in told
    assert "Geachte ouder(s) of voogd" in told
    assert "U volgt tijdelijk geen les op onze school." in told
