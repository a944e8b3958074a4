# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which municipality belongs to which safety region: 342 of them, fourteen in Twente."""

from typing import Final

from eenlijn.commons.directory.models import LONGEST_NAME
from eenlijn.commons.directory.registers.columns import Line, Sheet, each_line, lines_of
from eenlijn.commons.directory.registers.shape import EntryRow, Reading
from eenlijn.commons.organisations.codes import SECTOR_OF, OrganisationType

SHEET: Final = Sheet(("gemeentecode", "gemeente", "veiligheidsregio_code", "veiligheidsregio"))


def read(content: bytes) -> Reading:
    """Return every municipality with its region."""
    return Reading(each_line(lines_of(content, SHEET), _row))


def _row(line: Line) -> EntryRow:
    code = line.municipality("gemeentecode")
    return EntryRow(
        key=code,
        number=line.number,
        name=line.text("gemeente", LONGEST_NAME, needed=True),
        code=code,
        organisation_type=OrganisationType.GOVERNMENT_MUNICIPAL,
        sector=SECTOR_OF[OrganisationType.GOVERNMENT_MUNICIPAL],
        municipality_code=code,
        belongs_to_code=line.text("veiligheidsregio_code", 24, needed=True),
        belongs_to_name=line.text("veiligheidsregio", LONGEST_NAME),
    )
