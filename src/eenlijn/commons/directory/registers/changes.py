# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Changes of organisations of the Dutch government (TOOI): mergers, extensions, splits over several.

`vervallen` went up in `gebruikt`, which was there, or `ontstaan`, which is new. Who went up in several stands
in several changes of the same day, or in one with several names.
"""

from typing import Final

from django.utils.translation import gettext as _

from eenlijn.commons.directory.codes import ChangeKind
from eenlijn.commons.directory.registers.columns import CellProblem, Line, Sheet, each_line, lines_of
from eenlijn.commons.directory.registers.government import house_code
from eenlijn.commons.directory.registers.shape import ChangeRow, Reading

SHEET: Final = Sheet(("gebeurtenis", "type", "tijdstip", "gebruikt", "ontstaan", "vervallen"))
KINDS: Final = {
    "Oprichting": ChangeKind.FOUNDED,
    "Uitbreiding": ChangeKind.EXTENDED,
    "Samenvoeging": ChangeKind.MERGED,
    "Herschikking": ChangeKind.RENUMBERED,
    "Toestandswijziging": ChangeKind.RENAMED,
    "Opheffing": ChangeKind.ABOLISHED,
}


def read(content: bytes) -> Reading:
    """Return every change in the lists."""
    return Reading(each_line(lines_of(content, SHEET), _row))


def _row(line: Line) -> ChangeRow:
    told = line.text("type", 40, needed=True)
    if told not in KINDS:
        raise CellProblem("type", _("de wijziging «%(given)s» kennen we niet.") % {"given": told})
    changed_on = line.day("tijdstip")
    if changed_on is None:
        raise CellProblem("tijdstip", _("deze cel is leeg."))
    gone, used, made = (_codes(line, column) for column in ("vervallen", "gebruikt", "ontstaan"))
    return ChangeRow(
        key=line.text("gebeurtenis", 40, needed=True),
        number=line.number,
        name=told,
        change=KINDS[told],
        changed_on=changed_on,
        is_municipal=any(code.startswith("GM") for code in (*gone, *used, *made)),
        gone=gone,
        used=used,
        made=made,
    )


def _codes(line: Line, column: str) -> list[str]:
    return [house_code(one.strip()) for one in line.text(column, 1_000).split("|") if one.strip()]
