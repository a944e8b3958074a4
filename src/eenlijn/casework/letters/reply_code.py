# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The code that goes with the link for a reply: printed apart from it, or told by telephone.

It follows from the digest of the link and a key of the employer, so it is stored nowhere; who has only the
address of the page, or only the database, does not have it.
"""

import hmac
import re
from hashlib import sha256
from typing import Final
from uuid import UUID

from eenlijn.commons.keys import vault

DIGITS: Final = 8
_LABEL: Final = b"eenlijn reply code v1|"
_NO_DIGIT: Final = re.compile(r"[\s\-\u2010-\u2015.]+")


def reply_code(organisation_id: UUID, link_digest: bytes) -> str:
    """Eight digits in two groups, such as `4071 5529`; raises KeysUnavailable without keys."""
    digest = hmac.digest(vault.mac_key(organisation_id), _LABEL + link_digest, sha256)
    digits = f"{int.from_bytes(digest, 'big') % 10**DIGITS:0{DIGITS}d}"
    return f"{digits[:4]} {digits[4:]}"


def is_reply_code(typed: str, organisation_id: UUID, link_digest: bytes) -> bool:
    """Whether this is that code, however it is grouped; takes the same time for every wrong one."""
    plain = _NO_DIGIT.sub("", typed).encode()[: DIGITS * 4]
    right = reply_code(organisation_id, link_digest).replace(" ", "").encode()
    return hmac.compare_digest(plain, right)
