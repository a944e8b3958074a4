# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What an app with codes on somebody's phone shows (RFC 6238), computed without anything of the product."""

import base64
import hashlib
import hmac
import struct


def code_of(secret: str, moment: float) -> str:
    """Compute the six digits of this half minute; blanks in the secret are for people."""
    key = base64.b32decode(secret.replace(" ", ""))
    digest = hmac.new(key, struct.pack(">Q", int(moment) // 30), hashlib.sha1).digest()
    place = digest[-1] & 15
    number = struct.unpack(">I", digest[place : place + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06d}"
