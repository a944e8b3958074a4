# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Ilse, director, decides about warnings; nobody else does, however much they may see."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.accounts.models import Membership
from eenlijn.commons.mandates.actions import MandateNotGiven, MandateOverlaps, end_mandate, give_mandate
from eenlijn.commons.mandates.models import Mandate
from eenlijn.commons.mandates.queries import MandateView, holders, is_mandated, mandates_of, may_decide
from eenlijn.commons.trail.models import TrailLine
from tests.cast import Cast, Person

Counter = Callable[[int], Any]
TODAY = date(2026, 11, 23)
WARNING = "written_warning"


def _give(person: Person, now: datetime, **changes: Any) -> MandateView:
    given: dict[str, Any] = {
        "answer_kind": WARNING,
        "highest_level": 4,
        "function_name": "Directeur",
        "source": "Mandaatbesluit 2026, artikel 3",
        "valid_from": date(2026, 1, 1),
    }
    return give_mandate(actor=person.actor, now=now, **given | changes)


def _elsewhere(cast: Cast) -> Mandate:
    """At Dinkelborg the coordinator decides about everything: a row that could leak."""
    return Mandate.objects.create(
        organisation=cast.dinkelborg,
        answer_kind=WARNING,
        highest_level=5,
        function_name="Agressiecoördinator",
        function_key="agressiecoördinator",
        valid_from=date(2020, 1, 1),
        source="Besluit",
    )


def test_only_the_holder_decides(cast: Cast, monday: datetime, django_assert_num_queries: Counter) -> None:
    _elsewhere(cast)
    given = _give(cast.petra, monday, function_name="  directeur ")
    with django_assert_num_queries(1):
        assert may_decide(cast.ilse.actor, WARNING, 4, TODAY) == given
    assert given.function_name == "directeur"
    for person in (cast.carla, cast.petra, cast.bram, cast.anna):
        assert may_decide(person.actor, WARNING, 1, TODAY) is None
    assert may_decide(cast.dirk.actor, WARNING, 5, TODAY) is not None
    for nobody in (Actor.nobody(), Actor.job("x", cast.reggestreek.pk)):
        assert may_decide(nobody, WARNING, 1, TODAY) is None


def test_a_mandate_reaches_up_to_its_severity_and_its_kind(cast: Cast, monday: datetime) -> None:
    _give(cast.petra, monday)
    assert may_decide(cast.ilse.actor, WARNING, 1, TODAY) is not None
    assert may_decide(cast.ilse.actor, WARNING, 5, TODAY) is None
    assert may_decide(cast.ilse.actor, "building_ban", 1, TODAY) is None


def test_a_mandate_holds_from_its_first_day_until_its_last(cast: Cast, monday: datetime) -> None:
    _give(cast.petra, monday, valid_from=TODAY, valid_until=TODAY + timedelta(days=2))
    days = [TODAY + timedelta(days=ahead) for ahead in (-1, 0, 1, 2)]
    found = [may_decide(cast.ilse.actor, WARNING, 1, day) is not None for day in days]
    assert found == [False, True, True, False]


def test_who_was_suspended_or_changed_function_decides_nothing(cast: Cast, monday: datetime) -> None:
    _give(cast.petra, monday)
    members = Membership.objects.filter(pk=cast.ilse.membership.pk)
    members.update(state="suspended")
    assert may_decide(cast.ilse.actor, WARNING, 1, TODAY) is None
    assert holders(cast.reggestreek.pk, WARNING, 1, TODAY) == []
    members.update(state="confirmed", function_name="Adviseur")
    assert may_decide(cast.ilse.actor, WARNING, 1, TODAY) is None


def test_holders_are_everyone_with_that_function(
    cast: Cast, monday: datetime, django_assert_num_queries: Counter
) -> None:
    _elsewhere(cast)
    _give(cast.petra, monday, function_name="TEAMLEIDER", highest_level=2)
    _give(cast.petra, monday)
    with django_assert_num_queries(2):
        found = holders(cast.reggestreek.pk, WARNING, 2, TODAY)
    assert set(found) == {cast.bram.id, cast.ilse.id}
    assert holders(cast.reggestreek.pk, WARNING, 3, TODAY) == [cast.ilse.id]
    assert holders(cast.dinkelborg.pk, WARNING, 5, TODAY) == [cast.dirk.id]


def test_the_list_is_of_the_own_organisation(cast: Cast, monday: datetime) -> None:
    other = _elsewhere(cast)
    given = _give(cast.petra, monday)
    for person in (cast.petra, cast.carla, cast.bram, cast.ilse, cast.karin, cast.noor):
        assert mandates_of(person.actor) == (given,)
    assert [one.id for one in mandates_of(cast.dirk.actor)] == [other.pk]
    for person in (cast.anna, cast.sam, cast.mila):
        assert mandates_of(person.actor) == ()


def test_giving_and_ending_leave_a_line(cast: Cast, monday: datetime) -> None:
    given = _give(cast.petra, monday)
    line = TrailLine.objects.filter(organisation=cast.reggestreek).latest("sequence")
    assert (line.action, line.object_id, line.account_id) == ("give_mandate", str(given.id), cast.petra.id)
    assert line.detail == {"kind": WARNING, "level": 4}
    assert end_mandate(actor=cast.petra.actor, mandate_id=given.id, now=monday) is False
    line = TrailLine.objects.filter(organisation=cast.reggestreek).latest("sequence")
    assert (line.action, line.detail) == ("end_mandate", {"kind": WARNING, "is_left": False})
    assert may_decide(cast.ilse.actor, WARNING, 1, TODAY) is None
    assert may_decide(cast.ilse.actor, WARNING, 1, TODAY - timedelta(days=1)) is not None
    assert not is_mandated(cast.reggestreek.pk, WARNING, TODAY)
    with pytest.raises(MandateNotGiven):
        end_mandate(actor=cast.petra.actor, mandate_id=given.id, now=monday)


def test_ending_one_tells_that_another_is_left(cast: Cast, monday: datetime) -> None:
    given = _give(cast.petra, monday)
    _give(cast.petra, monday, function_name="Teamleider")
    assert end_mandate(actor=cast.petra.actor, mandate_id=given.id, now=monday) is True


def test_the_same_mandate_twice_is_refused(cast: Cast, monday: datetime) -> None:
    _give(cast.petra, monday, valid_until=date(2026, 12, 1))
    with pytest.raises(MandateOverlaps):
        _give(cast.petra, monday, function_name="DIRECTEUR", valid_from=date(2026, 11, 30))
    _give(cast.petra, monday, valid_from=date(2026, 12, 1))
    _give(cast.petra, monday, answer_kind="order_talk")
    assert Mandate.objects.count() == 3


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"answer_kind": "Iets anders"}, "Kies het soort antwoord waarover deze functie beslist."),
        ({"highest_level": 6}, "Kies tot welke ernst deze functie beslist, van 1 tot en met 5."),
        ({"function_name": " "}, "Noem de functie die beslist, in ten hoogste 80 tekens."),
        ({"source": " "}, "Noem het besluit waarin dit mandaat staat, in ten hoogste 200 tekens."),
        ({"valid_until": date(2026, 1, 1)}, "Het einde van een mandaat ligt na het begin."),
    ],
)
def test_a_mandate_that_is_not_whole_is_refused(
    cast: Cast, monday: datetime, changes: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(MandateNotGiven) as refused:
        _give(cast.petra, monday, **changes)
    assert refused.value.sentence == sentence
    assert not Mandate.objects.exists()


@pytest.mark.parametrize("who", ["carla", "ilse", "anna", "dirk", "hugo"])
def test_only_the_administrator_gives_mandates(cast: Cast, monday: datetime, who: str) -> None:
    given = _give(cast.petra, monday)
    with pytest.raises(NotVisible):
        _give(cast.people[who], monday, answer_kind="order_talk")
    with pytest.raises(NotVisible):
        end_mandate(actor=cast.people[who].actor, mandate_id=given.id, now=monday)
    assert Mandate.objects.get().valid_until is None


def test_a_mandate_of_others_is_not_there(cast: Cast, monday: datetime) -> None:
    for mandate_id in (_elsewhere(cast).pk, uuid4()):
        with pytest.raises(NotVisible):
            end_mandate(actor=cast.petra.actor, mandate_id=mandate_id, now=monday)


def test_the_database_knows_the_severities(cast: Cast, monday: datetime) -> None:
    _give(cast.petra, monday)
    with pytest.raises(IntegrityError), transaction.atomic():
        Mandate.objects.update(highest_level=6)
