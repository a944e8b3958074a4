# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Our translations: whole, in their own signs, with days in their own words and the typed words in Dutch."""

import unicodedata

import pytest

from eenlijn.casework.letters.codes import TRANSLATED, TRANSLATED_PARTS, Tongue
from eenlijn.casework.letters.composing import compose
from eenlijn.casework.letters.tongues import MARKS, MEASURES, NORMS, day_in
from eenlijn.casework.letters.translating import Translation, standard_translation
from eenlijn.casework.letters.wording import standard_text
from eenlijn.casework.response.kinds import STEPS
from eenlijn.casework.response.measure_words import SENTENCES
from eenlijn.commons.rulebook.codes import TextName
from eenlijn.foundation.pdf.letter import FOREIGN, HERE, runs_of
from tests.factories.letters import VALUES, paper, translation

SCRIPTS = {Tongue.ARABIC: "ARABIC", Tongue.UKRAINIAN: "CYRILLIC"}
each_tongue = pytest.mark.parametrize("tongue", list(Tongue), ids=lambda one: one.value)
each_name = pytest.mark.parametrize("name", [*TRANSLATED, *TRANSLATED_PARTS], ids=lambda one: one.value)
# A translation tells the day of the event by its moment.
LEFT_OUT = {"day"}


@each_tongue
@each_name
def test_a_translation_has_every_place_of_the_dutch_text(name: TextName, tongue: Tongue) -> None:
    ours, dutch = standard_translation(name, tongue), standard_text(name)
    places = dutch.placeholders - LEFT_OUT
    assert all(f"{{{one}}}" in f"{ours.subject}\n{ours.body}" for one in places)
    assert ours.body.count("{") == ours.body.count("}")


@each_tongue
@each_name
def test_a_translation_is_written_in_its_own_signs(name: TextName, tongue: Tongue) -> None:
    script = SCRIPTS.get(tongue, "LATIN")
    body = standard_translation(name, tongue).body.replace("(Autoriteit Persoonsgegevens)", "")
    words = "".join(part.partition("}")[2] if "}" in part else part for part in body.split("{"))
    letters = {one for one in words + MARKS[tongue] + "".join(NORMS[tongue].values()) if one.isalpha()}
    assert {unicodedata.name(one).split()[0] for one in letters} == {script}
    assert "!" not in body


def test_days_and_moments_are_written_in_the_language() -> None:
    moment = "zondag 22 november 2026 om 14.38 uur"
    assert {tongue.value: day_in(tongue, moment) for tongue in Tongue} == {
        "en": "Sunday 22 November 2026 at 14:38",
        "de": "Sonntag, 22. November 2026 um 14:38 Uhr",
        "ar": "الأحد 22 نوفمبر 2026 الساعة 14:38",
        "pl": "niedziela 22 listopada 2026, godz. 14:38",
        "tr": "22 Kasım 2026 Pazar, saat 14:38",
        "uk": "неділя, 22 листопада 2026, 14:38",
    }
    assert day_in(Tongue.ENGLISH, "dinsdag 24 november 2026") == "Tuesday 24 November 2026"
    for no_day in ("morgen", "dinsdag 24 november 2026 of later", "zondag 22 pluviôse 2026", ""):
        assert day_in(Tongue.ENGLISH, no_day) == ""


@each_tongue
def test_what_holds_is_said_in_the_language_for_each_limit_of_contact(tongue: Tongue) -> None:
    limits = [kind for kind, step in STEPS.items() if step.letter is TextName.CONTACT_LIMIT]
    assert {SENTENCES[kind] for kind in limits} == set(MEASURES)
    for kind in limits:
        told = compose(
            paper(
                TextName.CONTACT_LIMIT,
                values={"measure": SENTENCES[kind]},
                translation=translation(tongue),
            )
        ).translation
        assert told is not None
        runs = [run for block in told.paragraphs for run in runs_of(block.text)]
        assert MEASURES[SENTENCES[kind]][tongue.value] in "".join(words for dutch, words in runs if not dutch)
        assert SENTENCES[kind] not in "".join(words for _dutch, words in runs)


@each_tongue
def test_what_a_person_typed_stays_dutch_and_is_marked_so(tongue: Tongue) -> None:
    typed = f"U riep {HERE}iets{FOREIGN}."
    letter = compose(
        paper(TextName.BUILDING_BAN, values={"behaviour": typed}, translation=translation(tongue))
    )
    told = letter.translation
    assert told is not None
    runs = [run for block in told.paragraphs for run in runs_of(block.text)]
    assert (True, "U riep iets.") in runs
    assert (True, VALUES.where_it_holds) in runs
    assert NORMS[tongue]["2"] in "".join(words for is_dutch, words in runs if not is_dutch)
    assert told.mark_here.startswith("Vertaling. Alleen de Nederlandse brief telt.")
    assert (told.language, told.is_right_to_left) == (tongue.value, tongue is Tongue.ARABIC)


def test_paragraphs_about_data_and_to_parents_come_along_only_where_the_dutch_letter_has_them() -> None:
    told = translation(Tongue.ENGLISH)
    assert isinstance(told, Translation)

    def words(**changes: object) -> str:
        letter = compose(paper(TextName.NORM_NOTICE, translation=told, **changes)).translation
        assert letter is not None
        return "\n".join(block.text for block in letter.paragraphs)

    assert "is responsible for these data" in words()
    assert "is responsible for these data" not in words(is_first=False)
    assert "as parent or guardian of" not in words()
    assert f"as parent or guardian of {FOREIGN}Kim Tester{HERE}" in words(child="Kim Tester")
