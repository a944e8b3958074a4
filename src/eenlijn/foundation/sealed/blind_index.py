# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Look-up of a sealed value without opening it: a keyed digest per organisation and field."""

import hashlib
import hmac
import unicodedata
from typing import Final
from uuid import UUID

INDEX_BYTES: Final = 8


def normalise(value: str) -> str:
    """Return the form in which two spellings of one name or number are equal."""
    plain = unicodedata.normalize("NFKC", value).casefold()
    return " ".join(plain.split())


def blind_index(key: bytes, organisation: UUID, field: str, value: str) -> bytes:
    """Return the truncated HMAC-SHA256 of the value.

    Truncated so that equal digests do not prove equal values: the caller opens the rows found
    and compares. Key, organisation and field differ, so digests cannot be joined.
    """
    message = b"|".join((organisation.bytes.hex().encode(), field.encode(), normalise(value).encode()))
    return hmac.new(key, b"eenlijn blind index v1|" + message, hashlib.sha256).digest()[:INDEX_BYTES]
