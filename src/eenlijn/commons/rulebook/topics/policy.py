# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The policy table: which answer fits which severity, after which, who decides, and how long it lasts.

`after_kind` is an answer that must have been given before and still hold; where that is not so, whoever
answers writes why it cannot wait. A row that is an example says so wherever it is read, until the employer
saves the table as its own: its lengths are inferred (list 3.5 of the measures document).
"""

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
    """For severities from lowest to highest; months are None for an answer without a duration.

    The usual length is `default_months`; longer asks for a reason, and `most_months` is never passed.
    """

    answer_kind: str
    lowest_level: int
    highest_level: int
    decided_by: str
    default_months: int | None = None
    most_months: int | None = None
    after_kind: str = ""
    is_example: bool = False

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


def _lasting(kind: str, level: int, decided_by: str, months: tuple[int, int], after: str = "") -> PolicyRow:
    return PolicyRow(kind, level, HIGHEST, decided_by, *months, after, is_example=True)


def _plain(kind: str, level: int, decided_by: str) -> PolicyRow:
    return PolicyRow(kind, level, HIGHEST, decided_by, is_example=True)


_MANAGER, _BOARD, _LEADER = "leidinggevende", "directeur", "agressiecoördinator"
_WARNING: Final = "written_warning"
# A warning lasts a year in list 3.5; arrangements are looked at after half of six months, and a ban of a year
# was cut to three months because that was the policy (national ombudsman, 2024). Each employer sets its own.
DEFAULT: Final = Policy(
    (
        PolicyRow("norm_notice", 1, 5, _LEADER),
        PolicyRow("hearing_invitation", 1, 5, _LEADER),
        PolicyRow("order_talk", 1, 5, _MANAGER),
        PolicyRow(_WARNING, 2, 5, _BOARD, 12, 12),
        _plain("apology_agreement", 1, _MANAGER),
        _plain("restorative_talk", 1, _MANAGER),
        _plain("verbal_warning", 1, _MANAGER),
        _plain("online_moderation", 1, _LEADER),
        _lasting("building_ban", 3, _BOARD, (3, 12), _WARNING),
        _lasting("area_ban", 3, _BOARD, (3, 12), _WARNING),
        _lasting("travel_ban", 3, _BOARD, (3, 12), _WARNING),
        _lasting("station_ban", 3, _BOARD, (3, 12), _WARNING),
        _lasting("pupil_measure", 3, _BOARD, (1, 1)),
        _lasting("fixed_contact_person", 2, _MANAGER, (6, 12)),
        _lasting("fixed_location_time", 2, _MANAGER, (6, 12)),
        _lasting("appointment_only", 2, _MANAGER, (6, 12)),
        _lasting("written_only", 2, _MANAGER, (6, 12)),
        _lasting("phone_only", 2, _MANAGER, (6, 12)),
        _lasting("via_representative", 3, _MANAGER, (6, 12)),
        _lasting("security_present", 2, _MANAGER, (6, 12)),
        _lasting("police_present", 3, _MANAGER, (6, 12)),
        _lasting("two_staff_presence", 2, _MANAGER, (6, 12)),
        _lasting("no_home_visit", 2, _MANAGER, (6, 12)),
        _lasting("contact_restriction", 2, _BOARD, (6, 12)),
        _lasting("contact_ban", 3, _BOARD, (3, 12), _WARNING),
        _lasting("service_suspended", 3, _BOARD, (1, 6)),
        _lasting("service_ended", 4, _BOARD, (12, 12), _WARNING),
        _lasting("treatment_ended", 4, _BOARD, (12, 12), _WARNING),
        _plain("benefit_reduction", 3, _BOARD),
        _plain("rental_procedure", 3, _BOARD),
        _plain("mayor_measure", 4, _BOARD),
        _plain("care_referral", 1, _MANAGER),
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
        after_kind=_after(told),
        is_example=told.get("is_example") is True,
    )


def _after(told: Mapping[str, Any]) -> str:
    """The code of the answer that goes before; nothing where none is asked."""
    kind = told.get("after_kind") or ""
    if not isinstance(kind, str) or (kind and not _KIND.fullmatch(kind)):
        raise Misshapen(_("Het antwoord «%(name)s» kennen we niet.") % {"name": kind})
    return kind


def _wrong(row: PolicyRow) -> Iterable[str]:
    if not LOWEST <= row.lowest_level <= row.highest_level <= HIGHEST:
        yield _("de ernst loopt van laag naar hoog, van 1 tot en met 5.")
    if row.after_kind == row.answer_kind:
        yield _("een antwoord kan niet na zichzelf komen.")
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
