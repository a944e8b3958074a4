# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a desk hears, and of whom it hears nothing: beside each "no" stands the same measure with a "yes"."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from eenlijn.casework.incidents.codes import InvolvedAs, Lane
from eenlijn.casework.incidents.models import Incident, Involvement
from eenlijn.casework.restrictions.checking import MOST, Arrangement, DeskAnswer, DeskAsked, check_at_desk
from eenlijn.casework.restrictions.marks import rebuild_desk_marks
from eenlijn.casework.restrictions.models import DeskMark, DeskQuestion, Restriction
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.trail.models import TrailLine
from tests.cast import Cast
from tests.factories.measures import INSTRUCTION, TO_CALL, begin_measure, reported

FIRST, LAST = date(2026, 11, 23), date(2027, 2, 23)
ASKED = DeskAsked("van den Berg", date(1980, 3, 3))
BY_NUMBER = DeskAsked(client_number="kl20417")
YES = DeskAnswer((Arrangement(INSTRUCTION, LAST, TO_CALL),))
NO = DeskAnswer()


@pytest.fixture
def measure(cast: Cast, monday: datetime) -> Restriction:
    number = reported(cast.anna, monday)
    return begin_measure(number, cast.carla, monday, starts_on=FIRST, ends_on=LAST)


def ask(who: Actor, now: datetime, asked: DeskAsked = ASKED) -> DeskAnswer:
    return check_at_desk(actor=who, asked=asked, now=now)


@pytest.mark.usefixtures("measure")
def test_sam_hears_what_to_do_until_when_and_whom_to_call_and_nothing_else(
    cast: Cast, monday: datetime
) -> None:
    assert ask(cast.sam.actor, monday) == YES
    assert ask(cast.sam.actor, monday, BY_NUMBER) == YES


@pytest.mark.parametrize(
    "asked",
    [
        DeskAsked("van den Berg", date(1980, 3, 4)),
        DeskAsked("Bergen", date(1980, 3, 3)),
        DeskAsked("de Berg", date(1980, 3, 3)),
        DeskAsked(client_number="kl2041"),
    ],
)
@pytest.mark.usefixtures("measure")
def test_nothing_like_it_is_found(asked: DeskAsked, cast: Cast, monday: datetime) -> None:
    assert ask(cast.sam.actor, monday, asked) == NO


@pytest.mark.usefixtures("measure")
def test_dirks_desk_elsewhere_hears_no_about_the_same_person(cast: Cast, monday: datetime) -> None:
    elsewhere = replace(cast.dirk.actor, roles=frozenset({Role.EMP, Role.DSK}))
    assert ask(elsewhere, monday) == NO
    assert ask(cast.sam.actor, monday) == YES


@pytest.mark.usefixtures("measure")
def test_before_the_first_day_and_after_the_last_it_is_no_without_any_job(
    cast: Cast, monday: datetime
) -> None:
    day = timedelta(days=1)
    assert ask(cast.sam.actor, monday - day) == NO
    last = datetime.combine(LAST, monday.timetz())
    assert ask(cast.sam.actor, last) == YES
    assert ask(cast.sam.actor, last + day) == NO


@pytest.mark.parametrize("lane", [Lane.INTERNAL, Lane.PROTECTED])
def test_of_another_lane_it_is_no(lane: Lane, cast: Cast, monday: datetime, measure: Restriction) -> None:
    assert ask(cast.sam.actor, monday) == YES
    Incident.objects.filter(pk=measure.incident_id).update(lane=lane)
    assert ask(cast.sam.actor, monday) == NO


def test_who_is_involved_hears_no(cast: Cast, monday: datetime, measure: Restriction) -> None:
    Involvement.objects.create(
        organisation=cast.reggestreek,
        incident_id=measure.incident_id,
        account_id=cast.sam.id,
        kind=InvolvedAs.choices[0][0],
        named_at=monday,
        since=monday.date(),
    )
    assert ask(cast.sam.actor, monday) == NO


def test_of_an_exercise_it_is_no(cast: Cast, monday: datetime, measure: Restriction) -> None:
    Incident.objects.filter(pk=measure.incident_id).update(is_exercise=True)
    assert ask(cast.sam.actor, monday) == NO


@pytest.mark.parametrize("name", ["carla", "anna", "bram", "petra", "noor"])
@pytest.mark.usefixtures("measure")
def test_only_a_desk_may_ask(name: str, cast: Cast, monday: datetime) -> None:
    with pytest.raises(NotVisible):
        ask(getattr(cast, name).actor, monday)


def test_each_no_costs_the_same_statements(cast: Cast, monday: datetime, measure: Restriction) -> None:
    def statements(asked: DeskAsked) -> int:
        with CaptureQueriesContext(connection) as made:
            assert ask(cast.sam.actor, monday, asked) == NO
        return len(made)

    ask(cast.sam.actor, monday, DeskAsked("Niemand", date(1999, 1, 1)))
    unknown = statements(DeskAsked("Niemand", date(1999, 1, 1)))
    Incident.objects.filter(pk=measure.incident_id).update(lane=Lane.PROTECTED)
    assert statements(ASKED) == statements(BY_NUMBER) == unknown


@pytest.mark.usefixtures("measure")
def test_every_question_is_a_line_that_holds_no_word_and_no_answer(cast: Cast, monday: datetime) -> None:
    for asked in (ASKED, DeskAsked("Niemand", date(1999, 1, 1))):
        ask(cast.sam.actor, monday, asked)
    lines = list(TrailLine.objects.filter(action="desk_check").order_by("sequence"))
    assert [(one.account_id, one.purpose, one.result, one.object_id) for one in lines] == [
        (cast.sam.id, "desk_check", "done", "")
    ] * 2
    told: list[dict[str, Any]] = [one.detail for one in lines]
    assert [set(one) for one in told] == [{"by", "typed"}] * 2
    assert told[0]["typed"] != told[1]["typed"]
    assert "berg" not in str(told).casefold()


@pytest.mark.usefixtures("measure")
def test_who_asks_very_often_waits_and_that_is_a_line_too(cast: Cast, monday: datetime) -> None:
    DeskQuestion.objects.bulk_create(
        DeskQuestion(organisation=cast.reggestreek, account_id=cast.sam.id, asked_at=monday)
        for _place in range(MOST)
    )
    later = monday + timedelta(minutes=59)
    assert ask(cast.sam.actor, later) == DeskAnswer(again_at=monday + timedelta(hours=1))
    assert TrailLine.objects.get(action="desk_check").result == "too_many"
    assert ask(cast.sam.actor, monday + timedelta(hours=1)) == YES


def test_equal_marks_prove_nothing_before_the_name_was_compared(
    cast: Cast, monday: datetime, measure: Restriction
) -> None:
    number = reported(cast.anna, monday)
    other = begin_measure(
        number, cast.carla, monday, starts_on=FIRST, ends_on=LAST, name="P. Pieters", client_number=""
    )
    digest = DeskMark.objects.get(restriction=measure, kind="name").digest
    DeskMark.objects.filter(restriction=other, kind="name").update(digest=digest)
    assert ask(cast.sam.actor, monday) == YES


def test_marks_are_made_anew_from_what_was_sealed(cast: Cast, measure: Restriction) -> None:
    assert rebuild_desk_marks(cast.reggestreek.pk) == (2, 0)
    DeskMark.objects.filter(restriction=measure, kind="client").delete()
    DeskMark.objects.filter(restriction=measure, kind="name").update(digest="0" * 16)
    kept, wrong = rebuild_desk_marks(cast.reggestreek.pk)
    assert (kept, wrong > 0) == (2, True)
    assert rebuild_desk_marks(cast.reggestreek.pk) == (2, 0)
