# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Part start: from the command to the first answer, and the memory of each process when it has worked."""

import time
from pathlib import Path
from typing import Final

from tools.bench.installation import Process, free_port
from tools.bench.rows import Results
from tools.bench.stage import Stage

PART: Final = "start"
KIBIBYTES_PER_MEGABYTE: Final = 1000 / 1.024


def measure(stage: Stage, results: Results, seconds: float) -> None:
    """Start one more set of web processes on the large installation; then look at the ones at work."""
    del seconds
    port = free_port()
    began = time.monotonic()
    process = stage.large.start_web(port=port)
    taken = time.monotonic() - began
    process.stop()
    results.row(PART, stage.database, "start to first answer", "s").numbers.append(taken)
    name = f"web processes ({stage.large.processes}), worker and what is above them (goal at two: 300)"
    results.row(PART, stage.database, name, "MB").numbers.append(memory_of(stage.running["large"]))


def memory_of(process: Process) -> float:
    """Megabytes of this process and all below it; what they share is counted once, by shares (PSS)."""
    return sum(_proportional(pid) for pid in family(process.pid)) / KIBIBYTES_PER_MEGABYTE


def family(pid: int) -> list[int]:
    """The process and everything it started."""
    found = [pid]
    for one in found:
        for task in Path(f"/proc/{one}/task").glob("*/children"):
            found += [int(child) for child in task.read_text("ascii").split()]
    return found


def _proportional(pid: int) -> int:
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1])
    return 0


def compare(results: Results, database: str) -> None:
    """There is nothing to divide here."""
