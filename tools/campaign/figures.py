# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Adding up what the tests told: how many tries, what was found and what was lost."""

from pathlib import Path
from typing import NamedTuple

from tools.campaign import notebook


class Figures(NamedTuple):
    """Of one check: `lost` is what was not as it must be, `left_out` are tests that did not run.

    `earlier` are tests that passed in a run that was stopped, and were not run again.
    """

    tests: int = 0
    tried: int = 0
    found: int = 0
    lost: int = 0
    left_out: int = 0
    earlier: int = 0

    def __add__(self, other: object) -> "Figures":
        if not isinstance(other, Figures):
            return NotImplemented
        return Figures(*(one + two for one, two in zip(self, other, strict=True)))


def read(file: Path, run: str) -> Figures:
    """What stands in the notebook of a check; nothing when there is none."""
    return sum((_of(told, run) for told in notebook.read(file).values()), Figures())


def _of(told: notebook.Told, run: str) -> Figures:
    if told.outcome == notebook.LEFT_OUT:
        return Figures(tests=1, left_out=1)
    return Figures(1, told.tried, told.found, told.lost, earlier=int(told.run != run))
