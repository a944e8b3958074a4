# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""When what is released: month ends, summer time, leap years, 15 February, and who began when."""

from datetime import UTC, date, datetime, timedelta

import pytest

from eenlijn.accountability.releases.deadlines import (
    Period,
    first_month,
    months_due,
    next_to_open,
    years_due,
)

MICRO = timedelta(microseconds=1)


@pytest.mark.parametrize(
    ("month", "opens"),
    [
        (date(2026, 10, 1), datetime(2026, 11, 15, 5, 0, tzinfo=UTC)),  # winter time by then
        (date(2026, 9, 1), datetime(2026, 10, 15, 4, 0, tzinfo=UTC)),  # still summer time
        (date(2026, 2, 1), datetime(2026, 3, 15, 5, 0, tzinfo=UTC)),  # the last of winter time
        (date(2026, 3, 1), datetime(2026, 4, 15, 4, 0, tzinfo=UTC)),
        (date(2025, 12, 1), datetime(2026, 1, 15, 5, 0, tzinfo=UTC)),  # over the end of the year
        (date(2024, 2, 1), datetime(2024, 3, 15, 5, 0, tzinfo=UTC)),  # a leap year
    ],
)
def test_a_month_opens_on_the_15th_of_the_next_at_six_local(month: date, opens: datetime) -> None:
    assert Period.months(month).opens_at == opens


def test_a_year_opens_on_15_february_together_with_january() -> None:
    assert Period.year(2025).opens_at == datetime(2026, 2, 15, 5, 0, tzinfo=UTC)
    assert Period.year(2025).opens_at == Period.months(date(2026, 1, 1)).opens_at


def test_what_is_counted_ends_when_that_day_begins() -> None:
    assert Period.months(date(2026, 9, 1)).counted_until == datetime(2026, 10, 14, 22, 0, tzinfo=UTC)
    assert Period.months(date(2026, 10, 1)).counted_until == datetime(2026, 11, 14, 23, 0, tzinfo=UTC)


def test_months_taken_together_open_with_the_last_of_them() -> None:
    together = Period.months(date(2026, 3, 1), date(2026, 5, 1))
    assert together.opens_at == Period.months(date(2026, 5, 1)).opens_at
    assert together.code == "2026-03-2026-05"
    assert together.each_month == (date(2026, 3, 1), date(2026, 4, 1), date(2026, 5, 1))


@pytest.mark.parametrize(
    ("period", "code"),
    [(Period.months(date(2026, 10, 1)), "2026-10"), (Period.year(2025), "2025")],
)
def test_a_period_has_a_code(period: Period, code: str) -> None:
    assert period.code == code


def test_a_month_is_due_from_its_moment_on_and_not_a_microsecond_before() -> None:
    opens, first = Period.months(date(2026, 10, 1)).opens_at, date(2026, 8, 1)
    assert months_due(first, opens - MICRO) == [date(2026, 8, 1), date(2026, 9, 1)]
    assert months_due(first, opens) == [date(2026, 8, 1), date(2026, 9, 1), date(2026, 10, 1)]
    assert months_due(date(2026, 11, 1), opens) == []


def test_after_an_outage_of_months_all_of_them_are_due_in_order() -> None:
    found = months_due(date(2025, 11, 1), datetime(2026, 5, 1, tzinfo=UTC))
    assert found == [date(2025, 11, 1), date(2025, 12, 1), *(date(2026, month, 1) for month in (1, 2, 3))]


def test_a_year_is_due_in_february_and_only_whole() -> None:
    opens = Period.year(2025).opens_at
    assert years_due(date(2024, 1, 1), opens - MICRO) == [2024]
    assert years_due(date(2024, 1, 1), opens) == [2024, 2025]
    assert years_due(date(2024, 2, 1), opens) == [2025]  # January 2024 is missing
    assert years_due(date(2025, 1, 1), opens) == [2025]
    assert years_due(date(2025, 2, 1), opens) == []


@pytest.mark.parametrize(
    ("joined", "first"),
    [
        ([], None),
        ([date(2025, 1, 1)] * 2, None),
        ([date(2025, 1, 1)] * 3, date(2025, 1, 1)),
        ([date(2025, 3, 2), date(2025, 1, 1), date(2025, 2, 1)], date(2025, 4, 1)),
        ([date(2025, 1, 1), date(2025, 1, 1), date(2025, 12, 31), date(2026, 5, 1)], date(2026, 1, 1)),
    ],
)
def test_publishing_begins_with_the_first_whole_month_of_three_employers(
    joined: list[date], first: date | None
) -> None:
    assert first_month(joined) == first


@pytest.mark.parametrize(
    ("now", "month"),
    [
        (datetime(2026, 11, 14, 23, 0, tzinfo=UTC), date(2026, 10, 1)),
        (datetime(2026, 11, 15, 4, 59, tzinfo=UTC), date(2026, 10, 1)),
        (datetime(2026, 11, 15, 5, 0, tzinfo=UTC), date(2026, 11, 1)),
        (datetime(2026, 11, 30, 22, 59, tzinfo=UTC), date(2026, 11, 1)),
        (datetime(2026, 11, 30, 23, 0, tzinfo=UTC), date(2026, 11, 1)),  # December has begun here
        (datetime(2027, 1, 1, 0, 0, tzinfo=UTC), date(2026, 12, 1)),
    ],
)
def test_what_comes_next_is_the_month_whose_day_comes_first(now: datetime, month: date) -> None:
    assert next_to_open(now) == Period.months(month)
