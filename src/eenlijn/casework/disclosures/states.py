# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which state of a release may follow which; over time and by reading it ends by itself (`queries.Face`)."""

from collections.abc import Mapping
from typing import Final

from eenlijn.casework.disclosures.codes import ReleaseState as S

MOVES: Final[Mapping[S, frozenset[S]]] = {
    S.PROPOSED: frozenset({S.APPROVED, S.REFUSED, S.WITHDRAWN, S.RECALLED}),
    S.APPROVED: frozenset({S.RECALLED}),
    S.REFUSED: frozenset(),
    S.WITHDRAWN: frozenset(),
    S.RECALLED: frozenset(),
}


def may_follow(before: S, after: S) -> bool:
    return after in MOVES[before]
