# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The invented register of a demo: two editions, and every row says that it is invented."""

from datetime import date, datetime

import pytest

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.directory.codes import RegisterKind
from eenlijn.commons.directory.models import DirectoryEntry
from eenlijn.commons.directory.queries import editions
from eenlijn.doors.jobs.demo.registers import load_invented

LOADER = Actor.job("load_demo")


@pytest.mark.usefixtures("cast")
def test_the_second_edition_renames_one_school_adds_one_and_ends_one(monday: datetime) -> None:
    load_invented(monday)
    told = [
        (one.edition, one.row_count, one.new_count, one.changed_count, one.ended_count)
        for one in editions(LOADER, RegisterKind.PRIMARY_SCHOOLS)
    ]
    assert told == [(date(2019, 10, 1), 4, 1, 1, 1), (date(2018, 10, 1), 4, 4, 0, 0)]
    assert all(one.name.endswith(" (verzonnen)") for one in DirectoryEntry.objects.all())
    assert DirectoryEntry.objects.count() == 5
