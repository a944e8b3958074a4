# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A second factor: an app with codes that is set up on the screen, and a session in which one was shown."""

import time

from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.test import RequestFactory
from playwright.sync_api import Page, expect

from eenlijn.commons.accounts.models import Account
from eenlijn.config.middleware import BEGAN_KEY, SEEN_KEY
from eenlijn.doors.web.profile.entering import enter
from eenlijn.foundation import walls
from tools.phone_codes import code_of


def set_up_app(page: Page) -> str:
    """As somebody who has no second factor yet; returns the secret that the phone keeps."""
    page.goto("/mijn/extra-zekerheid/app/")
    secret = page.locator(".profile-secret").inner_text()
    page.get_by_label("De code die de app nu laat zien").fill(code_of(secret, time.time()))
    page.get_by_role("button", name="Zet de app aan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Herstelcodes")
    return secret


def make_codes(page: Page) -> list[str]:
    """From the page that follows; returns the codes, shown this one time."""
    page.get_by_role("button", name="Maak herstelcodes").click()
    expect(page.locator(".profile-codes li")).to_have_count(10)
    return page.locator(".profile-codes li").all_inner_texts()


def come_in(page: Page, account: Account) -> None:
    """Be inside as after address, password and a code, by the very same act and without its pages.

    Those are for `test_second_factor`: a password is slow to look at, and every journey begins with one.
    """
    account = Account.objects.get(pk=account.pk)
    request = RequestFactory().get("/", headers={"user-agent": page.evaluate("navigator.userAgent")})
    request.session = SessionStore()
    request.session[BEGAN_KEY] = request.session[SEEN_KEY] = int(time.time())
    with walls.within(None):
        enter(request, account, with_factor=True)
    request.session.save()
    key = str(request.session.session_key)
    here = page.request.get("/gezond/").url.removesuffix("gezond/")
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": key, "url": here}])
    page.goto("/")
