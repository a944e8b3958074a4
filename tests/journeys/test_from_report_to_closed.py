# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The line this product is for: Anna reports, Carla answers, Anna knows; Dirk finds no trace."""

import re
import time
from collections.abc import Callable
from datetime import datetime

import pytest
from playwright.sync_api import Page, expect

from eenlijn.casework.clocks.models import Clock
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.reporting.queries import OpenLink
from eenlijn.commons.trail.queries import verify
from tests.cast import Cast
from tests.factories import stories
from tests.journeys import steps
from tests.journeys.conftest import PHONE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WORDS = "Hij pakte me bij mijn jas en riep: kanariegeel!"
NUMBER = re.compile(r"[0-9A-Z]{4}-[0-9A-Z]{3}")


def report_on_a_phone(page: Page, link: OpenLink) -> str:
    """Five fields and one screen; returns the number on the receipt."""
    page.goto(f"/m/{link.slug}/")
    expect(page.get_by_role("link", name=re.compile("112"))).to_be_visible()
    page.get_by_label("Bedreigd", exact=True).check()
    page.get_by_label(re.compile("Vertel het kort")).fill(WORDS)
    page.get_by_label(re.compile("Praat met mij")).check()
    page.get_by_role("button", name="Verstuur je melding").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Je melding is binnen.")
    found = NUMBER.search(page.inner_text("main"))
    assert found is not None
    return found[0]


def answer_by_letter(page: Page) -> None:
    page.get_by_label("Wat de ander deed of zei").fill("U pakte onze medewerker bij de jas.")
    page.get_by_label(re.compile("2. U bedreigt niemand")).check()
    page.get_by_label("Aanhef").fill("Geachte heer Tester")
    page.get_by_label("Naam van de ander").fill("T. Tester")
    page.get_by_label("Adres van de ander").fill("Teststraat 1\n7600 XX Almelo")
    page.get_by_label("Waar kan de ander reageren?").fill("bel 088 000 01 30.")
    page.get_by_label(re.compile("Ik heb de brief gelezen")).check()
    page.get_by_role("button", name="Stel de brief vast").click()
    page.get_by_role("button", name="Stel de brief vast").click()
    expect(page.get_by_role("link", name="Leg vast: verstuurd")).to_be_visible()


def download(page: Page, name: str) -> bytes:
    with page.expect_download() as waiting:
        page.get_by_role("link", name=name).click()
    return waiting.value.path().read_bytes()


@pytest.mark.smoke
def test_anna_reports_carla_answers_and_anna_knows(
    open_page: Callable[..., Page],
    sign_in: Callable[[Page, str], None],
    staff: Cast,
    link: OpenLink,
) -> None:
    anna, carla, dirk = open_page(PHONE), open_page(), open_page()
    began = time.monotonic()
    number = report_on_a_phone(anna, link)
    assert time.monotonic() - began < 60
    receipt = anna.url
    expect(anna.locator("main")).to_contain_text("De ander hoort van ons")

    sign_in(carla, "carla")
    row = carla.get_by_role("listitem").filter(has_text=number)
    expect(row).to_contain_text("nog 47 uur")
    row.get_by_role("link", name=re.compile("Beoordeel")).click()
    expect(carla.locator("main")).to_contain_text(WORDS)
    steps.pick(carla, "Was dit agressie?", "Ja, dit was agressie")
    carla.get_by_role("button", name=re.compile("Stel vast")).click()
    carla.get_by_role("link", name="Schrijf het antwoord").click()
    answer_by_letter(carla)
    assert download(carla, "Brief als PDF").startswith(b"%PDF-")
    assert download(carla, "Brief als Word").startswith(b"PK")
    carla.get_by_role("link", name="Leg vast: verstuurd").click()
    carla.get_by_label(re.compile("Gewone post")).check()
    carla.get_by_role("button", name=re.compile("Leg vast")).click()
    carla.wait_for_url(f"**/dossiers/{number}/*")
    clock = Clock.objects.get(incident__number=number, kind="answer")
    assert (clock.stop_reason, clock.stopped_at is not None) == ("answered", True)
    steps.tell_reporter(carla, number, "Dit hebben wij gedaan", "De ander kreeg een brief.")
    steps.no_police(carla, number, "Te licht")
    for measure in (4, 7, 8):
        steps.waive(carla, number, measure)
    steps.close(carla, number)
    assert Incident.objects.get(number=number).status == "closed"

    anna.goto(receipt)
    expect(anna.locator("main")).to_contain_text("De ander kreeg een brief van ons")
    anna.get_by_role("link", name="Wie keek er in mijn melding").click()
    expect(anna.locator("main")).to_contain_text(staff.carla.membership.function_name)
    expect(anna.locator("main")).not_to_contain_text("Carla")

    sign_in(dirk, "dirk")
    for address in ("/vandaag/", "/dossiers/", "/cijfers/", "/berichten/", "/mijn/"):
        dirk.goto(address)
        seen = dirk.content()
        assert [word for word in (number, "kanariegeel", "Reggestreek", "4123") if word in seen] == []
    assert verify(staff.reggestreek.pk).ok


def test_what_is_not_dirks_looks_exactly_like_what_does_not_exist(
    open_page: Callable[..., Page],
    sign_in: Callable[[Page, str], None],
    staff: Cast,
    link: OpenLink,
    moment: datetime,
) -> None:
    number = stories.report(staff.anna.actor, link, moment).number
    dirk = open_page()
    sign_in(dirk, "dirk")

    def body(address: str) -> tuple[int, str]:
        answer = dirk.goto(address)
        assert answer is not None
        return answer.status, re.sub(r"/dossiers/[^/\"]+/|[0-9a-f]{32}", "", dirk.content())

    for page in ("", "beoordelen/", "antwoord/", "antwoord/brief.pdf", "verstuurd/", "afsluiten/"):
        theirs, nobodys = body(f"/dossiers/{number}/{page}"), body(f"/dossiers/7K4M-2QX/{page}")
        assert theirs == nobodys
        assert theirs[0] == 404


def test_a_report_needs_no_script_and_no_mouse(open_page: Callable[..., Page], link: OpenLink) -> None:
    page = open_page(PHONE, java_script_enabled=False)
    number = report_on_a_phone(page, link)
    assert Incident.objects.filter(number=number).count() == 1


def test_the_keyboard_alone_reports_and_an_error_takes_the_focus(
    open_page: Callable[..., Page], link: OpenLink
) -> None:
    page = open_page()
    page.goto(f"/m/{link.slug}/")
    page.get_by_role("button", name="Verstuur je melding").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".el-error-summary")).to_be_focused()
    page.get_by_label("Uitgescholden").focus()
    page.keyboard.press("Space")
    page.get_by_label(re.compile("Praat met mij")).focus()
    page.keyboard.press("ArrowDown")
    page.get_by_role("button", name="Verstuur je melding").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Je melding is binnen.")
