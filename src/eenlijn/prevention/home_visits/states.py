# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which state of a visit may follow which, and by whom: safer is always free, going on with red never is."""

from collections.abc import Mapping
from typing import Final

from eenlijn.prevention.home_visits.codes import VisitState as S

BY_ASKER: Final[Mapping[S, tuple[S, ...]]] = {
    S.ASKED: (S.ELSEWHERE, S.CALLED_OFF),
    S.GOES_ON: (S.ELSEWHERE, S.CALLED_OFF),
    S.TOGETHER: (S.ELSEWHERE, S.CALLED_OFF),
    S.ELSEWHERE: (S.CALLED_OFF,),
    S.CALLED_OFF: (),
}
BY_COLLEAGUE: Final[Mapping[S, tuple[S, ...]]] = {
    S.ASKED: (S.TOGETHER, S.ELSEWHERE, S.CALLED_OFF),
    S.GOES_ON: (),
    S.TOGETHER: (),
    S.ELSEWHERE: (),
    S.CALLED_OFF: (),
}
