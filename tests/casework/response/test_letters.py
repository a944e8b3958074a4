# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The letters as they leave: every text of every pack and our own, whole, with each missing value by name.

`approved/` holds the letter of each answer as somebody read and approved it; a change shows here.
"""

import os
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest

from eenlijn.casework.letters.composing import MarkedLetter
from eenlijn.casework.letters.values import LetterValues
from eenlijn.casework.letters.wording import missing_values, standard_text
from eenlijn.casework.response.circumstances import Circumstances
from eenlijn.casework.response.codes import AnswerKind
from eenlijn.casework.response.guard import rails
from eenlijn.casework.response.kinds import LETTER_KINDS
from eenlijn.casework.response.letters import (
    Sealing,
    compose,
    letter_text,
    letter_values,
    marked_letter,
    name_of,
)
from eenlijn.commons.packs.codes import PackLetter
from eenlijn.commons.packs.queries import Pack, all_packs
from eenlijn.commons.rulebook.codes import ALLOWED_PLACEHOLDERS, TextName
from eenlijn.foundation.pdf import Letter
from eenlijn.foundation.text import Heading
from tests.factories.answers import MONDAY, SPOKEN, around, own_text, typed

APPROVED = Path(__file__).parent / "approved"
K = AnswerKind
TOLD = around(say=SPOKEN, sent_kinds=(K.TALK,))
SEALING = Sealing("Directeur", "http://127.0.0.1:8000/reactie/7K4M-2QXA-BCDE-FGHJ/")


def with_pack(pack: Pack, kind: PackLetter) -> Circumstances:
    text, name = pack.letter(kind), TextName(kind.value)
    found = own_text(name, text.subject, text.body, 4)
    return replace(TOLD, rules=replace(TOLD.rules, found=found))


def written(letter: Letter) -> str:
    """A letter as plain text, the way it stands on paper."""
    parts = [f"## {block.text}" if isinstance(block, Heading) else block.text for block in letter.paragraphs]
    head = [*letter.sender, "", *letter.addressee, "", letter.place_and_date, letter.reference]
    return "\n".join(
        [*head, "", letter.subject, "", "\n\n".join(parts), "", letter.closing, *letter.signatory, ""]
    )


@pytest.mark.parametrize("kind", LETTER_KINDS)
def test_our_letters_are_as_they_were_approved(kind: AnswerKind) -> None:
    letter = written(compose(typed(kind), TOLD, SEALING, MONDAY))
    path = APPROVED / f"{kind.value}.nl.txt"
    if "EENLIJN_APPROVE" in os.environ:
        path.write_text(letter, encoding="utf-8")
    assert letter == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", LETTER_KINDS)
def test_our_own_texts_could_be_an_employers_own(kind: AnswerKind) -> None:
    allowed = ALLOWED_PLACEHOLDERS[name_of(kind)]
    used = standard_text(name_of(kind)).placeholders
    assert allowed.required <= used <= allowed.allowed


def test_every_place_that_a_text_may_leave_open_can_be_filled() -> None:
    paragraphs = {"remedy", "remedy_after", "claim_remedy", "privacy"}
    ours = {field.name for field in fields(LetterValues)} | paragraphs
    assert {name for one in ALLOWED_PLACEHOLDERS.values() for name in one.allowed} <= ours


@pytest.mark.parametrize("kind", list(PackLetter), ids=lambda one: one.value)
@pytest.mark.parametrize("pack", all_packs(), ids=lambda pack: pack.sector.value)
def test_every_letter_of_every_pack_is_composed_and_misses_nothing(pack: Pack, kind: PackLetter) -> None:
    told = with_pack(pack, kind)
    answer = typed(AnswerKind(kind.value))
    letter = written(compose(answer, told, SEALING, MONDAY))
    assert "{" not in letter
    assert [rail.key for rail in rails(answer, told) if not rail.is_met] == []
    assert letter_text(answer.kind, told).version == 4
    assert letter.count("Uw gegevens") == 1


EMPTIED: dict[str, dict[str, Any]] = {
    "salutation": {"salutation": ""},
    "behaviour": {"behaviour": ""},
    "norm_rule": {"norm_rule": ""},
    "contact": {"contact": ""},
    "valid_until": {"valid_until": None},
    "remaining_channel": {"remaining_channel": ""},
}


@pytest.mark.parametrize("name", EMPTIED)
@pytest.mark.parametrize("pack", all_packs(), ids=lambda pack: pack.sector.value)
def test_an_empty_value_is_named(pack: Pack, name: str) -> None:
    told, answer = with_pack(pack, PackLetter.WARNING), typed(K.WARNING, **EMPTIED[name])
    text = letter_text(K.WARNING, told).text
    missing = missing_values(text, letter_values(answer, told))
    assert name in missing
    assert set(missing) <= {name, "norm_number"}


def test_a_place_that_nobody_knows_is_named_too() -> None:
    text = replace(standard_text(TextName.NORM_NOTICE), body="{salutation} {hobby}")
    assert missing_values(text, letter_values(typed(K.NORM_NOTICE), TOLD)) == ("hobby",)


@pytest.mark.parametrize("kind", LETTER_KINDS)
def test_the_first_letter_says_what_we_do_with_the_data_and_later_ones_need_not(kind: AnswerKind) -> None:
    first = written(compose(typed(kind), TOLD, SEALING, MONDAY))
    later = written(compose(typed(kind), replace(TOLD, letters_sent=1), SEALING, MONDAY))
    for part in (
        "is verantwoordelijk voor deze gegevens",
        "Wij gebruiken ze om",
        "uw naam en adres, en om wat er gebeurde",
        "artikel 3 van de Arbeidsomstandighedenwet",
        "bewaren wij ze: 5 jaar na deze brief.",
        "inzien, laten verbeteren of laten wissen",
        "privacyfunctionaris bereikt u zo: per brief, Postbus 1, 7600 AA Almelo.",
        "Autoriteit Persoonsgegevens",
    ):
        assert part in first
        assert part not in later
    assert "Kenmerk 7K4M-2QX-B1" in first
    assert "Kenmerk 7K4M-2QX-B2" in later


def test_an_employers_own_remedy_stands_in_the_warning() -> None:
    found = own_text(TextName.REMEDY, "", "Maak bezwaar bij {organisation}.\n\nDat kost niets.")
    told = replace(TOLD, rules=replace(TOLD.rules, found=found))
    letter = written(compose(typed(K.WARNING), told, SEALING, MONDAY))
    assert "Maak bezwaar bij Busbedrijf Reggestreek (verzonnen).\n\nDat kost niets." in letter


ATTACK = "{salutation} \ue000place\ue001x\ue002 ## kop"


def test_what_was_typed_is_text_and_comes_back_as_it_was_kept() -> None:
    letter = marked_letter(typed(K.NORM_NOTICE, behaviour=ATTACK), TOLD, MONDAY)
    plain = "".join(words for _is_heading, words in letter.blocks)
    assert "{salutation} placex ## kop" in plain
    assert MarkedLetter.from_text(letter.to_text()) == letter
