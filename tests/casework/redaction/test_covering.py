# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""How a covered text reads: one person one letter, and nothing of what was covered."""

from eenlijn.casework.redaction.covering import covered
from eenlijn.casework.redaction.proposing import Known, propose


def read(text: str, *names: str) -> str:
    return covered(text, propose(text, Known(names=names)), names)


def test_one_person_has_one_letter_however_the_name_is_written() -> None:
    text = "Anna Jansen stond er. JANSEN riep, en Anna's tas viel. Piet hielp A. Jansen."
    assert read(text, "Anna Jansen") == (
        "[naam A] stond er. [naam A] riep, en [naam A] tas viel. [naam B] hielp [naam A]."
    )


def test_who_may_be_two_people_is_neither() -> None:
    text = "Anna Jansen en Piet Jansen stonden er. Toen viel Jansen."
    assert read(text) == "[naam A] en [naam B] stonden er. Toen viel [naam C]."


def test_the_letters_follow_the_text_and_not_who_is_known() -> None:
    assert read("Kevin sloeg Anna.", "Anna Vrielink") == "[naam A] sloeg [naam B]."


def test_neither_length_nor_a_letter_is_left() -> None:
    short, long = "Jo belde 0612345678.", "Johanna-Wilhelmina belde 0031 6 12 34 56 78."
    assert read(short, "Jo Kok") == read(long) == "[naam A] belde [telefoonnummer]."


def test_each_kind_is_a_word() -> None:
    text = "Zij woont aan de Parkweg 2, rijdt in 12-GBD-3 en mailt met a@b.nl."
    assert read(text) == "Zij woont aan de [adres], rijdt in [kenteken] en mailt met [mailadres]."
