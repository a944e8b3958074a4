# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What each test told, written down as soon as it ends: a campaign that was stopped goes on from there.

As a plugin of pytest (`-p tools.campaign.notebook`) it writes a line per test into the file that the
environment names, leaves out what passed in an earlier run, and tells now and then how far it is.
"""

import json
import os
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

import pytest

FILE: Final = "EENLIJN_CAMPAIGN_NOTEBOOK"
RUN: Final = "EENLIJN_CAMPAIGN_RUN"
PASSED, FAILED, LEFT_OUT = "passed", "failed", "left out"
_TOLD_EVERY: Final = 10.0  # seconds


@dataclass(frozen=True)
class Told:
    """One test, as it ended in one run."""

    test: str
    outcome: str
    run: str
    tried: int = 1
    lost: int = 0
    found: int = 0
    seconds: float = 0.0


def read(file: Path) -> dict[str, Told]:
    """Every test with how it last ended; a line that was cut off by a kill is no line."""
    return {one.test: one for one in _lines(file)}


def _lines(file: Path) -> Iterator[Told]:
    if not file.is_file():
        return
    for line in file.read_text(encoding="utf-8").splitlines():
        try:
            yield Told(**json.loads(line))
        except (ValueError, TypeError):
            continue


def write(file: Path, told: Told) -> None:
    """Whole and at once on the disk; on a line of its own, also after a line that was cut off."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("ab+") as stream:
        stream.seek(-1 if stream.tell() else 0, os.SEEK_END)
        cut_off = stream.read(1) not in {b"", b"\n"}
        stream.write(b"\n" * cut_off + json.dumps(asdict(told)).encode() + b"\n")
        stream.flush()
        os.fsync(stream.fileno())


def told_of(test: str, run: str, reports: list[pytest.TestReport]) -> Told:
    """One test from what pytest says of its beginning, itself and its end."""
    has_failed = any(one.failed for one in reports)
    if any(one.skipped for one in reports) and not has_failed:
        return Told(test, LEFT_OUT, run, tried=1)
    said = {name: value for one in reports for name, value in one.user_properties}
    tried = _count(said.get("tried", 1))
    lost = max(_count(said.get("lost", 0)), int(has_failed))
    return Told(
        test,
        FAILED if has_failed or lost else PASSED,
        run,
        tried,
        lost,
        _count(said.get("found", tried - lost)),
        round(sum(one.duration for one in reports), 2),
    )


def _count(value: object) -> int:
    return max(int(str(value)), 0)


class Notebook:
    """The plugin at work in one process; with helpers beside it only the one that leads them writes."""

    def __init__(self, file: Path, run: str) -> None:
        self._file, self._run = file, run
        self._known = read(file)
        self._reports: dict[str, list[pytest.TestReport]] = {}
        self._began = self._told_at = time.monotonic()
        self._now: list[Told] = []
        self._all = 0

    def pytest_collection_modifyitems(self, config: pytest.Config, items: list[pytest.Item]) -> None:
        """Leave out what passed before. What passes in this run changes nothing: helpers collect alike."""
        passed = {one.test for one in self._known.values() if one.outcome == PASSED and one.run != self._run}
        before = [item for item in items if item.nodeid in passed]
        items[:] = [item for item in items if item.nodeid not in passed]
        if before:
            config.hook.pytest_deselected(items=before)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self._reports.setdefault(report.nodeid, []).append(report)
        if report.when == "teardown":
            told = told_of(report.nodeid, self._run, self._reports.pop(report.nodeid))
            write(self._file, told)
            self._now.append(told)
            self._tell()

    @pytest.hookimpl(optionalhook=True)
    def pytest_xdist_node_collection_finished(self, ids: list[str]) -> None:
        self._all = len(ids)

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        self._all = max(self._all, len(session.items))

    def _tell(self) -> None:
        moment = time.monotonic()
        if moment - self._told_at < _TOLD_EVERY and len(self._now) != self._all:
            return
        self._told_at = moment
        tried, lost = sum(one.tried for one in self._now), sum(one.lost for one in self._now)
        done, took = len(self._now), moment - self._began
        left = took / done * (self._all - done) / 60
        print(
            f"\n  {done} of {self._all} parts, tried {tried:,}, lost {lost:,}, {took / 60:.0f} min; "
            f"about {left:.0f} min to go",
            flush=True,
        )


def pytest_configure(config: pytest.Config) -> None:
    """Come to work where the environment names a notebook."""
    file = os.environ.get(FILE)
    if not file:
        return
    notebook: Any = Notebook(Path(file), os.environ.get(RUN, ""))
    if hasattr(config, "workerinput"):
        # What a helper reports is written by who leads it.
        notebook = _Helper(notebook)
    config.pluginmanager.register(notebook, "notebook-of-the-campaign")


class _Helper:
    """Leaves out what passed before, and writes nothing."""

    def __init__(self, notebook: Notebook) -> None:
        self.pytest_collection_modifyitems = notebook.pytest_collection_modifyitems
