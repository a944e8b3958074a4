# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What became of a mix of requests: let in, told when to try again, or failed; of each kind apart."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, Final

from tools.bench.requests import Spell

# A form that was kept leads on to its receipt.
LET_IN: Final = (200, 201, 303)


@dataclass(frozen=True)
class Request:
    """One request of a mix: what kind it is, and the key of the report that it carries."""

    kind: str
    content: bytes
    key: str = ""


@dataclass(frozen=True)
class Outcome:
    """The answers of one spell to these requests, in the order in which they came."""

    requests: Sequence[Request]
    told: dict[str, Any]
    # What the database holds of it afterwards.
    kept: dict[str, int]

    def let_in(self, kinds: Collection[str]) -> Spell:
        """Who was let in; failed are those who were not and were not told when to come back either."""
        return self._spell(kinds, is_in=True, failures=self.count(kinds) - self._of_both(kinds))

    def refused(self, kinds: Collection[str]) -> Spell:
        return self._spell(kinds, is_in=False, failures=0)

    def all_in(self, kinds: Collection[str]) -> Spell:
        """Of those who are never sent away: whoever was, counts as failed."""
        spell = self._spell(kinds, is_in=True, failures=0)
        return self._spell(kinds, is_in=True, failures=self.count(kinds) - spell.count)

    def rate(self) -> float:
        """How many of all kinds were let in per second."""
        return self.let_in({one.kind for one in self.requests}).rate

    def count(self, kinds: Collection[str]) -> int:
        """How many left, of those that left: whoever waits for its answer to the end has failed."""
        left = len(self.told["answers"]) + self.told["unanswered"]
        return sum(one.kind in kinds for one in self.requests[:left])

    def lost(self) -> int:
        """Reports that were acknowledged and are not there."""
        return max(0, self._acknowledged() - self.kept["reports"])

    def twice(self) -> int:
        """Reports that are there twice, or though their sender was told that nothing was done."""
        too_many = self.kept["reports"] - self._acknowledged() - self._unsure()
        return self.kept["twice"] + max(0, too_many)

    def told_of(self) -> dict[str, Any]:
        """For the JSON: the statuses of each kind, and what the database counted."""
        statuses: dict[str, dict[int, int]] = {one.kind: {} for one in self.requests}
        for index, status, _time, _when in self.told["answers"]:
            mine = statuses[self.requests[index].kind]
            mine[status] = mine.get(status, 0) + 1
        return {"statuses": statuses, "unanswered": self.told["unanswered"], **self.kept}

    def _acknowledged(self) -> int:
        """How many reports were let in; every one has a key of its own."""
        let_in = [index for index, status, _time, _when in self.told["answers"] if status in LET_IN]
        return sum(bool(self.requests[index].key) for index in let_in)

    def _unsure(self) -> int:
        """How many heard neither yes nor no: of those the database may hold some."""
        unsure = [status for _index, status, _time, when in self.told["answers"] if not when]
        return sum(status not in LET_IN for status in unsure) + int(self.told["unanswered"])

    def _of_both(self, kinds: Collection[str]) -> int:
        return len(self._times(kinds, is_in=True)) + len(self._times(kinds, is_in=False))

    def _times(self, kinds: Collection[str], *, is_in: bool) -> list[float]:
        return [
            milliseconds
            for index, status, milliseconds, says_when in self.told["answers"]
            if self.requests[index].kind in kinds and (status in LET_IN if is_in else says_when)
        ]

    def _spell(self, kinds: Collection[str], *, is_in: bool, failures: int) -> Spell:
        return Spell.over(
            self._times(kinds, is_in=is_in),
            self.told["seconds"],
            failures=failures,
            maker_ms=self.told["own_ms_per_request"],
        )
