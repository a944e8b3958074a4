# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The clock that the doors ask, and the cast in front of a screen."""

from collections.abc import Iterator
from datetime import datetime

import pytest
import time_machine

from tests.doors.browsers import Visit, browser_of


@pytest.fixture
def clock(monday: datetime) -> Iterator[time_machine.Traveller]:
    """The doors ask this clock; it starts on Monday at nine and stands still."""
    with time_machine.travel(monday, tick=False) as coordinates:
        yield coordinates


@pytest.fixture
def visit(clock: time_machine.Traveller) -> Visit:
    """A browser in which this person signed in."""
    return browser_of
