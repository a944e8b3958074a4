# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A bus company as old as the first employer of the demo, with a mandate for everything it decides."""

from datetime import datetime, timedelta

import pytest

from eenlijn.commons.keys import vault
from eenlijn.commons.mandates.actions import give_mandate
from eenlijn.doors.jobs.demo.arrangements import DECIDED
from tests.cast import SINCE
from tests.factories.employers import BUS, Employer, found_employer


@pytest.fixture
def founded(key_store: object, db: object, monday: datetime) -> Employer:
    """Founded over a year ago; its director decides about whatever stays."""
    vault.forget_cached()
    began = monday - timedelta(days=400)
    employer = found_employer(BUS, began)
    for kind in DECIDED[1:]:
        give_mandate(
            actor=employer.administrator.actor,
            answer_kind=kind,
            highest_level=5,
            function_name=BUS.director,
            source="Mandaatbesluit (verzonnen)",
            valid_from=SINCE,
            now=began,
        )
    return employer
