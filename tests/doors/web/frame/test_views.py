# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A form that met an ended session, from the first press to the second."""

from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from tests.cast import Cast, Person
from tests.doors.browsers import sign_in

pytestmark = pytest.mark.django_db
PLACE = "/mijn/koppel/?stap=1"
TYPED = {"code": "ABCD-EFGH", "remark": "Hij schold me uit & liep weg."}


def end_session(browser: Client) -> None:
    """The session is over; the cookies of the browser that outlive it stay."""
    browser.session.flush()
    browser.cookies.pop(settings.SESSION_COOKIE_NAME, None)


def typed_in_an_ended_session(browser: Client, person: Person) -> Any:
    sign_in(browser, person)
    browser.get("/mijn/")
    end_session(browser)
    return browser.post(PLACE, TYPED)


def test_the_same_person_finds_what_was_typed_behind_sign_in(cast: Cast) -> None:
    browser = Client()
    refused = typed_in_an_ended_session(browser, cast.anna)
    assert (refused.status_code, refused.headers["Location"]) == (303, "/aanmelden/?next=%2Fverder%2F")
    assert browser.get("/verder/").headers["Location"] == "/aanmelden/?next=%2Fverder%2F"
    sign_in(browser, cast.anna)
    page = browser.get("/verder/").content.decode()
    assert f'action="{PLACE}"' in page
    assert '<input type="hidden" name="remark" value="Hij schold me uit &amp; liep weg.">' in page
    assert "ABCD-EFGH" in page


def test_another_person_on_the_same_machine_finds_nothing(cast: Cast) -> None:
    browser = Client()
    typed_in_an_ended_session(browser, cast.anna)
    sign_in(browser, cast.dirk)
    answer = browser.get("/verder/")
    assert answer.status_code == 302
    assert "schold" not in answer.content.decode()


def test_who_typed_nothing_is_led_to_the_own_first_page(cast: Cast) -> None:
    browser = Client()
    sign_in(browser, cast.anna)
    assert browser.get("/verder/").headers["Location"] == "/mijn/"


def test_the_bar_names_person_and_employer(cast: Cast) -> None:
    browser = Client()
    sign_in(browser, cast.anna)
    page = browser.get("/mijn/").content.decode()
    assert '<span class="el-who">Anna<' in page or '<span class="el-who">Anna ' in page
    assert "Busbedrijf Reggestreek" in page
