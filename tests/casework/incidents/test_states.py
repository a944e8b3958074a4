# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which status may follow which."""

from eenlijn.casework.incidents.codes import Status
from eenlijn.casework.incidents.states import MOVES, OPEN, may_follow

ALLOWED = {
    ("draft", "reported"),
    ("reported", "assessed"),
    ("reported", "not_upheld"),
    ("reported", "merged"),
    ("assessed", "in_progress"),
    ("assessed", "closed"),
    ("assessed", "not_upheld"),
    ("assessed", "merged"),
    ("in_progress", "closed"),
    ("in_progress", "not_upheld"),
    ("in_progress", "merged"),
    ("closed", "in_progress"),
}


def test_exactly_these_moves_are_allowed() -> None:
    found = {(a.value, b.value) for a in Status for b in Status if may_follow(a, b)}

    assert found == ALLOWED


def test_every_status_has_its_row_and_nothing_that_ended_counts_as_open() -> None:
    assert set(MOVES) == set(Status)
    assert {status.value for status in OPEN} == {"reported", "assessed", "in_progress"}
