# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A small copy of a photo to look at, drawn anew: without place, camera, thumbnail or anything else in it.

What decodes a picture is the part of a product that hostile files aim at. It runs in a child process
that may take so much memory and time and no more, opens no file for writing, and gets and gives bytes only.
"""

import subprocess
import sys
from pathlib import Path
from typing import Final

from eenlijn.foundation.signatures import MOST_PIXELS, FileKind

SHOWABLE: Final = frozenset({FileKind.JPEG, FileKind.PNG, FileKind.WEBP})
LONGEST_SIDE: Final = 1_600
SECONDS: Final = 8
MEMORY: Final = 256 * 2**20
"""Everything the process may have, itself included: a picture that needs more is not shown small."""
_CHILD: Final = Path(__file__).with_name("child.py")


class NoPreview(Exception):
    """This picture cannot be shown small: broken, too large, or it took too long."""


def preview(content: bytes, kind: FileKind) -> bytes:
    """The picture as a small JPEG without anything but its dots; NoPreview when that does not work."""
    if kind not in SHOWABLE:
        raise NoPreview
    limits = [str(number) for number in (MEMORY, SECONDS, MOST_PIXELS, LONGEST_SIDE)]
    command = [sys.executable, "-I", str(_CHILD), *limits]
    try:
        done = subprocess.run(  # noqa: S603 - our own programme with four numbers
            command, input=content, capture_output=True, timeout=SECONDS + 2, check=False, env={}
        )
    except (subprocess.TimeoutExpired, OSError) as error:
        raise NoPreview from error
    if done.returncode != 0 or not done.stdout.startswith(b"\xff\xd8\xff"):
        raise NoPreview
    return done.stdout
