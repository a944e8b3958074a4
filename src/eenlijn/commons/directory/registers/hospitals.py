# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Locations of hospitals. The register names no municipality: only the four digits of the postcode."""

from typing import Final

from eenlijn.commons.directory.models import LONGEST_NAME
from eenlijn.commons.directory.registers.columns import Line, Sheet, each_line, lines_of
from eenlijn.commons.directory.registers.shape import EntryRow, Reading
from eenlijn.commons.organisations.codes import SECTOR_OF, OrganisationType

SHEET: Final = Sheet(("id", "organisatie", "locatie", "plaats", "pc"))


def read(content: bytes) -> Reading:
    """Return every location."""
    return Reading(each_line(lines_of(content, SHEET), _row))


def _row(line: Line) -> EntryRow:
    code = line.text("id", 24, needed=True)
    return EntryRow(
        key=code,
        number=line.number,
        name=line.text("locatie", LONGEST_NAME, needed=True),
        code=code,
        organisation_type=OrganisationType.CARE_HOSPITAL,
        sector=SECTOR_OF[OrganisationType.CARE_HOSPITAL],
        place_name=line.text("plaats", 80),
        postcode4=line.postcode4("pc"),
        belongs_to_name=line.text("organisatie", LONGEST_NAME),
    )
