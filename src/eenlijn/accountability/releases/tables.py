# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which tables an edition shows, and the words of their rows and columns; cells are kept by code alone."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from eenlijn.accountability.figures.codes import SeverityWord
from eenlijn.accountability.figures.published import FILED, MELDING, UNDECIDED
from eenlijn.accountability.releases.codes import DECISIONS, UNKNOWN, ChannelGroup, Outcome, not_filed
from eenlijn.casework.incidents.codes import KindGroup, code_list
from eenlijn.commons.organisations.codes import Sector

Heading = tuple[str, str]
"""A code, and how people read it."""


class Dimension(StrEnum):
    """By what a table counts: attributes of the guard, or months of a year; `label` heads its column."""

    SECTOR = "sector"
    KIND = "kind_group"
    SEVERITY = "severity"
    CHANNEL = "channel"
    MUNICIPALITY = "municipality"
    OUTCOME = "outcome"
    POLICE = "police"
    DECISION = "decision"
    MONTH = "month"

    @property
    def label(self) -> str:
        return str(LABELS[self])


LABELS: Final[Mapping[Dimension, Promise]] = {
    Dimension.SECTOR: gettext_lazy("Sector"),
    Dimension.KIND: gettext_lazy("Soort"),
    Dimension.SEVERITY: gettext_lazy("Ernst"),
    Dimension.CHANNEL: gettext_lazy("Manier van contact"),
    Dimension.MUNICIPALITY: gettext_lazy("Gemeente"),
    Dimension.OUTCOME: gettext_lazy("Antwoord"),
    Dimension.POLICE: gettext_lazy("Wel of geen aangifte"),
    Dimension.DECISION: gettext_lazy("Besluit over de aangifte"),
    Dimension.MONTH: gettext_lazy("Maand"),
}
ATTRIBUTES: Final = tuple(one for one in Dimension if one != Dimension.MONTH)


@dataclass(frozen=True)
class Spec:
    """One table: its name in an address, what its rows are, and its columns when it has more than one."""

    name: str
    rows: Dimension
    columns: Dimension | None = None
    is_of_years: bool = False

    @property
    def is_about_answers(self) -> bool:
        return Dimension.OUTCOME in {self.rows, self.columns}

    @property
    def is_about_decisions(self) -> bool:
        """Whether it counts what police, prosecutor and court decided, and no incidents."""
        return Dimension.DECISION in {self.rows, self.columns}


SECTOR_AND_KIND: Final = Spec("sector_kind", Dimension.SECTOR, Dimension.KIND, is_of_years=True)
SPECS: Final = (
    SECTOR_AND_KIND,
    *(Spec(one.value, one) for one in ATTRIBUTES),
    *(Spec(f"month_{one.value}", Dimension.MONTH, one) for one in ATTRIBUTES),
)


def specs_of(*, is_year: bool) -> tuple[Spec, ...]:
    """The tables of an edition, in the order in which people choose."""
    return tuple(spec for spec in SPECS if is_year or not spec.is_of_years)


def headings(attribute: Dimension, places: Mapping[str, str]) -> tuple[Heading, ...]:
    """Every value of a closed list, also where nothing is shown; `places` are the municipalities."""
    if attribute == Dimension.MUNICIPALITY:
        return (*places.items(), (UNKNOWN, _("Elders of niet bekend")))
    return tuple(CLOSED[attribute]())


def _choices(codes: Iterable[tuple[str, Any]]) -> list[Heading]:
    return [(code, str(label)) for code, label in codes]


def _police() -> list[Heading]:
    """Why not stands with its reason, in the words of list 8.14."""
    reasons = code_list("reason_no_police_report").values()
    return [
        (FILED, _("Aangifte")),
        (MELDING, _("Alleen een melding")),
        *((not_filed(one.code), _("Geen politie: %(why)s") % {"why": one.label.lower()}) for one in reasons),
        (UNDECIDED, _("Nog niet besloten")),
    ]


CLOSED: Final[Mapping[Dimension, Callable[[], list[Heading]]]] = {
    Dimension.SECTOR: lambda: _choices(Sector.choices),
    Dimension.KIND: lambda: _choices(KindGroup.choices),
    Dimension.SEVERITY: lambda: [*_choices(SeverityWord.choices), (UNKNOWN, _("Nog niet vastgesteld"))],
    Dimension.CHANNEL: lambda: _choices(ChannelGroup.choices),
    Dimension.OUTCOME: lambda: _choices(Outcome.choices),
    Dimension.POLICE: _police,
    Dimension.DECISION: lambda: [(one.value, str(one.label)) for one in DECISIONS],
}
