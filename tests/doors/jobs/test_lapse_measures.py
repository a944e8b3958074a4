# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The night after the last day: it is written down once, at the employer where it ran, and nowhere else."""

from datetime import date, datetime, timedelta

from eenlijn.casework.restrictions.codes import RestrictionState
from eenlijn.casework.restrictions.models import DeskQuestion, Restriction
from eenlijn.doors.jobs.every_night import lapse_measures
from tests.cast import Cast
from tests.factories.measures import begin_measure, reported


def test_what_is_over_lapses_and_what_runs_stays(cast: Cast, monday: datetime) -> None:
    today = monday.date()
    for last in (today + timedelta(days=7), today + timedelta(days=30)):
        begin_measure(reported(cast.anna, monday), cast.carla, monday, starts_on=today, ends_on=last)
    assert lapse_measures(monday + timedelta(days=7)) == 0
    assert lapse_measures(monday + timedelta(days=8)) == 1
    assert lapse_measures(monday + timedelta(days=8)) == 0
    found = dict(Restriction.objects.values_list("ends_on", "state"))
    assert found == {
        date(2026, 11, 30): RestrictionState.LAPSED,
        date(2026, 12, 23): RestrictionState.RUNNING,
    }


def test_that_somebody_asked_is_forgotten_after_a_day(cast: Cast, monday: datetime) -> None:
    DeskQuestion.objects.create(organisation=cast.reggestreek, account_id=cast.sam.id, asked_at=monday)
    assert lapse_measures(monday + timedelta(days=1)) == 0
    assert lapse_measures(monday + timedelta(days=1, seconds=1)) == 1
    assert not DeskQuestion.objects.exists()
