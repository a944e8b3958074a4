# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Statutory interest: worked out by hand, and against a calculation that was written differently."""

import random
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import cache
from math import floor

import pytest

from eenlijn.casework.damages.interest import Head, Paid, interest, standing, year_after
from eenlijn.casework.damages.rates import RateUnknown, TableBroken, checked, rate_table

DAY = timedelta(days=1)


def told(principal: int, from_day: date, until_day: date) -> list[tuple[date, int, int, int, int]]:
    periods = interest(principal, from_day, until_day).periods
    return [(one.from_day, one.days, one.principal, int(one.percent), one.cents) for one in periods]


def test_a_whole_year_at_one_rate_is_that_rate() -> None:
    """EUR 1,000 from 1 January 2025 until 1 January 2026: 365 days at 6%, 1000 * 0.06 * 365 / 365 = 60.00."""
    assert told(100_000, date(2025, 1, 1), date(2026, 1, 1)) == [(date(2025, 1, 1), 365, 100_000, 6, 6_000)]


def test_the_day_itself_costs_nothing_and_one_day_a_365th() -> None:
    """EUR 365 at 6% is 21.90 per year and 0.06 per day: none on the day itself, 6 cents on the day after."""
    first = date(2025, 3, 10)
    assert interest(36_500, first, first).interest == 0
    assert interest(36_500, first, first + DAY).interest == 6


def test_a_period_is_split_where_the_rate_changes() -> None:
    """EUR 500 from 1 June 2023 until 1 October 2023.

    At 4% from 1 to 30 June, 30 days: 500 * 0.04 * 30 / 365 = 1.6438..., so 1.64.
    At 6% from 1 July to 30 September, 92 days: 500 * 0.06 * 92 / 365 = 7.5616..., so 7.56. Together 9.20.
    """
    assert told(50_000, date(2023, 6, 1), date(2023, 10, 1)) == [
        (date(2023, 6, 1), 30, 50_000, 4, 164),
        (date(2023, 7, 1), 92, 50_000, 6, 756),
    ]
    assert interest(50_000, date(2023, 6, 1), date(2023, 10, 1)).interest == 920


def test_what_came_in_a_year_bears_interest_from_the_day_it_is_over_and_not_from_january() -> None:
    """EUR 240.50, suffered on 24 November 2024, until 24 November 2025 and on to 1 January 2026.

    24 November to 31 December 2024 is 38 days at 7%: 240.50 * 0.07 * 38 / 365 = 1.7526..., so 1.75.
    1 January to 23 November 2025 is 327 days at 6%: 240.50 * 0.06 * 327 / 365 = 12.9276..., so 12.93.
    The year is over: 14.68 is added. From then 255.18 bears interest.
    24 November to 31 December 2025 is 38 days at 6%: 255.18 * 0.06 * 38 / 365 = 1.5940..., so 1.59.
    """
    assert told(24_050, date(2024, 11, 24), date(2026, 1, 1)) == [
        (date(2024, 11, 24), 38, 24_050, 7, 175),
        (date(2025, 1, 1), 327, 24_050, 6, 1_293),
        (date(2025, 11, 24), 38, 25_518, 6, 159),
    ]


def test_a_leap_year_has_a_day_more_of_the_same_size() -> None:
    """EUR 365 from 1 January 2024 at 7% is 0.07 a day; until 1 January 2025 that is 366 days: 25.62.

    The year from 1 January is over on 1 January, so nothing of it was added before.
    """
    assert told(36_500, date(2024, 1, 1), date(2025, 1, 1)) == [(date(2024, 1, 1), 366, 36_500, 7, 2_562)]


def test_a_half_cent_goes_up() -> None:
    """EUR 182.50 for one day at 5%: 182.50 * 0.05 / 365 = 0.025, half a cent above 2."""
    assert interest(18_250, date(2003, 8, 1), date(2003, 8, 2)).interest == 3


def test_of_29_february_the_year_is_over_on_the_28th() -> None:
    assert year_after(date(2024, 2, 29), 1) == date(2025, 2, 28)
    assert year_after(date(2024, 2, 29), 4) == date(2028, 2, 29)


def test_a_payment_goes_to_costs_then_interest_then_the_amount_itself() -> None:
    """EUR 1,000 from 1 January 2025 and EUR 50 of costs; EUR 300 is paid on 1 July 2025.

    181 days at 6%: 1000 * 0.06 * 181 / 365 = 29.7534..., so 29.75. The EUR 300 takes 50.00 of costs, 29.75 of
    interest and 220.25 of the amount: 779.75 is left. 184 days more at 6%:
    779.75 * 0.06 * 184 / 365 = 23.5848..., so 23.58.
    """
    heads, half = [Head(100_000, date(2025, 1, 1))], date(2025, 7, 1)
    now = standing(heads, half, costs=5_000, payments=[Paid(half, 30_000)])
    assert (now.costs, now.interest, now.principal, now.open) == (0, 0, 77_975, 77_975)
    later = standing(heads, date(2026, 1, 1), costs=5_000, payments=[Paid(half, 30_000)])
    assert (later.costs, later.interest, later.principal) == (0, 2_358, 77_975)


def test_the_interest_of_every_line_goes_before_any_line_itself() -> None:
    """A coat of EUR 365 on 1 January 2025, a phone of EUR 730 on 11 January, EUR 1.60 paid on 21 January.

    At 6% the coat costs 0.06 a day, 20 days: 1.20. The phone costs 0.12 a day, 10 days: 1.20. Together 2.40.
    EUR 1.60 takes all of the oldest, 1.20, and 0.40 of the phone.
    """
    heads = [Head(73_000, date(2025, 1, 11)), Head(36_500, date(2025, 1, 1))]
    found = standing(heads, date(2025, 1, 21), payments=[Paid(date(2025, 1, 21), 160)])
    assert [(one.principal, one.interest) for one in found.parts] == [(73_000, 80), (36_500, 0)]


def test_what_is_paid_beyond_what_is_owed_is_told_apart() -> None:
    found = standing(
        [Head(10_000, date(2025, 1, 1))], date(2025, 1, 1), payments=[Paid(date(2025, 1, 1), 10_250)]
    )
    assert (found.open, found.too_much) == (0, 250)


def test_interest_may_stop_while_payments_go_on() -> None:
    """EUR 365 at 6% stops after 10 days at 0.60; EUR 100 is paid a month later: 265.60 is left."""
    stops = date(2025, 1, 11)
    paid = [Paid(date(2025, 2, 11), 10_000)]
    heads = [Head(36_500, date(2025, 1, 1))]
    assert standing(heads, date(2026, 1, 1), payments=paid, stops_on=stops).open == 26_560


@pytest.mark.parametrize(
    ("from_day", "until_day", "unknown"),
    [
        (date(2026, 5, 1), date(2026, 11, 23), date(2026, 7, 1)),
        (date(2026, 7, 1), date(2026, 7, 2), date(2026, 7, 1)),
        (date(2001, 12, 31), date(2002, 2, 1), date(2001, 12, 31)),
    ],
)
def test_a_rate_beyond_the_table_is_refused_by_name(from_day: date, until_day: date, unknown: date) -> None:
    with pytest.raises(RateUnknown) as refused:
        interest(10_000, from_day, until_day)
    assert refused.value.day == unknown
    assert "tot en met dinsdag 30 juni 2026" in refused.value.sentence


def test_the_last_day_that_is_known_still_counts() -> None:
    """30 June 2026 is known and counts in full until 1 July: EUR 365 at 4% is 0.04 for that day."""
    assert interest(36_500, date(2026, 6, 30), date(2026, 7, 1)).interest == 4


def test_the_table_has_the_change_points_that_were_found_and_none_was_checked() -> None:
    table = rate_table()
    assert [(one.from_day.isoformat(), int(one.percent)) for one in table.rates] == [
        ("2002-01-01", 7), ("2003-08-01", 5), ("2004-02-01", 4), ("2007-01-01", 6), ("2009-07-01", 4),
        ("2010-01-01", 3), ("2011-07-01", 4), ("2012-07-01", 3), ("2015-01-01", 2), ("2023-01-01", 4),
        ("2023-07-01", 6), ("2024-01-01", 7), ("2025-01-01", 6), ("2026-01-01", 4),
    ]  # fmt: skip
    assert table.known_until == date(2026, 6, 30)
    assert all(one.source and one.check and not one.verified for one in table.rates)


def test_a_table_with_a_gap_or_backwards_is_no_table() -> None:
    first, second = rate_table().rates[:2]
    with pytest.raises(TableBroken):
        checked((first, replace(second, from_day=second.from_day + DAY)))
    with pytest.raises(TableBroken):
        checked((replace(first, until_day=date(2001, 1, 1)),))
    with pytest.raises(TableBroken):
        checked(())


# Written differently on purpose: a day at a time, with fractions, rates in a dictionary of first days, and a
# period ends where the day itself says so.
RATES = {
    20020101: 7, 20030801: 5, 20040201: 4, 20070101: 6, 20090701: 4, 20100101: 3, 20110701: 4, 20120701: 3,
    20150101: 2, 20230101: 4, 20230701: 6, 20240101: 7, 20250101: 6, 20260101: 4,
}  # fmt: skip


@cache
def rate_on(day: date) -> int:
    number = day.year * 10_000 + day.month * 100 + day.day
    return RATES[max(first for first in RATES if first <= number)]


def is_birthday(day: date, begun: date) -> bool:
    if day.year == begun.year:
        return False
    leaps = (
        begun.month == 2 and begun.day == 29 and (day.year % 4 or (day.year % 100 == 0 and day.year % 400))
    )
    return (day.month, day.day) == ((2, 28) if leaps else (begun.month, begun.day))


def day_by_day(
    principal: int, begun: date, until: date, costs: int, paid: dict[date, int]
) -> tuple[int, int, int]:
    """Costs, interest and principal that are owed, one day after the other."""
    owed, due, old, year, of_days = principal, costs, 0, 0, 0
    day = begun
    while True:
        ends = day == until or day in paid or rate_on(day) != rate_on(day - DAY) or is_birthday(day, begun)
        if ends and day != begun:
            year, of_days = year + floor(Fraction(of_days, 36_500) + Fraction(1, 2)), 0
            if is_birthday(day, begun):
                old, year = old + year, 0
        rest = paid.get(day, 0)
        for place in range(4):
            pots = [due, old, year, owed]
            taken = min(pots[place], rest)
            rest, pots[place] = rest - taken, pots[place] - taken
            due, old, year, owed = pots
        if day == until:
            return due, old + year, owed
        of_days += (owed + old) * rate_on(day)
        day += DAY


def test_two_hundred_claims_equal_an_independent_calculation() -> None:
    lots = random.Random(61_19)
    first, last = date(2002, 1, 2), date(2026, 7, 1)
    for _each in range(200):
        begun = first + timedelta(days=lots.randrange((last - first).days))
        until = begun + timedelta(days=lots.randrange((last - begun).days + 1))
        principal, costs = lots.randrange(1, 3_000_000), lots.choice([0, 0, lots.randrange(50_000)])
        length = (until - begun).days
        paid = {
            begun + timedelta(days=lots.randrange(1, length)): lots.randrange(1, principal + 1)
            for _payment in range(lots.randrange(5) if length > 1 else 0)
        }
        found = standing(
            [Head(principal, begun)],
            until,
            costs=costs,
            payments=[Paid(on, cents) for on, cents in paid.items()],
        )
        expected = day_by_day(principal, begun, until, costs, paid)
        assert (found.costs, found.interest, found.principal) == expected, (begun, until, principal, paid)


def test_a_claim_of_29_february_equals_it_too() -> None:
    for until in (date(2025, 2, 27), date(2025, 2, 28), date(2025, 3, 1), date(2026, 6, 30)):
        found = interest(123_456, date(2024, 2, 29), until)
        assert (0, found.interest, 123_456) == day_by_day(123_456, date(2024, 2, 29), until, 0, {})


def test_the_rates_are_exact_numbers() -> None:
    assert {type(one.percent) for one in rate_table().rates} == {Decimal}
