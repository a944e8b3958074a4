# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every letter as somebody read and approved it: its words, and its PDF and Word file with the same words.

`approved/<name>.<language>.txt` is a letter for one fixed case with the cast. A change of wording shows here.
After reading the change, approve it with `EENLIJN_APPROVE=1 pytest tests/casework/letters/test_approved.py`.
"""

import os
import re
import unicodedata
from collections import Counter
from io import BytesIO
from pathlib import Path
from typing import Final

import pikepdf
import pytest
from docx import Document

from eenlijn.casework.letters.codes import TRANSLATED, Tongue
from eenlijn.casework.letters.composing import compose
from eenlijn.commons.rulebook.codes import TextName
from eenlijn.commons.rulebook.topics.texts import PARAGRAPHS
from eenlijn.foundation.pdf import Letter, letter_docx, letter_pdf
from eenlijn.foundation.pdf.letter import FOREIGN, HERE
from tests.factories.letters import paper, translation, written
from tests.factories.pdf_words import text_of

APPROVED: Final = Path(__file__).parent / "approved"
DUTCH: Final = [(name, "") for name in TextName if name not in PARAGRAPHS]
OTHERS: Final = [(name, tongue.value) for name in TRANSLATED for tongue in Tongue]
each_letter = pytest.mark.parametrize(
    ("name", "language"), DUTCH + OTHERS, ids=lambda one: getattr(one, "value", one) or "nl"
)
# How many pages each letter takes, with and without a translation.
MOST_PAGES: Final = {"": 2, "other": 4}


def made(name: TextName, language: str) -> Letter:
    told = translation(Tongue(language)) if language else None
    return compose(paper(name, translation=told))


@each_letter
def test_the_letter_is_as_it_was_approved(name: TextName, language: str) -> None:
    words = written(made(name, language))
    path = APPROVED / f"{name.value}.{language or 'nl'}.txt"
    if "EENLIJN_APPROVE" in os.environ:
        path.write_text(words, encoding="utf-8")
    assert words == path.read_text(encoding="utf-8")


def test_no_approved_copy_is_left_of_a_letter_that_is_gone() -> None:
    known = {f"{name.value}.{language or 'nl'}.txt" for name, language in DUTCH + OTHERS}
    known |= {"representative.nl.txt"}
    assert {path.name for path in APPROVED.iterdir()} == known


def test_the_letter_to_parents_is_as_it_was_approved() -> None:
    words = written(compose(paper(TextName.BUILDING_BAN, child="Kim Tester", addressee_name="Kim Tester")))
    path = APPROVED / "representative.nl.txt"
    if "EENLIJN_APPROVE" in os.environ:
        path.write_text(words, encoding="utf-8")
    assert words == path.read_text(encoding="utf-8")
    assert "Aan de ouder(s) of voogd van Kim Tester\nTeststraat 1\n7600 XX Almelo" in words
    assert "Geachte ouder(s) of voogd,\n\nU krijgt deze brief als ouder of voogd van Kim Tester." in words
    assert "Geachte heer Tester" not in words


def signs(text: str) -> Counter[str]:
    """The letters and digits of a text; the order of lines and of directions is left out."""
    plain = unicodedata.normalize("NFKC", text)
    return Counter(one for one in plain if one.isalnum())


def read_back(pdf: pikepdf.Pdf) -> str:
    """What a reader gets by copying, without the foot of each page."""
    return re.sub(r"Eén Lijn\s*(Pagina \d+ van \d+)?", "", text_of(pdf))


@each_letter
def test_the_pdf_is_for_keeping_and_for_everyone_and_has_the_words_of_the_letter(
    name: TextName, language: str
) -> None:
    letter = made(name, language)
    with pikepdf.open(BytesIO(letter_pdf(letter))) as opened, opened.open_metadata() as meta:
        assert (meta["pdfaid:part"], meta["pdfaid:conformance"], meta["pdfuaid:part"]) == ("2", "A", "1")
        assert meta["dc:title"] == letter.subject
        root = opened.Root
        assert str(root.Lang) == "nl"
        assert bool(root.MarkInfo.Marked)
        assert bool(root.ViewerPreferences.DisplayDocTitle)
        assert root.StructTreeRoot.K is not None
        assert int(root.Outlines.Count) != 0
        assert len(opened.pages) <= MOST_PAGES["other" if language else ""]
        if language:
            assert f"/Lang({language})".encode() in b"".join(
                one.unparse(resolved=True).replace(b"/Lang (", b"/Lang(")
                for one in opened.objects
                if isinstance(one, pikepdf.Dictionary) and "/Lang" in one
            )
        # A sign that no font has would stop the compiler; this sees that none was left out either.
        assert signs(read_back(opened)) == signs(written(letter))


@each_letter
def test_the_word_file_has_the_words_of_the_letter_and_its_direction(name: TextName, language: str) -> None:
    letter = made(name, language)
    document = Document(BytesIO(letter_docx(letter)))
    body = "\n".join(one.text for one in document.paragraphs)
    assert signs(body) == signs(written(letter))
    xml = document.element.xml
    assert ("<w:bidi/>" in xml, "<w:rtl/>" in xml) == (language == "ar", language == "ar")
    assert not {FOREIGN, HERE} & set(body)
