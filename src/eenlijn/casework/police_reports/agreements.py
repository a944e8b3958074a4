# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The national agreements of police and prosecutor (ELA) as 32 numbered steps, in our own words.

Nineteen are about investigation and thirteen about prosecution. Their full text is not public: what a step
says is from public summaries or our own reconstruction, each with its source and none verified. So they are
data (`lists/agreements_1.json`), and the text that is verified one day becomes the next version.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from eenlijn.casework.police_reports.listed import CURRENT, Sourced, kept_list, said


@dataclass(frozen=True)
class Agreement(Sourced):
    """One step. `is_seen` says whether an employer can tell from outside if it was kept."""

    principles: Mapping[str, Any]

    @property
    def code(self) -> str:
        return str(self.row["code"])

    @property
    def is_investigation(self) -> bool:
        return bool(self.row["phase"] == "investigation")

    @property
    def principle(self) -> str:
        return said(self.principles[self.row["principle"]])

    @property
    def actor(self) -> str:
        return str(self.row["actor"])

    @property
    def text(self) -> str:
        return said(self.row)

    @property
    def version(self) -> str:
        return str(self.row["version"])

    @property
    def is_seen(self) -> bool:
        return bool(self.row["seen"])

    @property
    def when(self) -> str:
        """In which cases it applies: filed, known, serious or refused."""
        return str(self.row["when"])


@cache
def agreements(version: int = CURRENT) -> tuple[Agreement, ...]:
    told = kept_list("agreements", version)
    return tuple(Agreement(row, told["principles"]) for row in told["steps"])


def applying(*, is_known: bool, is_serious: bool, was_refused: bool) -> tuple[Agreement, ...]:
    """The steps an employer can follow in this case: those it can see, as far as they apply."""
    holds = {"filed": True, "known": is_known, "serious": is_serious, "refused": was_refused}
    return tuple(one for one in agreements() if one.is_seen and holds[one.when])
