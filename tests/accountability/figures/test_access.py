# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who may ask for figures: the whole list, once more than in the code."""

from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

import pytest

from eenlijn.accountability.figures.access import may_ask
from eenlijn.accountability.figures.codes import Indicator, Split
from eenlijn.accountability.figures.queries import ProcessFiguresClosed, Question, answer, first_month
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Scope
from eenlijn.commons.access.refusals import NotVisible
from tests.accountability import stories
from tests.cast import Cast

NOVEMBER = Question(Indicator.INCIDENTS, date(2026, 11, 1), date(2026, 11, 1), Split.MONTH)


def test_coordinators_and_managers_ask_and_nobody_else(cast: Cast) -> None:
    assert {name for name, person in cast.people.items() if may_ask(person.actor)} == {
        "carla",
        "bram",
        "dirk",
    }
    for other in (Actor.nobody(), Actor.link(cast.reggestreek.pk), Actor.job("x", cast.reggestreek.pk)):
        assert not may_ask(other)


@pytest.mark.parametrize("scope", Scope)
def test_a_system_asks_with_one_scope_and_gets_its_own_organisation(
    cast: Cast, monday: datetime, scope: Scope
) -> None:
    stories.report(cast.anna, monday)
    stories.report(cast.teun, monday)
    stories.report(cast.dirk, monday)
    here = Actor.token(cast.reggestreek.pk, UUID(int=7), "x", [scope])
    there = Actor.token(cast.dinkelborg.pk, UUID(int=8), "x", [scope])
    assert may_ask(here) == (scope == Scope.FIGURES_READ)
    if scope != Scope.FIGURES_READ:
        with pytest.raises(NotVisible):
            answer(here, NOVEMBER, monday)
        with pytest.raises(NotVisible):
            first_month(here, monday)
        return
    assert answer(here, NOVEMBER, monday).totals.cells[0].value == 2
    assert answer(there, NOVEMBER, monday).totals.cells[0].value == 1
    assert answer(here, NOVEMBER, monday) == answer(cast.carla.actor, NOVEMBER, monday)


def test_figures_about_the_process_stay_closed_for_a_system_too(cast: Cast, monday: datetime) -> None:
    """Not before the works council was asked: a key opens nothing that is closed to a person."""
    stories.report(cast.anna, monday)
    token = Actor.token(cast.reggestreek.pk, UUID(int=7), "x", Scope)
    per_unit = replace(NOVEMBER, indicator=Indicator.ANSWERED_IN_TIME, split=Split.UNIT)
    with pytest.raises(ProcessFiguresClosed):
        answer(token, per_unit, monday)
