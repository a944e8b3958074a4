# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A poster is one accessible page with the address in letters; what the font cannot write is refused."""

from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

import pikepdf
import pytest
import segno

from eenlijn.foundation.pdf import Poster, Sheet, sheet_pdf
from eenlijn.foundation.pdf.pdf_file import LetterNotMade
from tests.factories.pdf_words import text_of
from tests.foundation.pdf.test_letter import HOSTILE

ADDRESS = "https://meld.example/m/k7p2"
CODE = segno.make(ADDRESS, error="q", micro=False).svg_inline(scale=8, dark="#000", light="#fff")
POSTER = Poster(
    title="Agressie meegemaakt? Meld het.",
    lead="Scan de code met je telefoon.",
    code=CODE,
    code_says="QR-code van deze link",
    address=ADDRESS,
    place="Bus 4123, lijn 62 · Lijn 62",
    organisation="Busbedrijf Reggestreek (verzonnen)",
    safety="Nu gevaar? Bel eerst 112.",
)
SHEET = Sheet("Meldlinks", (POSTER,), "nl", datetime(2026, 11, 24, 12, tzinfo=UTC))


def opened(sheet: Sheet) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(sheet_pdf(sheet)))


def test_a_poster_is_one_page_with_everything_on_it() -> None:
    pdf = opened(SHEET)
    assert len(pdf.pages) == 1
    told = " ".join(text_of(pdf).split())
    for words in (POSTER.title, POSTER.lead, POSTER.place, POSTER.organisation, POSTER.safety, ADDRESS):
        assert words in told


def test_it_is_archival_and_accessible() -> None:
    pdf = opened(SHEET)
    with pdf.open_metadata() as told:
        assert (told["pdfaid:part"], told["pdfaid:conformance"], told["pdfuaid:part"]) == ("2", "A", "1")
        assert told["dc:title"] == "Meldlinks"
    assert str(pdf.Root.Lang) == "nl"
    alternatives = {
        str(one.Alt) for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/Alt" in one
    }
    assert alternatives == {"QR-code van deze link"}


def test_each_poster_has_its_own_page_however_long_its_place() -> None:
    long = replace(POSTER, place="Balie " + "Wachtruimte " * 9, lead=HOSTILE)
    pdf = opened(replace(SHEET, posters=(POSTER, long, POSTER)))
    assert len(pdf.pages) == 3
    assert "7*7" in text_of(pdf)


def test_the_same_posters_give_the_same_bytes() -> None:
    assert sheet_pdf(SHEET) == sheet_pdf(SHEET)


def test_a_sign_that_cannot_be_printed_is_refused() -> None:
    with pytest.raises(LetterNotMade):
        sheet_pdf(replace(SHEET, posters=(replace(POSTER, place="🧨"),)))
