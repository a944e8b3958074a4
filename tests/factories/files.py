# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Files of every kind that is taken, and hostile ones: all made here, nothing of others."""

import io
import struct
import zipfile
import zlib
from typing import Final

from PIL import Image

PLACE: Final = "52.3570 N"
TEXT: Final = b"Hij riep: ik wacht je op.\n"
MAIL: Final = (
    b"Received: from post.example\r\nFrom: Een reiziger <reiziger@voorbeeld.example>\r\n"
    b"To: balie@voorbeeld.example\r\nSubject: jullie\r\nContent-Type: text/html\r\n\r\n"
    b"<html>Ik kom langs</html>\r\n"
)
WAV: Final = (
    b"RIFF" + struct.pack("<I", 40) + b"WAVEfmt " + bytes(20) + b"data" + struct.pack("<I", 4) + bytes(4)
)
MP3: Final = b"ID3\x04\x00\x00\x00\x00\x00\x00" + b"\xff\xfb\x90\x00" + bytes(400)
OGG: Final = b"OggS" + bytes(60)
AMR: Final = b"#!AMR\n" + bytes(60)
WEBM: Final = b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\x82\x84webm" + bytes(80)


def iso_media(brand: bytes) -> bytes:
    return (
        struct.pack(">I", 20)
        + b"ftyp"
        + brand
        + bytes(4)
        + brand
        + struct.pack(">I", 16)
        + b"mdat"
        + bytes(8)
    )


def photo(kind: str = "JPEG", size: tuple[int, int] = (640, 480), *, exif: bool = True) -> bytes:
    """A photo with a camera, a place and a thumbnail of its own in it."""
    kept = io.BytesIO()
    picture = Image.effect_noise(size, 60).convert("RGB")
    if not exif:
        picture.save(kept, kind)
        return kept.getvalue()
    told = Image.Exif()
    told[0x010E] = f"bij het huis {PLACE}"  # what it shows
    told[0x0110] = "Telefoon van Anna"  # camera
    told[0x0112] = 6  # turned
    told.get_ifd(0x8825)[1] = "N"  # where
    told.get_ifd(0x8825)[2] = (52.0, 21.0, 25.2)
    picture.save(kept, kind, exif=told, comment=PLACE) if kind == "JPEG" else picture.save(
        kept, kind, exif=told
    )
    return kept.getvalue()


def pdf(*objects: bytes) -> bytes:
    """A document of one empty page, with these objects in it."""
    body = (
        b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
    )
    more = b"".join(b"%d 0 obj%sendobj\n" % (number, one) for number, one in enumerate(objects, start=3))
    return body + more + b"trailer<</Root 1 0 R>>\n%%EOF\n"


def packed_objects(inner: bytes) -> bytes:
    """An object stream: what is in it is not seen by who only reads the file."""
    packed = zlib.compress(inner)
    return b"<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream " % (
        len(packed),
        packed,
    )


def png_chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png_bomb(width: int, height: int) -> bytes:
    """A few kilobytes that ask for a picture of this size."""
    head = png_chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    rows = zlib.compress(bytes(1_000_000), 9)
    return b"\x89PNG\r\n\x1a\n" + head + png_chunk(b"IDAT", rows) + png_chunk(b"IEND", b"")


def jpeg_bomb(width: int, height: int) -> bytes:
    """A real small photo whose head says it is this large."""
    content = bytearray(photo(size=(64, 64), exif=False))
    place = content.index(b"\xff\xc0") + 5
    struct.pack_into(">HH", content, place, height, width)
    return bytes(content)


def gif_bomb(width: int, height: int) -> bytes:
    return b"GIF89a" + struct.pack("<HH", width, height) + b"\x80\x00\x00" + bytes(60) + b";"


def tiff_bomb() -> bytes:
    kept = io.BytesIO()
    Image.new("L", (8_000, 8_000)).save(kept, "TIFF", compression="packbits")
    return kept.getvalue()


def archive(name: str, content: bytes) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(name, content)
    return kept.getvalue()


def zip_bomb() -> bytes:
    """Two hundred million zeros, twice packed."""
    return archive("b.zip", archive("a", bytes(200_000_000)))


SVG: Final = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
PAGE: Final = b"<!doctype html><script>alert(1)</script>"
