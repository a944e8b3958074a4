# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Of five talks that Anna had to have two were held within 72 hours; Carla counts them, nobody else does."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from eenlijn.accountability.figures.codes import Indicator, Split
from eenlijn.accountability.figures.queries import NotAQuestion, Question, answer, subjects
from eenlijn.casework.aftercare.actions import Ending
from eenlijn.casework.aftercare.codes import CareMomentKind, CareState
from eenlijn.casework.aftercare.models import CareMoment
from eenlijn.casework.dossier import care, own_care
from eenlijn.commons.access.refusals import NotVisible
from tests.cast import Cast
from tests.factories import stories

HOUR = timedelta(hours=1)


def talk(number: str) -> CareMoment:
    return CareMoment.objects.get(incident__number=number, moment=CareMomentKind.FIRST_TALK)


def held(cast: Cast, number: str, at: datetime) -> None:
    row = talk(number)
    care.ask_carer(actor=cast.carla.actor, number=number, moment_id=row.pk, account_id=cast.joost.id, now=at)
    ending = Ending(CareState.MADE, at, provider="provider_social_work")
    care.record_talk(actor=cast.joost.actor, moment_id=row.pk, ending=ending, now=at)


def declined(cast: Cast, number: str, at: datetime) -> None:
    own_care.decline_own(actor=cast.anna.actor, moment_id=talk(number).pk, now=at)


@pytest.fixture
def question(cast: Cast, monday: datetime) -> Question:
    """Seven reports, and one of today of which the 72 hours still run."""
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    numbers = [stories.report(cast.anna.actor, link, monday).number for _one in range(7)]
    for number, hours in zip(numbers, (70, 72, 73), strict=False):
        held(cast, number, monday + hours * HOUR)
    declined(cast, numbers[4], monday + 72 * HOUR)
    declined(cast, numbers[5], monday + 73 * HOUR)
    care.put_aside(
        actor=cast.carla.actor,
        number=numbers[6],
        moment_id=talk(numbers[6]).pk,
        reason="Zij was er niet bij.",
        now=monday + HOUR,
    )
    stories.report(cast.anna.actor, link, monday + 72 * HOUR)
    month = monday.date().replace(day=1)
    return Question(Indicator.FIRST_TALK, month, month, Split.MONTH)


def test_the_share_is_what_was_held_within_72_hours_of_all_that_had_to_be_held(
    cast: Cast, question: Question, monday: datetime
) -> None:
    found = answer(cast.carla.actor, question, monday + 96 * HOUR)
    assert dict(zip(found.columns[1:], (cell.words for cell in found.totals.cells), strict=True)) == {
        "Binnen 72 uur": "2",
        "Gesprekken die er moesten zijn": "5",
        "Aandeel binnen 72 uur (%)": "40,0",
        "Later gehouden": "1",
        "Niet gehouden": "2",
        "Niet gewenst of niet nodig": "2",
        "Loopt nog": "1",
    }
    assert found.sentence == ("5 opvanggesprekken moesten er zijn. Binnen 72 uur: 2, 40%. Het doel is 95%.")
    assert [row.cells for row in found.rows] == [found.totals.cells]
    assert found.counted_at == monday + 96 * HOUR


def test_what_still_runs_is_in_the_share_only_once_it_was_held(cast: Cast, monday: datetime) -> None:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    numbers = [stories.report(cast.anna.actor, link, monday).number for _one in range(2)]
    held(cast, numbers[0], monday + HOUR)
    month = monday.date().replace(day=1)
    found = answer(
        cast.carla.actor, Question(Indicator.FIRST_TALK, month, month, Split.MONTH), monday + 2 * HOUR
    )
    assert [cell.words for cell in found.totals.cells] == ["1", "1", "100,0", "0", "0", "0", "1"]


def test_whoever_leads_the_team_counts_no_talks_and_who_works_elsewhere_none_of_these(
    cast: Cast, question: Question, monday: datetime
) -> None:
    assert Indicator.FIRST_TALK in subjects(cast.carla.actor)
    assert Indicator.FIRST_TALK not in subjects(cast.bram.actor)
    with pytest.raises(NotVisible):
        answer(cast.bram.actor, question, monday)
    with pytest.raises(NotAQuestion):
        answer(cast.carla.actor, replace(question, split=Split.UNIT), monday)
    theirs = answer(cast.dirk.actor, question, monday + 96 * HOUR)
    assert (theirs.rows, theirs.sentence) == (
        (),
        "Nog niet te zeggen: er is nog geen opvanggesprek waarvan de 72 uur voorbij zijn.",
    )
