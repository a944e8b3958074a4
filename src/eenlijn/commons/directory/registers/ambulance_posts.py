# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Posts of ambulances: several rows per post, each with one fact about it (indicator and value)."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from django.utils.translation import gettext as _

from eenlijn.commons.directory.models import LONGEST_NAME
from eenlijn.commons.directory.registers.columns import CellProblem, Line, Sheet, each, lines_of
from eenlijn.commons.directory.registers.shape import EntryRow, Reading
from eenlijn.commons.organisations.codes import SECTOR_OF, OrganisationType

SHEET: Final = Sheet(("id", "Standplaats", "Indicator", "Gegevens"), delimiter=";")
_PLACE: Final = "Plaats"
_POSTCODE: Final = "Postcode"


def read(content: bytes) -> Reading:
    """Return every post, with the row in which it is named first."""
    posts: dict[str, list[Line]] = {}
    for line in lines_of(content, SHEET):
        posts.setdefault(line.cells["id"], []).append(line)
    return Reading(each(posts.values(), _row, lambda lines: lines[0].number))


def _row(lines: Sequence[Line]) -> EntryRow:
    first = lines[0]
    code = first.text("id", 24, needed=True)
    name = first.text("Standplaats", LONGEST_NAME, needed=True)
    if any(line.text("Standplaats", LONGEST_NAME) != name for line in lines):
        raise CellProblem("Standplaats", _("deze post heet in andere rijen anders."))
    return EntryRow(
        key=code,
        number=first.number,
        name=name,
        code=code,
        organisation_type=OrganisationType.CARE_AMBULANCE,
        sector=SECTOR_OF[OrganisationType.CARE_AMBULANCE],
        place_name=_value(lines, _PLACE).text("Gegevens", 80),
        postcode4=_value(lines, _POSTCODE).postcode4("Gegevens"),
    )


def _value(lines: Sequence[Line], indicator: str) -> Line:
    """The one row with this fact; a row without value when it is not told."""
    told = [line for line in lines if line.text("Indicator", 80) == indicator]
    if len({line.cells["Gegevens"] for line in told}) > 1:
        raise CellProblem("Gegevens", _("bij deze post staat dit twee keer, en anders."))
    return told[0] if told else replace(lines[0], cells={**lines[0].cells, "Gegevens": ""})
