# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which moves a subscription may make; what is not here is refused."""

from collections.abc import Mapping
from typing import Final

from eenlijn.commons.webhooks.codes import SubscriptionState as S

MOVES: Final[Mapping[S, frozenset[S]]] = {
    S.RUNNING: frozenset({S.PAUSED, S.HALTED, S.GONE, S.ENDED}),
    S.PAUSED: frozenset({S.RUNNING, S.GONE, S.ENDED}),
    S.HALTED: frozenset({S.RUNNING, S.GONE, S.ENDED}),
    S.GONE: frozenset(),
    S.ENDED: frozenset(),
}
# What still has a secret, an address and a place on the list of what runs.
ALIVE: Final = (S.RUNNING, S.PAUSED, S.HALTED)


def before(target: S) -> tuple[S, ...]:
    """Return the states from which one may come to this one."""
    return tuple(state for state, moves in MOVES.items() if target in moves)
