# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Part overload: four times as much as can be done. Who is let in, how slow that is, and what the rest hears.

How much can be done is measured first, with clients that wait for their answer: of pages as many as the
product works on at once, of reports as many as it must take in without a failure. Then four times as many as
were answered per second keep coming, whether or not anything is answered.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from typing import Any, Final

from tools.bench.installation import HOST
from tools.bench.mixes import FORM, PAGE, REPORT, pages_and_reports, reports_only
from tools.bench.outcome import Outcome, Request
from tools.bench.requests import as_text, run
from tools.bench.rows import P95, Rate, Results
from tools.bench.stage import Stage, sign_in
from tools.launcher import serve

PART: Final = "overload"
TIMES: Final = 4
# The most clients that report at the same time in the part `intake`, where none may fail.
REPORTING: Final = 32
# More than can be answered in a second; what is left over is not sent.
MOST_PER_SECOND: Final = 2_000


@dataclass(frozen=True)
class Flood:
    """What comes in such numbers that a part is sent away, and what is among it that never is."""

    name: str
    many: tuple[str, ...]
    told_among: str
    among: tuple[str, ...]
    mix: Callable[[Stage], Iterator[Request]]

    @property
    def calm(self) -> str:
        return f"{self.name}, at capacity"

    @property
    def full(self) -> str:
        return f"{self.name}, at {TIMES} times capacity"

    def among_them(self, when: str) -> str:
        return f"{self.told_among} among {when}"


PAGES: Final = Flood("pages", (PAGE,), "reports", (REPORT, FORM), pages_and_reports)
REPORTS: Final = Flood("reports of systems", (REPORT,), "forms", (FORM,), reports_only)
FLOODS: Final = (PAGES, REPORTS)


def clients_of(flood: Flood, processes: int) -> int:
    """With how many clients it is measured what can be done."""
    return REPORTING if flood is REPORTS else slots_for_pages() * processes


def slots_for_pages() -> int:
    """How many pages one web process works on at once; the other slots are kept for reports."""
    return max(1, serve.THREADS - max(1, serve.THREADS // 4))


def measure(stage: Stage, results: Results, seconds: float) -> None:
    """One round: of each flood first what can be done, and right after it four times that."""
    sign_in(stage)
    for flood in FLOODS:
        mix, clients = flood.mix(stage), clients_of(flood, stage.large.processes)
        calm = _drive(stage, list(islice(mix, int(MOST_PER_SECOND * seconds))), seconds, clients=clients)
        _keep(stage, results, flood, flood.calm, calm)
        per_second = TIMES * calm.rate()
        full = _drive(
            stage, list(islice(mix, max(1, int(per_second * seconds)))), seconds, per_second=per_second
        )
        _keep(stage, results, flood, flood.full, full)
        row = results.row(PART, stage.database, f"{flood.full}: told when to come back")
        row.spells.append(full.refused(flood.many))


def _drive(
    stage: Stage, requests: Sequence[Request], seconds: float, *, clients: int = 0, per_second: float = 0.0
) -> Outcome:
    since = datetime.now(UTC).isoformat()
    asked: dict[str, Any] = {
        "host": HOST,
        "port": stage.large.port,
        "seconds": seconds,
        "clients": clients,
        "per_second": per_second,
        "requests": [as_text(one.content) for one in requests],
    }
    told = run("tools.bench.crowd", asked)
    found = Outcome(requests, told, stage.large.module("tools.bench.asking", "counts", since))
    # What was only kept in the crowd is not left for what is measured next.
    stage.large.module("tools.bench.asking", "settled")
    return found


def _keep(stage: Stage, results: Results, flood: Flood, when: str, found: Outcome) -> None:
    """Two rows: those of whom there are too many, and those among them that are never sent away."""
    row = results.row(PART, stage.database, when)
    row.spells.append(found.let_in(flood.many))
    row.notes["rounds"] = [*row.notes.get("rounds", []), found.told_of()]
    for name, number in (("twice", found.twice()), ("lost", found.lost())):
        row.notes[name] = row.notes.get(name, 0) + number
    among = results.row(PART, stage.database, flood.among_them(when))
    among.spells.append(found.all_in(flood.among))


def compare(results: Results, database: str) -> None:
    for flood in FLOODS:
        results.compare(PART, database, (flood.full, flood.calm), P95, "<= 2")
        results.compare(PART, database, (flood.full, flood.calm), Rate)
        among = flood.among_them(flood.full), flood.among_them(flood.calm)
        results.compare(PART, database, among, P95)
