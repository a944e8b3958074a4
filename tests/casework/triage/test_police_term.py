# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""From severity 3 on somebody decides about the police within two working days."""

from datetime import UTC, datetime

import pytest

from eenlijn.casework.clocks.models import Clock
from eenlijn.casework.incidents.codes import Severity
from tests.cast import Cast
from tests.factories import stories

pytestmark = pytest.mark.django_db


def police_clocks() -> list[datetime]:
    return list(
        Clock.objects.filter(kind="police_decision", stopped_at=None).values_list("due_at", flat=True)
    )


@pytest.fixture
def number(cast: Cast, monday: datetime) -> str:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    return stories.report(cast.anna.actor, link, monday).number


def test_a_serious_report_asks_a_decision_within_two_working_days(
    cast: Cast, monday: datetime, number: str
) -> None:
    stories.assess(cast.carla.actor, number, monday)

    assert police_clocks() == [datetime(2026, 11, 25, 16, 0, tzinfo=UTC)]


def test_a_light_one_asks_none(cast: Cast, monday: datetime, number: str) -> None:
    stories.assess(cast.carla.actor, number, monday, severity=Severity.NORM_BREACH, reason="niet ernstiger")

    assert police_clocks() == []


def test_whoever_decided_is_not_asked_again(cast: Cast, monday: datetime, number: str) -> None:
    stories.assess(cast.carla.actor, number, monday)
    stories.decide_no_police(cast.carla.actor, number, monday)

    assert police_clocks() == []
    assert Clock.objects.filter(kind="police_decision").count() == 1
