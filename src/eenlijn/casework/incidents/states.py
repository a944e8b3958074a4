# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which status may follow which (decision 11)."""

from eenlijn.casework.incidents.codes import Status

MOVES: dict[Status, frozenset[Status]] = {
    Status.DRAFT: frozenset({Status.REPORTED}),
    Status.REPORTED: frozenset({Status.ASSESSED, Status.NOT_UPHELD, Status.MERGED}),
    Status.ASSESSED: frozenset({Status.IN_PROGRESS, Status.CLOSED, Status.NOT_UPHELD, Status.MERGED}),
    Status.IN_PROGRESS: frozenset({Status.CLOSED, Status.NOT_UPHELD, Status.MERGED}),
    Status.CLOSED: frozenset({Status.IN_PROGRESS}),
    Status.NOT_UPHELD: frozenset(),
    Status.MERGED: frozenset(),
}

OPEN = frozenset({Status.REPORTED, Status.ASSESSED, Status.IN_PROGRESS})


# Only undoing a merge leads out of it, to where the dossier stood: no act on the dossier itself does.
BEFORE_MERGE = OPEN


def may_follow(before: Status, after: Status) -> bool:
    return after in MOVES[before]
