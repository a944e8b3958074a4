# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading what the tests told: how many tries, what was found and what was lost."""

from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET

COUNTED = ("tried", "found", "lost")


class Figures(NamedTuple):
    """Of one check: `lost` is what was not as it must be, `left_out` are tests that did not run."""

    tests: int = 0
    tried: int = 0
    found: int = 0
    lost: int = 0
    left_out: int = 0

    def __add__(self, other: object) -> "Figures":
        if not isinstance(other, Figures):
            return NotImplemented
        return Figures(*(one + two for one, two in zip(self, other, strict=True)))


def read(file: Path) -> Figures:
    """What pytest's own report says; nothing when it wrote none."""
    if not file.is_file():
        return Figures()
    cases = ET.parse(file).getroot().iter("testcase")  # noqa: S314 - as above
    return sum((_of(case) for case in cases), Figures())


def _of(case: ET.Element) -> Figures:
    if case.find("skipped") is not None:
        return Figures(tests=1, left_out=1)
    told = {one.get("name", ""): int(one.get("value", "0")) for one in case.iter("property") if _counts(one)}
    has_failed = case.find("failure") is not None or case.find("error") is not None
    tried = told.get("tried", 1)
    lost = max(told.get("lost", 0), int(has_failed))
    return Figures(1, tried, told.get("found", tried - lost), lost)


def _counts(one: ET.Element) -> bool:
    return one.get("name") in COUNTED and one.get("value", "").isdigit()
