# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""When a measure holds, and when it is looked at again."""

from datetime import date

import pytest

from eenlijn.casework.response.circumstances import review_day
from eenlijn.casework.restrictions.deadlines import holds_on, next_review

FIRST, LAST = date(2026, 11, 23), date(2027, 2, 23)


@pytest.mark.parametrize(
    ("day", "holds"),
    [(date(2026, 11, 22), False), (FIRST, True), (LAST, True), (date(2027, 2, 24), False)],
)
def test_the_first_and_the_last_day_are_in_it_and_the_day_after_is_not(day: date, *, holds: bool) -> None:
    assert holds_on(day, FIRST, LAST) is holds


def test_it_is_looked_at_halfway_and_after_six_months_at_the_latest() -> None:
    assert review_day(FIRST, LAST) == date(2027, 1, 8)
    assert review_day(date(2026, 8, 31), date(2028, 8, 31)) == date(2027, 2, 28)


def test_after_a_review_it_is_looked_at_again_in_six_months_if_it_still_runs_then() -> None:
    assert next_review(date(2027, 1, 8), LAST) is None
    assert next_review(date(2027, 1, 8), date(2027, 7, 8)) is None
    assert next_review(date(2027, 1, 8), date(2027, 7, 9)) == date(2027, 7, 8)
