# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The long stories of the demo: every room of measures 6, 7 and 8 has something on its pages."""

from datetime import datetime, timedelta
from typing import Final

import pytest
from django.db.models import Model

from eenlijn.casework.aftercare.models import CareMoment, PeerTalk, Referral, TeamTalk
from eenlijn.casework.clocks.models import Clock
from eenlijn.casework.damages import models as damages
from eenlijn.casework.disclosures.models import Disclosure
from eenlijn.casework.incidents.models import Incident
from eenlijn.casework.learning.models import PreventionMeasure
from eenlijn.casework.police_reports.models import FootageRequest, OffenceCheck, PolicePackage, TrackedStep
from eenlijn.casework.reporting.models import Experience
from eenlijn.commons.trail.queries import verify
from eenlijn.doors.jobs.demo import recovering
from eenlijn.doors.jobs.demo.company import Company
from eenlijn.doors.jobs.demo.longer import tell_at_length
from eenlijn.doors.jobs.demo.measures import STAYS, let_stay
from eenlijn.doors.jobs.demo.outside import look_back
from eenlijn.doors.jobs.demo.places import ask_about_visits, keep_places
from eenlijn.foundation.clock import to_local
from eenlijn.prevention.home_visits.models import HomeVisitCheck
from eenlijn.prevention.provisions.models import Provision
from tests.factories.employers import Employer

PARTS: Final = {
    "anna": "reporter",
    "bram": "manager",
    "carla": "coordinator",
    "wim": "second",
    "ilse": "director",
    "joost": "carer",
    "karin": "lawyer",
    "petra": "administrator",
}
BEGAN: Final = timedelta(days=400)


@pytest.fixture
def company(founded: Employer, monday: datetime) -> Company:
    accounts = {key: founded.people[part].id for key, part in PARTS.items()}
    return Company(founded.organisation.pk, accounts, founded.link, monday - BEGAN, "eva@politie.example")


def _states(model: type[Model], field: str = "state") -> list[str]:
    return sorted(str(one) for one in model._default_manager.values_list(field, flat=True))


def test_the_police_file_of_one_is_packed_and_followed_and_of_the_other_half_filled(
    company: Company, monday: datetime
) -> None:
    tell_at_length(company, monday)
    far, fresh = Incident.objects.order_by("reported_at").values_list("pk", flat=True)
    assert list(PolicePackage.objects.values_list("incident", "number")) == [(far, 1)]
    assert set(OffenceCheck.objects.values_list("incident", flat=True)) == {far, fresh}
    assert dict(FootageRequest.objects.values_list("incident", "state")) == {far: "secured", fresh: "asked"}
    steps = TrackedStep.objects.order_by("on").values_list("incident", "step")
    told = ["contact_known", "vpt_marked", "taken", "under_investigation", "hearing_set"]
    assert list(steps) == [(far, one) for one in told]


def test_damage_is_claimed_agreed_upon_and_paid_once_and_care_is_held_and_declined(
    company: Company, monday: datetime
) -> None:
    tell_at_length(company, monday)
    states = [(one.number, one.state) for one in damages.DamageLine.objects.order_by("number")]
    assert states == [(1, "advanced"), (2, "noted"), (3, "claimed"), (4, "noted"), (5, "claimed")]
    assert [row.sent_at is not None for row in damages.ClaimLetter.objects.all()] == [True]
    assert damages.PaymentPlan.objects.get().count == recovering.INSTALMENTS
    assert damages.Payment.objects.count() == 1
    assert _states(damages.Claim) == ["open"]
    assert _states(CareMoment) == ["declined", "made", "made", "made", "made", "planned"]
    assert (_states(TeamTalk), _states(PeerTalk), Referral.objects.count()) == (["held"], ["asked"], 1)
    assert _states(PreventionMeasure) == ["doing", "done"]
    assert _states(Disclosure) == ["approved", "proposed"]


def test_nothing_of_the_long_stories_is_late_on_the_day_they_are_told(
    company: Company, monday: datetime
) -> None:
    tell_at_length(company, monday)
    late = Clock.objects.filter(stopped_at=None, due_at__lt=monday)
    assert list(late.values_list("kind", flat=True)) == []
    assert verify(company.organisation_id).ok


def test_one_drill_is_overdue_at_one_of_two_places(company: Company, monday: datetime) -> None:
    keep_places(company.actor("carla"), company.organisation_id, company.began, monday)
    today = to_local(monday).date()
    assert Provision.objects.values("site").distinct().count() == 2
    assert Provision.objects.count() == 6
    assert [one.kind for one in Provision.objects.filter(next_drill_on__lt=today)] == ["exits"]


def test_one_visit_goes_as_it_is_and_one_goes_prepared(company: Company, monday: datetime) -> None:
    ask_about_visits(company.actor("carla"), monday)
    assert _states(HomeVisitCheck, "colour") == ["green", "orange"]


def test_the_three_questions_are_answered_of_a_closed_dossier(company: Company, monday: datetime) -> None:
    days = STAYS[-1].days_ago
    numbers = let_stay(company.scene, monday)
    look_back(company.actor("anna"), numbers[-1], monday - timedelta(days=days - 5))
    assert [one.is_refused for one in Experience.objects.all()] == [False]
