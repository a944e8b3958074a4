# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A standing clock, and browsers that sign in the way people do."""

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client

from tests.cast import PASSWORD, Person

Enter = Callable[[Person], Client]


@pytest.fixture(autouse=True)
def clock(monday: datetime) -> Iterator[time_machine.Traveller]:
    """The doors ask this clock; it starts on Monday at nine and stands still."""
    cache.clear()
    with time_machine.travel(monday, tick=False) as coordinates:
        yield coordinates


@pytest.fixture
def enter() -> Enter:
    """A browser in which this person signs in with address and password."""

    def signed_in(person: Person) -> Client:
        browser = Client()
        answer = browser.post("/aanmelden/", {"email": person.email, "password": PASSWORD})
        assert answer.status_code == 303
        return browser

    return signed_in
