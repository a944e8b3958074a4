# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a letter says about a term is the day on which its clock stops."""

from datetime import UTC, date, datetime

import pytest

from eenlijn.casework.requests.deadlines import due_at, remedy_until
from eenlijn.foundation.clock import to_local


def at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("received", "last"),
    [
        (date(2026, 11, 23), date(2026, 12, 23)),
        (date(2026, 11, 25), date(2026, 12, 28)),  # two days of Christmas, the second a Saturday; a Sunday
        (date(2027, 1, 30), date(2027, 3, 1)),  # no 30 February, and the 28th is a Sunday
    ],
)
def test_a_month_ends_on_a_day_on_which_a_term_of_a_law_may_end(received: date, last: date) -> None:
    assert to_local(due_at(at(received))).date() == last


def test_two_months_more_are_counted_from_the_receipt() -> None:
    assert to_local(due_at(at(date(2026, 11, 23)), is_extended=True)).date() == date(2027, 2, 23)


def test_six_weeks_to_object_end_on_such_a_day_too() -> None:
    assert to_local(remedy_until(at(date(2026, 11, 20)))).date() == date(2027, 1, 4)  # New Year is a Friday
