# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Statutory interest on damage (article 6:119 of the Civil Code), in euro cents. Pure: no clock, no rows.

Our rules, each shown on the screen that shows an amount:

- It begins on the day on which the damage was suffered, without notice. The first day counts and the last
  does not: one day of interest is due on the day after.
- A year counts from the day on which it begins and not from 1 January. What came in a year is added to the
  principal when that year is over (second paragraph of the article). Of 29 February the year is over on 28
  February when there is no 29th.
- Every day is a 365th part of a year, also in a leap year. Not verified as what courts do.
- A new period begins where the rate changes, where a year is over, and where something was paid. Each period
  is rounded to whole cents, a half upwards: so who reads the periods can add them up.
- A payment first goes to costs, then to interest, then to the principal (article 6:44). Not verified. It
  takes off interest of years that are over before what is still growing, and the oldest damage first.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Final

from eenlijn.casework.damages.rates import A_DAY, Rate, RateTable, rate_table

DAYS_OF_A_YEAR: Final = 365
# More digits than the largest amount over the longest period can need: nothing is rounded twice.
_EXACT: Final = Context(prec=60)
_PERCENT: Final = Decimal(100)


@dataclass(frozen=True)
class Period:
    """Days with one rate and one principal: `from_day` counts, `until_day` does not."""

    from_day: date
    until_day: date
    principal: int
    percent: Decimal
    cents: int
    verified: bool

    @property
    def days(self) -> int:
        return (self.until_day - self.from_day).days


@dataclass(frozen=True)
class Paid:
    """Something that was paid on a day, in cents."""

    on: date
    cents: int


@dataclass(frozen=True)
class Head:
    """One line of damage: how much, and on which day it was suffered."""

    principal: int
    from_day: date


@dataclass(frozen=True)
class Part:
    """What is owed of one line. `interest` is all of it, also what bears interest itself by now."""

    principal: int
    interest: int
    periods: tuple[Period, ...] = ()

    @property
    def open(self) -> int:
        return self.principal + self.interest

    @property
    def total(self) -> int:
        """All interest over the whole time, also what was paid since."""
        return sum(one.cents for one in self.periods)


@dataclass(frozen=True)
class Standing:
    """What is owed on a day, in cents. `too_much` was paid and not owed."""

    parts: tuple[Part, ...]
    costs: int
    too_much: int

    @property
    def principal(self) -> int:
        return sum(one.principal for one in self.parts)

    @property
    def interest(self) -> int:
        return sum(one.interest for one in self.parts)

    @property
    def grown(self) -> int:
        """All interest over the whole time, also what was paid since."""
        return sum(one.total for one in self.parts)

    @property
    def open(self) -> int:
        return self.principal + self.interest + self.costs


def interest(principal: int, from_day: date, until_day: date, table: RateTable | None = None) -> Part:
    """Of one amount of which nothing was paid; a day beyond the table is refused by name."""
    return standing([Head(principal, from_day)], until_day, table=table).parts[0]


def standing(
    heads: Sequence[Head],
    until_day: date,
    *,
    costs: int = 0,
    payments: Iterable[Paid] = (),
    stops_on: date | None = None,
    table: RateTable | None = None,
) -> Standing:
    """What is owed on `until_day`, after the payments up to and including that day.

    From `stops_on` no interest is added, and payments still count: an agreement may stop it, or nobody knows
    the rate yet. Who leaves it out is refused by name when the table ends before.
    """
    rates, last = table or rate_table(), stops_on or date.max
    accounts = [_Account(one.principal, one.from_day, rates) for one in heads]
    too_much = 0
    for paid in sorted((one for one in payments if one.on <= until_day), key=lambda one: one.on):
        for account in accounts:
            account.run_to(min(paid.on, last))
        costs, rest = _less(costs, paid.cents)
        too_much += _pay(accounts, rest)
    for account in accounts:
        account.run_to(min(until_day, last))
    return Standing(tuple(one.told() for one in accounts), costs, too_much)


def _pay(accounts: Sequence["_Account"], cents: int) -> int:
    """Interest of every line first, then what was lost; what is left is owed by nobody."""
    oldest_first = sorted(accounts, key=lambda one: one.begun_on)
    for name in ("added", "fresh", "principal"):
        for account in oldest_first:
            owed, cents = _less(getattr(account, name), cents)
            setattr(account, name, owed)
    return cents


def _less(owed: int, cents: int) -> tuple[int, int]:
    """What is owed after these cents, and what is left of them."""
    taken = min(owed, cents)
    return owed - taken, cents - taken


@dataclass
class _Account:
    """One line while it runs: `added` is interest of years that are over, `fresh` of the year that runs."""

    principal: int
    begun_on: date
    table: RateTable
    day: date = field(init=False)
    years: int = field(default=0, init=False)
    added: int = field(default=0, init=False)
    fresh: int = field(default=0, init=False)
    periods: list[Period] = field(default_factory=list, init=False)

    def __post_init__(self) -> None:
        self.day = self.begun_on

    def run_to(self, day: date) -> None:
        """Let the interest grow up to this day; a year that is over is added on its last day."""
        while self.day < day:
            rate, year_over = self.table.on(self.day), year_after(self.begun_on, self.years + 1)
            self._grow(rate, min(day, year_over, rate.until_day + A_DAY))
            if self.day == year_over:
                self.years += 1
                self.added, self.fresh = self.added + self.fresh, 0

    def _grow(self, rate: Rate, end: date) -> None:
        bearing = self.principal + self.added
        cents = cents_over(bearing, rate.percent, (end - self.day).days)
        if bearing:
            self.periods.append(Period(self.day, end, bearing, rate.percent, cents, rate.verified))
        self.fresh += cents
        self.day = end

    def told(self) -> Part:
        return Part(self.principal, self.added + self.fresh, tuple(self.periods))


def cents_over(principal: int, percent: Decimal, days: int) -> int:
    """Simple interest over some days, in whole cents, a half upwards."""
    parts = _EXACT.multiply(_EXACT.multiply(Decimal(principal), percent), Decimal(days))
    exact = _EXACT.divide(parts, _PERCENT * DAYS_OF_A_YEAR)
    return int(exact.quantize(Decimal(1), rounding=ROUND_HALF_UP, context=_EXACT))


def year_after(begun_on: date, years: int) -> date:
    """The same day of a later year; of 29 February the 28th when there is no 29th."""
    try:
        return begun_on.replace(year=begun_on.year + years)
    except ValueError:
        return begun_on.replace(year=begun_on.year + years, day=28)
