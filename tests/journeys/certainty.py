# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Setting up an app with codes on the screen, with a phone of our own that computes them (RFC 6238)."""

import base64
import hashlib
import hmac
import struct
import time

from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.test import RequestFactory
from playwright.sync_api import Page, expect

from eenlijn.commons.accounts.models import Account
from eenlijn.config.middleware import BEGAN_KEY, SEEN_KEY
from eenlijn.doors.web.profile.entering import enter
from eenlijn.foundation import walls


def code_of(secret: str, moment: float) -> str:
    """Compute what an app shows; nothing of the product is used."""
    key = base64.b32decode(secret.replace(" ", ""))
    digest = hmac.new(key, struct.pack(">Q", int(moment) // 30), hashlib.sha1).digest()
    place = digest[-1] & 15
    number = struct.unpack(">I", digest[place : place + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06d}"


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
