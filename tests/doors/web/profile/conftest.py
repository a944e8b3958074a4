# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A standing clock, and browsers that sign in the way people do."""

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client

from tests.cast import PASSWORD, Person
from tests.doors.browsers import Visit, show_factor


@pytest.fixture(autouse=True)
def clock(clock: time_machine.Traveller) -> time_machine.Traveller:
    """It stands still in every test here, and nobody has tried to sign in yet."""
    cache.clear()
    return clock


@pytest.fixture
def enter() -> Visit:
    """A browser in which this person signs in with address and password, and shows a second factor."""

    def signed_in(person: Person) -> Client:
        browser = Client()
        answer = browser.post("/aanmelden/", {"email": person.email, "password": PASSWORD})
        assert answer.status_code == 303
        show_factor(browser)
        return browser

    return signed_in
