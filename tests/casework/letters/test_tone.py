# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a letter should not say, and what it cannot leave out; and that our own letters pass."""

from dataclasses import replace

import pytest

from eenlijn.casework.letters.tone import Concern, check
from eenlijn.casework.letters.wording import letter_text
from eenlijn.commons.rulebook.codes import TextName
from eenlijn.commons.rulebook.topics.texts import PARAGRAPHS
from tests.factories.letters import VALUES, paper

BAN = TextName.BUILDING_BAN
BODY = letter_text(BAN, paper(BAN).rules, is_first=False).text.body


def concerns(behaviour: str) -> list[tuple[Concern, str]]:
    return [(one.concern, one.words) for one in check(BAN, BODY, replace(VALUES, behaviour=behaviour))]


@pytest.mark.parametrize(
    "name", [name for name in TextName if name not in PARAGRAPHS], ids=lambda one: one.value
)
def test_our_own_letters_with_concrete_behaviour_have_nothing_to_mend(name: TextName) -> None:
    assert check(name, letter_text(name, paper(name).rules, is_first=True).text.body, VALUES) == ()


@pytest.mark.parametrize(
    ("behaviour", "expected"),
    [
        ("Uw toon aan de balie was niet prettig.", [(Concern.VAGUE, "toon")]),
        ("U legt een onevenredig beslag op ons.", [(Concern.VAGUE, "onevenredig beslag")]),
        ("U zorgt telkens voor overlast bij ons.", [(Concern.VAGUE, "telkens"), (Concern.VAGUE, "overlast")]),
        ("Uw toon was op 22 november zo: u riep iets.", []),
        ("Uw bejegening: u zei ‘ik weet je te vinden’.", []),
        ("U riep van alles aan de balie!!", [(Concern.SHOUTING, "!!")]),
        ("U mag hier ABSOLUUT NOOIT meer schelden.", [(Concern.SHOUTING, "ABSOLUUT NOOIT")]),
        ("Dit is uw laatste kans bij onze balie.", [(Concern.THREAT, "laatste kans")]),
        ("Er komen verdere maatregelen als u dit doet.", [(Concern.THREAT, "verdere maatregelen")]),
        ("U bent een querulant en u schold.", [(Concern.LABEL, "querulant")]),
        ("U schold.", [(Concern.SHORT, "U schold.")]),
        ("De melder hoorde u schelden bij de deur.", [(Concern.REPORTER, "De melder")]),
        ("Dit is wat de melder van ons hoorde.", [(Concern.REPORTER, "de melder")]),
        ("U duwde onze medewerker tegen de deur.", []),
    ],
)
def test_words_are_found_with_what_they_are(behaviour: str, expected: list[tuple[Concern, str]]) -> None:
    assert concerns(behaviour) == expected


def test_missing_end_remedy_and_behaviour_stop_a_letter() -> None:
    empty = replace(VALUES, valid_until="", behaviour="")
    assert [(one.concern, one.stops) for one in check(BAN, "{valid_until} {behaviour}", empty)] == [
        (Concern.NO_END, True),
        (Concern.NO_REMEDY, True),
        (Concern.NO_BEHAVIOUR, True),
    ]
    assert check(TextName.NORM_NOTICE, "", empty) == ()


def test_the_name_of_who_reported_stops_a_letter_and_a_guess_only_warns() -> None:
    said = replace(VALUES, behaviour="U riep tegen Anna dat u haar zou vinden.")
    found = check(BAN, BODY, said, reporters=("Anna", ""))
    assert [(one.concern, one.words, one.stops) for one in found] == [(Concern.REPORTER, "Anna", True)]
    guessed = check(BAN, BODY, replace(VALUES, behaviour="U riep tegen mevrouw Jansen iets lelijks."))
    assert [(one.words, one.stops) for one in guessed] == [("mevrouw Jansen", False)]
    assert check(BAN, BODY, said) == ()
    small = replace(VALUES, behaviour="U riep tegen een boer dat u hem zou vinden.")
    assert check(BAN, BODY, small, reporters=("Jan de Boer", "Boer")) == ()
    for words in ("Jan de boer", "Boer", "BOER"):
        said = replace(VALUES, behaviour=f"U riep tegen {words} van alles.", contact=f"bel {words}.")
        found = check(BAN, BODY, said, reporters=("Jan de Boer", "Boer"))
        assert {one.field for one in found if one.stops} == {"behaviour", "contact"}
