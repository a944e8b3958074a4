# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A language leaves only when a named person stands for every text of it, as long as Dutch stays the same."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from eenlijn.casework.letters.approving import (
    NAMES,
    Approvals,
    DutchChanged,
    LanguageNotApproved,
    NoTranslationOfThis,
    Standing,
    TranslationEmpty,
    TranslationIncomplete,
    approvals_of,
    approve_language,
    dutch_digest,
    translation_for,
    withdraw_approval,
)
from eenlijn.casework.letters.codes import Tongue
from eenlijn.casework.letters.models import LanguageApproval
from eenlijn.casework.letters.translating import TranslatedText, standard_translation
from eenlijn.casework.letters.wording import TEXT_TOPICS
from eenlijn.commons.access.refusals import NotVisible
from eenlijn.commons.rulebook.codes import TextName
from eenlijn.commons.rulebook.queries import Rules
from eenlijn.commons.trail.models import TrailLine
from tests.cast import Cast
from tests.factories.answers import NOBODY, own_text

RULES = Rules(NOBODY, frozenset(TEXT_TOPICS))
BAN, AR = TextName.BUILDING_BAN, Tongue.ARABIC


def approve(
    cast: Cast, now: datetime, name: TextName = BAN, tongue: Tongue = AR, rules: Rules = RULES
) -> None:
    approve_language(
        actor=cast.petra.actor,
        name=name,
        tongue=tongue,
        text=standard_translation(name, tongue),
        seen_dutch=dutch_digest(name, rules),
        rules=rules,
        now=now,
    )


def standing(cast: Cast, rules: Rules = RULES) -> Approvals:
    return approvals_of(cast.reggestreek.pk, rules, is_invented=False)


def test_an_arabic_ban_waits_until_every_text_in_it_is_approved(cast: Cast, monday: datetime) -> None:
    needed = (BAN, TextName.REMEDY, TextName.PRIVACY)
    for approved, name in enumerate(needed):
        found = standing(cast)
        assert found.missing(BAN, AR, is_first=True) == needed[approved:]
        with pytest.raises(LanguageNotApproved, match="Het Arabisch is nog niet goedgekeurd voor:"):
            found.translation(BAN, AR, is_first=True)
        approve(cast, monday, name)
    told = standing(cast).translation(BAN, AR, is_first=True)
    assert told.texts[BAN] == standard_translation(BAN, AR)
    assert standing(cast).missing(BAN, AR, is_first=True, to_representative=True) == (
        TextName.REPRESENTATIVE,
    )
    assert standing(cast).missing(BAN, Tongue.POLISH, is_first=True) == needed


def test_it_says_who_approved_which_version_when_and_leaves_a_line(cast: Cast, monday: datetime) -> None:
    approve(cast, monday)
    approve(cast, monday + timedelta(hours=1))
    told = standing(cast).of(BAN, AR)
    assert (told.standing, told.number, told.approved_by, told.approved_at) == (
        Standing.APPROVED,
        2,
        cast.petra.id,
        monday + timedelta(hours=1),
    )
    assert TrailLine.objects.filter(action="approve_language").count() == 2


def test_another_dutch_text_lets_the_approval_lapse_and_the_same_one_brings_it_back(
    cast: Cast, monday: datetime
) -> None:
    approve(cast, monday)
    changed = replace(RULES, found=own_text(BAN, "Gebouwverbod", "{salutation}, anders.", 3))
    assert standing(cast, changed).of(BAN, AR).standing == Standing.LAPSED
    with pytest.raises(LanguageNotApproved):
        standing(cast, changed).translation(BAN, AR, is_first=False)
    assert standing(cast).of(BAN, AR).standing == Standing.APPROVED


def test_an_approval_can_be_withdrawn_once(cast: Cast, monday: datetime) -> None:
    approve(cast, monday)
    withdraw_approval(actor=cast.petra.actor, name=BAN, tongue=AR, now=monday)
    assert standing(cast).of(BAN, AR).standing == Standing.LAPSED
    with pytest.raises(NotVisible):
        withdraw_approval(actor=cast.petra.actor, name=BAN, tongue=AR, now=monday)


def test_only_the_administrator_of_this_employer_approves(cast: Cast, monday: datetime) -> None:
    for person in (cast.anna, cast.carla, cast.dirk):
        with pytest.raises(NotVisible):
            approve_language(
                actor=person.actor,
                name=BAN,
                tongue=AR,
                text=standard_translation(BAN, AR),
                seen_dutch=dutch_digest(BAN, RULES),
                rules=RULES,
                now=monday,
            )
    approve(cast, monday)
    assert approvals_of(cast.dinkelborg.pk, RULES, is_invented=False).of(BAN, AR).standing == Standing.NEVER
    assert LanguageApproval.objects.count() == 1


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("", TranslationEmpty),
        ("x" * 8001, TranslationEmpty),
        ("Only words.", TranslationIncomplete),
    ],
)
def test_a_translation_with_nothing_too_much_or_too_little_is_refused(
    cast: Cast, monday: datetime, body: str, told: type[Exception]
) -> None:
    with pytest.raises(told):
        approve_language(
            actor=cast.petra.actor,
            name=BAN,
            tongue=AR,
            text=TranslatedText("x", body),
            seen_dutch=dutch_digest(BAN, RULES),
            rules=RULES,
            now=monday,
        )
    assert not LanguageApproval.objects.exists()


def test_a_forgotten_and_an_unknown_place_are_named_and_so_is_a_dutch_text_that_changed(
    cast: Cast, monday: datetime
) -> None:
    ours = standard_translation(BAN, AR)
    wrong = TranslatedText(ours.subject, ours.body.replace("{contact}", "{telephone}"))
    with pytest.raises(TranslationIncomplete) as refused:
        approve_language(
            actor=cast.petra.actor, name=BAN, tongue=AR, text=wrong, seen_dutch=dutch_digest(BAN, RULES),
            rules=RULES, now=monday,
        )  # fmt: skip
    assert str(refused.value) == (
        "De plek {contact} ontbreekt. De plek {telephone} staat niet in de Nederlandse tekst."
    )
    with pytest.raises(DutchChanged):
        approve_language(
            actor=cast.petra.actor,
            name=BAN,
            tongue=AR,
            text=ours,
            seen_dutch="0" * 64,
            rules=RULES,
            now=monday,
        )


def test_an_invented_employer_needs_no_approval_and_only_three_letters_have_translations(cast: Cast) -> None:
    told = translation_for(cast.reggestreek.pk, RULES, BAN, "ar", is_invented=True, is_first=True)
    assert told is not None
    assert set(told.texts) == set(NAMES)
    assert translation_for(cast.reggestreek.pk, RULES, BAN, "", is_invented=False, is_first=True) is None
    lifting = TextName.LIFTING
    assert translation_for(cast.reggestreek.pk, RULES, lifting, "ar", is_invented=True, is_first=True) is None
    with pytest.raises(NoTranslationOfThis):
        standing(cast).translation(lifting, AR, is_first=True)
