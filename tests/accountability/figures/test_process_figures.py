# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Nothing about delay per unit before the works council was asked, and never about fewer than ten people."""

from datetime import date, datetime, timedelta

import pytest

from eenlijn.accountability.figures.codes import Indicator, Split
from eenlijn.accountability.figures.queries import ProcessFiguresClosed, Question, answer
from tests.accountability import stories
from tests.cast import Cast, Person

PER_UNIT = Question(Indicator.ANSWERED_IN_TIME, date(2026, 11, 1), date(2026, 12, 1), Split.UNIT)


def rows(person: Person, now: datetime) -> dict[str, float | None]:
    """How many terms ended, per row."""
    return {row.head: row.cells[1].value for row in answer(person.actor, PER_UNIT, now).rows}


@pytest.fixture
def late(cast: Cast, monday: datetime) -> datetime:
    """Anna's team has two late answers, Teun's one, and one was reported outside every unit."""
    for person in (cast.anna, cast.anna, cast.teun, cast.ilse):
        number = stories.report(person, monday)
        stories.assess(cast.carla, number, monday)
    return monday + timedelta(days=5)


def test_per_unit_it_is_closed_until_the_works_council_was_asked(cast: Cast, late: datetime) -> None:
    for unit in (cast.lijn_62, cast.klantenservice):
        stories.people(cast.petra, unit, 40, late)
    for person in (cast.carla, cast.bram):
        with pytest.raises(ProcessFiguresClosed):
            answer(person.actor, PER_UNIT, late)
    stories.consent(cast.petra, late)
    assert "Lijn 62" in rows(cast.carla, late)


def test_the_consent_of_a_neighbour_opens_nothing(cast: Cast, late: datetime) -> None:
    stories.consent(cast.petra, late)
    with pytest.raises(ProcessFiguresClosed):
        answer(cast.dirk.actor, PER_UNIT, late)


def test_what_is_not_about_the_process_stays_open(cast: Cast, late: datetime) -> None:
    for indicator, split in ((Indicator.INCIDENTS, Split.UNIT), (Indicator.ANSWERED_IN_TIME, Split.MONTH)):
        question = Question(indicator, date(2026, 11, 1), date(2026, 12, 1), split)
        assert answer(cast.carla.actor, question, late).rows


def test_units_of_ten_stand_alone_and_nine_do_not(cast: Cast, late: datetime) -> None:
    stories.consent(cast.petra, late)
    stories.people(cast.petra, cast.lijn_62, 10, late)
    stories.people(cast.petra, cast.klantenservice, 10, late)
    assert rows(cast.carla, late) == {"Klantenservice": 1, "Lijn 62": 2, "Zonder eenheid": 1}
    stories.people(cast.petra, cast.klantenservice, 9, late)
    assert rows(cast.carla, late) == {"Zonder eenheid": 1, "Kleine teams samen": 3}


def test_who_nobody_counted_is_small(cast: Cast, late: datetime) -> None:
    stories.consent(cast.petra, late)
    assert rows(cast.carla, late) == {"Zonder eenheid": 1, "Kleine teams samen": 3}
    assert rows(cast.bram, late) == {"Kleine teams samen": 2}


def test_a_small_unit_cannot_be_worked_out_from_the_total(cast: Cast, late: datetime) -> None:
    """Two large units and a small one: the smaller of the large ones goes with the small one."""
    number = stories.report(cast.carla, late - timedelta(days=5))
    stories.assess(cast.carla, number, late - timedelta(days=5))
    stories.consent(cast.petra, late)
    stories.people(cast.petra, cast.lijn_62, 30, late)
    stories.people(cast.petra, cast.klantenservice, 3, late)
    shown = rows(cast.carla, late)
    assert shown == {"Zonder eenheid": 1, "Kleine teams samen": 4}


def test_the_number_of_an_earlier_year_counts_until_there_is_a_newer_one(cast: Cast, late: datetime) -> None:
    stories.consent(cast.petra, late)
    stories.people(cast.petra, cast.lijn_62, 12, late.replace(year=2025))
    stories.people(cast.petra, cast.klantenservice, 12, late)
    assert rows(cast.carla, late) == {"Klantenservice": 1, "Lijn 62": 2, "Zonder eenheid": 1}
    stories.people(cast.petra, cast.lijn_62, 8, late)
    assert "Lijn 62" not in rows(cast.carla, late)


def test_the_total_stays_the_same(cast: Cast, late: datetime) -> None:
    stories.consent(cast.petra, late)
    before = answer(cast.carla.actor, PER_UNIT, late).totals
    stories.people(cast.petra, cast.lijn_62, 12, late)
    table = answer(cast.carla.actor, PER_UNIT, late)
    assert table.totals == before
    assert "Teams met minder dan 10 mensen staan samen in één rij." in table.definition
