# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The data that somebody copies to the form for joining a criminal case: one sheet per person who has damage.

Only what may join (see `advice`), without what the employer paid first. What we do not hold (day of birth,
own address, account) is named, so that nobody thinks it was forgotten; a home address is never filled in.
Which boxes the form has was not checked with the prosecution.
"""

from dataclasses import dataclass
from datetime import date

from eenlijn.casework.damages.advice import CIVIL_ONLY
from eenlijn.casework.damages.codes import Bearer, DamageState
from eenlijn.casework.damages.queries import Line


@dataclass(frozen=True)
class JoiningLine:
    """One box of damage: what, how much, since when, what proves it; `advanced` was paid by the employer."""

    label: str
    suffered_on: date
    cents: int
    advanced: int
    proof: str
    proof_place: int | None
    is_immaterial: bool

    @property
    def asked(self) -> int:
        return self.cents - self.advanced


@dataclass(frozen=True)
class JoiningSheet:
    """What one person, or the employer, copies."""

    key: str
    name: str
    bearer: Bearer
    lines: tuple[JoiningLine, ...]

    @property
    def material(self) -> int:
        return sum(one.asked for one in self.lines if not one.is_immaterial)

    @property
    def immaterial(self) -> int:
        return sum(one.asked for one in self.lines if one.is_immaterial)

    @property
    def together(self) -> int:
        return self.material + self.immaterial


EMPLOYER = "werkgever"


def sheets_of(lines: tuple[Line, ...], names: dict[str, str]) -> tuple[JoiningSheet, ...]:
    """A sheet per bearer with something to ask, people first; `names` are by key, or `EMPLOYER`."""
    found: dict[str, list[JoiningLine]] = {}
    for line in sorted(lines, key=lambda one: one.bearer == Bearer.ORGANISATION):
        if may_join(line):
            key = str(line.victim_id) if line.victim_id else EMPLOYER
            found.setdefault(key, []).append(_line(line))
    return tuple(
        JoiningSheet(
            key, names.get(key, ""), Bearer.ORGANISATION if key == EMPLOYER else Bearer.EMPLOYEE, tuple(rows)
        )
        for key, rows in found.items()
    )


def may_join(line: Line) -> bool:
    """Not what is civil only, not what was waived or paid, and not what is all the employer's by now."""
    is_asked = line.state in (DamageState.NOTED, DamageState.CLAIMED)
    return is_asked and line.damage_type not in CIVIL_ONLY and line.damage_type != "org_time"


def _line(line: Line) -> JoiningLine:
    return JoiningLine(
        label=line.label,
        suffered_on=line.suffered_on,
        cents=line.cents,
        advanced=line.advanced,
        proof=line.proof,
        proof_place=line.proof_place,
        is_immaterial=line.damage_type == "emp_immaterial",
    )
