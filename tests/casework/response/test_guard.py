# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Each rail by itself: taken away, exactly that one is missing, with the sentence that says why."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from eenlijn.casework.response.circumstances import Say
from eenlijn.casework.response.codes import LETTER_KINDS, AnswerKind
from eenlijn.casework.response.guard import rails
from tests.factories.answers import EMPLOYER, SPOKEN, around, typed

K = AnswerKind
EIGHT = ("behaviour", "norm", "policy", "duration", "decider", "remedy", "channel", "heard")
HEARD = {"say": SPOKEN, "sent_kinds": (K.TALK,)}
REAL = replace(EMPLOYER, is_invented=False)


def missing(kind: AnswerKind, answer: dict[str, Any], told: dict[str, Any]) -> dict[str, str]:
    found = rails(typed(kind, **answer), around(**{**HEARD, **told}))
    return {rail.key: str(rail.why) for rail in found if not rail.is_met}


@pytest.mark.parametrize("kind", AnswerKind)
def test_nothing_is_missing_where_everything_is_there(kind: AnswerKind) -> None:
    assert missing(kind, {}, {}) == {}


def test_a_warning_has_the_eight_rails_and_never_rests_on_an_anonymous_report() -> None:
    keys = [rail.key for rail in rails(typed(K.WARNING), around(**HEARD))]
    assert tuple(keys[:8]) == EIGHT
    assert "not_anonymous" in keys


def test_addressing_needs_behaviour_and_norm_only() -> None:
    assert [rail.key for rail in rails(typed(K.TALK), around())] == ["behaviour", "norm"]


TAKEN_AWAY: tuple[tuple[str, dict[str, Any], dict[str, Any], str], ...] = (
    ("behaviour", {"behaviour": "Onacceptabel gedrag"}, {}, "is te algemeen"),
    ("norm", {"norm_rule": ""}, {}, "Kies de regel."),
    ("policy", {}, {"level": 1}, "Niet toegestaan, omdat het beleid dit niet kent bij ernst 1."),
    ("duration", {"valid_until": None}, {}, "uiterlijk dinsdag 23 november 2027."),
    ("duration", {"valid_until": date(2027, 11, 24)}, {}, "uiterlijk dinsdag 23 november 2027."),
    ("duration", {"valid_until": date(2026, 11, 23)}, {}, "na vandaag"),
    ("decider", {}, {"mandates": ()}, "Niemand heeft mandaat"),
    ("remedy", {}, {"employer": REAL}, "Niemand van de organisatie heeft de tekst"),
    ("channel", {"remaining_channel": ""}, {}, "onze dienst blijft krijgen"),
    ("heard", {}, {"say": Say()}, "Hoor de ander eerst"),
    ("not_anonymous", {}, {"is_only_anonymous": True}, "nooit alleen op een melding zonder naam"),
    ("place", {}, {"place": ""}, "Zonder plaats"),
    ("addressee", {"addressee_address": ""}, {}, "Vul naam, adres en aanhef in."),
    ("contact", {"contact": ""}, {}, "weerwoord"),
    ("unrecognisable", {"reporter_unrecognisable": False}, {}, "wie meldde"),
    ("value_privacy_contact", {}, {"employer": replace(EMPLOYER, privacy_contact="")}, "privacyfunctionaris"),
)


@pytest.mark.parametrize(("key", "answer", "told", "sentence"), TAKEN_AWAY)
def test_whatever_is_taken_from_a_warning_is_missed_by_name(
    key: str, answer: dict[str, Any], told: dict[str, Any], sentence: str
) -> None:
    found = missing(K.WARNING, answer, told)
    assert list(found) == [key]
    assert sentence in found[key]


def test_a_reason_for_hearing_later_takes_the_place_of_hearing_first() -> None:
    assert missing(K.WARNING, {"postponed_hearing": "Hij dreigde haar op te wachten."}, {"say": Say()}) == {}


def test_the_confirmation_of_a_talk_misses_the_talk_and_what_was_agreed() -> None:
    found = missing(K.TALK_CONFIRMATION, {"note": ""}, {"say": Say(), "sent_kinds": ()})
    assert list(found) == ["policy", "value_agreements", "value_talk_day"]
    assert found["value_agreements"] == "In de brief is nog leeg: wat is afgesproken."


def test_no_answer_possible_needs_its_reason() -> None:
    assert missing(K.NONE_POSSIBLE, {"note": ""}, {}) == {
        "reason": "Schrijf waarom er geen antwoord kan zijn."
    }


@pytest.mark.parametrize("kind", [kind for kind in LETTER_KINDS if kind != K.WARNING])
def test_another_letter_asks_for_a_mandate_only_where_one_was_given(kind: AnswerKind) -> None:
    assert missing(kind, {}, {"mandates": ()}) == {}
    low = replace(around().mandates[0], answer_kind=kind.value, highest_level=2)
    assert list(missing(kind, {}, {"mandates": (low,)})) == ["decider"]
    assert missing(kind, {}, {"mandates": (replace(low, highest_level=3),)}) == {}
