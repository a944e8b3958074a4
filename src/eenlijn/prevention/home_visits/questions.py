# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The questions before a visit at home, and which colour the answers give: pure, always the same.

The questions are those of 3.10 of the measures document, which names the topics and not their weights. Which
answers make a visit orange or red is our own proposal, unverified, and the screen says so:

- red: one answer that stops a visit (aggression lately, organised crime, weapons), two heavy ones, or five
  in all;
- orange: one heavy answer, two that raise the risk, or a question that stops a visit without a yes or no;
- green: the rest.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Final

from django.utils.translation import get_language

from eenlijn.prevention.home_visits.codes import Colour, Reply

VERSION: Final = 1
HEAVY_FOR_RED: Final = 2
ALL_FOR_RED: Final = 5
RAISING_FOR_ORANGE: Final = 2


class Weight(StrEnum):
    RAISES = "raises"
    HEAVY = "heavy"
    STOPS = "stops"


@dataclass(frozen=True)
class RiskQuestion:
    code: str
    nl: str
    en: str
    weight: Weight
    source: str
    is_verified: bool

    @property
    def label(self) -> str:
        return self.en if (get_language() or "nl").startswith("en") else self.nl


@cache
def risk_questions(version: int = VERSION) -> Mapping[str, RiskQuestion]:
    """Every question in its fixed order."""
    path = Path(__file__).parent / "question_lists" / f"version_{version}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = [_question(row) for row in csv.DictReader(file)]
    return {one.code: one for one in rows}


def _question(row: dict[str, str]) -> RiskQuestion:
    return RiskQuestion(
        code=row["code"],
        nl=row["nl"],
        en=row["en"],
        weight=Weight(row["weight"]),
        source=row["source"],
        is_verified=row["verified"] == "yes",
    )


def colour_of(replies: Mapping[str, Reply]) -> Colour:
    """The colour of these answers; a question without an answer counts as not known."""
    weights = [one.weight for one in risk_questions().values() if replies.get(one.code) is Reply.YES]
    unknown_stop = any(
        one.weight is Weight.STOPS and replies.get(one.code) not in (Reply.YES, Reply.NO)
        for one in risk_questions().values()
    )
    heavy = weights.count(Weight.HEAVY)
    if Weight.STOPS in weights or heavy >= HEAVY_FOR_RED or len(weights) >= ALL_FOR_RED:
        return Colour.RED
    if heavy or len(weights) >= RAISING_FOR_ORANGE or unknown_stop:
        return Colour.ORANGE
    return Colour.GREEN
