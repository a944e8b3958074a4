# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The statutory rate of interest for who is no business (article 6:119 of the Civil Code): our own table.

The table is a file: one row per period, with where it was found and what was compared. The rate follows no
formula that holds on every day (the decree is fixed weeks before), so a day that is not in the table has no
rate here: it is refused by name and never guessed. A new rate is a new row in the file.
"""

import csv
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Final

from django.utils.translation import gettext as _

from eenlijn.commons.access.refusals import Refused
from eenlijn.foundation.text import long_date

TABLE: Final = Path(__file__).parent / "interest_rates.csv"
A_DAY: Final = timedelta(days=1)


class RateUnknown(Refused):
    """A day for which the table has no rate."""

    def __init__(self, day: date, table: "RateTable") -> None:
        self.day = day
        said = {
            "day": long_date(day),
            "first": long_date(table.known_from),
            "last": long_date(table.known_until),
        }
        super().__init__(
            _(
                "De wettelijke rente op %(day)s kennen wij niet. Onze tabel loopt van %(first)s tot en met "
                "%(last)s, en wij raden niet. Kies een dag daarbinnen, of vraag je systeembeheerder om een "
                "nieuwe versie van Eén Lijn, met de nieuwe percentages."
            )
            % said
        )


@dataclass(frozen=True)
class Rate:
    """What holds from one day up to and including another, in percent per year."""

    from_day: date
    until_day: date
    percent: Decimal
    verified: bool
    source: str
    check: str


@dataclass(frozen=True)
class RateTable:
    """The periods without a gap, the oldest first."""

    rates: tuple[Rate, ...]

    @property
    def known_from(self) -> date:
        return self.rates[0].from_day

    @property
    def known_until(self) -> date:
        """The last day of which a rate is known."""
        return self.rates[-1].until_day

    def on(self, day: date) -> Rate:
        """What holds on this day; refused when nobody knows."""
        if not self.known_from <= day <= self.known_until:
            raise RateUnknown(day, self)
        return self.rates[bisect_right([one.from_day for one in self.rates], day) - 1]


class TableBroken(ValueError):
    """Rows that leave a gap or overlap: a mistake of whoever changed the file."""


@lru_cache(maxsize=1)
def rate_table() -> RateTable:
    """The table that comes with the product."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return checked(tuple(_rate(row) for row in csv.DictReader(file)))


def checked(rates: tuple[Rate, ...]) -> RateTable:
    """The table of these rows, each beginning on the day after the one before."""
    for before, after in pairwise(rates):
        if before.until_day + A_DAY != after.from_day:
            raise TableBroken(f"{before.until_day} is not followed by {after.from_day}")
    if not rates or any(one.until_day < one.from_day for one in rates):
        raise TableBroken("no rows, or a row that ends before it begins")
    return RateTable(rates)


def _rate(row: dict[str, str]) -> Rate:
    return Rate(
        from_day=date.fromisoformat(row["from_day"]),
        until_day=date.fromisoformat(row["until_day"]),
        percent=Decimal(row["percent"]),
        verified=row["verified"] == "yes",
        source=row["source"],
        check=row["check"],
    )
