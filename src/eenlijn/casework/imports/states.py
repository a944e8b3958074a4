# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which state of a batch may follow which."""

from eenlijn.casework.imports.codes import BatchState

MOVES: dict[BatchState, frozenset[BatchState]] = {
    BatchState.UPLOADED: frozenset({BatchState.MAPPED}),
    BatchState.MAPPED: frozenset({BatchState.UPLOADED, BatchState.MAPPED, BatchState.TRYING}),
    BatchState.TRYING: frozenset({BatchState.TRIED, BatchState.MAPPED, BatchState.FAILED}),
    BatchState.TRIED: frozenset(
        {BatchState.UPLOADED, BatchState.MAPPED, BatchState.TRYING, BatchState.LOADING}
    ),
    BatchState.LOADING: frozenset({BatchState.LOADED, BatchState.STOPPED, BatchState.FAILED}),
    BatchState.STOPPED: frozenset({BatchState.LOADING, BatchState.UNDOING}),
    BatchState.LOADED: frozenset({BatchState.UNDOING}),
    BatchState.UNDOING: frozenset({BatchState.UNDONE, BatchState.LOADED}),
    BatchState.UNDONE: frozenset(),
    BatchState.FAILED: frozenset({BatchState.TRYING, BatchState.LOADING, BatchState.UNDOING}),
}

AT_WORK = frozenset({BatchState.TRYING, BatchState.LOADING, BatchState.UNDOING})
NOT_LOADED_YET = frozenset({BatchState.UPLOADED, BatchState.MAPPED, BatchState.TRIED})


def may_follow(before: BatchState, after: BatchState) -> bool:
    return after in MOVES[before]
