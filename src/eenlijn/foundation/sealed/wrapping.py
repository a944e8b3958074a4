# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Wrap a key by another key of ours, one level down the tree; the root wraps in `key_provider`.

Wrapped bytes: format (1) | id of the key that wraps (16, a UUID) | nonce (12, random) | key and tag.
The header and `context`, which says whose key it is and what for, are associated data.
"""

import os
from typing import Final
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from eenlijn.foundation.sealed.cipher import Unreadable

FORMAT: Final = 1
_HEADER_BYTES: Final = 17
_NONCE_BYTES: Final = 12


def wrap(by: bytes, by_id: UUID, key: bytes, context: bytes) -> bytes:
    """Encrypt `key` under the key `by`, bound to `context`."""
    header = bytes([FORMAT]) + by_id.bytes
    nonce = os.urandom(_NONCE_BYTES)
    return header + nonce + AESGCM(by).encrypt(nonce, key, header + context)


def wrapped_by(wrapped: bytes) -> UUID:
    """Return which key wrapped this one."""
    if len(wrapped) <= _HEADER_BYTES + _NONCE_BYTES or wrapped[0] != FORMAT:
        raise Unreadable
    return UUID(bytes=bytes(wrapped[1:_HEADER_BYTES]))


def unwrap(by: bytes, wrapped: bytes, context: bytes) -> bytes:
    """Return the key, or raise Unreadable when bytes, key or context do not fit."""
    wrapped_by(wrapped)
    header, rest = bytes(wrapped[:_HEADER_BYTES]), bytes(wrapped[_HEADER_BYTES:])
    try:
        return AESGCM(by).decrypt(rest[:_NONCE_BYTES], rest[_NONCE_BYTES:], header + context)
    except InvalidTag:
        raise Unreadable from None
