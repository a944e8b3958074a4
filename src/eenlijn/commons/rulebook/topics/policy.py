# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The policy table: which answer fits which severity, which function decides, and how long it lasts."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any, Final, Self

from django.utils.translation import gettext as _

from eenlijn.commons.rulebook.topics.reading import Misshapen, optional_number, part, rows

LOWEST: Final = 1
HIGHEST: Final = 5
LONGEST_MONTHS: Final = 60
_KIND: Final = re.compile(r"[a-z][a-z_]{1,39}")


@dataclass(frozen=True)
class PolicyRow:
    """For severities from lowest to highest; months are None for an answer without a duration."""

    answer_kind: str
    lowest_level: int
    highest_level: int
    decided_by: str
    default_months: int | None = None
    most_months: int | None = None

    def fits(self, answer_kind: str, level: int) -> bool:
        """Whether this row is about such an answer at such a severity."""
        return self.answer_kind == str(answer_kind) and self.lowest_level <= level <= self.highest_level


@dataclass(frozen=True)
class Policy:
    """All rows; at most one fits an answer at a severity. Its place from 1 is the number of the rule."""

    rows: tuple[PolicyRow, ...]

    def row_for(self, answer_kind: str, level: int) -> PolicyRow | None:
        """The row for this answer at this severity, or None: then policy does not know such an answer."""
        return next((row for row in self.rows if row.fits(answer_kind, level)), None)

    def number_of(self, row: PolicyRow) -> int:
        """Which rule of the table this is, as quoted in a letter."""
        return self.rows.index(row) + 1

    def answers_for(self, level: int) -> tuple[PolicyRow, ...]:
        """Every answer that fits this severity."""
        return tuple(row for row in self.rows if row.fits(row.answer_kind, level))

    @classmethod
    def from_content(cls, content: Mapping[str, Any]) -> Self:
        """Read what was stored."""
        return cls(tuple(_row(one) for one in rows(content, "rows")))

    def to_content(self) -> dict[str, Any]:
        """Write the rows in their order."""
        return {"rows": [dict(vars(row)) for row in self.rows]}

    def problems(self) -> Iterable[str]:
        """What may not be so, with the number of the row."""
        if not self.rows:
            yield _("Een beleidstabel heeft ten minste één regel.")
        for number, row in enumerate(self.rows, start=1):
            yield from (
                _("Regel %(number)s: %(told)s") % {"number": number, "told": one} for one in _wrong(row)
            )
        for (first, one), (second, other) in combinations(enumerate(self.rows, start=1), 2):
            if _overlap(one, other):
                told = {"first": first, "second": second}
                yield (
                    _("Regel %(first)s en %(second)s gaan over hetzelfde antwoord bij dezelfde ernst.") % told
                )


# Inferred from list 3.5 of the measures document; a warning lasts a year there. Each employer sets its own.
DEFAULT: Final = Policy(
    (
        PolicyRow("norm_notice", 1, 5, "agressiecoördinator"),
        PolicyRow("hearing_invitation", 1, 5, "agressiecoördinator"),
        PolicyRow("order_talk", 1, 5, "leidinggevende"),
        PolicyRow("written_warning", 2, 5, "directeur", 12, 12),
    )
)


def _row(told: Mapping[str, Any]) -> PolicyRow:
    kind = part(told, "answer_kind", str)
    if not _KIND.fullmatch(kind):
        raise Misshapen(_("Het antwoord «%(name)s» kennen we niet.") % {"name": kind})
    return PolicyRow(
        answer_kind=kind,
        lowest_level=part(told, "lowest_level", int),
        highest_level=part(told, "highest_level", int),
        decided_by=part(told, "decided_by", str).strip(),
        default_months=optional_number(told, "default_months"),
        most_months=optional_number(told, "most_months"),
    )


def _wrong(row: PolicyRow) -> Iterable[str]:
    if not LOWEST <= row.lowest_level <= row.highest_level <= HIGHEST:
        yield _("de ernst loopt van laag naar hoog, van 1 tot en met 5.")
    if not row.decided_by:
        yield _("noem de functie die beslist.")
    months = [one for one in (row.default_months, row.most_months) if one is not None]
    if any(not 1 <= one <= LONGEST_MONTHS for one in months):
        yield _("een duur is 1 tot en met 60 maanden.")
    if (row.default_months is None) != (row.most_months is None):
        yield _("geef zowel de gewone als de langste duur, of geen van beide.")
    elif months and months[0] > months[1]:
        yield _("de gewone duur is langer dan de langste duur.")


def _overlap(one: PolicyRow, other: PolicyRow) -> bool:
    is_same = one.answer_kind == other.answer_kind
    return is_same and one.lowest_level <= other.highest_level and other.lowest_level <= one.highest_level
