# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Of three reports two reporters heard from us, one in time and to the end; Dirk counts none of it."""

from datetime import datetime, timedelta

import pytest

from eenlijn.accountability.figures.codes import Indicator, Split
from eenlijn.accountability.figures.queries import NotAQuestion, Question, answer
from eenlijn.casework.dossier import actions as dossier
from eenlijn.casework.dossier.measures_acts import tell_reporter
from eenlijn.casework.reporting.codes import FeedbackKind, FeedbackWay
from eenlijn.casework.reporting.feedback import Told
from tests.cast import Cast
from tests.factories import stories

TOLD = Told(FeedbackKind.THANKS, FeedbackWay.PHONE)


def test_the_share_is_who_heard_in_time_of_all_who_reported(cast: Cast, monday: datetime) -> None:
    link = stories.link_of(cast.carla.actor, cast.lijn_62.pk, monday)
    numbers = [stories.report(cast.anna.actor, link, monday).number for _one in range(3)]
    for number, later in ((numbers[0], timedelta(hours=1)), (numbers[1], timedelta(days=9))):
        tell_reporter(actor=cast.carla.actor, number=number, told=TOLD, now=monday + later)
    # What was done within five working days, and of the other report after them.
    done = Told(FeedbackKind.DONE, FeedbackWay.PHONE)
    for number, days in ((numbers[0], 1), (numbers[1], 9)):
        now = monday + timedelta(days=days, hours=1)
        tell_reporter(actor=cast.carla.actor, number=number, told=done, now=now)
    _closes(cast, numbers[0], monday + timedelta(days=1, hours=2))
    month = monday.date().replace(day=1)
    question = Question(Indicator.HEARD_BACK, month, month, Split.MONTH)

    found = answer(cast.carla.actor, question, monday + timedelta(days=10))

    assert [cell.words for cell in found.totals.cells] == ["3", "2", "1", "33,3", "2", "1", "1", "1"]
    assert answer(cast.dirk.actor, question, monday + timedelta(days=10)).rows == ()
    with pytest.raises(NotAQuestion):
        answer(cast.carla.actor, Question(Indicator.HEARD_BACK, month, month, Split.UNIT), monday)


def _closes(cast: Cast, number: str, now: datetime) -> None:
    """With a last word for who reported."""
    carla = cast.carla.actor
    stories.assess(carla, number, now)
    stories.write(carla, number, now)
    dossier.finish_letter(actor=carla, number=number, now=now)
    stories.send(carla, number, now)
    stories.settle(carla, number, now, is_told=True)
    dossier.close(actor=carla, number=number, last_word="Wij ronden je melding af.", now=now)
