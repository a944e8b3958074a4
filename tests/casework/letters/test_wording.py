# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Our own texts: plain, short, calm, and with every place that the rulebook asks for."""

import re

import pytest

from eenlijn.casework.letters.wording import TO_REPORTERS, standard_text
from eenlijn.commons.rulebook.codes import ALLOWED_PLACEHOLDERS, TextName
from eenlijn.commons.rulebook.topics.texts import Text

LONGEST = 20
VAGUE = re.compile(r"\b(helaas|graag|middels|inzake|hierbij|je|jij|jouw)\b|dader|!", re.IGNORECASE)
FAMILIAR = ("je", "jij", "jouw")
LIMITING = (
    TextName.CONTACT_LIMIT,
    TextName.CONTACT_BAN,
    TextName.BUILDING_BAN,
    TextName.SUSPENSION,
    TextName.SERVICE_ENDED,
)
each_text = pytest.mark.parametrize("name", list(TextName), ids=lambda one: one.value)


@each_text
def test_our_texts_are_plain_and_short(name: TextName) -> None:
    text = standard_text(name)
    # A colleague is spoken to as *je*, and everybody else as *u*.
    is_colleague = name in TO_REPORTERS
    vague = [one for one in VAGUE.findall(text.body) if not (is_colleague and one.lower() in FAMILIAR)]
    assert not [one for one in vague if one]
    assert "!" not in text.body
    assert "dader" not in text.body
    assert text.is_example
    assert text.audience == ("employee" if is_colleague else "citizen")
    plain = re.sub(r"[{}#]", "", text.body)
    lengths = [len(one.split()) for one in re.split(r"[.?!:]", plain) if one.strip()]
    assert sum(length > LONGEST for length in lengths) <= 1
    assert sum(lengths) / len(lengths) <= 11


@each_text
def test_our_own_texts_could_be_an_employers_own(name: TextName) -> None:
    text = standard_text(name)
    assert tuple(Text(text.subject, text.body).problems_as(name)) == ()


@pytest.mark.parametrize("name", LIMITING, ids=lambda one: one.value)
def test_what_limits_cannot_leave_out_what_the_rails_ask(name: TextName) -> None:
    asked = {
        "behaviour", "norm_rule", "starts_on", "valid_until", "review_on", "where_it_holds", "policy_rule",
        "decider_function", "remaining_channel", "heard", "contact", "remedy",
    }  # fmt: skip
    assert asked <= ALLOWED_PLACEHOLDERS[name].required
    body = standard_text(name).body
    for sentence in (
        "Hulp in nood krijgt u altijd",
        "Wat de wet van ons vraagt",
        "Daarna vervalt het vanzelf",
    ):
        assert sentence in body
    without = Text("Onderwerp", body.replace("{remedy}", "").replace("{valid_until}", "later"))
    assert {"De plek {remedy} ontbreekt.", "De plek {valid_until} ontbreekt."} <= set(
        without.problems_as(name)
    )
