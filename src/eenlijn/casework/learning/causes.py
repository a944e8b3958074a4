# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The list of causes: our own data in both languages, with source and whether it was checked (decision 36).

A cause that lies with the other person (drink, illness, worries) is criminal or health data and stands in
compartment C3, sealed (decision 24). Five different ones lie there together, so that a sealed cause tells
nothing by being sealed. The others are facts without persons (C1), which may be counted.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Final

from django.utils.translation import get_language

VERSION: Final = 1


class About(StrEnum):
    """Where a cause lies."""

    ORGANISATION = "organisation"
    SITUATION = "situation"
    PERSON = "person"


@dataclass(frozen=True)
class Cause:
    code: str
    nl: str
    en: str
    about: About
    source: str
    is_verified: bool

    @property
    def label(self) -> str:
        return self.en if (get_language() or "nl").startswith("en") else self.nl

    @property
    def is_of_the_other(self) -> bool:
        """Whether it tells something of the other person: never in the clear, never counted."""
        return self.about is About.PERSON


@cache
def causes(version: int = VERSION) -> Mapping[str, Cause]:
    """Every cause in its fixed order."""
    path = Path(__file__).parent / "cause_lists" / f"version_{version}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = [_cause(row) for row in csv.DictReader(file)]
    return {one.code: one for one in rows}


def _cause(row: dict[str, str]) -> Cause:
    return Cause(
        code=row["code"],
        nl=row["nl"],
        en=row["en"],
        about=About(row["about"]),
        source=row["source"],
        is_verified=row["verified"] == "yes",
    )


def cause_choices() -> list[tuple[str, str]]:
    """Pairs for a form, in the language of the moment."""
    return [(one.code, one.label) for one in causes().values()]


def cause_label(code: str) -> str:
    """The word people read; an unknown code shows itself."""
    found = causes().get(code)
    return found.label if found else code
