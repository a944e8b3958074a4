# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A list whose text was made before gives each reader what the query set of that moment gives."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from eenlijn.casework.dossier import listing
from eenlijn.casework.dossier.listing import Question
from eenlijn.casework.incidents.models import Incident
from eenlijn.commons.access.actor import Actor
from tests.cast import Cast
from tests.factories import stories

HOUR = timedelta(hours=1)


@pytest.fixture
def numbers(cast: Cast, monday: datetime) -> list[str]:
    """Late, due today, new, assessed and closed ones at Reggestreek, and one at Dinkelborg."""
    bus = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday - 60 * HOUR)
    made = [
        stories.report(cast.anna.actor, bus, monday - hours * HOUR).number for hours in (50, 40, 30, 20, 0)
    ]
    stories.assess(cast.carla.actor, made[1], monday)
    stories.assess(cast.carla.actor, made[3], monday)
    house = stories.link_of(cast.dirk.actor, cast.woonservice.pk, monday)
    stories.report(cast.mila.actor, house, monday)
    return made


def questions(cast: Cast, numbers: list[str]) -> list[Question]:
    asked = [
        Question(),
        Question(status="reported"),
        Question(status="assessed", kind="threat"),
        Question(severity="s3_serious"),
        Question(unit_id=cast.lijn_62.pk),
        Question(unit_id=cast.lijn_9.pk),
        Question(month=date(2026, 11, 1)),
        Question(month=date(2026, 10, 1)),
        Question(number=numbers[2]),
        Question(number="onzin"),
    ]
    return asked + [replace(one, mine_only=True) for one in asked]


def without_preparing(actor: Actor, question: Question, now: datetime) -> tuple[list[str], list[str]]:
    """The same from the query sets themselves, made for this actor and this moment."""
    wanted, day = listing._wanted(question), listing._Day.of(now)
    work = listing._work(actor, wanted, question.mine_only, day).order_by(*listing._BY_URGENCY.fields)
    everything = listing._all(actor, wanted).order_by("-occurred_at", "-pk")
    return [one.number for one in work], [one.number for one in everything]


def test_every_question_finds_the_same_whoever_asks_and_whenever(
    cast: Cast, monday: datetime, numbers: list[str]
) -> None:
    found = set()
    for now in (monday, monday + 20 * HOUR):
        for who in (cast.carla, cast.dirk, cast.bram):
            for asked in questions(cast, numbers):
                work = listing.page_of_work(who.actor, asked, now)
                everything = listing.page_of_all(who.actor, asked)
                told = [one.number for one in work.rows], [one.number for one in everything.rows]
                assert told == without_preparing(who.actor, asked, now)
                found.add((len(told[0]), len(told[1])))
    assert len(found) > 4


def test_nobody_gets_the_rows_of_who_asked_before(cast: Cast, monday: datetime, numbers: list[str]) -> None:
    mine = {one.number for one in listing.page_of_all(cast.carla.actor, Question()).rows}
    theirs = {one.number for one in listing.page_of_all(cast.dirk.actor, Question()).rows}
    assert mine == set(numbers)
    assert len(theirs) == 1
    assert not mine & theirs
    work = listing.page_of_work(cast.dirk.actor, Question(), monday).rows
    assert {one.number for one in work} == theirs
    assert listing.page_of_all(cast.anna.actor, Question(status="closed")).rows == []


def test_counts_are_those_of_the_moment_and_of_whoever_asks(
    cast: Cast, monday: datetime, numbers: list[str]
) -> None:
    carla, dirk = cast.carla.actor, cast.dirk.actor
    now = {"late": 1, "today": 1, "new": 3, "mine": 5, "everything": 5}
    assert listing.counts_of(carla, Question(), monday) == now
    assert listing.counts_of(carla, Question(), monday + 9 * HOUR) == {**now, "late": 2, "today": 0}
    assert listing.counts_of(dirk, Question(), monday)["everything"] == 1
    Incident.objects.update(status="closed")
    assert set(listing.counts_of(carla, Question(mine_only=True), monday).values()) == {0}
    assert set(listing.counts_of(cast.bram.actor, Question(), monday).values()) == {0}


def test_at_the_due_moment_itself_it_is_due_today_and_not_late(
    cast: Cast, monday: datetime, numbers: list[str]
) -> None:
    due = min(one.due for one in listing._open_dossiers(cast.carla.actor))
    carla, tick = cast.carla.actor, timedelta(microseconds=1)
    assert listing.counts_of(carla, Question(), due)["late"] == 0
    assert listing.counts_of(carla, Question(), due)["today"] >= 1
    assert listing.counts_of(carla, Question(), due + tick)["late"] == 1
    assert listing.counts_of(carla, Question(), due - 24 * HOUR)["today"] == 0
