# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""An archive that opens with a phrase only: AES-256, as 7-Zip, Keka and The Unarchiver read it.

The names of the files in it stand in clear: give them names that say nothing about anybody.
"""

import io
import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import Final

# No letter that looks like another one.
_SIGNS: Final = "abcdefghjkmnpqrstuvwxyz23456789"
_GROUPS, _IN_GROUP = 6, 4


def new_phrase() -> str:
    """A phrase of 24 random signs (118 bits) to type over: too many to try."""
    groups = ("".join(secrets.choice(_SIGNS) for _sign in range(_IN_GROUP)) for _group in range(_GROUPS))
    return "-".join(groups)


def locked(files: Mapping[str, bytes], phrase: str, moment: datetime) -> bytes:
    """The files in one archive under this phrase; `moment` dates them."""
    # A library that only exports need.
    import pyzipper  # noqa: PLC0415

    kept = io.BytesIO()
    with pyzipper.AESZipFile(
        kept, "w", compression=pyzipper.ZIP_DEFLATED, encryption=pyzipper.WZ_AES
    ) as archive:
        archive.setpassword(phrase.encode())
        archive.setencryption(pyzipper.WZ_AES, nbits=256)
        for name, content in files.items():
            entry = archive.zipinfo_cls(name, moment.timetuple()[:6])
            archive.writestr(entry, content, compress_type=pyzipper.ZIP_DEFLATED)
    return kept.getvalue()
