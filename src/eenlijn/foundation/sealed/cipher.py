# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Seal one field with AES-256-GCM, bound to the place where it stands.

Sealed bytes: format (1) | key id (16, a UUID) | version (4) | nonce (12, random) | ciphertext and tag.

What is sealed is padded first, so that the length of a name or a story does not show:
four bytes with the true length, the text, and zeros up to the next size class. Classes are
32, 64, 128, 256, 512 and 1,024 bytes; above that whole multiples of 1,024 bytes; above
65,536 whole multiples of 65,536.

The place (organisation, table, row, field, compartment, version) and the header are
associated data: a value copied to another row, field or organisation does not open. The version
counts how often this field of this row was written; who keeps count refuses an older value put back.
"""

import os
import struct
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from eenlijn.foundation.sealed.compartments import Compartment

FORMAT: Final = 1
KEY_BYTES: Final = 32
FIRST_VERSION: Final = 1
_NONCE_BYTES: Final = 12
_HEADER: Final = struct.Struct(">B16sI")
_LENGTH: Final = struct.Struct(">I")
_SMALL_CLASSES: Final = (32, 64, 128, 256, 512, 1024)
_LARGE: Final = 65_536


class Unreadable(Exception):
    """The bytes were changed, moved from elsewhere, or sealed with another key."""


@dataclass(frozen=True)
class Place:
    """Where a sealed value stands; `version` is how often it was written."""

    organisation: UUID
    table: str
    row: UUID
    field: str
    compartment: Compartment
    version: int = FIRST_VERSION

    def associated_data(self) -> bytes:
        """Return `organisation|table|row|field|compartment|version`."""
        parts = (self.organisation, self.table, self.row, self.field, self.compartment.value, self.version)
        return "|".join(str(part) for part in parts).encode()


def new_key() -> bytes:
    """Return a random 256-bit key."""
    return os.urandom(KEY_BYTES)


def size_class(length: int) -> int:
    """Return the padded size in bytes for a text with its length prefix."""
    for size in _SMALL_CLASSES:
        if length <= size:
            return size
    step = _SMALL_CLASSES[-1] if length <= _LARGE else _LARGE
    return -(-length // step) * step


def pad(plaintext: bytes) -> bytes:
    """Prefix the length and fill with zeros to the size class."""
    framed = _LENGTH.pack(len(plaintext)) + plaintext
    return framed.ljust(size_class(len(framed)), b"\0")


def unpad(padded: bytes) -> bytes:
    """Undo `pad`; anything it did not make is Unreadable."""
    if len(padded) < _LENGTH.size:
        raise Unreadable
    (length,) = _LENGTH.unpack_from(padded)
    plaintext = padded[_LENGTH.size : _LENGTH.size + length]
    if pad(plaintext) != padded:
        raise Unreadable
    return plaintext


def seal(key: bytes, key_id: UUID, place: Place, plaintext: bytes) -> bytes:
    """Return the sealed bytes of `plaintext` for this one place."""
    header = _HEADER.pack(FORMAT, key_id.bytes, place.version)
    nonce = os.urandom(_NONCE_BYTES)
    bound_to = header + place.associated_data()
    return header + nonce + AESGCM(key).encrypt(nonce, pad(plaintext), bound_to)


def key_id_of(sealed: bytes) -> UUID:
    """Return which key sealed these bytes."""
    return UUID(bytes=_header(sealed)[0])


def version_of(sealed: bytes) -> int:
    """Return which version of its field these bytes say they are; opening proves it."""
    return _header(sealed)[1]


def open_sealed(key: bytes, place: Place, sealed: bytes) -> bytes:
    """Return the plaintext, or raise Unreadable when bytes, key or place do not fit."""
    _header(sealed)
    header, rest = bytes(sealed[: _HEADER.size]), bytes(sealed[_HEADER.size :])
    try:
        padded = AESGCM(key).decrypt(
            rest[:_NONCE_BYTES], rest[_NONCE_BYTES:], header + place.associated_data()
        )
    except InvalidTag:
        raise Unreadable from None
    return unpad(padded)


def _header(sealed: bytes) -> tuple[bytes, int]:
    if len(sealed) <= _HEADER.size + _NONCE_BYTES or sealed[0] != FORMAT:
        raise Unreadable
    _format, key_id, version = _HEADER.unpack_from(sealed)
    return key_id, version
