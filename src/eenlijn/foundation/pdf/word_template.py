# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A letter in somebody's own Word template: header, footer and styles are theirs, the words are ours.

There is no template language: `[brieftekst]` alone on a line is where the letter goes; `[aan]`, `[datum]`,
`[kenmerk]` and `[onderwerp]` may have places of their own. Words go in as text, so nothing in a letter and
nothing in a template can be read as a command. What could act by itself is refused before it is kept.
"""

import io
import re
import zipfile
from typing import Any, Final

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docx.text.paragraph import Paragraph as WordParagraph

from eenlijn.foundation.pdf.letter import Letter
from eenlijn.foundation.pdf.word_faults import TemplateFault, TemplateRefused
from eenlijn.foundation.pdf.word_file import add_body, add_translation, saved
from eenlijn.foundation.text.blocks import printable

LARGEST: Final = 5_000_000
LARGEST_UNPACKED: Final = 40_000_000
MOST_PARTS: Final = 500
BODY: Final = "[brieftekst]"
# Other places, and what stands there.
PLACES: Final = ("[aan]", "[datum]", "[kenmerk]", "[onderwerp]")
_MAIN: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_ACTS: Final = re.compile(
    r"vbaProject|vbaData|activeX|/embeddings/|oleObject|customUI|/afchunk", re.IGNORECASE
)
_FIELDS: Final = re.compile(
    rb"\b(?:DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|MACROBUTTON|IMPORT|LINK|DATABASE|HTMLCONTROL)\b",
    re.IGNORECASE,
)
_FIELD_CODE: Final = re.compile(rb"<w:instrText[^>]*>([^<]*)<|w:instr=\"([^\"]*)\"")


def check_template(content: bytes) -> None:
    """Refuse what is no plain Word file with one place for the letter; nothing in it is run or fetched."""
    if len(content) > LARGEST:
        raise TemplateRefused(TemplateFault.TOO_LARGE)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            _check_parts(packed)
        places = [one for one in _lines(Document(io.BytesIO(content))) if one.text.strip() == BODY]
    except (zipfile.BadZipFile, PackageNotFoundError, KeyError, ValueError, SyntaxError) as problem:
        raise TemplateRefused(TemplateFault.NO_WORD_FILE) from problem
    if len(places) != 1:
        raise TemplateRefused(TemplateFault.TWO_PLACES if places else TemplateFault.NO_PLACE)


def _check_parts(packed: zipfile.ZipFile) -> None:
    parts = packed.infolist()
    if len(parts) > MOST_PARTS or sum(one.file_size for one in parts) > LARGEST_UNPACKED:
        raise TemplateRefused(TemplateFault.TOO_LARGE)
    types = packed.read("[Content_Types].xml")
    if any(_ACTS.search(one.filename) for one in parts) or b"macroEnabled" in types:
        raise TemplateRefused(TemplateFault.MACROS)
    if _MAIN.encode() not in types:
        raise TemplateRefused(TemplateFault.NO_WORD_FILE)
    for one in parts:
        if one.filename.lower().endswith((".xml", ".rels")):
            _check_words(one.filename, packed.read(one))


def _check_words(name: str, words: bytes) -> None:
    """XML that can fetch or act: a document type, a link to outside, a field that takes something in."""
    if b"<!DOCTYPE" in words or b"<!ENTITY" in words or b"\0" in words:
        raise TemplateRefused(TemplateFault.NO_WORD_FILE)
    if name.lower().endswith(".rels") and re.search(rb"TargetMode\s*=\s*[\"']External", words, re.IGNORECASE):
        raise TemplateRefused(TemplateFault.EXTERNAL)
    if b"<w:altChunk" in words or b"<w:subDoc" in words:
        raise TemplateRefused(TemplateFault.EXTERNAL)
    codes = b"".join(one or other for one, other in _FIELD_CODE.findall(words))
    if _FIELDS.search(codes):
        raise TemplateRefused(TemplateFault.FIELDS)


def letter_in_template(letter: Letter, content: bytes) -> bytes:
    """Return the letter as a Word file on this paper; TemplateRefused when the paper is not fit for it."""
    check_template(content)
    document: WordDocument = Document(io.BytesIO(content))
    _headings(document)
    place = next(one for one in _lines(document) if one.text.strip() == BODY)._p  # noqa: SLF001
    before = len(document.element.body)
    told = dict(
        zip(
            PLACES,
            (letter.addressee, (letter.place_and_date,), (letter.reference,), (letter.subject,)),
            strict=True,
        )
    )
    taken = {mark for mark, lines in told.items() if _put(document, mark, lines)}
    for mark, lines in told.items():
        if mark not in taken and mark != "[onderwerp]" and lines:
            _say(document.add_paragraph(), lines)
    add_body(document, letter, has_subject="[onderwerp]" not in taken)
    if letter.translation:
        add_translation(document, letter.translation, letter.language)
    _move(document, place, before)
    return saved(document)


def _lines(document: WordDocument) -> list[WordParagraph]:
    """Every paragraph of the page itself, also within its tables; not header and footer."""
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    return [*document.paragraphs, *(one for cell in cells for one in cell.paragraphs)]


def _put(document: WordDocument, mark: str, lines: tuple[str, ...]) -> bool:
    """Fill the places with this mark; whether there was one."""
    found = [one for one in _lines(document) if one.text.strip() == mark]
    for one in found:
        for run in one.runs[1:]:
            run._r.getparent().remove(run._r)  # noqa: SLF001 - python-docx cannot remove a run
        _say(one, lines)
    return bool(found)


def _say(paragraph: WordParagraph, lines: tuple[str, ...]) -> None:
    run = paragraph.runs[0] if paragraph.runs else paragraph.add_run()
    run.text = printable("\n".join(lines))


def _move(document: WordDocument, place: Any, before: int) -> None:
    """Bring what was added at the end, above the settings of the page, to the place of the letter."""
    children = list(document.element.body)
    has_settings = int(children[-1].tag.endswith("}sectPr"))
    for one in children[before - has_settings : len(children) - has_settings]:
        place.addprevious(one)
    place.getparent().remove(place)


def _headings(document: WordDocument) -> None:
    """A template without styles for headings gets bold ones."""
    for name in ("Heading 1", "Heading 2"):
        if name not in document.styles:
            style: Any = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=True)
            style.base_style = document.styles["Normal"]
            style.font.bold = True
