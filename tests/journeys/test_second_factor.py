# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Extra certainty by hand: an app without script and by keyboard, a passkey as a whole, a recovery code."""

import os
import time
from collections.abc import Callable
from datetime import timedelta
from hashlib import sha256

import pytest
from playwright.sync_api import Page, expect

from eenlijn.commons.sign_in.models import AccountMail, SpentCode
from eenlijn.foundation.clock import now
from tests.cast import PASSWORD, Cast
from tests.journeys.certainty import make_codes, set_up_app
from tests.journeys.conftest import PHONE, SMALLEST
from tests.journeys.steps import give_password
from tools.phone_codes import code_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
OpenPage = Callable[..., Page]
# Where pictures of the pages go, for whoever wants to look at them.
PICTURES = os.environ.get("EENLIJN_PICTURES", "")


def type_code(page: Page, code: str) -> None:
    page.get_by_label("Je code").fill(code)
    page.get_by_role("button", name="Ga verder").click()


def test_carla_sets_up_an_app_without_script_and_comes_in_with_it(open_page: OpenPage, staff: Cast) -> None:
    page = open_page(PHONE, java_script_enabled=False)
    give_password(page, staff.carla)
    expect(page.get_by_role("heading", level=1)).to_have_text("Extra zekerheid")
    expect(page.locator("main")).to_contain_text("Stel dit eerst in")
    secret = set_up_app(page)
    codes = make_codes(page)
    page.goto("/dossiers/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Dossiers")

    SpentCode.objects.all().delete()  # half a minute later
    other = open_page(SMALLEST, java_script_enabled=False)
    give_password(other, staff.carla)
    expect(other.get_by_role("heading", level=1)).to_have_text("Nog één stap")
    type_code(other, "000000")
    expect(other.locator("main")).to_contain_text("Deze code klopt niet")
    type_code(other, code_of(secret, time.time()))
    expect(other.get_by_role("heading", level=1)).to_contain_text("Vandaag")

    lost = open_page(PHONE, java_script_enabled=False)
    give_password(lost, staff.carla)
    type_code(lost, codes[0])
    expect(lost.get_by_role("heading", level=1)).to_contain_text("Vandaag")


def test_by_keyboard_only(open_page: OpenPage, staff: Cast) -> None:
    page = open_page()
    give_password(page, staff.petra)
    secret = set_up_app(page)
    SpentCode.objects.all().delete()
    other = open_page()
    other.goto("/aanmelden/")
    other.get_by_label("Je mailadres op het werk").focus()
    for typed in (staff.petra.email, PASSWORD):
        other.keyboard.type(typed)
        other.keyboard.press("Tab")
    other.keyboard.press("Enter")
    other.wait_for_url("**/aanmelden/tweede-stap/")
    for _step in range(30):
        if other.evaluate("document.activeElement.name") == "code":
            break
        other.keyboard.press("Tab")
    other.keyboard.type(code_of(secret, time.time()))
    other.keyboard.press("Enter")
    other.wait_for_url(lambda address: "/aanmelden/" not in address)
    expect(other.get_by_role("heading", level=1)).to_contain_text("Binnen een uur live")


def test_a_passkey_is_a_second_factor_and_a_whole_sign_in(
    open_page: OpenPage, staff: Cast, axe: Callable[[Page], list[str]]
) -> None:
    page = open_page(PHONE)
    give_a_thumb(page)
    give_password(page, staff.carla)
    page.goto("/mijn/extra-zekerheid/passkey/")
    assert axe(page) == []
    page.get_by_label("Hoe noem je deze passkey?").fill("Mijn telefoon")
    page.get_by_role("button", name="Maak de passkey").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Herstelcodes")
    page.goto("/mijn/extra-zekerheid/")
    expect(page.locator("main")).to_contain_text("Mijn telefoon")
    assert axe(page) == []

    sign_out(page)
    give_password(page, staff.carla)
    expect(page.get_by_role("heading", level=1)).to_have_text("Nog één stap")
    page.get_by_role("button", name="Gebruik je passkey").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Vandaag")

    sign_out(page)
    page.goto("/aanmelden/")
    page.get_by_role("link", name="Meld je aan met een passkey").click()
    page.get_by_role("button", name="Gebruik je passkey").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Vandaag")


def test_a_new_password_by_a_link_with_a_passkey(
    open_page: OpenPage, staff: Cast, axe: Callable[[Page], list[str]]
) -> None:
    page = open_page(SMALLEST)
    give_a_thumb(page)
    give_password(page, staff.carla)
    page.goto("/mijn/extra-zekerheid/passkey/")
    page.get_by_label("Hoe noem je deze passkey?").fill("Mijn telefoon")
    page.get_by_role("button", name="Maak de passkey").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Herstelcodes")
    sign_out(page)
    moment = now()
    AccountMail.objects.create(
        kind="new_password",
        account=staff.carla.account,
        asked_at=moment,
        next_try_at=moment,
        handled_at=moment,
        token_digest=sha256(b"p" * 43).hexdigest(),
        expires_at=moment + timedelta(hours=1),
    )
    page.goto(f"/wachtwoord/{'p' * 43}/")
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= SMALLEST["width"]
    if PICTURES:
        page.screenshot(path=f"{PICTURES}/new-password.png", full_page=True)
    page.get_by_label("Je nieuwe wachtwoord", exact=True).fill("zeven nieuwe woorden")
    page.get_by_label("Nog een keer je nieuwe wachtwoord").fill("zeven nieuwe woorden")
    # Without a code the ordinary button says so, and nothing that was typed opens anything.
    page.get_by_role("button", name="Bewaar je wachtwoord").click()
    expect(page.locator(".el-error-summary")).to_contain_text("Vul een code in.")
    page.get_by_label("Je nieuwe wachtwoord", exact=True).fill("zeven nieuwe woorden")
    page.get_by_label("Nog een keer je nieuwe wachtwoord").fill("zeven nieuwe woorden")
    page.get_by_role("button", name="Bewaar met je passkey").click()
    expect(page.locator("main")).to_contain_text("Je nieuwe wachtwoord werkt")


def give_a_thumb(page: Page) -> None:
    """A device that always recognises its owner."""
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    device.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def sign_out(page: Page) -> None:
    page.evaluate("document.querySelector('form[action=\"/afmelden/\"]').submit()")
    page.wait_for_url("**/aanmelden/")
