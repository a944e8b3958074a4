# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Carla is away for a week: Karin stands in, and whoever asks hears who."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from eenlijn.commons.accounts.models import Absence, Membership
from eenlijn.commons.accounts.queries import absent_among, deputies_of, is_absent
from eenlijn.commons.tenancy.absences import (
    AbsenceNotRight,
    NotADeputy,
    announce_absence,
    end_absence,
    name_deputy,
)
from eenlijn.commons.tenancy.queries import absences
from eenlijn.commons.tenancy.refusals import NotYours
from eenlijn.commons.trail.models import TrailLine
from tests.cast import Cast, Person

Counter = Callable[[int], Any]
TODAY = date(2026, 11, 23)
WEEK = timedelta(days=7)


def away(by: Person, whom: Person, now: datetime, deputy: Person | None = None, **days: date) -> UUID:
    return announce_absence(
        actor=by.actor,
        membership_id=whom.membership.pk,
        starts_on=days.get("starts_on", TODAY),
        ends_on=days.get("ends_on", TODAY + WEEK),
        deputy_id=deputy.membership.pk if deputy else None,
        now=now,
    )


def last_line(cast: Cast) -> TrailLine:
    return TrailLine.objects.filter(organisation=cast.reggestreek).latest("sequence")


def test_carla_is_away_and_karin_stands_in(
    cast: Cast, monday: datetime, django_assert_num_queries: Counter
) -> None:
    away(cast.carla, cast.carla, monday, cast.karin)
    away(cast.dirk, cast.dirk, monday)
    line = last_line(cast)
    assert (line.action, line.subject_id, line.detail) == ("announce_absence", cast.carla.id, {})
    asked = [cast.carla.id, cast.bram.id, cast.dirk.id]
    with django_assert_num_queries(1):
        assert absent_among(cast.reggestreek.pk, asked, TODAY) == {cast.carla.id: cast.karin.id}
    assert absent_among(cast.dinkelborg.pk, asked, TODAY) == {cast.dirk.id: None}
    with django_assert_num_queries(0):
        assert absent_among(cast.reggestreek.pk, [], TODAY) == {}


def test_both_days_are_included(cast: Cast, monday: datetime) -> None:
    away(cast.carla, cast.carla, monday)
    days = [TODAY - timedelta(days=1), TODAY, TODAY + WEEK, TODAY + WEEK + timedelta(days=1)]
    assert [is_absent(cast.carla.id, cast.reggestreek.pk, day) for day in days] == [False, True, True, False]
    assert not is_absent(cast.carla.id, cast.dinkelborg.pk, TODAY)


def test_the_standing_deputy_stands_in_unless_another_is_named(cast: Cast, monday: datetime) -> None:
    named: dict[str, Any] = {
        "actor": cast.petra.actor,
        "membership_id": cast.carla.membership.pk,
        "now": monday,
    }
    name_deputy(**named, deputy_id=cast.lars.membership.pk)
    assert last_line(cast).detail == {"deputy": str(cast.lars.membership.pk)}
    assert deputies_of(cast.reggestreek.pk, [cast.carla.id, cast.bram.id]) == {cast.carla.id: cast.lars.id}
    absence = away(cast.carla, cast.carla, monday)
    assert absent_among(cast.reggestreek.pk, [cast.carla.id], TODAY) == {cast.carla.id: cast.lars.id}
    Absence.objects.filter(pk=absence).update(deputy=cast.karin.membership)
    assert absent_among(cast.reggestreek.pk, [cast.carla.id], TODAY) == {cast.carla.id: cast.karin.id}
    name_deputy(**named, deputy_id=None)
    assert deputies_of(cast.reggestreek.pk, [cast.carla.id]) == {}


def test_who_is_away_or_left_stands_in_for_nobody(cast: Cast, monday: datetime) -> None:
    away(cast.carla, cast.carla, monday, cast.karin)
    name_deputy(
        actor=cast.carla.actor,
        membership_id=cast.carla.membership.pk,
        deputy_id=cast.lars.membership.pk,
        now=monday,
    )
    away(cast.karin, cast.karin, monday)
    assert absent_among(cast.reggestreek.pk, [cast.carla.id], TODAY) == {cast.carla.id: cast.lars.id}
    Membership.objects.filter(pk=cast.lars.membership.pk).update(state="suspended")
    assert absent_among(cast.reggestreek.pk, [cast.carla.id], TODAY) == {cast.carla.id: None}


def test_back_earlier_than_told(cast: Cast, monday: datetime) -> None:
    absence = away(cast.carla, cast.carla, monday)
    wednesday = monday + timedelta(days=2)
    end_absence(actor=cast.carla.actor, absence_id=absence, now=wednesday)
    days = [TODAY + timedelta(days=ahead) for ahead in range(3)]
    assert [is_absent(cast.carla.id, cast.reggestreek.pk, day) for day in days] == [True, True, False]
    assert last_line(cast).action == "end_absence"
    with pytest.raises(AbsenceNotRight):
        end_absence(actor=cast.carla.actor, absence_id=absence, now=wednesday)
    later = away(cast.carla, cast.carla, wednesday, starts_on=TODAY + WEEK)
    end_absence(actor=cast.carla.actor, absence_id=later, now=wednesday)
    assert not Absence.objects.filter(pk=later).exists()


def test_bram_tells_it_for_his_own_team_and_no_other(cast: Cast, monday: datetime) -> None:
    away(cast.bram, cast.anna, monday)
    assert is_absent(cast.anna.id, cast.reggestreek.pk, TODAY)
    for whom in (cast.teun, cast.carla, cast.dirk):
        with pytest.raises(NotYours):
            away(cast.bram, whom, monday)
        with pytest.raises(NotYours):
            name_deputy(actor=cast.bram.actor, membership_id=whom.membership.pk, deputy_id=None, now=monday)
    with pytest.raises(NotYours):
        away(cast.anna, cast.bram, monday)


def test_an_absence_of_others_is_not_there(cast: Cast, monday: datetime) -> None:
    absence = away(cast.dirk, cast.dirk, monday)
    for absence_id in (absence, uuid4()):
        with pytest.raises(NotYours):
            end_absence(actor=cast.petra.actor, absence_id=absence_id, now=monday)
    assert is_absent(cast.dirk.id, cast.dinkelborg.pk, TODAY)


@pytest.mark.parametrize(
    ("days", "sentence"),
    [
        ({"starts_on": TODAY + WEEK, "ends_on": TODAY}, "De laatste dag ligt voor de eerste."),
        ({"starts_on": TODAY - WEEK, "ends_on": TODAY - WEEK}, "Deze dagen zijn al voorbij."),
        ({"ends_on": TODAY + 60 * WEEK}, "Een afwezigheid duurt ten hoogste een jaar."),
        ({"starts_on": TODAY + WEEK}, "Een deel van deze dagen stond al als afwezig."),
    ],
)
def test_days_that_cannot_be(cast: Cast, monday: datetime, days: dict[str, Any], sentence: str) -> None:
    away(cast.carla, cast.carla, monday)
    with pytest.raises(AbsenceNotRight) as refused:
        away(cast.carla, cast.carla, monday, **days)
    assert refused.value.sentence == sentence
    assert Absence.objects.count() == 1


def test_a_deputy_is_another_who_takes_part(cast: Cast, monday: datetime) -> None:
    Membership.objects.filter(pk=cast.lars.membership.pk).update(state="suspended")
    for deputy in (cast.carla, cast.dirk, cast.lars):
        with pytest.raises(NotADeputy):
            away(cast.carla, cast.carla, monday, deputy)
    assert not Absence.objects.exists()


def test_the_list_of_who_is_away(cast: Cast, monday: datetime, django_assert_num_queries: Counter) -> None:
    away(cast.carla, cast.carla, monday, cast.karin)
    away(cast.bram, cast.anna, monday, starts_on=TODAY + WEEK)
    away(cast.dirk, cast.dirk, monday)
    with django_assert_num_queries(2):
        found = absences(cast.petra.actor, monday)
    assert [(one.name, one.deputy, one.starts_on) for one in found] == [
        ("Carla", "Karin", TODAY),
        ("Anna", "", TODAY + WEEK),
    ]
    assert [one.name for one in absences(cast.bram.actor, monday)] == ["Anna"]
    assert [one.name for one in absences(cast.anna.actor, monday)] == ["Anna"]
    assert absences(cast.petra.actor, monday + 10 * WEEK) == ()
