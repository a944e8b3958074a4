# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A region in which twelve employers of three sectors take part since the first of January 2025."""

import random
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any, Final

import pytest

from eenlijn.accountability.releases.deadlines import months_between
from eenlijn.casework.incidents.codes import code_list
from eenlijn.commons.organisations.codes import OrganisationType
from eenlijn.commons.organisations.models import Municipality, Organisation
from tests.factories.counted import employers, happened, platform

JOINED: Final = date(2025, 1, 1)
CHANNELS: Final = ("street", "telephone", "email", "social_media_org", "other", "")
SEVERITIES: Final = ("s2_norm_breach", "s3_serious", "s4_very_serious", "")
Happen = Callable[[date, int], None]


@pytest.fixture
def employed(key_store: Any, db: None, monday: datetime) -> list[Organisation]:
    """Four schools, four hospitals and four housing corporations."""
    platform(monday)
    kinds = (OrganisationType.EDUCATION, OrganisationType.CARE_HOSPITAL, OrganisationType.HOUSING)
    return [one for kind in kinds for one in employers(kind, 4, joined_on=JOINED)]


@pytest.fixture
def happen(employed: list[Organisation]) -> Happen:
    """So many incidents in a month, spread over employers, kinds, severities, channels and places."""
    chance = random.Random(7)
    places = [*Municipality.objects.values_list("code", flat=True).order_by("code"), ""]
    groups: dict[str, str] = {}
    for code, kind in code_list("incident_type").items():
        groups.setdefault(kind.group, code)

    def spread(month: date, count: int) -> None:
        for number in range(count):
            happened(
                employed[number % len(employed)],
                month + timedelta(days=chance.randrange(28)),
                kind=chance.choice(list(groups.values())),
                severity=chance.choice(SEVERITIES),
                channel=chance.choice(CHANNELS),
                municipality_code=chance.choice(places),
            )

    return spread


@pytest.fixture
def year(happen: Happen) -> int:
    """A year in which something happened every month; gives the year."""
    for month in months_between(JOINED, date(2025, 12, 1)):
        happen(month, 120)
    return 2025
