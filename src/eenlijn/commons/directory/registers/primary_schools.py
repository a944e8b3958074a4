# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Locations of primary schools, as the Ministry of Education publishes them; no street, no phone number."""

from typing import Final

from eenlijn.commons.directory.models import LONGEST_NAME
from eenlijn.commons.directory.registers.columns import Line, Sheet, each_line, lines_of
from eenlijn.commons.directory.registers.shape import EntryRow, Reading
from eenlijn.commons.organisations.codes import SECTOR_OF, OrganisationType
from eenlijn.foundation.csv_reading import UTF_8, WINDOWS

# Windows-1252 for years; a file that somebody kept as UTF-8 is read as that: the reverse fits nearly always.
SHEET: Final = Sheet(
    (
        "BEVOEGD GEZAG NUMMER",
        "VESTIGINGSNUMMER",
        "VESTIGINGSNAAM",
        "POSTCODE",
        "PLAATSNAAM",
        "GEMEENTENUMMER",
    ),
    delimiter=";",
    encodings=(UTF_8, WINDOWS),
)


def read(content: bytes) -> Reading:
    """Return every location."""
    return Reading(each_line(lines_of(content, SHEET), _row))


def _row(line: Line) -> EntryRow:
    code = line.text("VESTIGINGSNUMMER", 24, needed=True)
    return EntryRow(
        key=code,
        number=line.number,
        name=line.text("VESTIGINGSNAAM", LONGEST_NAME, needed=True),
        code=code,
        organisation_type=OrganisationType.EDUCATION,
        sector=SECTOR_OF[OrganisationType.EDUCATION],
        municipality_code=line.municipality("GEMEENTENUMMER"),
        place_name=line.text("PLAATSNAAM", 80),
        postcode4=line.postcode4("POSTCODE"),
        belongs_to_code=line.text("BEVOEGD GEZAG NUMMER", 24),
    )
