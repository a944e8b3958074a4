# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""How much of a long walk is walked: every day a part, always the same one; in a campaign all of it."""

import os
from typing import Final
from zlib import crc32

IS_FULL: Final = os.environ.get("EENLIJN_CAMPAIGN") == "full"


def is_walked(name: str, one_in: int, *, is_full: bool = IS_FULL) -> bool:
    """Whether what has this name is in the part of every day, which is one in so many."""
    return is_full or crc32(name.encode()) % one_in == 0
