# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The cast in front of the screens of managing."""

import time
from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
import time_machine
from django.test import Client

from eenlijn.config.middleware import BEGAN_KEY, SEEN_KEY
from tests.cast import Cast, Person

Visit = Callable[[Person], Client]


@pytest.fixture
def clock(monday: datetime) -> Iterator[time_machine.Traveller]:
    """The doors ask this clock; it starts on Monday at nine and stands still."""
    with time_machine.travel(monday, tick=False) as coordinates:
        yield coordinates


@pytest.fixture
def visit(clock: time_machine.Traveller) -> Visit:
    """A browser in which this person signed in."""

    def signed_in(person: Person) -> Client:
        client = Client()
        client.force_login(person.account)
        session = client.session
        session.update({BEGAN_KEY: int(time.time()), SEEN_KEY: int(time.time())})
        session.save()
        return client

    return signed_in


@pytest.fixture
def carla(cast: Cast, visit: Visit) -> Client:
    return visit(cast.carla)
