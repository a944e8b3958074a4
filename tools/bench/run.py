# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""./eenlijn bench: which parts, on which databases, in how many rounds; then the table and the JSON."""

import json
import os
import signal
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import FrameType, ModuleType
from typing import Final, NamedTuple

from tools.bench import intake, overload, pages, starting
from tools.bench.rows import Results, show
from tools.bench.stage import SMALL, Stage, stage
from tools.launcher import prepare
from tools.launcher.show import minutes, say, timed

PARTS: Final[dict[str, ModuleType]] = {
    "pages": pages,
    "intake": intake,
    "overload": overload,
    "start": starting,
}
DATABASES: Final = ("sqlite", "postgresql")
USUAL, FULL = 100_000, 1_000_000
# Workers come to rest in this time: what was due when they started is done.
SETTLE: Final = 10.0


class Asked(NamedTuple):
    """What the bench is to do; the sizes and seconds are smaller only in its own test."""

    incidents: int = USUAL
    only: Sequence[str] = ()
    database: str = "both"
    rounds: int = 3
    json_file: Path | None = None
    small: int = SMALL
    intake_seconds: float = 4.0
    page_seconds: float = 1.5
    overload_seconds: float = 10.0
    settle: float = SETTLE


def run(asked: Asked) -> int:
    """Measure, show, and leave nothing running, also when it is stopped halfway."""
    prepare.take(prepare.for_running())
    signal.signal(signal.SIGTERM, _stop)
    results, began = Results(), time.monotonic()
    wanted = DATABASES if asked.database == "both" else (asked.database,)
    load = os.getloadavg()[0]
    results.about = {
        "incidents": asked.incidents,
        "rounds": asked.rounds,
        "processors": os.cpu_count(),
        "load_before": load,
    }
    with tempfile.TemporaryDirectory(prefix="eenlijn-bench-") as folder:
        for database in wanted:
            say(f"--- {database}")
            with stage(database, asked.incidents, Path(folder), small=asked.small) as found:
                _rounds(asked, found, results)
    for database in wanted:
        for part in _chosen(asked):
            PARTS[part].compare(results, database)
    show(results)
    say(f"\nIn all {minutes(time.monotonic() - began)}. Load of this machine before it began: {load:.2f}.")
    if asked.json_file:
        asked.json_file.write_text(json.dumps(results.as_json(), indent=1), "utf-8")
    return 0


def _chosen(asked: Asked) -> list[str]:
    return [part for part in PARTS if not asked.only or part in asked.only]


def _rounds(asked: Asked, found: Stage, results: Results) -> None:
    time.sleep(asked.settle)
    seconds: dict[str, float] = {
        "intake": asked.intake_seconds,
        "pages": asked.page_seconds,
        "overload": asked.overload_seconds,
        "start": 0.0,
    }
    # Part by part: reports that come in make the lists longer, and those are measured with as many each time.
    for part in _chosen(asked):
        for turn in range(1, asked.rounds + 1):
            with timed(f"{found.database}: round {turn} of {asked.rounds}, {part}"):
                measure: Callable[[Stage, Results, float], None] = PARTS[part].measure
                measure(found, results, seconds[part])


def _stop(number: int, frame: FrameType | None) -> None:
    """Being asked to stop is the same as Ctrl-C: everything that was started is ended in order."""
    raise KeyboardInterrupt
