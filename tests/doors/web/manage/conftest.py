# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who manage most, in front of their screens."""

import pytest
from django.test import Client

from tests.cast import Cast
from tests.doors.browsers import Visit


@pytest.fixture
def carla(cast: Cast, visit: Visit) -> Client:
    return visit(cast.carla)


@pytest.fixture
def petra(cast: Cast, visit: Visit) -> Client:
    return visit(cast.petra)
