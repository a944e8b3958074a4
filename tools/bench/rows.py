# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What was measured: rows of spells, the ratios between them, as a table and as JSON."""

import math
import platform
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field
from typing import Any, Final

from tools.bench.arithmetic import median, over_rounds, ratios
from tools.bench.requests import Spell
from tools.launcher.show import say

WIDTH: Final = 58


@dataclass
class Row:
    """One thing that was measured, a spell per round; or a single number per round (`unit`)."""

    part: str
    database: str
    name: str
    spells: list[Spell] = field(default_factory=list)
    numbers: list[float] = field(default_factory=list)
    unit: str = ""
    notes: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Ratio:
    """One row against another, round by round, with what we want of it when the issue says so."""

    database: str
    name: str
    values: list[float]
    goal: str = ""
    more_is_better: bool = True


Rate: Final[Callable[[Spell], float]] = lambda spell: spell.rate  # noqa: E731 - a name for a column
P50: Final[Callable[[Spell], float]] = lambda spell: spell.p50  # noqa: E731 - likewise
P95: Final[Callable[[Spell], float]] = lambda spell: spell.p95  # noqa: E731 - likewise
_CALLED: Final = {Rate: "rate", P50: "p50", P95: "p95"}


@dataclass
class Results:
    """Everything one run measured."""

    rows: list[Row] = field(default_factory=list)
    ratios: list[Ratio] = field(default_factory=list)
    about: dict[str, Any] = field(default_factory=dict)

    def row(self, part: str, database: str, name: str, unit: str = "") -> Row:
        """The row of this name; made when it is new."""
        for row in self.rows:
            if (row.part, row.database, row.name) == (part, database, name):
                return row
        self.rows.append(Row(part, database, name, unit=unit))
        return self.rows[-1]

    def compare(
        self,
        part: str,
        database: str,
        pair: tuple[str, str],
        column: Callable[[Spell], float],
        goal: str = "",
    ) -> None:
        """State the ratio of one row to another, when both were measured."""
        above, below = pair
        known = {row.name: row for row in self.rows if row.part == part and row.database == database}
        if above not in known or below not in known:
            return
        values = ratios(
            [column(spell) for spell in known[above].spells], [column(spell) for spell in known[below].spells]
        )
        self.ratios.append(
            Ratio(
                database, f"{_CALLED[column]}: {above} / {below}", values, goal, more_is_better=column is Rate
            )
        )

    def as_json(self) -> dict[str, Any]:
        return {
            "about": self.about | {"python": platform.python_version(), "machine": platform.machine()},
            "rows": [asdict(row) for row in self.rows],
            "ratios": [asdict(one) for one in self.ratios],
        }


def show(results: Results) -> None:
    """Print the tables: of every number the median of the rounds, and the worst behind it."""
    for part, database in dict.fromkeys((row.part, row.database) for row in results.rows):
        mine = [row for row in results.rows if (row.part, row.database) == (part, database)]
        say(f"\n=== {part}, {database}: median of the rounds (worst)")
        _times(row for row in mine if row.spells)
        _numbers(row for row in mine if row.numbers)
    say("\n=== ratios, round by round: median (worst)")
    for one in results.ratios:
        found = over_rounds(one.values, more_is_better=one.more_is_better)
        goal = f"   goal {one.goal}" if one.goal else ""
        say(f"  {one.database:<11}{one.name:<78} {found.median:7.3f} ({found.worst:.3f}){goal}")


def _times(rows: Iterable[Row]) -> None:
    rows = list(rows)
    if not rows:
        return
    titles = "".join(f"{one:>18}" for one in ("per second", "p50 ms", "p95 ms", "p99 ms"))
    say(f"  {'':<{WIDTH}}{titles}{'failed':>8}{'twice':>7}{'lost':>6}")
    for row in rows:
        columns = [
            _pair([getattr(spell, name) for spell in row.spells], more_is_better=name == "rate")
            for name in ("rate", "p50", "p95", "p99")
        ]
        failed = sum(spell.failures for spell in row.spells)
        twice, lost = (row.notes.get(name, "") for name in ("twice", "lost"))
        columns = [f"{one:>18}" for one in columns]
        say(f"  {row.name:<{WIDTH}}{''.join(columns)}{failed:>8}{twice:>7}{lost:>6}")
    busiest = max(median([spell.maker_ms for spell in row.spells]) for row in rows)
    say(f"  The load maker itself took at most {busiest:.3f} ms of processor time per request.")


def _numbers(rows: Iterable[Row]) -> None:
    for row in rows:
        say(f"  {row.name:<{WIDTH}}{_pair(row.numbers, more_is_better=False):>18} {row.unit}")


def _pair(values: list[float], *, more_is_better: bool) -> str:
    found = over_rounds(values, more_is_better=more_is_better)
    if math.isnan(found.median):
        return "-"
    return f"{_short(found.median)} ({_short(found.worst)})"


def _short(value: float) -> str:
    return f"{value:.0f}" if value >= 100 else f"{value:.2f}"  # noqa: PLR2004 - three figures are enough
