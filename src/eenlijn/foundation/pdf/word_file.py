# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A letter as Word file that looks like the PDF.

Made whole by code with python-docx: no template, so nothing in a text can
be read as one. Words go in as text nodes.
"""

from datetime import UTC
from io import BytesIO
from itertools import zip_longest
from typing import Any, Final

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph as WordParagraph

from eenlijn.foundation.pdf.letter import Letter, Translated, runs_of
from eenlijn.foundation.pdf.pdf_file import MARK
from eenlijn.foundation.text.blocks import Heading, printable

_FONT: Final = "Noto Sans"
_INK: Final = RGBColor(0x14, 0x20, 0x22)
_QUIET: Final = RGBColor(0x43, 0x51, 0x50)
_YELLOW: Final = RGBColor(0xFF, 0xB8, 0x1C)
_LINE: Final = Pt(16)
_TEXT_WIDTH: Final = Mm(210 - 30 - 25)
_RIGHT_COLUMN: Final = Mm(93)
LANGUAGES: Final = {
    "nl": "nl-NL",
    "en": "en-GB",
    "de": "de-DE",
    "ar": "ar-SA",
    "pl": "pl-PL",
    "tr": "tr-TR",
    "uk": "uk-UA",
}
_RIGHT_TO_LEFT_FONT: Final = "Vazirmatn"


def letter_docx(letter: Letter) -> bytes:
    """Return the Word file."""
    document = Document()
    _page(document)
    _styles(document, LANGUAGES[letter.language[:2]])
    _properties(document, letter)
    _opening(document, letter)
    add_body(document, letter)
    if letter.translation:
        add_translation(document, letter.translation, letter.language)
    _foot(document, letter)
    return saved(document)


def saved(document: WordDocument) -> bytes:
    """Return the document as the bytes of a file."""
    kept = BytesIO()
    document.save(kept)
    return kept.getvalue()


def _page(document: WordDocument) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = Mm(30)
    section.right_margin = section.top_margin = section.bottom_margin = Mm(25)


def _styles(document: WordDocument, language: str) -> None:
    for name, size, is_bold in (("Normal", 10.5, False), ("Heading 1", 12, True), ("Heading 2", 10.5, True)):
        style: Any = document.styles[name]
        style.font.size, style.font.bold, style.font.italic = Pt(size), is_bold, False
        style.font.color.rgb = _INK
        _font_everywhere(style, language)
        layout = style.paragraph_format
        layout.line_spacing, layout.space_before = _LINE, Pt(0)
        layout.space_after = Pt(0) if is_bold else _LINE
        layout.keep_with_next = is_bold
        layout.widow_control = True


def _font_everywhere(style: Any, language: str) -> None:
    """Name the font for every script, or Word takes the theme's font for a name like Şahin."""
    style.font.name = _FONT
    properties = style.element.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    for attribute in list(fonts.attrib):
        del fonts.attrib[attribute]
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), _FONT)
    tongue = OxmlElement("w:lang")
    tongue.set(qn("w:val"), language)
    properties.append(tongue)


def _properties(document: WordDocument, letter: Letter) -> None:
    kept = document.core_properties
    kept.title = printable(letter.subject)[:255]
    kept.author = printable(letter.sender[0])[:255] if letter.sender else MARK
    kept.language = LANGUAGES[letter.language[:2]]
    kept.comments = ""
    kept.created = kept.modified = letter.moment.astimezone(UTC).replace(tzinfo=None)


def _opening(document: WordDocument, letter: Letter) -> None:
    _beside(document, letter.sender, (letter.place_and_date, letter.reference))
    if letter.addressee:
        _lines(document, letter.addressee).paragraph_format.space_after = 2 * _LINE


def _beside(document: WordDocument, left: tuple[str, ...], right: tuple[str, ...]) -> None:
    """The sender, with place, date and reference beside it at a tab stop."""
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_after = 2 * _LINE
    paragraph.paragraph_format.tab_stops.add_tab_stop(_RIGHT_COLUMN)
    for number, (one, other) in enumerate(zip_longest(left, right, fillvalue="")):
        if number:
            paragraph.add_run().add_break()
        paragraph.add_run(printable(one))
        if other:
            paragraph.add_run().add_tab()
            paragraph.add_run(printable(other))


def add_body(document: WordDocument, letter: Letter, *, has_subject: bool = True) -> None:
    """Write subject, words and closing below what is there."""
    if has_subject:
        document.add_heading(printable(letter.subject), level=1)
    for block in letter.paragraphs:
        if isinstance(block, Heading):
            document.add_heading(printable(block.text), level=2)
        else:
            _lines(document, tuple(block.text.split("\n")))
    closing = _lines(document, (letter.closing,))
    closing.paragraph_format.space_after = 3 * _LINE
    closing.paragraph_format.keep_with_next = True
    _lines(document, letter.signatory)


def _lines(document: WordDocument, lines: tuple[str, ...]) -> WordParagraph:
    paragraph = document.add_paragraph()
    for place, line in enumerate(lines):
        run = paragraph.add_run(printable(line).replace("\n", " "))
        if place < len(lines) - 1:
            run.add_break()
    return paragraph


def add_translation(document: WordDocument, told: Translated, language: str) -> None:
    """Put the translation on a page of its own, in its own direction."""
    here = document.add_paragraph()
    here.paragraph_format.page_break_before = True
    _say(here, ((True, told.mark_here),), told, language)
    _say(document.add_paragraph(), ((False, told.mark),), told, language)
    _say(document.add_heading("", level=1), runs_of(told.subject), told, language)
    for block in told.paragraphs:
        is_heading = isinstance(block, Heading)
        paragraph = document.add_heading("", level=2) if is_heading else document.add_paragraph()
        _say(paragraph, runs_of(block.text), told, language)


def _say(
    paragraph: WordParagraph, runs: tuple[tuple[bool, str], ...], told: Translated, language: str
) -> None:
    """Write words in two languages: the paragraph runs the way of the translation."""
    if told.is_right_to_left:
        # Word turns left and right around in such a paragraph: the start is at the right.
        paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))  # noqa: SLF001 - python-docx has no bidi
    for is_foreign, words in runs:
        run = paragraph.add_run(printable(words).replace("\n", " "))
        properties = run._r.get_or_add_rPr()  # noqa: SLF001 - python-docx has no direction
        tongue = OxmlElement("w:lang")
        if told.is_right_to_left and not is_foreign:
            _arabic(properties)
            tongue.set(qn("w:bidi"), LANGUAGES[told.language])
        else:
            tongue.set(qn("w:val"), LANGUAGES[(language if is_foreign else told.language)[:2]])
        properties.append(tongue)


def _arabic(properties: Any) -> None:
    """Name a font that has the signs; the reader's own is taken where it is not installed."""
    fonts = properties.get_or_add_rFonts()
    fonts.set(qn("w:cs"), _RIGHT_TO_LEFT_FONT)
    properties.append(OxmlElement("w:rtl"))


def _foot(document: WordDocument, letter: Letter) -> None:
    """The small mark, and the page number once there is more than one page."""
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.paragraph_format.tab_stops.add_tab_stop(_TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    mark = paragraph.add_run("\N{EM DASH} ")
    mark.font.color.rgb, mark.font.bold = _YELLOW, True
    paragraph.add_run(f"{MARK}\t")
    page, of = letter.page_words
    _field(paragraph, ["IF ", ["NUMPAGES"], ' > 1 "', f"{page} ", ["PAGE"], f" {of} ", ["NUMPAGES"], '" ""'])
    for run in paragraph.runs:
        run.font.size = Pt(8)
        if run is not paragraph.runs[0] and run.font.color.rgb is None:
            run.font.color.rgb = _QUIET


def _field(paragraph: WordParagraph, code: list[Any]) -> None:
    """Add a field; a list within the code is a field of its own, worked out by Word."""
    _mark(paragraph, "begin")
    for part in code:
        if isinstance(part, list):
            _field(paragraph, part)
            continue
        instruction = OxmlElement("w:instrText")
        instruction.set(qn("xml:space"), "preserve")
        instruction.text = part
        paragraph.add_run()._r.append(instruction)  # noqa: SLF001 - python-docx has no fields
    _mark(paragraph, "separate")
    _mark(paragraph, "end")


def _mark(paragraph: WordParagraph, kind: str) -> None:
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    paragraph.add_run()._r.append(mark)  # noqa: SLF001 - python-docx has no fields
