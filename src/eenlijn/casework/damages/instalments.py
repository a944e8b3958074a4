# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""An agreement to pay in instalments, pure: on which days how much, and how far the payments got."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from eenlijn.commons.access.refusals import Refused
from eenlijn.foundation.text import euros_of_cents

# Five years of months; who needs longer asks a judge.
MOST_INSTALMENTS: Final = 60


class PlanDoesNotAddUp(Refused):
    def __init__(self, together: int, open_cents: int) -> None:
        super().__init__(
            _(
                "De termijnen zijn samen %(together)s. Open staat %(open)s. Een regeling gaat over "
                "precies wat open staat: anders betaalt iemand te veel of te weinig."
            )
            % {"together": euros_of_cents(together), "open": euros_of_cents(open_cents)}
        )


class PlanImpossible(Refused):
    def __init__(self) -> None:
        super().__init__(
            _("Kies 1 tot en met 60 termijnen, en een eerste dag die niet voor de dag van de afspraak ligt.")
        )


@dataclass(frozen=True)
class Terms:
    """What was agreed: so many instalments of `each` cents, the last of `last`."""

    agreed_on: date
    first_on: date
    count: int
    each: int
    last: int

    @property
    def together(self) -> int:
        return self.each * (self.count - 1) + self.last


@dataclass(frozen=True)
class Instalment:
    """One instalment; `open` is what of it was not paid yet."""

    place: int
    due_on: date
    cents: int
    open: int

    def is_late(self, today: date) -> bool:
        """The day itself is in time."""
        return bool(self.open) and today > self.due_on


def check_plan(terms: Terms, open_cents: int) -> None:
    """Refused when it is no plan, or does not add up to exactly what is open."""
    if not 1 <= terms.count <= MOST_INSTALMENTS or terms.first_on < terms.agreed_on:
        raise PlanImpossible
    if terms.together != open_cents:
        raise PlanDoesNotAddUp(terms.together, open_cents)


def instalments(terms: Terms, paid: int) -> tuple[Instalment, ...]:
    """Every instalment with what is open of it; what was paid since goes to the oldest first."""
    found = []
    for place in range(1, terms.count + 1):
        cents = terms.last if place == terms.count else terms.each
        taken = min(cents, paid)
        paid -= taken
        found.append(Instalment(place, months_after(terms.first_on, place - 1), cents, cents - taken))
    return tuple(found)


def next_due(rows: tuple[Instalment, ...]) -> Instalment | None:
    """The oldest instalment that is not paid in full."""
    return next((one for one in rows if one.open), None)


def months_after(day: date, months: int) -> date:
    """The same day of a later month; of the 31st the last day of a shorter one."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
