# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The kinds of provisions: our own data file in both languages, with source and whether it was checked."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from django.utils.translation import get_language

VERSION: Final = 1


@dataclass(frozen=True)
class ProvisionKind:
    code: str
    nl: str
    en: str
    source: str
    is_verified: bool

    @property
    def label(self) -> str:
        return self.en if (get_language() or "nl").startswith("en") else self.nl


@cache
def provision_kinds(version: int = VERSION) -> Mapping[str, ProvisionKind]:
    """Every kind in its fixed order."""
    path = Path(__file__).parent / "kind_lists" / f"version_{version}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return {
            row["code"]: ProvisionKind(
                row["code"], row["nl"], row["en"], row["source"], row["verified"] == "yes"
            )
            for row in csv.DictReader(file)
        }


def provision_choices() -> list[tuple[str, str]]:
    """Pairs for a form, in the language of the moment."""
    return [(one.code, one.label) for one in provision_kinds().values()]
