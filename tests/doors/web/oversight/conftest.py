# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Noor and Omar in front of a screen, and a dossier of Anna's that is closed to both."""

from datetime import datetime

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client

from tests.cast import Cast
from tests.doors.browsers import Visit
from tests.factories import stories


@pytest.fixture(autouse=True)
def clock(clock: time_machine.Traveller) -> time_machine.Traveller:
    """It stands still in every test here, and nobody was refused yet."""
    cache.clear()
    return clock


@pytest.fixture
def noor(cast: Cast, visit: Visit) -> Client:
    return visit(cast.noor)


@pytest.fixture
def omar(cast: Cast, visit: Visit) -> Client:
    return visit(cast.omar)


@pytest.fixture
def number(cast: Cast, monday: datetime) -> str:
    """Anna reported and Carla answered."""
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    found = stories.report(cast.anna.actor, link, monday).number
    stories.assess(cast.carla.actor, found, monday)
    stories.write(cast.carla.actor, found, monday)
    return found
