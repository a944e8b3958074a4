# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which state of a prevention measure may follow which; what was done or dropped stays so."""

from collections.abc import Mapping
from typing import Final

from eenlijn.casework.learning.codes import PreventionState as S

NEXT: Final[Mapping[S, tuple[S, ...]]] = {
    S.PLANNED: (S.DOING, S.DONE, S.DROPPED),
    S.DOING: (S.DONE, S.DROPPED),
    S.DONE: (),
    S.DROPPED: (),
}
OPEN: Final = (S.PLANNED, S.DOING)
