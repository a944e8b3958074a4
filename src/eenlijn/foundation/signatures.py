# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What kind of file these bytes are, by what stands in them; never by a name, never by what a browser says.

Nothing is decoded or unpacked here: only headers are read, the size of a picture among them. A file that
is two things at once, that carries a programme, or that is no more than half a file, is no kind.
"""

import re
import struct
import zlib
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from typing import Final

MOST_PIXELS: Final = 64_000_000
"""Width times height of a picture; a phone makes fifty million."""


class FileKind(StrEnum):
    """The kinds that are known; the value is the media type."""

    JPEG = "image/jpeg"
    PNG = "image/png"
    WEBP = "image/webp"
    HEIC = "image/heic"
    PDF = "application/pdf"
    MP3 = "audio/mpeg"
    M4A = "audio/mp4"
    OGG = "audio/ogg"
    WAV = "audio/wav"
    AMR = "audio/amr"
    MP4 = "video/mp4"
    MOV = "video/quicktime"
    WEBM = "video/webm"
    MAIL = "message/rfc822"
    TEXT = "text/plain"


class NotRecognised(Exception):
    """These bytes are none of the kinds."""


class Incomplete(NotRecognised):
    """It begins as a known kind and ends too soon."""


class TwoThingsAtOnce(NotRecognised):
    """A known kind with a page, a programme or an archive in it."""


class ActsByItself(NotRecognised):
    """A document that runs or opens something."""


class TooManyPixels(NotRecognised):
    """A picture that would need more memory than anybody needs to look at it."""


_PAGES: Final = re.compile(rb"<(?:!doctype\s+html|html|script|svg|iframe|object|embed)[\s>/]", re.IGNORECASE)
_ARCHIVE_ENDS: Final = b"PK\x05\x06"
_ARCHIVE_TAIL: Final = 65_557
_MARKED_UP: Final = re.compile(rb"<(?:!doctype|html|head|body|svg|\?xml|script|x?math)\b", re.IGNORECASE)
_MAIL_LINE: Final = re.compile(
    rb"^(?:return-path|received|delivered-to|from|to|date|subject|message-id|mime-version|content-type|"
    rb"x-[a-z-]+|dkim-signature|arc-[a-z-]+|reply-to|cc):[ \t]",
    re.IGNORECASE,
)
_MAIL_NEEDS: Final = re.compile(rb"^from:", re.IGNORECASE | re.MULTILINE)
_NOT_TEXT: Final = re.compile(rb"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]")
_TOP: Final = 4096


def kind_of(content: bytes) -> FileKind:
    """The kind of these bytes, whole and nothing else; NotRecognised, or one of its reasons."""
    for begins, judge in _JUDGES:
        if begins(content):
            kind = judge(content)
            if kind is None:
                break
            _refuse_second_thing(kind, content)
            return kind
    raise NotRecognised


def pixels_of(content: bytes) -> tuple[int, int] | None:
    """Width and height as the header says; None for what is no picture that we can show."""
    for begins, size in _SIZES:
        if begins(content):
            return size(content)
    return None


def _refuse_second_thing(kind: FileKind, content: bytes) -> None:
    if kind not in (FileKind.MAIL, FileKind.TEXT) and _PAGES.search(content):
        raise TwoThingsAtOnce
    if _ARCHIVE_ENDS in content[-_ARCHIVE_TAIL:] and b"PK\x01\x02" in content:
        raise TwoThingsAtOnce
    size = pixels_of(content)
    if size is not None and (0 in size or size[0] * size[1] > MOST_PIXELS):
        raise TooManyPixels


def _starts(*beginnings: bytes) -> Callable[[bytes], bool]:
    return lambda content: content.startswith(beginnings)


# PNG: chunks up to IEND, and nothing after it. ------------------------------------------------
_PNG: Final = b"\x89PNG\r\n\x1a\n"


def _png(content: bytes) -> FileKind:
    at, first = len(_PNG), True
    while at + 8 <= len(content):
        length, name = struct.unpack_from(">I4s", content, at)
        if first and (name != b"IHDR" or length != 13):  # noqa: PLR2004 - as the format says
            raise NotRecognised
        first, at = False, at + 12 + length
        if name == b"IEND":
            if at != len(content):
                raise TwoThingsAtOnce if at < len(content) else Incomplete
            return FileKind.PNG
    raise Incomplete


def _png_size(content: bytes) -> tuple[int, int]:
    width, height = struct.unpack_from(">II", content, 16)
    return width, height


# JPEG: segments up to the picture itself, which must end somewhere. -----------------------------
_FRAMES: Final = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
_SCAN: Final = 0xDA


def _segments(content: bytes) -> Iterator[tuple[int, int]]:
    """The marker and the place of each segment, up to and with the first scan."""
    at = 2
    while at + 4 <= len(content):
        if content[at] != 0xFF:  # noqa: PLR2004 - every segment begins so
            raise NotRecognised
        marker = content[at + 1]
        if marker == 0xFF:  # noqa: PLR2004 - filling
            at += 1
            continue
        yield marker, at
        if marker == _SCAN:
            return
        at += 2 + int(struct.unpack_from(">H", content, at + 2)[0])
    raise Incomplete


def _jpeg(content: bytes) -> FileKind:
    seen = dict(_segments(content))
    if not _FRAMES & set(seen):
        raise NotRecognised
    # A phone may put a short film behind the picture, so what follows the end is not refused here.
    if content.find(b"\xff\xd9", seen[_SCAN]) < 0:
        raise Incomplete
    return FileKind.JPEG


def _jpeg_size(content: bytes) -> tuple[int, int]:
    at = next(place for marker, place in _segments(content) if marker in _FRAMES)
    if at + 9 > len(content):
        raise Incomplete
    height, width = struct.unpack_from(">HH", content, at + 5)
    return width, height


# RIFF: WEBP and WAV say how long they are. ------------------------------------------------------
_RIFF: Final = {b"WEBP": FileKind.WEBP, b"WAVE": FileKind.WAV}


def _riff(content: bytes) -> FileKind | None:
    kind = _RIFF.get(content[8:12])
    if kind is None or len(content) < 20:  # noqa: PLR2004 - head and one part
        return None
    length = struct.unpack_from("<I", content, 4)[0] + 8
    if length > len(content):
        raise Incomplete
    if length + 1 < len(content):
        raise TwoThingsAtOnce
    if kind is FileKind.WEBP:
        _webp_size(content)
    return kind


def _webp_size(content: bytes) -> tuple[int, int]:
    part = content[12:16]
    if len(content) < 30:  # noqa: PLR2004 - the shortest head of the three
        raise Incomplete
    if part == b"VP8X":
        return 1 + int.from_bytes(content[24:27], "little"), 1 + int.from_bytes(content[27:30], "little")
    if part == b"VP8 ":
        width, height = struct.unpack_from("<HH", content, 26)
        return width & 0x3FFF, height & 0x3FFF
    if part == b"VP8L":
        bits = int.from_bytes(content[21:25], "little")
        return (bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1
    raise NotRecognised


# ISO media: the brand tells which. --------------------------------------------------------------
_BRANDS: Final[Mapping[bytes, FileKind]] = {
    **dict.fromkeys((b"heic", b"heix", b"heim", b"heis", b"mif1"), FileKind.HEIC),
    **dict.fromkeys((b"M4A ", b"M4B "), FileKind.M4A),
    b"qt  ": FileKind.MOV,
    **dict.fromkeys(
        (b"isom", b"iso2", b"iso4", b"iso5", b"iso6", b"mp41", b"mp42", b"avc1", b"MSNV", b"M4V ", b"3gp4",
         b"3gp5", b"3gp6", b"dash"),
        FileKind.MP4,
    ),
}  # fmt: skip


def _iso_media(content: bytes) -> FileKind | None:
    kind = _BRANDS.get(content[8:12])
    if kind is None:
        return None
    for length in _boxes(content):
        if length > len(content):
            raise Incomplete
    return kind


def _boxes(content: bytes) -> Iterator[int]:
    """Where each box ends."""
    at = 0
    while at + 8 <= len(content):
        size = struct.unpack_from(">I", content, at)[0]
        if size == 1 and at + 16 <= len(content):
            size = struct.unpack_from(">Q", content, at + 8)[0]
        if size == 0:
            return
        if size < 8:  # noqa: PLR2004 - a box holds its own head
            raise NotRecognised
        at += size
        yield at


# PDF: nothing that runs, opens or carries another file. -----------------------------------------
_ACTS: Final = re.compile(rb"/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA|SubmitForm|ImportData)\b")
_HEX: Final = re.compile(rb"#([0-9A-Fa-f]{2})")
_OBJECTS: Final = re.compile(rb"/ObjStm\b.{0,400}?stream\r?\n", re.DOTALL)
_MOST_OBJECTS: Final = 2_000
_MOST_UNPACKED: Final = 4_000_000


def _pdf(content: bytes) -> FileKind:
    if b"%%EOF" not in content[-2048:]:
        raise Incomplete
    if _acts(content) or any(_acts(part) for part in _object_streams(content)):
        raise ActsByItself
    return FileKind.PDF


def _acts(part: bytes) -> bool:
    """Whether a name in it starts something; a name may be written with codes for its letters."""
    return bool(_ACTS.search(part) or _ACTS.search(_HEX.sub(lambda found: bytes([int(found[1], 16)]), part)))


def _object_streams(content: bytes) -> Iterator[bytes]:
    """What is packed among the objects, each unpacked no further than a limit, and all together too."""
    left = _MOST_UNPACKED
    for number, found in enumerate(_OBJECTS.finditer(content)):
        if number >= _MOST_OBJECTS or left <= 0:
            raise ActsByItself  # nobody can say what is in it
        try:
            part = zlib.decompressobj().decompress(content[found.end() : found.end() + left], left)
        except zlib.error:
            continue
        left -= len(part)
        yield part


# Sound and film by their first bytes. -----------------------------------------------------------


def _is_mp3(content: bytes) -> bool:
    if content.startswith(b"ID3"):
        return True
    # Eleven bits of ones, the third layer, and then a version and a rate that exist.
    return (
        len(content) > 4  # noqa: PLR2004 - one head
        and content[0] == 0xFF  # noqa: PLR2004
        and content[1] & 0xE6 == 0xE2  # noqa: PLR2004
        and content[1] & 0x18 != 0x08  # noqa: PLR2004
        and content[2] & 0xF0 not in (0x00, 0xF0)
    )


def _webm(content: bytes) -> FileKind | None:
    return FileKind.WEBM if b"\x42\x82" in content[:64] and b"webm" in content[:64] else None


# Words: a mail, or plain text that is no page. --------------------------------------------------


def _words(content: bytes) -> FileKind | None:
    """Letters only; UTF-16 as Windows writes it is told by its first two bytes."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        plain = content.decode("utf-16", errors="replace").encode()
    else:
        plain = content.removeprefix(b"\xef\xbb\xbf")
    if _NOT_TEXT.search(plain) or plain.startswith((b"{\\rtf", b"#!", b"%!", b"MZ")):
        return None
    top = plain[:_TOP]
    if _MAIL_LINE.match(top) and _MAIL_NEEDS.search(top):
        return FileKind.MAIL
    return None if _MARKED_UP.search(top) else FileKind.TEXT


def _always(kind: FileKind) -> Callable[[bytes], FileKind]:
    return lambda content: kind


def _anything(content: bytes) -> bool:
    return bool(content)


_Judge = Callable[[bytes], FileKind | None]
_JUDGES: Final[tuple[tuple[Callable[[bytes], bool], _Judge], ...]] = (
    (_starts(_PNG), _png),
    (_starts(b"\xff\xd8\xff"), _jpeg),
    (_starts(b"RIFF"), _riff),
    (lambda content: content[4:8] == b"ftyp", _iso_media),
    (_starts(b"%PDF-"), _pdf),
    (_starts(b"\x1a\x45\xdf\xa3"), _webm),
    (_starts(b"OggS"), _always(FileKind.OGG)),
    (_starts(b"#!AMR"), _always(FileKind.AMR)),
    (_is_mp3, _always(FileKind.MP3)),
    (_anything, _words),
)
_SIZES: Final = (
    (_starts(_PNG), _png_size),
    (_starts(b"\xff\xd8\xff"), _jpeg_size),
    (lambda content: content[:4] == b"RIFF" and content[8:12] == b"WEBP", _webp_size),
)
