# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The intake envelope: anyone may seal a report to an organisation, only its private key opens it.

HPKE (RFC 9180), base mode: DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-256-GCM. Sealing needs
only the public key, so a report can be kept while the keys are out of reach, and a browser can
seal the same envelope.

Envelope bytes: version (1) | key id (16, a UUID) | enc (65) | ciphertext and tag. The contents
are padded like a sealed field.
"""

from dataclasses import dataclass
from typing import Final
from uuid import UUID, uuid4

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from eenlijn.foundation.sealed.cipher import Unreadable, pad, unpad

VERSION: Final = 1
_HEADER_BYTES: Final = 17
_ENC_BYTES: Final = 65
_TAG_BYTES: Final = 16
_SCALAR_BYTES: Final = 32
_CURVE: Final = ec.SECP256R1()
_SUITE: Final = Suite(KEM.P256, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


@dataclass(frozen=True)
class IntakePublicKey:
    """What a sender needs: the id and the point (65 bytes, uncompressed)."""

    key_id: UUID
    point: bytes


@dataclass(frozen=True, repr=False)
class IntakePrivateKey:
    """What the organisation keeps wrapped: the id and the scalar (32 bytes)."""

    key_id: UUID
    scalar: bytes


def new_intake_pair() -> tuple[IntakePublicKey, IntakePrivateKey]:
    """Make a new key pair with one id for both halves."""
    key_id = uuid4()
    private = ec.generate_private_key(_CURVE)
    point = private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    scalar = private.private_numbers().private_value.to_bytes(_SCALAR_BYTES, "big")
    return IntakePublicKey(key_id, point), IntakePrivateKey(key_id, scalar)


def seal_to(public: IntakePublicKey, plaintext: bytes, info: bytes) -> bytes:
    """Seal to the public key; `info` binds the envelope to organisation and report key."""
    header = bytes([VERSION]) + public.key_id.bytes
    point = ec.EllipticCurvePublicKey.from_encoded_point(_CURVE, public.point)
    return header + _SUITE.encrypt(pad(plaintext), point, info=header + info)


def envelope_key_id(envelope: bytes) -> UUID:
    """Return which intake key opens this envelope."""
    if len(envelope) < _HEADER_BYTES + _ENC_BYTES + _TAG_BYTES or envelope[0] != VERSION:
        raise Unreadable
    return UUID(bytes=bytes(envelope[1:_HEADER_BYTES]))


def open_with(private: IntakePrivateKey, envelope: bytes, info: bytes) -> bytes:
    """Open the envelope, or raise Unreadable when key, bytes or `info` do not fit."""
    if envelope_key_id(envelope) != private.key_id:
        raise Unreadable
    header = bytes(envelope[:_HEADER_BYTES])
    scalar = ec.derive_private_key(int.from_bytes(private.scalar, "big"), _CURVE)
    try:
        padded = _SUITE.decrypt(bytes(envelope[_HEADER_BYTES:]), scalar, info=header + info)
    except (InvalidTag, ValueError):
        raise Unreadable from None
    return unpad(padded)
