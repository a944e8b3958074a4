# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The job and the command that release figures: on the hour of the 15th, and nothing twice."""

import io
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final

import pytest
import time_machine
from django.core.management import call_command

from eenlijn.accountability.releases.models import Release
from eenlijn.commons.organisations.codes import OrganisationType
from eenlijn.config.schedule import SCHEDULE
from eenlijn.doors.jobs.every_night import release_figures
from eenlijn.doors.jobs.worker import seconds_until
from tests.factories.counted import employers, happened, platform

MINUTE: Final = timedelta(minutes=1)


@pytest.fixture
def four(key_store: Any, db: None, monday: datetime) -> list[Any]:
    """Four hospitals that took part from September 2025 on, where something happens every month."""
    platform(monday)
    made = employers(OrganisationType.CARE_HOSPITAL, 4, joined_on=date(2025, 9, 1))
    for employer in made:
        for month in (9, 10, 11, 12):
            happened(employer, date(2025, month, 30), 8)
        happened(employer, date(2026, 1, 31), 8)
    return made


def codes() -> list[str]:
    rows = Release.objects.order_by("released_at", "-kind", "last")
    return [f"{row.kind} {row.last:%Y-%m}" for row in rows]


@pytest.mark.parametrize(
    ("moment", "month"),
    [
        (datetime(2025, 10, 15, 4, 0, tzinfo=UTC), "month 2025-09"),  # 06.00 in summer time
        (datetime(2025, 11, 15, 5, 0, tzinfo=UTC), "month 2025-10"),  # 06.00 in winter time
    ],
)
def test_the_job_finds_the_closed_month_at_six_and_not_a_minute_before(
    four: list[Any], moment: datetime, month: str
) -> None:
    while release_figures(moment - MINUTE):
        pass
    assert month not in codes()
    assert release_figures(moment) == 1
    assert codes()[-1] == month
    assert release_figures(moment) == 0
    assert release_figures(moment + timedelta(days=1)) == 0


def test_on_15_february_january_comes_out_and_no_year_that_is_not_whole(four: list[Any]) -> None:
    moment = datetime(2026, 2, 15, 5, 0, tzinfo=UTC)
    while release_figures(moment):
        pass
    assert codes() == ["month 2025-09", "month 2025-10", "month 2025-11", "month 2025-12", "month 2026-01"]


def test_on_15_february_the_year_comes_out_too(key_store: Any, db: None, monday: datetime) -> None:
    platform(monday)
    for employer in employers(OrganisationType.CARE_HOSPITAL, 4, joined_on=date(2025, 1, 1)):
        for month in range(1, 13):
            happened(employer, date(2025, month, 28), 8)
    moment = datetime(2026, 2, 15, 5, 0, tzinfo=UTC)
    while release_figures(moment - MINUTE):
        pass
    assert [code for code in codes() if code.startswith("year")] == []
    assert release_figures(moment) == 1
    assert codes()[-1] == "year 2025-12"


def test_the_worker_looks_every_morning_at_six_local_also_when_the_clock_moves() -> None:
    (when,) = [when for name, when, _job in SCHEDULE if name == "release_figures"]
    assert when == time(6)
    spring = datetime(2026, 3, 28, 5, 0, tzinfo=UTC)  # 06.00 in winter time, the night before summer time
    autumn = datetime(2026, 10, 24, 4, 0, tzinfo=UTC)  # 06.00 in summer time, the night before winter time
    assert seconds_until(when, spring) == 23 * 3600
    assert seconds_until(when, autumn) == 25 * 3600


def told() -> list[str]:
    out = io.StringIO()
    call_command("release_figures", stdout=out)
    return out.getvalue().splitlines()


def test_the_command_says_what_it_did_and_what_comes_next(four: list[Any]) -> None:
    with time_machine.travel(datetime(2025, 11, 20, 8, 0, tzinfo=UTC), tick=False):
        assert told() == [
            "released 2025-09",
            "released 2025-10",
            "next: november 2025, from maandag 15 december 2025 om 06.00 uur",
        ]
        assert told() == [
            "nothing to release",
            "next: november 2025, from maandag 15 december 2025 om 06.00 uur",
        ]


def test_with_too_few_employers_the_command_says_why(key_store: Any, db: None, monday: datetime) -> None:
    platform(monday)
    employers(OrganisationType.HOUSING, 2)
    with time_machine.travel(monday, tick=False):
        assert told() == [
            "nothing to release",
            "fewer than three employers take part: nothing can be published yet",
        ]
