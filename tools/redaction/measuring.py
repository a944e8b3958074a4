# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Recall and precision of proposed spans against marked ones, per kind and in all.

Recall is counted three times: strictly (the proposal begins and ends where the mark does), whole (every
letter of the mark is covered, which is what counts for people) and leniently (the proposal touches the
mark). Which kind was proposed does not matter for being covered, so recall asks the place alone. Precision
per kind asks of which kind the proposal was.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from eenlijn.casework.redaction.codes import SpanKind
from eenlijn.casework.redaction.proposing import Span

Pair = tuple[tuple[Span, ...], tuple[Span, ...]]


@dataclass(frozen=True)
class Score:
    """How many were marked, how many of these were found, and how many were proposed, how many rightly."""

    marked: int
    strict: int
    whole: int
    touched: int
    proposed: int
    right: int
    right_strict: int

    @property
    def recall(self) -> float:
        return self.touched / self.marked if self.marked else 1.0

    @property
    def precision(self) -> float:
        return self.right / self.proposed if self.proposed else 1.0


def score(pairs: Iterable[Pair], kind: SpanKind | None = None) -> Score:
    """Of pairs (marked, proposed); of one kind, or of all."""
    counted = [_counted(marked, proposed, kind) for marked, proposed in pairs]
    return Score(*(sum(column) for column in zip(*counted, strict=True)))


def _counted(marked: tuple[Span, ...], proposed: tuple[Span, ...], kind: SpanKind | None) -> tuple[int, ...]:
    wanted = [one for one in marked if kind in (None, one.kind)]
    given = [one for one in proposed if kind in (None, one.kind)]
    places = {(one.start, one.end) for one in proposed}
    return (
        len(wanted),
        sum((one.start, one.end) in places for one in wanted),
        sum(_is_whole(one, proposed) for one in wanted),
        sum(any(one.meets(other) for other in proposed) for one in wanted),
        len(given),
        sum(any(one.meets(other) for other in marked) for one in given),
        sum((one.start, one.end) in {(other.start, other.end) for other in marked} for one in given),
    )


def _is_whole(one: Span, proposed: tuple[Span, ...]) -> bool:
    return all(
        any(other.start <= place < other.end for other in proposed) for place in range(one.start, one.end)
    )
