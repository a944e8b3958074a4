# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
import struct
from contextlib import suppress

import hypothesis.strategies as st
import pytest
from hypothesis import given

from eenlijn.foundation.signatures import (
    MOST_PIXELS,
    ActsByItself,
    FileKind,
    Incomplete,
    NotRecognised,
    TooManyPixels,
    TwoThingsAtOnce,
    kind_of,
    pixels_of,
)
from tests.factories import files
from tests.scanner import EICAR

TAKEN = {
    "jpeg": (files.photo("JPEG"), FileKind.JPEG),
    "png": (files.photo("PNG"), FileKind.PNG),
    "webp": (files.photo("WEBP"), FileKind.WEBP),
    "webp without metadata": (files.photo("WEBP", exif=False), FileKind.WEBP),
    "heic": (files.iso_media(b"heic"), FileKind.HEIC),
    "pdf": (files.pdf(), FileKind.PDF),
    "pdf with packed objects": (files.pdf(files.packed_objects(b"1 0 <</Type/Page>>")), FileKind.PDF),
    "mp4": (files.iso_media(b"isom"), FileKind.MP4),
    "m4a": (files.iso_media(b"M4A "), FileKind.M4A),
    "mov": (files.iso_media(b"qt  "), FileKind.MOV),
    "webm": (files.WEBM, FileKind.WEBM),
    "mp3": (files.MP3, FileKind.MP3),
    "mp3 without a label": (files.MP3[10:], FileKind.MP3),
    "ogg": (files.OGG, FileKind.OGG),
    "wav": (files.WAV, FileKind.WAV),
    "amr": (files.AMR, FileKind.AMR),
    "mail": (files.MAIL, FileKind.MAIL),
    "text": (files.TEXT, FileKind.TEXT),
    "text of windows": ("Hij riep: één keer nog.".encode("utf-16"), FileKind.TEXT),
    "text in latin letters": ("Hij riep: één keer nog.".encode("cp1252"), FileKind.TEXT),
    "a talk that begins with a name": (b"<Jan> ik weet je te vinden\n", FileKind.TEXT),
    # A text; the scanner holds it.
    "the test virus": (EICAR, FileKind.TEXT),
}
REFUSED = {
    "nothing": (b"", NotRecognised),
    "svg": (files.SVG, NotRecognised),
    "svg with a head": (b"<?xml version='1.0'?>\n" + files.SVG, NotRecognised),
    "page": (files.PAGE, NotRecognised),
    "page after white space": (b"\xef\xbb\xbf \n" + files.PAGE, NotRecognised),
    "zip": (files.archive("a.txt", b"a"), NotRecognised),
    "zip with the test virus": (files.archive("a.txt", EICAR), NotRecognised),
    "gif": (files.gif_bomb(10, 10), NotRecognised),
    "tiff": (b"II*\x00" + bytes(100), NotRecognised),
    "programme of windows": (b"MZ" + bytes(100), NotRecognised),
    "script": (b"#!/bin/sh\nrm -rf /\n", NotRecognised),
    "rich text": (b"{\\rtf1 a}", NotRecognised),
    "text with a zero": (b"hij riep\x00", NotRecognised),
    "noise": (bytes(range(256)), NotRecognised),
    "png with a page behind it": (files.photo("PNG") + files.PAGE, TwoThingsAtOnce),
    "png with an archive behind it": (files.photo("PNG") + files.archive("a", b"a"), TwoThingsAtOnce),
    "png with a page in it": (
        files.photo("PNG")[:33] + files.png_chunk(b"tEXt", b"k\0" + files.PAGE) + files.photo("PNG")[33:],
        TwoThingsAtOnce,
    ),
    "jpeg with a page behind it": (files.photo() + files.PAGE, TwoThingsAtOnce),
    "jpeg with an archive behind it": (files.photo() + files.archive("a", b"a"), TwoThingsAtOnce),
    "sound with a page behind it": (files.WAV + files.PAGE, TwoThingsAtOnce),
    "pdf with a page in it": (files.pdf(b"(" + files.PAGE + b")"), TwoThingsAtOnce),
    "pdf that is an archive too": (files.pdf() + files.archive("a", b"a") + b"\n%%EOF", TwoThingsAtOnce),
    "pdf with a script": (files.pdf(b"<</S/JavaScript/JS(app.alert(1))>>"), ActsByItself),
    "pdf with a hidden script": (files.pdf(b"<</S/J#61vaScript/J#53(app.alert(1))>>"), ActsByItself),
    "pdf with a packed script": (files.pdf(files.packed_objects(b"<</S/JavaScript/JS(a)>>")), ActsByItself),
    "pdf that starts something": (files.pdf(b"<</S/Launch/F(cmd.exe)>>"), ActsByItself),
    "pdf with a file in it": (files.pdf(b"<</Type/EmbeddedFile>>"), ActsByItself),
    "pdf that unpacks without end": (files.pdf(*[files.packed_objects(bytes(3_000_000))] * 3), ActsByItself),
    "half a pdf": (files.pdf()[:-8], Incomplete),
    "half a jpeg": (files.photo(exif=False)[:5_000], Incomplete),
    "head of a jpeg": (files.photo()[:10], Incomplete),
    "half a png": (files.photo("PNG")[:5_000], Incomplete),
    "half a webp": (files.photo("WEBP")[:5_000], Incomplete),
    "half a film": (files.iso_media(b"isom")[:-4], Incomplete),
    "png of many pixels": (files.png_bomb(60_000, 60_000), TooManyPixels),
    "png of no pixels": (files.png_bomb(0, 10), TooManyPixels),
    "jpeg of many pixels": (files.jpeg_bomb(65_000, 65_000), TooManyPixels),
    "webp of many pixels": (
        b"RIFF" + struct.pack("<I", 22) + b"WEBPVP8X" + struct.pack("<I", 10) + bytes(4) + b"\xff" * 6,
        TooManyPixels,
    ),
}


@pytest.mark.parametrize("name", TAKEN)
def test_what_is_taken_is_told_by_its_content(name: str) -> None:
    content, kind = TAKEN[name]
    assert kind_of(content) is kind


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused_has_its_reason(name: str) -> None:
    content, reason = REFUSED[name]
    with pytest.raises(NotRecognised) as refused:
        kind_of(content)
    assert refused.type is reason


def test_the_size_of_a_picture_is_read_without_drawing_it() -> None:
    assert [pixels_of(files.photo(kind, (300, 200))) for kind in ("JPEG", "PNG", "WEBP")] == [(300, 200)] * 3
    assert pixels_of(files.photo("WEBP", (300, 200), exif=False)) == (300, 200)
    assert pixels_of(files.pdf()) is None


def test_the_limit_itself_is_allowed_and_one_row_more_is_not() -> None:
    assert kind_of(files.png_bomb(8_000, MOST_PIXELS // 8_000)) is FileKind.PNG
    with pytest.raises(TooManyPixels):
        kind_of(files.png_bomb(8_000, MOST_PIXELS // 8_000 + 1))


@pytest.mark.parametrize(
    "start", [b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"RIFF", b"\0\0\0\x14ftyp", b"%PDF-"]
)
@given(rest=st.binary(max_size=200))
def test_whatever_comes_it_is_a_kind_or_a_refusal(start: bytes, rest: bytes) -> None:
    with suppress(NotRecognised):
        assert kind_of(start + rest) in FileKind
