# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
import re
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from docx import Document

from eenlijn.foundation.pdf import Heading, Letter, Paragraph, letter_docx, letter_pdf
from eenlijn.foundation.pdf.pdf_file import LetterNotMade
from tests.factories.pdf_words import text_of

HOSTILE = '#import "x" {{ 7*7 }} {% now %} <w:t>x</w:t> = $y$ *a* @b \\ #read("/etc/passwd")'
LETTER = Letter(
    sender=("Busbedrijf Reggestreek (verzonnen)", "Stationsplein 1", "7607 AA Almelo"),
    addressee=("De heer Şahin", "Dorpsstraat 2", "7601 BB Almelo"),
    place_and_date="Almelo, dinsdag 24 november 2026",
    reference="Kenmerk: 7K4M-2QX",
    subject="Wat er dinsdag gebeurde",
    paragraphs=(
        Paragraph("Geachte heer Şahin,"),
        Heading("Wat er gebeurde"),
        Paragraph("U schold onze medewerker uit om 14.20 uur."),
        Paragraph(HOSTILE),
    ),
    closing="Met vriendelijke groet,",
    signatory=("Carla", "coördinator"),
    language="nl",
    moment=datetime(2026, 11, 24, 12, tzinfo=UTC),
)
LONG = replace(LETTER, paragraphs=LETTER.paragraphs * 12)


def opened(letter: Letter) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(letter_pdf(letter)))


def test_the_file_says_that_it_is_archival_and_accessible() -> None:
    pdf = opened(LETTER)
    with pdf.open_metadata() as told:
        assert (told["pdfaid:part"], told["pdfaid:conformance"], told["pdfuaid:part"]) == ("2", "A", "1")
        assert told["dc:title"] == "Wat er dinsdag gebeurde"
    assert pdf.Root.MarkInfo.Marked
    assert str(pdf.Root.Lang) == "nl"
    assert len(pdf.pages) == 1


def test_only_our_own_typeface_is_in_it() -> None:
    fonts = {str(font.BaseFont) for page in opened(LETTER).pages for font in page.Resources.Font.values()}
    assert {name.split("+")[1] for name in fonts} == {"NotoSans-Regular", "NotoSans-Bold"}


def test_every_word_is_text_and_stays_text() -> None:
    told = text_of(opened(LETTER)).replace("\n", " ")
    assert "De heer Şahin" in told
    for word in HOSTILE.split():
        assert word in told


def test_the_page_number_appears_from_two_pages() -> None:
    assert "Pagina" not in text_of(opened(LETTER))
    assert "Pagina 1 van 3" in re.sub(r"\s+", " ", text_of(opened(LONG)))
    assert "Page 1 of 3" in re.sub(r"\s+", " ", text_of(opened(replace(LONG, language="en"))))


def test_the_same_letter_gives_the_same_bytes() -> None:
    assert letter_pdf(LETTER) == letter_pdf(LETTER)


def test_without_its_typeface_no_letter_is_made(tmp_path: Path) -> None:
    with pytest.raises(LetterNotMade):
        letter_pdf(LETTER, fonts=tmp_path)


def test_a_sign_the_typeface_lacks_is_told() -> None:
    with pytest.raises(LetterNotMade):
        letter_pdf(replace(LETTER, subject="\u0645\u0631\u062d\u0628\u0627"))


def test_the_word_file_holds_the_same_words() -> None:
    document = Document(BytesIO(letter_docx(LETTER)))
    told = [paragraph.text for paragraph in document.paragraphs]
    assert told == [
        (
            "Busbedrijf Reggestreek (verzonnen)\tAlmelo, dinsdag 24 november 2026\n"
            "Stationsplein 1\tKenmerk: 7K4M-2QX\n7607 AA Almelo"
        ),
        "De heer Şahin\nDorpsstraat 2\n7601 BB Almelo",
        "Wat er dinsdag gebeurde",
        "Geachte heer Şahin,",
        "Wat er gebeurde",
        "U schold onze medewerker uit om 14.20 uur.",
        HOSTILE,
        "Met vriendelijke groet,",
        "Carla\ncoördinator",
    ]
    assert [paragraph.style.name for paragraph in document.paragraphs if paragraph.style][2:5] == [
        "Heading 1",
        "Normal",
        "Heading 2",
    ]


def test_the_word_file_has_our_paper_typeface_and_no_code() -> None:
    made = letter_docx(LETTER)
    section = Document(BytesIO(made)).sections[0]
    assert [round(side.mm) for side in (section.left_margin, section.right_margin) if side] == [30, 25]
    parts = zipfile.ZipFile(BytesIO(made))
    styles = parts.read("word/styles.xml").decode()
    assert 'w:ascii="Noto Sans"' in styles
    assert not [name for name in parts.namelist() if "vba" in name.lower()]
    assert "&lt;w:t&gt;x&lt;/w:t&gt;" in parts.read("word/document.xml").decode()


def test_control_characters_do_not_break_either_file() -> None:
    letter = replace(LETTER, subject="Wat\x00 er\x0b gebeurde", addressee=("Eva\x1b",))
    with opened(letter).open_metadata() as told:
        assert told["dc:title"] == "Wat er gebeurde"
    assert Document(BytesIO(letter_docx(letter))).paragraphs[2].text == "Wat er gebeurde"
