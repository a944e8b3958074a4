# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""On which legal ground something is released: our own list as data, each with its source and unverified."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from django.utils.translation import get_language

_FILE: Final = Path(__file__).with_name("lists") / "grounds_1.json"


@dataclass(frozen=True)
class LegalGround:
    """One ground, in the language of the page."""

    code: str
    name: str
    why: str
    source: str
    is_verified: bool


@cache
def _listed() -> tuple[dict[str, Any], ...]:
    return tuple(json.loads(_FILE.read_text(encoding="utf-8")))


def legal_grounds(language: str = "") -> tuple[LegalGround, ...]:
    """Every ground in its order; in Dutch unless the page is in English."""
    spoken = "en" if (language or get_language() or "nl").startswith("en") else "nl"
    return tuple(
        LegalGround(one["code"], one[spoken][0], one[spoken][1], one["source"], one["verified"])
        for one in _listed()
    )


def legal_ground(code: str, language: str = "") -> LegalGround | None:
    return next((one for one in legal_grounds(language) if one.code == code), None)
