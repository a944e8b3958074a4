# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What each file of the dossier is for the police, who made it, and whether it goes along.

Part of the acts of `dossier.police_evidence`, which find the files: this room does not know that of evidence.
"""

from dataclasses import dataclass
from typing import Final

from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.police_reports.codes import MadeBy
from eenlijn.casework.police_reports.home_address import Addresses, check_no_home
from eenlijn.casework.police_reports.models import PoliceExhibit
from eenlijn.commons.keys import vault

LONGEST: Final = 200


@dataclass(frozen=True)
class Exhibit:
    """What somebody said of one file, by its place in the dossier."""

    place: int
    goes_along: bool
    made_by: MadeBy
    what: str = ""


def describe(*, incident: Incident, told: Exhibit, label: str, known: Addresses) -> None:
    """Keep what a file is; what was said of it before is replaced."""
    check_no_home({"what": told.what}, {"what": label}, known)
    before = PoliceExhibit.objects.filter(incident=incident, place=told.place).first()
    row = before or PoliceExhibit(
        organisation_id=incident.organisation_id, incident=incident, place=told.place
    )
    row.goes_along, row.made_by = told.goes_along, told.made_by
    vault.seal(row, what=told.what.strip() or None)
    row.save()


def exhibits_of(incident: Incident) -> dict[int, Exhibit]:
    """What was said of the files, by place; for who reads the own words."""
    rows = PoliceExhibit.objects.filter(incident=incident)
    return {row.place: Exhibit(row.place, row.goes_along, MadeBy(row.made_by), _opened(row)) for row in rows}


def _opened(row: PoliceExhibit) -> str:
    try:
        return vault.open(row, "what")
    except vault.KeyGone as gone:
        if not gone.is_destroyed:
            raise
        return ""
