# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What stays in the demo: a ban that is looked at next week, contact in writing, a warning that is over."""

from datetime import date, datetime, timedelta

import pytest

from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.response.models import Answer
from eenlijn.casework.restrictions.checking import DeskAsked, check_at_desk
from eenlijn.casework.restrictions.queries import running_measures
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.queries import actor_for
from eenlijn.commons.accounts.models import RoleAssignment
from eenlijn.doors.jobs.demo.measures import BIRTH_DATE, STAYS, Scene, let_stay
from eenlijn.foundation.clock import to_local
from tests.cast import SINCE
from tests.factories.employers import Employer


@pytest.fixture
def bus(founded: Employer, monday: datetime) -> Employer:
    let_stay(_scene(founded), monday)
    return founded


def _scene(employer: Employer) -> Scene:
    people = (employer.reporter, employer.coordinator, employer.second, employer.director)
    return Scene(employer.link, *(one.actor for one in people))


def test_two_measures_run_one_is_looked_at_next_week_and_every_dossier_closed(
    bus: Employer, monday: datetime
) -> None:
    today = to_local(monday).date()
    page = running_measures(bus.coordinator.actor, today)
    assert [(one.kind.value, one.ends_on, one.review_on) for one in page.rows] == [
        ("building_ban", date(2027, 1, 14), date(2026, 11, 30)),
        ("written_only", date(2027, 2, 21), date(2026, 12, 8)),
    ]
    assert set(Incident.objects.values_list("status", flat=True)) == {"closed"}


def test_the_warning_is_over(bus: Employer, monday: datetime) -> None:
    warning = Answer.objects.get(organisation=bus.organisation, kind="written_warning")
    assert warning.state == "sent"
    assert warning.valid_until == to_local(monday).date() - timedelta(days=20)


def test_a_desk_finds_the_ban_by_name_and_day_and_each_by_its_number(bus: Employer, monday: datetime) -> None:
    RoleAssignment.objects.create(
        organisation=bus.organisation, membership=bus.colleague.membership, role=Role.DSK, starts_on=SINCE
    )
    wim = actor_for(bus.colleague.id, bus.organisation.pk, monday)
    for one, told in zip(STAYS, (1, 1, 0), strict=True):
        by_name = DeskAsked(one.family_name, date.fromisoformat(BIRTH_DATE))
        found = check_at_desk(actor=wim, asked=by_name, now=monday).arrangements
        assert [arrangement.instruction for arrangement in found] == [one.instruction] * told
    for one, told in ((STAYS[0], 1), (STAYS[1], 1), (STAYS[2], 0)):
        asked = DeskAsked(client_number=one.client_number or "99999")
        assert len(check_at_desk(actor=wim, asked=asked, now=monday).arrangements) == told


def test_a_demo_that_is_loaded_late_in_the_evening_answers_on_the_day_of_the_report(
    founded: Employer, monday: datetime
) -> None:
    evening = monday + timedelta(hours=14, minutes=30)
    assert to_local(evening).hour == 23
    assert len(let_stay(_scene(founded), evening)) == len(STAYS)
