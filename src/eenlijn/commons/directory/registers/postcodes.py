# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The municipality of every postcode of four digits, as the regions table of long-term care has it.

One municipality per postcode: of a postcode that crosses a boundary it names one side.
"""

from typing import Final

from django.utils.translation import gettext as _

from eenlijn.commons.directory.models import LONGEST_NAME
from eenlijn.commons.directory.registers.columns import CellProblem, Line, Sheet, each_line, lines_of
from eenlijn.commons.directory.registers.shape import PostcodeRow, Reading

SHEET: Final = Sheet(("postcode4", "plaats", "gemeentecode", "gemeente"))


def read(content: bytes) -> Reading:
    """Return every postcode with its municipality."""
    return Reading(each_line(lines_of(content, SHEET), _row))


def _row(line: Line) -> PostcodeRow:
    digits, municipality = line.postcode4("postcode4"), line.municipality("gemeentecode")
    if not digits:
        raise CellProblem("postcode4", _("deze cel is leeg."))
    return PostcodeRow(
        key=f"{digits} {municipality}",
        number=line.number,
        name=line.text("plaats", LONGEST_NAME, needed=True),
        postcode4=digits,
        municipality_code=municipality,
        municipality_name=line.text("gemeente", 80),
    )
