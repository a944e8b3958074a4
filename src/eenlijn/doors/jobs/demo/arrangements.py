# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What an invented employer arranged before it went live: who decides, how big it is, the works council."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.mandates.actions import give_mandate
from eenlijn.commons.rulebook.queries import policy_of
from eenlijn.commons.tenancy.employer import UnitSize, record_unit_year
from eenlijn.commons.tenancy.going_live import record_consent
from eenlijn.foundation.clock import to_local

WARNING: Final = "written_warning"
# What whoever decides about a warning decides about too.
DECIDED: Final = (WARNING, "building_ban", "written_only")
HIGHEST: Final = 5
# The first size of a team is above the ten people below which no delay per team is shown.
SMALLEST_TEAM: Final = 12
CONTACTS_PER_PERSON: Final = 900
SCOPE: Final = "Het gebruik van Eén Lijn voor meldingen van agressie (verzonnen besluit)."
SOURCE: Final = "verzonnen, voor het voorbeeld"


def deciding_function(organisation_id: UUID, at: datetime) -> str:
    """Who decides about a warning by the policy of the sector's pack."""
    rows = policy_of(organisation_id, at).rows
    return next((row.decided_by for row in rows if row.answer_kind == WARNING), "directeur")


def arrange(*, organisation_id: UUID, units: Mapping[str, UUID], began: datetime, now: datetime) -> None:
    """Give the mandates, record the council's word, and say how many people worked where in each year."""
    job = Actor.job("load_demo", organisation_id)
    first_day = to_local(began).date()
    for kind in DECIDED:
        give_mandate(
            actor=job,
            answer_kind=kind,
            highest_level=HIGHEST,
            function_name=deciding_function(organisation_id, began),
            source="Mandaatbesluit (verzonnen), artikel 4",
            valid_from=first_day,
            now=began,
        )
    record_consent(actor=job, decided_on=first_day - timedelta(days=14), scope=SCOPE, now=began)
    for year in range(first_day.year, to_local(now).year + 1):
        for place, unit_id in enumerate(units.values()):
            record_unit_year(actor=job, size=_size(unit_id, year, place), now=now)


def _size(unit_id: UUID, year: int, place: int) -> UnitSize:
    people = SMALLEST_TEAM + 7 * place
    return UnitSize(
        unit_id=unit_id,
        year=year,
        headcount=people,
        contacts=people * CONTACTS_PER_PERSON,
        source_headcount=SOURCE,
        source_contacts=SOURCE,
    )
