# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The primary rule of decision 33: at least 5 incidents, of at least 3 employers, none above 75% of them.

**Employers that agreed in writing to be recognisable.** Their own figures may then be known to anyone.
Agreeing is about themselves only, so it never makes the others less safe:

- they are not among the three employers and they do not dominate: the rule is asked of what remains when
  their incidents are taken away, as anyone could do;
- a cell in which nobody else counts may be shown, from 5 incidents on: that minimum is for the people in it,
  and no employer can waive it;
- so a cell of 10, of which 6 are of a consenting employer, is hidden: the other 4 could be worked out.

Consent can therefore hide a cell that would be shown without it. That is the price of a known figure.
"""

from collections.abc import Hashable, Mapping
from typing import Final

LEAST_INCIDENTS: Final = 5
LEAST_EMPLOYERS: Final = 3
# Three quarters, without a fraction: 4 x the largest may not be above 3 x all.
LARGEST_SHARE: Final = (3, 4)


def may_be_shown(per_employer: Mapping[Hashable, int], consents: frozenset[Hashable]) -> bool:
    """Whether a cell with these incidents per employer passes; a count of nought does not."""
    if sum(per_employer.values()) < LEAST_INCIDENTS:
        return False
    rest = [number for employer, number in per_employer.items() if number and employer not in consents]
    return not rest or _enough(rest)


def _enough(numbers: list[int]) -> bool:
    total, (above, below) = sum(numbers), LARGEST_SHARE
    largest = max(numbers)
    return total >= LEAST_INCIDENTS and len(numbers) >= LEAST_EMPLOYERS and below * largest <= above * total
