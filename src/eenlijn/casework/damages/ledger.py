# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is open of a claim on a day: lines, costs and payments together with their interest. Pure.

Beyond the table of rates nothing is guessed: interest is told up to the last day that is known, and
`unknown_from` says from which day on it is not told. As long as an agreement runs no interest is added from
its day on: that is our rule, so that the instalments are exactly what is open.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from eenlijn.casework.damages.instalments import Instalment, Terms, instalments
from eenlijn.casework.damages.interest import Head, Paid, Standing, standing
from eenlijn.casework.damages.rates import RateTable, rate_table


@dataclass(frozen=True)
class Book:
    """All that is counted of one claim; amounts in cents."""

    heads: tuple[Head, ...]
    costs: int = 0
    payments: tuple[Paid, ...] = ()
    plan: Terms | None = None

    @property
    def paid(self) -> int:
        return sum(one.cents for one in self.payments)


@dataclass(frozen=True)
class Balance:
    """What is open on a day, until which day interest was reckoned, and from which day it is not known."""

    day: date
    standing: Standing
    reckoned_until: date
    unknown_from: date | None
    instalments: tuple[Instalment, ...] = ()


def balance_on(book: Book, day: date, table: RateTable | None = None) -> Balance:
    """What is open at the end of this day."""
    rates = table or rate_table()
    beyond = rates.known_until + timedelta(days=1)
    frozen = book.plan.agreed_on if book.plan else date.max
    stops_on = min(frozen, beyond)
    found = standing(
        book.heads, day, costs=book.costs, payments=book.payments, stops_on=stops_on, table=rates
    )
    is_unknown = beyond < min(day, frozen) and bool(found.principal)
    return Balance(
        day=day,
        standing=found,
        reckoned_until=min(day, stops_on),
        unknown_from=beyond if is_unknown else None,
        instalments=_instalments(book.plan, found.open) if book.plan else (),
    )


def _instalments(plan: Terms, open_cents: int) -> tuple[Instalment, ...]:
    """Nothing is added while it runs, so what is open now and what was paid since are together the whole."""
    return instalments(plan, max(0, plan.together - open_cents))
