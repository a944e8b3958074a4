# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""When the employer is open: hours per weekday, which holidays it keeps, and its own closing days by name."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any, Final, Self

from django.utils.translation import gettext as _

from eenlijn.commons.rulebook.topics.reading import Misshapen, clock, day, mapping, part, rows
from eenlijn.foundation.working_time import OFFICE_HOURS, Holiday, WorkCalendar

WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MIDNIGHT: Final = time()
MOST_CLOSING_DAYS: Final = 400


@dataclass(frozen=True)
class ClosingDay:
    """A day on which this employer alone is closed, such as a local fair."""

    day: date
    name: str


@dataclass(frozen=True)
class Calendar:
    """Opening times on the local clock, Monday first; None is closed, and 00:00 as an end is midnight."""

    opening: tuple[tuple[time, time] | None, ...]
    holidays: frozenset[Holiday]
    closing_days: tuple[ClosingDay, ...] = ()

    @property
    def work_calendar(self) -> WorkCalendar:
        """The same without names, for reckoning."""
        closed = frozenset(one.day for one in self.closing_days)
        return WorkCalendar(self.opening, self.holidays, closed)

    @classmethod
    def from_content(cls, content: Mapping[str, Any]) -> Self:
        """Read what was stored."""
        hours = mapping(part(content, "opening", dict))
        closing = [
            ClosingDay(day(one.get("day")), part(one, "name", str).strip())
            for one in rows(content, "closing_days")
        ]
        return cls(
            opening=tuple(_hours(hours.get(weekday)) for weekday in WEEKDAYS),
            holidays=frozenset(_holiday(one) for one in part(content, "holidays", list)),
            closing_days=tuple(sorted(closing, key=lambda one: one.day)),
        )

    def to_content(self) -> dict[str, Any]:
        """Write it with times as 08:30 and days as 2026-12-24."""
        return {
            "opening": {
                weekday: [f"{one:%H:%M}" for one in hours] if hours else None
                for weekday, hours in zip(WEEKDAYS, self.opening, strict=True)
            },
            "holidays": sorted(one.value for one in self.holidays),
            "closing_days": [{"day": one.day.isoformat(), "name": one.name} for one in self.closing_days],
        }

    def problems(self) -> Iterable[str]:
        """What may not be so; whether every term still ends is looked at together with the terms."""
        days = [one.day for one in self.closing_days]
        if len(days) > len(set(days)):
            yield _("Een sluitingsdag staat er twee keer in.")
        if len(days) > MOST_CLOSING_DAYS:
            yield _("Er zijn ten hoogste 400 eigen sluitingsdagen.")
        if any(not one.name for one in self.closing_days):
            yield _("Geef elke sluitingsdag een naam.")


DEFAULT: Final = Calendar(OFFICE_HOURS.opening, OFFICE_HOURS.holidays)


def _hours(told: Any) -> tuple[time, time] | None:
    if told is None:
        return None
    if not isinstance(told, list | tuple) or len(told) != 2:  # noqa: PLR2004 - from and until
        raise Misshapen(_("Geef per dag een begin en een einde, of laat de dag leeg."))
    opens, closes = clock(told[0]), clock(told[1])
    if opens >= closes != _MIDNIGHT:
        raise Misshapen(_("Een dag sluit later dan hij opent."))
    return opens, closes


def _holiday(told: Any) -> Holiday:
    try:
        return Holiday(told)
    except ValueError:
        raise Misshapen(_("De feestdag «%(name)s» kennen we niet.") % {"name": told}) from None
