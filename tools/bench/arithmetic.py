# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""From single times to the numbers that are shown: percentiles, the median of rounds, the worst, ratios."""

import math
from collections.abc import Sequence
from dataclasses import dataclass


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that so many in a hundred do not exceed (nearest rank); of nothing: not a number."""
    if not values:
        return math.nan
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share / 100 * len(ordered)) - 1)]


def median(values: Sequence[float]) -> float:
    """The middle one, or halfway between the middle two."""
    ordered = sorted(value for value in values if not math.isnan(value))
    if not ordered:
        return math.nan
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


@dataclass(frozen=True)
class OfRounds:
    """One number over the rounds of a run."""

    median: float
    worst: float


def over_rounds(values: Sequence[float], *, more_is_better: bool) -> OfRounds:
    """The median, and the worst: of a rate the lowest, of a time the highest."""
    known = [value for value in values if not math.isnan(value)]
    if not known:
        return OfRounds(math.nan, math.nan)
    return OfRounds(median(known), min(known) if more_is_better else max(known))


def ratios(above: Sequence[float], below: Sequence[float]) -> list[float]:
    """Round by round, so that a machine that drifts drifts in both."""
    return [one / other if other else math.nan for one, other in zip(above, below, strict=True)]
