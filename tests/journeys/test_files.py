# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A photo on the way from Anna's receipt to Carla's screen, and a dossier that leaves under a phrase."""

import os
import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pytest_django import Settings

from eenlijn.casework.dossier.intake import Receipt
from eenlijn.casework.reporting.queries import OpenLink
from eenlijn.doors.jobs.every_second import look_at_files, work_on_exports
from eenlijn.foundation.clock import now
from tests import scanner
from tests.cast import Cast
from tests.factories import files as made
from tests.factories import stories
from tests.journeys.conftest import PHONE
from tests.journeys.steps import enter, press, walk_to

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# Where pictures of the pages go, for whoever wants to look at them.
PICTURES = os.environ.get("EENLIJN_PICTURES", "")


def look(page: Page, name: str) -> None:
    """Nothing sticks out at the smallest width; and a picture, if somebody asked for it."""
    before = page.viewport_size
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320, name
    if PICTURES:
        page.screenshot(path=f"{PICTURES}/{name}-320.png", full_page=True)
    if before:
        page.set_viewport_size(before)
    if PICTURES:
        page.screenshot(path=f"{PICTURES}/{name}.png", full_page=True)


def send(page: Page, content: bytes, folder: Path, name: str) -> None:
    (folder / name).write_bytes(content)
    page.get_by_label("Kies een bestand").set_input_files(folder / name)
    press(page, "Voeg dit bestand toe")


@pytest.fixture
def receipt(staff: Cast, link: OpenLink, moment: datetime) -> Receipt:
    """Anna's report, assessed by Carla."""
    found = stories.report(staff.anna.actor, link, moment)
    stories.assess(staff.carla.actor, found.number, moment)
    return found


@pytest.fixture
def carla(open_page: Callable[..., Page], staff: Cast) -> Page:
    page = open_page()
    enter(page, staff.carla)
    return page


def looked(settings: Settings) -> None:
    """The worker lets a real scanner look at everything that waits."""
    with scanner.running() as address:
        settings.EENLIJN_CLAMD = address
        while look_at_files(now()):
            pass


def test_a_photo_from_the_receipt_to_the_dossier(
    open_page: Callable[..., Page], carla: Page, receipt: Receipt, settings: Settings, tmp_path: Path
) -> None:
    phone = open_page()
    phone.goto(f"/ontvangst/{receipt.code}/")
    phone.get_by_role("link", name="Heb je een foto, schermfoto of opname? Voeg die toe").click()
    send(phone, made.SVG, tmp_path, "foto.jpg")
    expect(phone.locator(".el-error-summary")).to_contain_text("Dit soort bestand nemen we niet aan.")
    look(phone, "refused")
    send(phone, made.photo(), tmp_path, "foto van het perron.jpg")
    expect(phone.get_by_text("Je bestand is bewaard.")).to_be_visible()
    send(phone, scanner.EICAR, tmp_path, "chat.txt")
    look(phone, "waiting")
    looked(settings)
    phone.reload()
    expect(phone.get_by_text("er zit een virus in.")).to_be_visible()
    look(phone, "own")

    carla.goto(f"/dossiers/{receipt.number}/")
    look(carla, "dossier")
    carla.get_by_role("link", name="Foto’s, opnames en andere bestanden").click()
    look(carla, "files")
    with carla.expect_download() as saved:
        carla.get_by_role("link", name="Bewaar Foto 1 zoals het is gestuurd").click()
    assert saved.value.suggested_filename == "bestand-01.jpg"
    carla.get_by_role("link", name="Vernietig Tekst 2").click()
    look(carla, "destroy")
    press(carla, "Vernietig dit bestand")
    expect(carla.get_by_text("Het bestand is vernietigd.", exact=True)).to_be_visible()


def test_a_dossier_leaves_under_a_phrase(carla: Page, receipt: Receipt) -> None:
    carla.goto(f"/dossiers/{receipt.number}/")
    carla.get_by_role("link", name="Neem het hele dossier mee").click()
    look(carla, "purpose")
    carla.get_by_label("een hoorzitting of zienswijze").check()
    press(carla, "Maak de export")
    while work_on_exports(now()):
        pass
    carla.reload()
    look(carla, "ready")
    press(carla, "Doe op slot en toon de zin")
    expect(carla.get_by_text(re.compile(r"^([a-z2-9]{4}-){5}[a-z2-9]{4}$"))).to_be_visible()
    look(carla, "phrase")
    with carla.expect_download() as saved:
        carla.get_by_role("link", name="Haal het bestand op").click()
    assert saved.value.suggested_filename == "export.zip"
    carla.goto("/exports/")
    look(carla, "exports")
    carla.goto("/exports/lijst/")
    look(carla, "list")


def test_anna_adds_a_photo_in_english_and_both_see_it_after_the_scanner(  # noqa: PLR0917 - fixtures
    open_page: Callable[..., Page],
    carla: Page,
    staff: Cast,
    receipt: Receipt,
    settings: Settings,
    tmp_path: Path,
) -> None:
    anna = open_page(PHONE)
    enter(anna, staff.anna)
    anna.goto(f"/en/mijn/{receipt.number}/bestanden/")
    for name, content in (("bus.jpg", made.photo()), ("chat.txt", scanner.EICAR)):
        (tmp_path / name).write_bytes(content)
        anna.get_by_label("Choose a file").set_input_files(tmp_path / name)
        walk_to(anna, "Add this file")
        anna.keyboard.press("Enter")
        expect(anna.get_by_text("Your file is kept.")).to_be_visible()
    addresses = {
        anna: f"/en/mijn/{receipt.number}/bestanden/",
        carla: f"/dossiers/{receipt.number}/bestanden/",
    }
    for page, address in addresses.items():
        page.goto(address)
        assert page.locator("main section").count() == 2
        # Nobody opens what the scanner did not see, also not by its address.
        assert page.locator("main section a[href*='/bestanden/']").count() == 0
        assert page.request.get(f"{address}1/").status == 404

    looked(settings)
    for page, address in addresses.items():
        page.goto(address)
        assert page.request.get(f"{address}2/").status == 404
    assert shown(anna) == shown(carla) == ["voorbeeld/", "1/"]
    expect(anna.get_by_text("We could not accept this file: it contains a virus.")).to_be_visible()
    expect(carla.get_by_text("Er zit een virus in.")).to_be_visible()
    for page, words in ((anna, "Look at Photo 1"), (carla, "Bekijk Foto 1")):
        preview = page.get_by_role("link", name=re.compile(f"^{words}")).get_attribute("href")
        assert preview
        answer = page.request.get(preview)
        assert (answer.status, answer.headers["content-type"]) == (200, "image/jpeg")
        assert made.PLACE.encode() not in answer.body()


def shown(page: Page) -> list[str]:
    """The last part of each address under which a file can be opened."""
    links = page.locator("main section a:not([href$='vernietigen/'])")
    return [str(one).rsplit("/", 2)[1] + "/" for one in links.evaluate_all("all => all.map(one => one.href)")]
