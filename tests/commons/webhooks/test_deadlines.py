# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
from datetime import UTC, datetime, timedelta

import pytest

from eenlijn.commons.webhooks.deadlines import (
    MOST_TRIES,
    PAUSES,
    asked_rest_until,
    may_replay_from,
    next_try_at,
    rest_until,
)

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def test_the_pauses_between_tries() -> None:
    found = [next_try_at(tries, NOW) for tries in range(1, MOST_TRIES + 1)]
    minutes = [(one - NOW) // MINUTE for one in found if one]
    assert minutes == [1, 5, 30, 120, 300, 600]
    assert found[-1] is None
    assert sum(PAUSES, timedelta()) == timedelta(hours=17, minutes=36)


@pytest.mark.parametrize(("in_a_row", "minutes"), [(1, 1), (2, 2), (3, 4), (4, 8), (5, 15), (60_000, 15)])
def test_silence_costs_rest_up_to_a_quarter_of_an_hour(in_a_row: int, minutes: int) -> None:
    assert rest_until(in_a_row, NOW) == NOW + minutes * MINUTE


@pytest.mark.parametrize(("seconds", "minutes"), [(0, 1), (59, 1), (90, 1.5), (3_600, 60), (999_999, 60)])
def test_asked_rest_has_bounds(seconds: int, minutes: float) -> None:
    assert asked_rest_until(seconds, NOW) == NOW + minutes * MINUTE


@pytest.mark.parametrize(
    ("since", "may"),
    [
        (NOW, False),
        (NOW - timedelta(seconds=1), True),
        (NOW - timedelta(days=91), True),
        (NOW - timedelta(days=91, seconds=1), False),
        (datetime.min.replace(tzinfo=UTC), False),
        (datetime.max.replace(tzinfo=UTC), False),
    ],
)
def test_a_replay_begins_in_the_last_ninety_days(since: datetime, may: bool) -> None:  # noqa: FBT001
    assert may_replay_from(since, NOW) is may
