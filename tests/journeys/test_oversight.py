# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Noor opens a closed dossier by keyboard, for an hour; Omar reviews it in English; Anna reads who looked."""

import time
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from playwright.sync_api import Page, expect

from eenlijn.casework.dossier import actions as dossier
from eenlijn.casework.reporting.queries import OpenLink
from eenlijn.commons.access.models import BrokenGlass
from eenlijn.commons.sign_in.models import SpentCode
from eenlijn.doors.web.frame.step_up import STEPPED_UP_KEY
from eenlijn.foundation.clock import now
from tests.cast import Cast
from tests.factories import stories
from tests.journeys.guarded import set_up
from tests.journeys.steps import enter, main, walk_to
from tools.phone_codes import code_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Axe = Callable[[Page], list[str]]


@pytest.fixture
def closed(staff: Cast, link: OpenLink, moment: datetime) -> tuple[str, str]:
    """A closed dossier of Anna, and another one that stays closed for everybody."""
    began, found = moment - timedelta(hours=40), []
    for _one in range(2):
        number = stories.report(staff.anna.actor, link, began).number
        stories.answer(staff.carla.actor, number, began)
        stories.settle(staff.carla.actor, number, moment)
        dossier.close(actor=staff.carla.actor, number=number, now=moment)
        found.append(number)
    return found[0], found[1]


def an_hour_later(page: Page) -> None:
    """The second factor of this session was shown too long ago."""
    cookie = next(one for one in page.context.cookies() if one["name"] == settings.SESSION_COOKIE_NAME)
    kept = SessionStore(cookie["value"])
    kept[STEPPED_UP_KEY] = int(time.time()) - 3600
    kept.save()


def press(page: Page, words: str, key: str = "Enter") -> None:
    walk_to(page, words)
    page.keyboard.press(key)


def write(page: Page, label: str, words: str) -> None:
    walk_to(page, label)
    page.keyboard.type(words)


def test_noor_breaks_glass_omar_reviews_it_and_anna_reads_of_it(
    open_page: Callable[..., Page], staff: Cast, closed: tuple[str, str], moment: datetime, axe: Axe
) -> None:
    number, other = closed
    secret = set_up(staff.noor, moment)
    noor = open_page()
    enter(noor, staff.noor)
    an_hour_later(noor)
    opens_by_keyboard(noor, number, secret)
    reads_only(noor, number, axe)
    stays_shut(noor, other)
    BrokenGlass.objects.update(opened_at=now() - timedelta(hours=1), ends_at=now())
    stays_shut(noor, number)
    omar = open_page()
    enter(omar, staff.omar)
    reviews_in_english(omar, number)
    log_tells(omar, number)
    stays_shut(omar, number)
    anna = open_page()
    enter(anna, staff.anna)
    anna.goto(f"/mijn/{number}/wie-keek/")
    expect(main(anna)).to_contain_text("Functionaris gegevensbescherming")
    expect(main(anna)).not_to_contain_text("Noor")


def opens_by_keyboard(page: Page, number: str, secret: str) -> None:
    """A code comes first; then the reason, and what is to be found out."""
    SpentCode.objects.all().delete()  # half a minute later
    page.goto("/toezicht/inzages/")
    press(page, "Open een gesloten dossier")
    page.wait_for_url("**/mijn/extra-zekerheid/bevestig/**")
    write(page, "Je code", code_of(secret, time.time()))
    page.keyboard.press("Enter")
    page.wait_for_url("**/toezicht/inzages/nieuw/")
    write(page, "Welk dossier?", number)
    press(page, "Iemand vraagt naar de eigen gegevens", "ArrowDown")
    write(page, "Wat ga je na?", "Anna wil weten wie haar dossier las.")
    press(page, "Open dit dossier")
    page.wait_for_url(f"**/toezicht/dossier/{number}/")


def reads_only(page: Page, number: str, axe: Axe) -> None:
    """The mark on screen and on paper, names after a press, and no form that changes anything."""
    expect(page.get_by_role("alert").or_(page.locator(".el-note")).first).to_contain_text(
        "Je leest achter glas"
    )
    expect(main(page)).to_contain_text(stories.WORDS)
    expect(main(page)).not_to_contain_text("Anna")
    press(page, "Toon namen")
    expect(main(page)).to_contain_text("Anna")
    assert axe(page) == []
    forms = page.locator("main form").evaluate_all("forms => forms.map(one => new URL(one.action).pathname)")
    assert forms == [f"/toezicht/dossier/{number}/sluiten/"]
    assert page.locator("main a").count() == 0
    page.emulate_media(media="print")
    expect(page.locator(".el-print-head")).to_contain_text("Achter glas gelezen, tot")
    page.emulate_media(media="screen")


def stays_shut(page: Page, number: str) -> None:
    for address in (f"/toezicht/dossier/{number}/", f"/dossiers/{number}/"):
        page.goto(address)
        expect(page.get_by_role("heading", level=1)).to_contain_text("Deze pagina bestaat niet")


def reviews_in_english(page: Page, number: str) -> None:
    """Why and how long, and never the dossier."""
    page.goto("/en/toezicht/")
    expect(main(page)).to_contain_text("Now: review an inspection")
    page.get_by_role("link", name="See the inspections").click()
    page.get_by_role("link", name=f"Review: the inspection of dossier {number}").click()
    expect(main(page)).to_contain_text("Anna wil weten wie haar dossier las.")
    expect(main(page)).not_to_contain_text(stories.WORDS)
    page.get_by_label("Justified", exact=True).check()
    page.get_by_label("Why do you think so?").fill("The request was there.")
    page.get_by_role("button", name="Record your verdict").click()
    page.wait_for_url("**/en/toezicht/inzages/")
    expect(main(page)).to_contain_text("All inspections were reviewed.")


def log_tells(page: Page, number: str) -> None:
    """Every act with the mark of broken glass, newest first, and no name for who only reads the log."""
    page.goto(f"/toezicht/spoor/?nummer={number}&inzage=ja")
    assert page.locator("main ol strong").all_inner_texts() == [
        "Een gesloten dossier gelezen",
        "Namen in een gesloten dossier laten zien",
        "Een gesloten dossier gelezen",
        "Een gesloten dossier geopend",
    ]
    assert page.locator("main ol").get_by_text("achter glas").count() == 4
    expect(main(page)).not_to_contain_text("Noor")
