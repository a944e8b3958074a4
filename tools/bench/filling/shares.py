# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Dividing so many dossiers over employers and kinds, to the last one."""

from collections.abc import Hashable, Mapping
from typing import Final, TypeVar

LARGE_SHARE: Final = 0.6
_Kind = TypeVar("_Kind", bound=Hashable)


def shares(incidents: int, employers: int) -> list[int]:
    """How many dossiers each employer has: the large one first, the others alike."""
    if employers == 1:
        return [incidents]
    large = round(incidents * LARGE_SHARE)
    each, rest = divmod(incidents - large, employers - 1)
    return [large + rest, *([each] * (employers - 1))]


def divided(count: int, among: Mapping[_Kind, int]) -> list[tuple[_Kind, int]]:
    """So many over these kinds by their parts in a thousand; what is left over goes to the first."""
    parts = {kind: count * share // 1000 for kind, share in among.items()}
    first = next(iter(parts))
    parts[first] += count - sum(parts.values())
    return list(parts.items())
