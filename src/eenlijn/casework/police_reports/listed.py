# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Our own lists about the police, as data: read once, in the language of the page, each with its source."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from django.utils.translation import get_language

CURRENT: Final = 1
_FOLDER: Final = Path(__file__).with_name("lists")


@dataclass(frozen=True)
class Listed:
    """A row of a list, which names its words itself."""

    row: Mapping[str, Any]


@dataclass(frozen=True)
class Sourced(Listed):
    """A fact of law among them: where it is from, and whether somebody checked it (decision 36)."""

    @property
    def source(self) -> str:
        return str(self.row["source"])

    @property
    def is_verified(self) -> bool:
        return bool(self.row["verified"])


@cache
def kept_list(name: str, version: int = CURRENT) -> Mapping[str, Any]:
    """One version of one list, as it is kept; a version once used stays."""
    told: Mapping[str, Any] = json.loads((_FOLDER / f"{name}_{version}.json").read_text("utf-8"))
    return told


def said(row: Mapping[str, Any], name: str = "") -> str:
    """The words of a row in the language of the page: its text, or the part of it that has this name."""
    is_english = (get_language() or "nl").startswith("en")
    own = "en" if is_english else "nl"
    return str(row[f"{own}_{name}" if name else own])
