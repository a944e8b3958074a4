# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
import io
import time

import pytest
from PIL import Image

from eenlijn.foundation.pictures import LONGEST_SIDE, NoPreview, preview
from eenlijn.foundation.signatures import FileKind
from tests.factories import files

KINDS = {"JPEG": FileKind.JPEG, "PNG": FileKind.PNG, "WEBP": FileKind.WEBP}


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_left_of_place_camera_and_thumbnail(kind: str) -> None:
    original = files.photo(kind)
    assert files.PLACE.encode() in original
    small = preview(original, KINDS[kind])
    with Image.open(io.BytesIO(small)) as shown:
        shown.load()
        assert (shown.format, dict(shown.getexif()), shown.info.get("comment")) == ("JPEG", {}, None)
    assert files.PLACE.encode() not in small
    assert b"Telefoon" not in small
    assert b"Exif" not in small


def test_a_photo_that_was_turned_stands_upright_and_is_small() -> None:
    with Image.open(io.BytesIO(preview(files.photo(size=(3_000, 1_500)), FileKind.JPEG))) as shown:
        assert shown.size == (LONGEST_SIDE // 2, LONGEST_SIDE)


def test_a_photo_of_a_telephone_fits_in_the_limits() -> None:
    kept = io.BytesIO()
    Image.new("RGB", (8_000, 6_000), "teal").save(kept, "JPEG")
    with Image.open(io.BytesIO(preview(kept.getvalue(), FileKind.JPEG))) as shown:
        assert shown.size == (1_600, 1_200)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (files.pdf(), FileKind.PDF),
        (files.TEXT, FileKind.TEXT),
        (files.photo()[:5_000], FileKind.JPEG),
        (files.png_bomb(8_000, 8_000), FileKind.PNG),
        (files.png_bomb(60_000, 60_000), FileKind.PNG),
        (files.jpeg_bomb(60_000, 60_000), FileKind.JPEG),
        (files.gif_bomb(10, 10), FileKind.PNG),
        (files.SVG, FileKind.PNG),
        (b"", FileKind.JPEG),
    ],
    ids=["pdf", "text", "half", "png at the limit", "png bomb", "jpeg bomb", "gif", "svg", "nothing"],
)
def test_what_cannot_be_shown_has_no_preview_and_costs_little(content: bytes, kind: FileKind) -> None:
    began = time.monotonic()
    with pytest.raises(NoPreview):
        preview(content, kind)
    assert time.monotonic() - began < 10
