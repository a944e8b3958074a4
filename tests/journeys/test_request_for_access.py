# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Teun asks what is kept about him, misses something, objects, and gets it; then it is over."""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from io import BytesIO

import pikepdf
import pytest
import time_machine
from playwright.sync_api import Page, expect

from eenlijn.casework.dossier.data_requests import settle_requests
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.reporting.queries import OpenLink
from eenlijn.casework.requests.queries import is_held
from eenlijn.commons.access.codes import Role
from eenlijn.commons.accounts.models import RoleAssignment
from eenlijn.commons.trail.queries import verify
from tests.cast import SINCE, Cast
from tests.factories import stories
from tests.factories.pdf_words import text_of
from tests.journeys import limits, steps
from tests.journeys.conftest import PHONE
from tests.journeys.steps import main, pick, press

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("clock"),
]

OBJECTED, OVER = date(2026, 11, 30), date(2027, 2, 1)
WORDS = "Anna stond bij de deur. Hij pakte haar bij de jas."
TWICE = "[...document.querySelectorAll('[id]')].map(e => e.id).filter((id, at, all) => all.indexOf(id) != at)"
COPY = "Kopie voor de aanvrager (PDF)"


def test_a_request_for_access_turns_into_an_objection_and_is_over(  # noqa: PLR0917 - fixtures
    clock: time_machine.Traveller,
    monday: datetime,
    open_page: Callable[..., Page],
    sign_in: Callable[[Page, str], None],
    axe: Callable[[Page], list[str]],
    staff: Cast,
    link: OpenLink,
) -> None:
    second_officer(staff)
    earlier = monday - timedelta(days=3)
    dossier = stories.report(staff.anna.actor, link, earlier, words=WORDS).number
    stories.answer(staff.carla.actor, dossier, earlier)
    teun, noor, carla, lars = open_page(PHONE), open_page(), open_page(), open_page()
    number = asks(teun, link)
    assert axe(teun) == []

    sign_in(noor, "noor")
    is_recognised(noor, number, dossier)
    assert is_held(Incident.objects.get(number=dossier).pk)
    decides(noor, "Besluit", "Deels", "Niet wie er meldde.", "Besluit en maak de brief")
    assert "namen van anderen" not in read(noor, "Brief met het besluit (PDF)")
    first = read(noor, COPY)
    assert ("Hij pakte" in first, "Een tekst van een ander staat er niet bij" in first) == (False, True)

    clock.move_to(limits.on(OBJECTED, monday))
    sign_in(noor, "noor")
    noor.goto(f"/toezicht/verzoeken/{number}/")
    lodges(noor)
    decides(noor, "Besluit op het bezwaar", "Ja, helemaal", "U krijgt het.", "Besluit opnieuw")
    expect(noor.locator(".el-error-summary")).to_contain_text("Over het bezwaar besluit een ander.")
    expect(noor.get_by_label("Waarom?")).to_have_value("U krijgt het.")

    sign_in(carla, "carla")
    covers_names(carla, dossier)
    sign_in(lars, "lars")
    lars.goto(f"/toezicht/verzoeken/{number}/")
    decides(lars, "Besluit op het bezwaar", "Ja, helemaal", "U krijgt het.", "Besluit opnieuw")
    expect(main(lars)).to_contain_text("Besloten op bezwaar")
    assert "U krijgt het." in read(lars, "Brief na het bezwaar (PDF)")
    second = read(lars, COPY)
    assert ("bij de jas" in second, "Anna" in second) == (True, False)

    clock.move_to(limits.on(OVER, monday))
    settle_requests(limits.on(OVER, monday))
    assert not is_held(Incident.objects.get(number=dossier).pk)
    sign_in(noor, "noor")
    noor.goto("/toezicht/verzoeken/")
    expect(noor.get_by_role("listitem").filter(has_text=number)).to_contain_text("Afgerond")
    assert axe(noor) == []
    assert verify(staff.reggestreek.pk).ok


def second_officer(staff: Cast) -> None:
    """Who decides about an objection is another than who decided first."""
    RoleAssignment.objects.create(
        organisation=staff.reggestreek, membership=staff.lars.membership, role=Role.DPO, starts_on=SINCE
    )


def asks(page: Page, link: OpenLink) -> str:
    """By the form of the employer, with the keyboard, after a first try that lacks the address."""
    page.goto(f"/verzoek/{link.slug}/")
    page.get_by_label("Ik wil zien wat u over mij weet").focus()
    page.keyboard.press("Space")
    steps.walk_to(page, "Vertel wat u wilt weten")
    page.keyboard.type("Wat staat er over mij?")
    steps.walk_to(page, "Uw naam")
    page.keyboard.type("Teun Tester")
    steps.walk_to(page, "Verstuur uw vraag")
    page.keyboard.press("Enter")
    expect(page.locator(".el-error-summary")).to_be_focused()
    expect(page.get_by_label("Uw naam")).to_have_value("Teun Tester")
    page.get_by_label("Uw adres").focus()
    page.keyboard.type("Teststraat 1")
    page.keyboard.press("Enter")
    page.keyboard.type("7600 XX Almelo")
    steps.walk_to(page, "Verstuur uw vraag")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Uw vraag is binnen")
    return steps.number_on(page)


def is_recognised(page: Page, number: str, dossier: str) -> None:
    """The officer sees who asks, joins the dossier by its number, and reads nothing of it."""
    page.goto("/toezicht/verzoeken/")
    page.get_by_role("link", name=f"Bekijk verzoek {number}").click()
    expect(main(page)).to_contain_text("Nog geen: dit verzoek houdt niets vast.")
    page.get_by_label("Nummer van het dossier").fill("0000-000")
    press(page, "Koppel het dossier")
    expect(page.locator(".el-error-summary")).to_contain_text("Dit nummer is hier niet. Kijk of het klopt.")
    expect(page.get_by_label("Nummer van het dossier")).to_have_value("0000-000")
    page.get_by_label("Nummer van het dossier").fill(dossier)
    press(page, "Koppel het dossier")
    expect(main(page)).to_contain_text(dossier)
    pick(page, "Hoe weet je wie dit vraagt?", "Antwoordde op een brief naar het bekende adres")
    pick(page, "Wie is het in het dossier?", "De ander, om wie het gaat")
    press(page, "Leg vast")
    expect(main(page)).to_contain_text("Herkend")
    expect(main(page)).not_to_contain_text("Hij pakte")


def decides(page: Page, heading: str, verdict: str, why: str, button: str) -> None:
    form = page.get_by_role("form", name=heading)
    form.get_by_role("radio", name=re.compile(f"^{verdict}")).check()
    form.get_by_label("Waarom?").fill(why)
    form.get_by_role("button", name=button).click()


def lodges(page: Page) -> None:
    """The objection is typed over, below the form for the letter that left, which asks for a day too."""
    assert page.evaluate(TWICE) == []
    page.get_by_text("Is er bezwaar gemaakt?").first.click()
    page.get_by_label("Welke dag kwam het bezwaar binnen?").fill(OBJECTED.isoformat())
    page.get_by_label("Wat staat er in het bezwaar?").fill("Ik mis wat anderen over mij schreven.")
    press(page, "Leg het bezwaar vast")


def covers_names(page: Page, dossier: str) -> None:
    """Who handles it covers who it is about, and confirms what others will read."""
    page.goto(f"/dossiers/{dossier}/afdekken/")
    page.get_by_role("link", name="Dek tekst 1 af").click()
    if "Anna" in page.inner_text("section[aria-labelledby=preview-heading]"):
        page.get_by_label("Nog een woord afdekken").fill("Anna")
        press(page, "Dek af")
    press(page, "Bevestig deze tekst")
    expect(main(page)).to_contain_text("Bevestigd.")


def read(page: Page, name: str) -> str:
    """The words of a PDF behind a link of this page."""
    content = limits.taken_along(page, name)
    assert content.startswith(b"%PDF-")
    with pikepdf.open(BytesIO(content)) as pdf:
        return re.sub(r"\s+", " ", text_of(pdf))
