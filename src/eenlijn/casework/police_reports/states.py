# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which step of a filing may follow which; None is the filing itself, before anything was heard.

Pure. A refused filing ends in a second look or a new decision; a dismissal in a complaint or a reopened case.
"""

from collections.abc import Mapping
from typing import Final

from eenlijn.casework.police_reports.codes import PoliceStep as P

# These say something of the filing and move nothing: they may come at any time.
ANYTIME: Final = frozenset({P.CONTACT, P.VPT_MARKED, P.VPT_MISSING, P.FEEDBACK})

_DECIDED: Final = frozenset({P.PROSECUTED, P.DISMISSED, P.SETTLED, P.HEARING})
_CASE: Final = _DECIDED | {P.INVESTIGATED}
MOVES: Final[Mapping[P | None, frozenset[P]]] = {
    None: _CASE | {P.TAKEN, P.REFUSED},
    P.TAKEN: _CASE,
    P.REFUSED: frozenset({P.LOOK_ASKED, P.TAKEN}),
    P.LOOK_ASKED: frozenset({P.LOOK_AGREED, P.LOOK_REFUSED, P.TAKEN}),
    P.LOOK_AGREED: frozenset({P.TAKEN}),
    P.LOOK_REFUSED: frozenset({P.TAKEN}),
    P.INVESTIGATED: _DECIDED,
    # What was decided to prosecute may still end without a judge.
    P.PROSECUTED: frozenset({P.DISMISSED, P.SETTLED, P.HEARING}),
    P.DISMISSED: frozenset({P.COMPLAINED, P.INVESTIGATED}),
    P.SETTLED: frozenset({P.COMPLAINED, P.HEARING}),
    P.HEARING: frozenset({P.HEARING, P.CONVICTED, P.ACQUITTED, P.DISMISSED}),
    P.CONVICTED: frozenset({P.APPEALED}),
    P.ACQUITTED: frozenset({P.APPEALED}),
    P.APPEALED: frozenset({P.HEARING, P.CONVICTED, P.ACQUITTED}),
    P.COMPLAINED: frozenset({P.COMPLAINT_AGREED, P.COMPLAINT_REFUSED}),
    P.COMPLAINT_AGREED: frozenset({P.INVESTIGATED, P.PROSECUTED, P.SETTLED, P.HEARING}),
    P.COMPLAINT_REFUSED: frozenset(),
}

# Nobody has to come back to us after these: no news is asked for.
AT_REST: Final = frozenset(
    {P.LOOK_REFUSED, P.DISMISSED, P.SETTLED, P.CONVICTED, P.ACQUITTED, P.COMPLAINT_REFUSED}
)
# Not prosecuted, or not before a judge: from here a complaint is possible (article 12 Sv).
OPENS_COMPLAINT: Final = frozenset({P.DISMISSED, P.SETTLED})


def may_follow(before: P | None, after: P) -> bool:
    """Whether this step may be recorded when that one moved the filing last."""
    return after in ANYTIME or after in MOVES[before]


def choices_after(before: P | None) -> tuple[P, ...]:
    """What may be recorded now, in the order of the list."""
    return tuple(one for one in P if may_follow(before, one))
