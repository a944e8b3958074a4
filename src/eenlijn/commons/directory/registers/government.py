# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Organisations of the Dutch government (TOOI value lists), history included.

An end date is the last day. An organisation that changed its name stands there twice: the earlier state has
an identifier of its own (`hv_...`) and the same code, and is kept as such.
"""

from typing import Final

from eenlijn.commons.directory.models import LONGEST_NAME
from eenlijn.commons.directory.registers.columns import Line, Sheet, each_line, lines_of
from eenlijn.commons.directory.registers.shape import EntryRow, Reading
from eenlijn.commons.organisations.codes import SECTOR_OF, OrganisationType

SHEET: Final = Sheet(
    (
        "tooi_id",
        "soort",
        "code",
        "naam",
        "naam_zonder_soort",
        "officiele_naam",
        "afkorting",
        "alternatieve_naam",
        "begindatum",
        "einddatum",
    )
)
# Only these say by themselves what kind of employer it is; a joint body or an agency may be any.
TYPES: Final = {
    "gemeente": OrganisationType.GOVERNMENT_MUNICIPAL,
    "col": OrganisationType.GOVERNMENT_MUNICIPAL,
    "provincie": OrganisationType.GOVERNMENT_OTHER,
    "waterschap": OrganisationType.WATER_AUTHORITY,
}
_FORMER: Final = "hv_"


def read(content: bytes) -> Reading:
    """Return every organisation in the lists."""
    return Reading(each_line(lines_of(content, SHEET), _row))


def house_code(code: str) -> str:
    """A code as this house writes it: municipalities as Statistics Netherlands does, others as they are."""
    return code.upper() if code.startswith("gm") else code


def _row(line: Line) -> EntryRow:
    name = line.text("naam_zonder_soort", LONGEST_NAME) or line.text("naam", LONGEST_NAME, needed=True)
    code = house_code(line.text("code", 24, needed=True))
    key = line.text("tooi_id", 200, needed=True).rpartition("/")[2]
    kind = TYPES.get(line.text("soort", 40, needed=True))
    return EntryRow(
        key=key[:40],
        number=line.number,
        name=name,
        code=code,
        other_names=_other_names(line, name),
        is_former=key.startswith(_FORMER),
        organisation_type=kind or "",
        sector=SECTOR_OF[kind] if kind else "",
        municipality_code=code if code.startswith("GM") else "",
        valid_from=line.day("begindatum"),
        valid_until=line.day_after("einddatum"),
    )


def _other_names(line: Line, name: str) -> list[str]:
    told = [line.text(column, LONGEST_NAME) for column in ("naam", "officiele_naam", "afkorting")]
    told += [" ".join(one.split()) for one in line.text("alternatieve_naam", 1_000).split("|")]
    return list(dict.fromkeys(one for one in told if one and one != name))
