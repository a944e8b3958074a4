# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The ladder that keeps out of the file who a colleague is: what each step hides, who decides, its limits.

We choose between the address of the work, which is always possible, and asking for a report under number,
with reasons. What the examining judge decides is shown, and never chosen.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from django.utils.translation import gettext as _

from eenlijn.casework.police_reports.codes import IdentityReason, IdentityStep
from eenlijn.casework.police_reports.listed import Sourced, kept_list, said
from eenlijn.commons.access.refusals import Refused

CHOSEN: Final = (IdentityStep.DOMICILE, IdentityStep.UNDER_NUMBER)


class IdentityNotOurs(Refused):
    def __init__(self) -> None:
        super().__init__(
            _(
                "Dit kun je hier niet kiezen: de rechter-commissaris besluit erover. "
                "Vraag de politie om het te vragen, en kies intussen het adres van het werk."
            )
        )


class IdentityReasonNeeded(Refused):
    """`field` names where to mend it."""

    def __init__(self) -> None:
        self.field = "reasons"
        super().__init__(
            _(
                "Kies waarom je onder nummer vraagt. Het is een uitzondering: "
                "politie en OM besluiten erover en gaan van die redenen uit."
            )
        )


@dataclass(frozen=True)
class Rung(Sourced):
    """One step of the ladder."""

    @property
    def step(self) -> IdentityStep:
        return IdentityStep(self.row["code"])

    @property
    def hides(self) -> str:
        return said(self.row, "hides")

    @property
    def decides(self) -> str:
        return said(self.row, "decides")

    @property
    def limits(self) -> str:
        return said(self.row, "limits")


@cache
def ladder() -> tuple[Rung, ...]:
    return tuple(Rung(row) for row in kept_list("identity")["steps"])


def check_identity(step: str, reasons: Sequence[str]) -> None:
    """Refuse what is not ours to choose, and under number without a known reason."""
    if step not in CHOSEN:
        raise IdentityNotOurs
    known = [one for one in reasons if one in IdentityReason.values]
    if step == IdentityStep.UNDER_NUMBER and (not known or len(known) != len(reasons)):
        raise IdentityReasonNeeded
