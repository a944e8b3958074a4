# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Being away oneself, and who stands in."""

from datetime import date
from uuid import uuid4

from django.urls import reverse

from eenlijn.commons.accounts.models import Absence, Membership
from tests.cast import Cast
from tests.doors.browsers import Visit, body

PAGE = "/mijn/afwezig/"
DAYS = {"do": "days", "starts_on": "2026-12-01", "ends_on": "2026-12-04", "deputy": ""}


def test_carla_is_away_and_bram_stands_in(cast: Cast, enter: Visit) -> None:
    carla = enter(cast.carla)
    shown = body(carla.post(PAGE, DAYS | {"deputy": str(cast.bram.membership.pk)}, follow=True))
    absence = Absence.objects.get()
    assert (absence.membership_id, absence.deputy_id, absence.starts_on, absence.ends_on) == (
        cast.carla.membership.pk, cast.bram.membership.pk, date(2026, 12, 1), date(2026, 12, 4),
    )  # fmt: skip
    assert "Bram vervangt je." in shown
    back = carla.post(reverse("profile:away_back", args=[absence.pk]), follow=True)
    assert "Je bent er weer." in body(back)
    assert not Absence.objects.exists()


def test_a_standing_deputy_is_kept(cast: Cast, enter: Visit) -> None:
    enter(cast.carla).post(PAGE, {"do": "deputy", "deputy": str(cast.bram.membership.pk)})
    assert Membership.objects.get(pk=cast.carla.membership.pk).deputy_id == cast.bram.membership.pk
    enter(cast.carla).post(PAGE, {"do": "deputy", "deputy": ""})
    assert Membership.objects.get(pk=cast.carla.membership.pk).deputy_id is None


def test_what_cannot_be_is_told_and_stays_typed(cast: Cast, enter: Visit) -> None:
    carla = enter(cast.carla)
    wrong = carla.post(PAGE, DAYS | {"ends_on": "2026-11-30"})
    assert wrong.status_code == 422
    assert "De laatste dag ligt voor de eerste." in body(wrong)
    assert 'value="2026-12-01"' in body(wrong)
    unread = carla.post(PAGE, DAYS | {"starts_on": "morgen"})
    assert unread.context["days"].errors == {"starts_on": ["Vul een dag in, bijvoorbeeld 24-11-2026."]}
    stranger = carla.post(PAGE, DAYS | {"deputy": str(cast.dirk.membership.pk)})
    assert stranger.context["days"].errors == {"deputy": ["Kies een collega uit de lijst."]}
    assert not Absence.objects.exists()


def test_who_only_reports_gives_days_without_a_list_of_colleagues(cast: Cast, enter: Visit) -> None:
    anna = enter(cast.anna)
    shown = body(anna.get(PAGE))
    assert "Bram" not in shown
    assert "Wie vervangt je altijd?" not in shown
    anna.post(PAGE, DAYS)
    assert Absence.objects.get().membership_id == cast.anna.membership.pk


def test_the_days_of_somebody_elsewhere_are_not_there(cast: Cast, enter: Visit) -> None:
    enter(cast.carla).post(PAGE, DAYS)
    address = reverse("profile:away_back", args=[Absence.objects.get().pk])
    assert enter(cast.dirk).post(address).status_code == 404
    assert enter(cast.anna).post(address).status_code == 404
    assert enter(cast.anna).post(reverse("profile:away_back", args=[uuid4()])).status_code == 404
    assert Absence.objects.count() == 1
