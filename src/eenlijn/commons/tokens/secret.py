# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The secret of a token: how it looks, how it is recognised, and what is kept of it.

`eenlijn_`, 43 random characters (256 bits), 6 check characters. The prefix lets scanners of source code
recognise a leaked one; the check characters let us refuse a mistyped or cut one without asking the database.

Kept is a plain SHA-256. A slow or keyed digest protects what people choose; 256 random bits nobody guesses,
however fast the digest. So a copied table opens nothing, and a request costs one look-up by digest.
"""

import hashlib
import re
import secrets
import string
import zlib
from typing import Final

PREFIX: Final = "eenlijn_"
_ALPHABET: Final = string.digits + string.ascii_uppercase + string.ascii_lowercase
_RANDOM: Final = 43
_CHECK: Final = 6
SHAPE: Final = re.compile(f"{PREFIX}[0-9A-Za-z]{{{_RANDOM + _CHECK}}}")


def new_secret() -> str:
    drawn = PREFIX + "".join(secrets.choice(_ALPHABET) for _place in range(_RANDOM))
    return drawn + _check(drawn)


def is_whole(secret: str) -> bool:
    """Whether this can be one of ours: the right shape, and check characters that fit."""
    return bool(SHAPE.fullmatch(secret)) and _check(secret[:-_CHECK]) == secret[-_CHECK:]


def digest_of(secret: str) -> bytes:
    return hashlib.sha256(b"token|" + secret.encode()).digest()


def _check(text: str) -> str:
    """The CRC-32 of the text in six characters: finds every wrong character and every swap of neighbours."""
    value = zlib.crc32(text.encode())
    written = ""
    for _place in range(_CHECK):
        value, rest = divmod(value, len(_ALPHABET))
        written = _ALPHABET[rest] + written
    return written
