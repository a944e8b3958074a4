# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Releasing: on its day and not before, once and never again, and the same however late the job runs."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from eenlijn.accountability.releases.actions import NotClosedYet, release_month
from eenlijn.accountability.releases.deadlines import Period
from eenlijn.accountability.releases.models import Release, ReleasedTable
from eenlijn.commons.organisations.codes import OrganisationType
from eenlijn.commons.organisations.models import Organisation
from eenlijn.commons.trail.models import TrailLine
from tests.factories.counted import JOB, employers, happened, platform

MARCH = date(2026, 3, 1)
OPENS = datetime(2026, 4, 15, 4, 0, tzinfo=UTC)  # 06.00 in summer time


@pytest.fixture
def schools(key_store: Any, db: None, monday: datetime) -> list[Organisation]:
    """Four schools of a region that began in 2024."""
    platform(monday)
    return employers(OrganisationType.EDUCATION, 4)


def content() -> list[Any]:
    """Everything that is kept of releases, in one order."""
    rows = ReleasedTable.objects.order_by("release__last", "release__kind", "name")
    return [(row.pk, row.release.released_at, row.name, row.content) for row in rows]


def shown(name: str) -> dict[tuple[str, ...], int | None]:
    table = ReleasedTable.objects.get(name=name)
    return {tuple(key): number for key, number, _why in table.content["cells"]}


def test_a_month_is_released_on_its_day_and_not_before(schools: list[Organisation]) -> None:
    for school in schools:
        happened(school, date(2026, 3, 31), 3)
    with pytest.raises(NotClosedYet):
        release_month(actor=JOB, month=MARCH, now=OPENS.replace(hour=3, minute=59))
    assert Release.objects.count() == 0
    assert release_month(actor=JOB, month=MARCH, now=OPENS) == Period.months(date(2026, 1, 1), MARCH)
    kept = Release.objects.get()
    assert (kept.edition, kept.released_at, kept.employers, kept.rules) == (1, OPENS, 4, "1")
    assert shown("") == {(): 12}
    assert shown("sector")["education",] == 12
    assert TrailLine.objects.filter(action="release_figures", object_id=str(kept.pk)).count() == 1
