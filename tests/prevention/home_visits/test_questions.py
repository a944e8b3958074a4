# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which colour the answers give."""

import pytest

from eenlijn.prevention.home_visits.codes import PRECAUTIONS, Colour, Reply
from eenlijn.prevention.home_visits.questions import Weight, colour_of, risk_questions


def replies(*yes: str, unknown: tuple[str, ...] = ()) -> dict[str, Reply]:
    return {
        code: Reply.YES if code in yes else Reply.UNKNOWN if code in unknown else Reply.NO
        for code in risk_questions()
    }


def test_the_fifteen_questions_have_a_source_and_say_that_their_weight_is_ours() -> None:
    assert len(risk_questions()) == 15
    assert all(one.nl and one.en and one.source and not one.is_verified for one in risk_questions().values())
    assert {one.weight for one in risk_questions().values()} == set(Weight)
    assert all(PRECAUTIONS[colour] for colour in Colour)


@pytest.mark.parametrize(
    ("yes", "unknown", "colour"),
    [
        ((), (), "green"),
        (("bad_news",), (), "green"),
        (("bad_news",), ("substances",), "green"),
        ((), ("weapons",), "orange"),
        (("bad_news", "unannounced"), (), "orange"),
        (("violent_history",), (), "orange"),
        (("bad_news", "unannounced", "after_hours", "substances"), (), "orange"),
        (("bad_news", "unannounced", "after_hours", "substances", "surroundings"), (), "red"),
        (("violent_history", "known_incidents"), (), "red"),
        (("weapons",), (), "red"),
    ],
)
def test_the_answers_give_a_colour(yes: tuple[str, ...], unknown: tuple[str, ...], colour: str) -> None:
    assert colour_of(replies(*yes, unknown=unknown)) == colour


def test_a_question_nobody_answered_is_not_known() -> None:
    assert colour_of({}) == "orange"
