# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Numbers and codes that people read, type and say: the report number and the receipt code.

The report number has 31 characters to choose from: the digits and the capitals without I, L, O,
S and U. I and L look like 1, O like 0, S like 5, U like V, and are read as those when typed.
31 is a prime, so one check character catches every single wrong character and every swap.
"""

import base64
import binascii
import hashlib
import hmac
import json
import re
import secrets
from typing import Any, Final

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRTVWXYZ"
_PRIME: Final = len(ALPHABET)
_WEIGHTS: Final = (7, 6, 5, 4, 3, 2, 1)
_NUMBER: Final = re.compile(f"[{ALPHABET}]{{{len(_WEIGHTS)}}}")
_LOOKS_LIKE: Final = str.maketrans("ILOSU", "1105V")
_SEPARATORS: Final = re.compile(r"[\s\-\u2010-\u2015.]+")

_CODE_ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_CODE_LOOKS_LIKE: Final = str.maketrans("ILOU", "110V")
_CODE_LENGTH: Final = 16
_CODE: Final = re.compile(f"[{_CODE_ALPHABET}]{{{_CODE_LENGTH}}}")
_RECEIPT_LABEL: Final = b"eenlijn receipt code v1"

REPORT_KEY_BYTES: Final = 16
_HEXADECIMAL_LENGTH: Final = 32
_BASE64_LENGTH: Final = 22


def new_number() -> str:
    """Return a random report number like `7K4M-2QX`; the database decides that it is unique."""
    drawn = "".join(secrets.choice(ALPHABET) for _ in _WEIGHTS[:-1])
    return _grouped(drawn + check_character(drawn))


def check_character(six: str) -> str:
    """Return the character that makes the weighted sum of all seven divisible by 31."""
    total = sum(weight * ALPHABET.index(one) for weight, one in zip(_WEIGHTS, six, strict=False))
    return ALPHABET[-total % _PRIME]


def normalise_number(typed: str) -> str | None:
    """Return the number as we write it, or None when it cannot be one of ours."""
    plain = _SEPARATORS.sub("", typed).upper().translate(_LOOKS_LIKE)
    if not _NUMBER.fullmatch(plain) or check_character(plain[:-1]) != plain[-1]:
        return None
    return _grouped(plain)


def _grouped(seven: str) -> str:
    return f"{seven[:4]}-{seven[4:]}"


def receipt_code(report_key: bytes, audience: str = "") -> str:
    """Return the 80-bit code that opens the follow page, in four groups of four.

    It follows from the report key and the organisation it was sent to, so sending the same report
    again shows the same code, another organisation gives another one, and none is stored.
    """
    digest = hmac.new(report_key, _RECEIPT_LABEL + audience.encode(), hashlib.sha256).digest()
    value = int.from_bytes(digest[:10], "big")
    letters = [_CODE_ALPHABET[(value >> (5 * place)) & 31] for place in reversed(range(_CODE_LENGTH))]
    return "-".join("".join(letters[start : start + 4]) for start in range(0, _CODE_LENGTH, 4))


def colleague_code(code: str, audience: str = "") -> str:
    """Return the code for the colleague for whom somebody reported.

    It follows from the receipt code, so that the receipt can show both and neither is stored; nobody
    finds the receipt code from this one.
    """
    return receipt_code((normalise_code(code) or "").encode(), audience=f"{audience}|colleague")


def normalise_code(typed: str) -> str | None:
    """Return the sixteen characters of a typed receipt code, or None when it cannot be one."""
    plain = _SEPARATORS.sub("", typed).upper().translate(_CODE_LOOKS_LIKE)
    return plain if _CODE.fullmatch(plain) else None


def code_digest(code: str) -> bytes:
    """Return what is stored of a receipt code; what cannot be a code has a digest of its own."""
    return hashlib.sha256(b"code|" + (normalise_code(code) or f"?{code}").encode()).digest()


def parse_report_key(text: str) -> bytes | None:
    """Read the 128 bits the device made, as 32 hexadecimal or 22 base64url characters."""
    try:
        if len(text) == _HEXADECIMAL_LENGTH:
            return bytes.fromhex(text)
        if len(text.rstrip("=")) == _BASE64_LENGTH:
            return base64.b64decode(text.rstrip("=") + "==", altchars=b"-_", validate=True)
    except (ValueError, binascii.Error):
        return None
    return None


def new_report_key() -> bytes:
    """Return a report key for a device without script: the server draws it with the form."""
    return secrets.token_bytes(REPORT_KEY_BYTES)


def key_digest(report_key: bytes) -> bytes:
    """Return what is stored of a report key; the key itself would open the follow page."""
    return hashlib.sha256(b"key|" + report_key).digest()


def canonical_json(value: Any) -> bytes:
    """Return the one JSON form in which equal contents have equal bytes."""
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.encode()


def content_mac(report_key: bytes, canonical: bytes) -> bytes:
    """Return the keyed digest that tells whether a report sent again has the same contents."""
    return hmac.new(report_key, b"eenlijn content v1|" + canonical, hashlib.sha256).digest()
