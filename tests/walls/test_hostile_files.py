# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Files made to harm: each is refused or held within ten seconds and 256 MB on top of what is needed."""

import io
import zlib
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from PIL import Image

from eenlijn.casework.evidence.models import Evidence
from tests.factories import files as made
from tests.factories.measured import cost_of
from tests.scanner import EICAR
from tests.walls.world import World

MEGABYTE = 2**20
MOST = 256 * MEGABYTE


def progressive(width: int, height: int) -> bytes:
    """A photo that can be drawn only when all of it is in memory."""
    kept = io.BytesIO()
    Image.new("RGB", (width, height), "teal").save(kept, "JPEG", progressive=True, quality=20)
    return kept.getvalue()


def drawn_png(width: int, height: int) -> bytes:
    """A true picture of one colour: small to send, large to draw."""
    kept = io.BytesIO()
    Image.new("RGB", (width, height)).save(kept, "PNG", compress_level=9)
    return kept.getvalue()


def text_bomb() -> bytes:
    """A picture with a note that unpacks to very much."""
    note = made.png_chunk(b"zTXt", b"k\0\0" + zlib.compress(bytes(200_000_000), 9))
    whole = made.photo("PNG", exif=False)
    return whole[:33] + note + whole[33:]


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "zip bomb": (made.zip_bomb, "NotRecognised"),
    "zip with the test virus": (lambda: made.archive("a.txt", EICAR), "NotRecognised"),
    "the test virus is text, for the scanner to hold": (lambda: EICAR, "text/plain, no preview"),
    "png of four thousand million pixels": (lambda: made.png_bomb(65_000, 65_000), "TooManyPixels"),
    "png at the limit that lies about its rows": (
        lambda: made.png_bomb(8_000, 8_000), "image/png, no preview",
    ),
    "png at the limit that is what it says": (
        lambda: drawn_png(8_000, 8_000), "image/png, no preview",
    ),
    "png with a note that unpacks to much": (text_bomb, "image/png, no preview"),
    "gif of many pixels": (lambda: made.gif_bomb(65_000, 65_000), "NotRecognised"),
    "tiff of many pixels": (made.tiff_bomb, "NotRecognised"),
    "jpeg that lies about its size": (lambda: made.jpeg_bomb(60_000, 60_000), "TooManyPixels"),
    "jpeg at the limit in one piece": (lambda: progressive(8_000, 8_000), "image/jpeg"),
    "svg with a script": (lambda: made.SVG, "NotRecognised"),
    "page in a png": (lambda: made.photo("PNG") + made.PAGE, "TwoThingsAtOnce"),
    "page in a jpeg": (lambda: made.photo() + made.PAGE, "TwoThingsAtOnce"),
    "page in a pdf": (lambda: made.pdf(b"(" + made.PAGE + b")"), "TwoThingsAtOnce"),
    "page in a webp": (lambda: made.photo("WEBP") + made.PAGE, "TwoThingsAtOnce"),
    "pdf with a script": (lambda: made.pdf(b"<</S/JavaScript/JS(a)>>"), "ActsByItself"),
    "pdf that unpacks without end": (
        lambda: made.pdf(*[made.packed_objects(bytes(50_000_000))] * 20), "ActsByItself",
    ),
    "pdf of ten thousand objects": (
        lambda: made.pdf(*[b"<</Type/ObjStm" * 20] * 10_000), "application/pdf, no preview",
    ),
    "half a photo": (lambda: made.photo()[:5_000], "Incomplete"),
    "nothing": (lambda: b"", "NotRecognised"),
    "ten million zeros": (lambda: bytes(10_000_000), "NotRecognised"),
    "ten million signs of the smaller kind": (lambda: b"<" * 10_000_000, "text/plain, no preview"),
    "ten million boxes": (lambda: b"\0\0\0\x08ftyp" * 1 + b"\0\0\0\x08free" * 1_200_000, "NotRecognised"),
    "ten million fillings": (lambda: b"\xff\xd8" + b"\xff" * 10_000_000, "Incomplete"),
    "as large a photo as may be": (lambda: made.photo(size=(5_000, 4_000), exif=False), "image/jpeg"),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_it_is_refused_or_held_and_costs_little(name: str) -> None:
    make, outcome = HOSTILE[name]
    cost = cost_of(make())
    assert cost.outcome == outcome
    assert cost.seconds < 10
    assert cost.extra < MOST
    assert cost.child < MOST


def test_a_product_that_wastes_memory_would_be_found() -> None:
    assert cost_of(made.TEXT, waste=300 * MEGABYTE).extra > MOST


@pytest.mark.parametrize("size", [settings.UPLOAD_BODY_LIMIT + 1, 50_000_000, 10**15])
def test_a_body_that_is_too_large_is_refused_before_a_byte_of_it_is_read(world: World, size: int) -> None:
    class Unread(io.BytesIO):
        def read(self, *_size: object) -> bytes:
            raise AssertionError("read")

    kind = "multipart/form-data; boundary=x"
    address = f"/ontvangst/{world.team.codes['by_link']}/bestanden/"
    before = Evidence.objects.count()
    told: dict[str, Any] = {"CONTENT_LENGTH": str(size), "wsgi.input": Unread()}
    answer = Client().generic("POST", address, b"", kind, **told)
    assert answer.status_code == 413
    assert Evidence.objects.count() == before


def part(name: str, content: bytes, file_name: str = "") -> bytes:
    file = f'; filename="{file_name}"' if file_name else ""
    return f'--x\r\nContent-Disposition: form-data; name="{name}"{file}\r\n\r\n'.encode() + content + b"\r\n"


BODIES: dict[str, tuple[bytes, set[int]]] = {
    "eleven files": (b"".join(part("file", b"a", f"{n}.txt") for n in range(11)) + b"--x--\r\n", {400}),
    "three thousand fields": (b"".join(part(f"f{n}", b"a") for n in range(3_000)) + b"--x--\r\n", {400}),
    "no end": (part("file", made.TEXT, "a.txt"), {303, 400, 422}),
    "no boundary in it": (b"x" * 100_000, {400, 422}),
    "a head without end": (b"--x\r\nContent-Disposition: form-data; " + b"a" * 500_000, {400, 422}),
    "heads without number": (b"--x\r\n" + b"A: b\r\n" * 50_000 + b"\r\na\r\n--x--\r\n", {400, 422}),
    "a field of two million signs": (part("naam", b"a" * 2_000_000) + b"--x--\r\n", {400, 413}),
    "a zero in the name": (part("file", made.TEXT, "a\0.txt") + b"--x--\r\n", {303, 400, 422}),
    "boxes in boxes": (
        b"--x\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n" * 2_000 + b"--x--\r\n",
        {400, 422},
    ),
}


@pytest.mark.parametrize("name", BODIES)
def test_a_body_made_to_harm_is_refused_and_never_a_fault_of_ours(world: World, name: str) -> None:
    body, expected = BODIES[name]
    address = f"/ontvangst/{world.team.codes['by_link']}/bestanden/"
    answer = Client().generic("POST", address, body, "multipart/form-data; boundary=x")
    assert answer.status_code in expected


@pytest.mark.parametrize("boundary", ["", "a" * 5_000, "\u00e9", "x; x=y"])
def test_a_boundary_made_to_harm_is_refused(world: World, boundary: str) -> None:
    address = f"/ontvangst/{world.team.codes['by_link']}/bestanden/"
    body = part("file", made.TEXT, "a.txt") + b"--x--\r\n"
    answer = Client().generic("POST", address, body, f"multipart/form-data; boundary={boundary}")
    assert answer.status_code in {400, 422, 303}
