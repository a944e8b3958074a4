# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The questions after the receipt as data: complete, in both languages, police ones only when likely."""

import pytest
from django.utils.translation import override

from eenlijn.casework.dossier.details import options_of
from eenlijn.casework.reporting.questions import (
    AT_A_DISTANCE,
    COLUMNS,
    QUESTIONS,
    Kind,
    Question,
    QuestionSet,
    Shown,
    asked,
)
from eenlijn.foundation.sealed.compartments import Compartment

LIGHT = Shown(groups=frozenset({"verbal"}), level=2, channel="")


def codes(shown: Shown, answered: tuple[str, ...] = ()) -> list[str]:
    return [one.code for one in asked(shown, answered)]


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_every_question_is_asked_in_both_languages_and_kept_in_one_column(question: Question) -> None:
    assert question.nl.endswith("?")
    assert question.en.endswith("?")
    assert bool(question.nl_help) == bool(question.en_help)
    assert question.column == COLUMNS[question.compartment]
    with override("en"):
        assert question.label == question.en
    has_options = question.kind in {Kind.CHOICE, Kind.CHOICES, Kind.YES_NO}
    assert bool(options_of(question)) is has_options


def test_free_words_are_never_facts() -> None:
    """What somebody types may name anybody, so it is sealed with the words of the report, or as care."""
    texts = [one for one in QUESTIONS.values() if one.kind == Kind.TEXT]
    assert texts
    assert {one.compartment for one in texts} == {Compartment.OWN_WORDS, Compartment.AFTERCARE}


@pytest.mark.parametrize(
    ("groups", "level", "is_likely"),
    [
        ({"verbal"}, 2, False),
        ({"verbal"}, 3, True),
        ({"verbal", "threat"}, 1, True),
        ({"physical"}, 2, True),
        ({"online"}, 2, False),
    ],
)
def test_police_questions_appear_only_when_a_police_report_is_likely(
    groups: set[str], level: int, *, is_likely: bool
) -> None:
    found = asked(Shown(frozenset(groups), level, ""))
    assert any(one.set == QuestionSet.PIF for one in found) is is_likely


def test_where_it_stood_is_asked_of_what_happened_at_a_distance() -> None:
    assert "online_where" not in codes(LIGHT)
    for channel in AT_A_DISTANCE:
        assert "online_where" in codes(Shown(LIGHT.groups, LIGHT.level, channel))
    assert "online_where" not in codes(Shown(LIGHT.groups, LIGHT.level, "street"))


def test_what_was_answered_once_stays_on_the_page() -> None:
    assert "pif_who" not in codes(LIGHT)
    assert "pif_who" in codes(LIGHT, ("pif_who",))
