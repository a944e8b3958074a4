# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Somebody reports for a colleague; the colleague reads it, corrects it, and goes on alone."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from eenlijn.casework.clocks.models import Clock
from eenlijn.casework.incidents.models import Incident, Victim
from eenlijn.casework.reporting.models import Report
from eenlijn.commons.keys import vault
from eenlijn.commons.rulebook.codes import TermKind
from tests.cast import Person
from tests.factories.employers import SCHOOL, WARD, Employer, Workplace
from tests.journeys.conftest import PHONE
from tests.journeys.steps import (
    choose,
    codes_on,
    enter,
    main,
    main_of,
    notices_of,
    number_on,
    pick,
    press,
    walk_to,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TYPED = "Een ouder schold haar uit op het plein."
CORRECTION = "Hij schold niet, hij dreigde mij op te wachten."
Founded = Callable[[Workplace], Employer]
OpenPage = Callable[..., Page]


def type_for(page: Page, who: str, address: str = "") -> str:
    """The side door for a colleague, from the form that stands open."""
    page.get_by_role("link", name="Voor een collega").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Meld voor een collega")
    pick(page, "Hoe hoor jij erbij?", "Ik geef leiding")
    page.get_by_label("Om welke collega gaat het?").fill(who)
    if address:
        page.get_by_label(re.compile("mailadres van je collega")).fill(address)
    choose(page, "Uitgescholden")
    page.get_by_label(re.compile("Waar?")).first.fill("Schoolplein")
    page.get_by_label(re.compile("Vertel het kort")).fill(TYPED)
    page.get_by_label(re.compile("Praat met mij")).check()
    press(page, "Verstuur je melding")
    expect(main(page)).to_contain_text("Je collega leest nog of het klopt.")
    return number_on(page)


def correct(page: Page) -> None:
    """Not quite right, in own words, and somebody may call about care."""
    expect(page.get_by_role("heading", level=1)).to_have_text("Er is iets voor jou gemeld")
    expect(main(page)).to_contain_text(TYPED)
    pick(page, "Klopt het?", "Klopt niet helemaal")
    press(page, "Verstuur")
    expect(page.locator(".el-error-summary")).to_contain_text(
        "Schrijf in je eigen woorden wat er anders was."
    )
    page.get_by_label(re.compile("Wat was er anders?")).fill(CORRECTION)
    pick(page, "Wil je dat iemand je belt", "Ja")
    press(page, "Verstuur")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Je melding is binnen.")


def check_kept(number: str) -> Victim:
    """The words stay as they were typed, the correction stands beside them, the clock on it stopped."""
    incident = Incident.objects.get(number=number)
    report = Report.objects.get(number=number)
    victim = Victim.objects.get(pk=report.pk)
    assert vault.open(report, "own_words") == TYPED
    assert vault.open(victim, "correction") == CORRECTION
    assert (victim.state, victim.wants_care) == ("corrected", True)
    clock = Clock.objects.get(incident=incident, kind=TermKind.VICTIM_CONFIRMS)
    assert clock.stop_reason == "done"
    return victim


def reads_both(page: Page, coordinator: Person, number: str) -> None:
    """Who handles it reads what was typed and what was corrected, one beside the other."""
    enter(page, coordinator)
    page.goto(f"/dossiers/{number}/")
    expect(main(page)).to_contain_text(TYPED)
    expect(main(page)).to_contain_text(CORRECTION)
    assert "victim_corrected" in notices_of(coordinator)


def test_a_head_reports_and_the_teacher_corrects_it_with_her_account(
    open_page: OpenPage, founded: Founded, axe: Callable[[Page], list[str]]
) -> None:
    school = founded(SCHOOL)
    head, teacher = open_page(), open_page(PHONE)
    enter(head, school.manager)
    head.goto("/melden/")
    number = type_for(head, "Sanne", school.reporter.email)
    assert notices_of(school.reporter) == ["reported_for_you"]

    enter(teacher, school.reporter)
    teacher.goto("/berichten/")
    expect(main(teacher)).to_contain_text(number)
    teacher.goto("/mijn/")
    teacher.get_by_role("listitem").filter(has_text=number).get_by_role("link").click()
    assert axe(teacher) == []
    correct(teacher)
    victim = check_kept(number)
    assert victim.account_id == school.reporter.account.pk

    # The head typed it; what happens with it is no longer for the head as the typist.
    head.goto("/mijn/")
    expect(main(head)).to_contain_text("overgenomen")
    head.goto(f"/mijn/{number}/")
    expect(head.get_by_role("heading", level=1)).to_contain_text("Je collega heeft de melding overgenomen.")
    seen = main_of(head)
    assert [words for words in (TYPED, CORRECTION, "uiterlijk", "Wie leest dit?") if words in seen] == []
    reads_both(open_page(), school.coordinator, number)


def test_a_patient_hits_and_the_nurse_corrects_it_with_the_second_code(
    open_page: OpenPage, founded: Founded
) -> None:
    ward = founded(WARD)
    typist, nurse = open_page(PHONE), open_page(PHONE)
    typist.goto(f"/m/{ward.link.slug}/")
    number = type_for(typist, "Collega van de nacht")
    receipt = typist.url
    own_code, second_code = codes_on(typist)
    assert own_code != second_code

    nurse.goto("/ontvangst/")
    nurse.get_by_label("Je code").fill(second_code.lower())
    nurse.get_by_role("button").first.click()
    correct(nurse)
    victim = check_kept(number)
    assert victim.account_id is None
    expect(main(nurse)).to_contain_text("De ander hoort van ons")

    typist.goto(receipt)
    expect(typist.get_by_role("heading", level=1)).to_contain_text("Je collega heeft de melding overgenomen.")
    seen = main_of(typist)
    assert [words for words in (TYPED, CORRECTION, second_code, "De ander hoort") if words in seen] == []
    reads_both(open_page(), ward.coordinator, number)


def test_reporting_for_a_colleague_by_keyboard_alone(open_page: OpenPage, founded: Founded) -> None:
    ward = founded(WARD)
    page = open_page()
    page.goto(f"/m/{ward.link.slug}/")
    walk_to(page, "Voor een collega")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Meld voor een collega")
    # Sent too early: the summary takes the focus, and its first link leads to the question.
    walk_to(page, "Verstuur je melding")
    page.keyboard.press("Enter")
    expect(page.locator(".el-error-summary")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("radio", name="Ik was getuige")).to_be_checked()
    page.keyboard.press("Tab")
    page.keyboard.type("Collega van de nacht")
    walk_to(page, "Geslagen of geschopt")
    page.keyboard.press("Space")
    walk_to(page, "Vertel het kort")
    page.keyboard.type(TYPED)
    walk_to(page, "Praat met mij")
    page.keyboard.press("Space")
    walk_to(page, "Verstuur je melding")
    page.keyboard.press("Enter")
    expect(main(page)).to_contain_text("Je collega leest nog of het klopt.")
    report = Report.objects.get(number=number_on(page))
    assert (report.reporter_role, vault.open(report, "own_words")) == ("witness", TYPED)
