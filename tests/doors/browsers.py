# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A browser in which somebody signed in, and the page that it got."""

import time
from collections.abc import Callable
from typing import Any

from django.test import Client

from eenlijn.config.middleware import BEGAN_KEY, SEEN_KEY
from eenlijn.doors.web.frame.step_up import STEPPED_UP_KEY
from tests.cast import Person

Visit = Callable[[Person], Client]


def sign_in(browser: Client, person: Person) -> None:
    """As the sign-in page leaves it: who it is, since when, and that a second factor was shown."""
    browser.force_login(person.account)
    session = browser.session
    moment = int(time.time())
    session.update({BEGAN_KEY: moment, SEEN_KEY: moment, STEPPED_UP_KEY: moment})
    session.save()


def show_factor(browser: Client) -> None:
    """As the second step leaves the session of somebody who signed in with a password."""
    session = browser.session
    session[STEPPED_UP_KEY] = int(time.time())
    session.save()


def browser_of(person: Person) -> Client:
    """A new browser in which this person signed in."""
    browser = Client()
    sign_in(browser, person)
    return browser


def body(response: Any) -> str:
    return str(response.content.decode())
