# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The lot: which dossiers are drawn. Pure, so that an auditor can do it again with any tool.

Every candidate gets the SHA-256 of the seed, a bar and its id; the lowest ones are drawn, in that order. The
seed is made at the moment of the draw (`sampling.draw_sample`), when the candidates are fixed already.
"""

import hashlib
from collections.abc import Iterable
from uuid import UUID

from eenlijn.casework.samples.codes import FEWEST, MOST, PERCENT


def size_of(candidates: int) -> int:
    """How many are drawn: 5%, rounded up, at least 5 and at most 25; all when there are fewer."""
    part = -(-candidates * PERCENT // 100)
    return min(candidates, MOST, max(FEWEST, part))


def candidate_list(ids: Iterable[UUID]) -> list[str]:
    """The candidates as they are kept and shown: each id once, sorted."""
    return sorted({str(one) for one in ids})


def digest_of(candidates: Iterable[str]) -> str:
    """SHA-256 of the list, one id per line with a line end each."""
    return hashlib.sha256("".join(f"{one}\n" for one in candidates).encode()).hexdigest()


def drawn(seed: str, candidates: Iterable[str], size: int) -> list[str]:
    """The ids that are drawn, in the order of the lot."""
    return sorted(candidates, key=lambda one: _mark(seed, one))[:size]


def _mark(seed: str, one: str) -> str:
    return hashlib.sha256(f"{seed}|{one}".encode()).hexdigest()
