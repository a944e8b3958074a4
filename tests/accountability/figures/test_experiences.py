# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What reporters thought, in blocks of at least five answers that no choice of a period takes apart."""

from datetime import UTC, date, datetime

import pytest

from eenlijn.accountability.figures.codes import Indicator, Split
from eenlijn.accountability.figures.queries import NotAQuestion, Question, answer
from eenlijn.casework.facts.actions import record_opinion
from eenlijn.casework.facts.codes import Measure
from eenlijn.casework.incidents.models import Incident
from tests.cast import Cast
from tests.factories import stories

NOW = datetime(2027, 6, 1, tzinfo=UTC)


@pytest.fixture
def incident(cast: Cast, monday: datetime) -> Incident:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    made = stories.report(cast.anna.actor, link, monday).number
    return Incident.objects.select_related("organisation").get(number=made)


def say(incident: Incident, month: int, *answers: str, measure: Measure = Measure.WAS_HEARD) -> None:
    for one in answers:
        record_opinion(measure, incident, one, datetime(2027, month, 10, 12, tzinfo=UTC))


def asked(cast: Cast, since: int, until: int, who: str = "carla", now: datetime = NOW) -> list[list[str]]:
    question = Question(Indicator.EXPERIENCES, date(2027, since, 1), date(2027, until, 1), Split.MONTH)
    found = answer(getattr(cast, who).actor, question, now)
    return [[row.head, *(cell.words for cell in row.cells)] for row in (*found.rows, found.totals)]


def test_fewer_than_five_are_laid_together_and_the_rest_waits(cast: Cast, incident: Incident) -> None:
    say(incident, 1, "yes", "no", "partly")
    say(incident, 2, "yes", "yes")
    say(incident, 2, "no", measure=Measure.WAS_HELPED)
    say(incident, 3, "no")
    say(incident, 5, "no", "no", "no")
    hidden = ["afg.", "Nog niet te zeggen"]
    block = ["januari 2027 tot en met februari 2027", "5", "60,0", *hidden, *hidden]
    assert asked(cast, 1, 12) == [block, ["Totaal", *block[1:]]]
    # A choice of months divides no block.
    assert asked(cast, 2, 2) == [block, ["Totaal", *block[1:]]]
    assert asked(cast, 1, 1) == asked(cast, 3, 5) == [["Totaal", *hidden, *hidden, *hidden]]
    assert asked(cast, 1, 12, "dirk") == [["Totaal", *hidden, *hidden, *hidden]]


def test_a_month_that_is_not_over_shows_nothing(cast: Cast, incident: Incident) -> None:
    say(incident, 6, *["yes"] * 7)
    assert len(asked(cast, 1, 12)) == 1
    later = asked(cast, 1, 12, now=datetime(2027, 7, 1, tzinfo=UTC))
    assert later[0][:3] == ["juni 2027", "7", "100,0"]
    with pytest.raises(NotAQuestion):
        answer(
            cast.carla.actor,
            Question(Indicator.EXPERIENCES, date(2027, 1, 1), date(2027, 6, 1), Split.UNIT),
            NOW,
        )
