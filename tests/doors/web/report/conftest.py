# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A link on the wall of Anna's bus, and what somebody types behind it."""

from datetime import datetime

import pytest
import time_machine
from django.test import Client

from eenlijn.casework.reporting.actions import make_link
from eenlijn.foundation.identifiers import receipt_code
from tests.cast import Cast
from tests.doors.web.report.typing_in import KEY, LINK, Typed


@pytest.fixture(autouse=True)
def clock(clock: time_machine.Traveller) -> time_machine.Traveller:
    """It stands still in every test here."""
    return clock


@pytest.fixture
def link(cast: Cast, monday: datetime) -> str:
    """The address of a working link of line 62."""
    make_link(
        actor=cast.carla.actor, unit_id=cast.lijn_62.pk, place="Bus 4123, lijn 62", slug="lijn62", now=monday
    )
    return LINK


@pytest.fixture
def phone() -> Client:
    """A phone on which nobody signed in, and where forged forms are refused."""
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def typed() -> Typed:
    """A report with everything that has to be in it."""
    return {
        "report_key": KEY,
        "kinds": ["threat_general", "physical_light"],
        "when": "now",
        "place": "Bus 4123, lijn 62",
        "words": "Een man zonder kaartje schold me uit.",
        "wish": "talk",
    }


@pytest.fixture
def code(cast: Cast) -> str:
    """The code that a report with this key gets at Anna's employer."""
    return receipt_code(bytes.fromhex(KEY), audience=str(cast.reggestreek.pk))


@pytest.fixture
def receipt(code: str) -> str:
    """The address of that receipt."""
    return f"/ontvangst/{code}/"
