# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The child process that draws one picture anew: bytes in, bytes out, and limits on everything else.

Started by `pictures.preview` only: memory, seconds, pixels and longest side are its four arguments.
"""

import io
import resource
import sys
import warnings


def main() -> int:
    """Read, draw, write; any fault ends it with 1 and without a word: words could hold what is private."""
    memory, seconds, pixels, side = (int(one) for one in sys.argv[1:5])
    for what, limit in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (limit, limit))
    content = sys.stdin.buffer.read()
    try:
        drawn = _drawn(content, pixels, side)
    except Exception:  # noqa: BLE001 - whatever is wrong with it, there is no picture
        return 1
    sys.stdout.buffer.write(drawn)
    return 0


def _drawn(content: bytes, pixels: int, side: int) -> bytes:
    from PIL import Image, ImageOps  # noqa: PLC0415 - only after the limits stand

    warnings.simplefilter("error")
    Image.MAX_IMAGE_PIXELS = pixels
    with Image.open(io.BytesIO(content), formats=("JPEG", "PNG", "WEBP")) as opened:
        if opened.width * opened.height > pixels:
            raise ValueError
        opened.draft("RGB", (side, side))
        opened.thumbnail((side, side))
        upright = ImageOps.exif_transpose(opened)
        plain = Image.new("RGB", upright.size, "white")
        shown = upright.convert("RGBA")
        plain.paste(shown, mask=shown.getchannel("A"))
    kept = io.BytesIO()
    plain.save(kept, "JPEG", quality=80)
    return kept.getvalue()


if __name__ == "__main__":
    raise SystemExit(main())
