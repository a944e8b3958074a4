# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Running a campaign: each check on each database in surroundings of its own, and a report of it all.

A check that could not run has failed: no tests, a test that left itself out, no PostgreSQL, no time.
What passed stands in a notebook per check, database, code and share, so that a campaign that was stopped can
go on; with other code it begins anew.
"""

import json
import os
import platform
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, NamedTuple
from uuid import uuid4

from tools.campaign import notebook
from tools.campaign.checks import CAMPAIGNS, FULL, SHARE, Check
from tools.campaign.figures import Figures, read
from tools.launcher import places, prepare, stamps
from tools.launcher.commands import environment
from tools.launcher.groups import Database, Group
from tools.launcher.show import CannotGoOn, complain, minutes, say
from tools.launcher.testing import surroundings

REPORTS: Final = places.BUILD / "campaign"
NO_TESTS: Final = 5  # pytest's exit code when nothing was collected
STOPPED: Final = "stopped"
ENDS_WITHIN: Final = 20.0  # seconds, for each way of asking
# What a result depends on: with any of these changed, nothing that passed before counts.
CODE: Final = ("src", "tests", "tools", "docs/api", "pyproject.toml", "requirements-dev.lock")


class Asked(NamedTuple):
    """`share`: of what is counted in cells one in so many; 1 is all. With `goes_on` what passed is kept."""

    campaign: str
    only: Sequence[str]
    database: str
    reports: Path = REPORTS
    share: int = 1
    goes_on: bool = False

    @property
    def size(self) -> str:
        return "full size" if self.share == 1 else f"one cell in {self.share}"


class Outcome(NamedTuple):
    """One check on one database; `problem` is empty when all is well."""

    check: Check
    database: Database
    figures: Figures
    seconds: float
    problem: str


class Surroundings(NamedTuple):
    """What all checks of one run share: a folder that goes afterwards, notebooks that stay, its own name."""

    folder: Path
    notebooks: Path
    run: str


def run(asked: Asked) -> int:
    chosen = list(_chosen(asked))
    say(f"Campaign {asked.campaign}: {len(chosen)} checks, {asked.size}. Ctrl-C stops; --resume goes on.")
    prepare.take(prepare.for_testing(starts_product=True))
    outcomes: list[Outcome] = []
    has_stopped = False
    with tempfile.TemporaryDirectory(prefix="eenlijn-campaign-") as folder, _stopped_by_others():
        place = Surroundings(Path(folder), _notebooks(asked), uuid4().hex)
        for number, (check, database) in enumerate(chosen, start=1):
            say(f"\n--- {number} of {len(chosen)}: {check.name} on {database.value}: {check.proves}")
            outcomes.append(_run(check, database, place, asked))
            say(f"--- {_line(outcomes[-1])}")
            if has_stopped := outcomes[-1].problem == STOPPED:
                complain(
                    "\nStopped: what did not run is told in the report, and the campaign has not passed."
                )
                break
    left = [f"{check.name} on {database.value}" for check, database in chosen[len(outcomes) :]]
    return _report(asked, outcomes, left, has_stopped=has_stopped)


def _notebooks(asked: Asked) -> Path:
    """Where what passed is written down, for this code and this share only."""
    mark = stamps.fingerprint([places.ROOT / one for one in CODE], f"{asked.share}")
    return asked.reports / "notebooks" / f"{asked.campaign}-{mark[:16]}"


@contextmanager
def _stopped_by_others() -> Iterator[None]:
    """Being asked to end is as Ctrl-C: the report is written."""

    def stop(_number: int, _frame: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _chosen(asked: Asked) -> Iterator[tuple[Check, Database]]:
    for check in CAMPAIGNS[asked.campaign]:
        for database in check.databases:
            if asked.only and check.name not in asked.only:
                continue
            if asked.database in {"both", database.name.lower()}:
                yield check, database


def _run(check: Check, database: Database, place: Surroundings, asked: Asked) -> Outcome:
    start, name = time.monotonic(), f"{check.name}-{database.name.lower()}"
    told = place.notebooks / f"{name}.jsonl"
    if not asked.goes_on:
        told.unlink(missing_ok=True)
    group = Group(check.name, check.proves, (), database)
    problem = ""
    try:
        with surroundings(group, place.folder / name) as settings:
            code = _pytest(check.selection, {**settings, **_told_to_tests(told, place.run, asked)})
    except CannotGoOn as fault:
        code, problem = 0, f"could not run: {fault}"
    except KeyboardInterrupt:
        code, problem = 0, STOPPED
    figures = read(told, place.run)
    seconds = time.monotonic() - start
    return Outcome(check, database, figures, seconds, problem or problem_of(code, figures))


def _told_to_tests(told: Path, run: str, asked: Asked) -> dict[str, str]:
    where = os.pathsep.join((str(places.ROOT / "src"), str(places.ROOT)))
    names = {notebook.FILE: str(told), notebook.RUN: run, "PYTHONPATH": where}
    return {**FULL, SHARE: f"{asked.share}", **names}


def problem_of(code: int, figures: Figures) -> str:
    """What is wrong, in one line; a test that left itself out is as bad as one that failed."""
    if figures.tests == 0 or (code == NO_TESTS and figures.earlier < figures.tests):
        return "could not run: there are no such tests"
    if figures.lost:
        return f"{figures.lost} lost"
    if figures.left_out:
        return f"could not run: {figures.left_out} tests left themselves out"
    # Nothing was left to do where all of it passed in a run that was stopped.
    return f"ended with {code}" if code not in {0, NO_TESTS} else ""


def _pytest(selection: Sequence[str], settings: Mapping[str, str]) -> int:
    """Every line as it comes; two processes, each with a database of its own."""
    command = [str(places.program("pytest")), "-n", "2", "--dist", "loadfile", "-p", "no:cacheprovider"]
    command += ["-p", "tools.campaign.notebook"]
    process = subprocess.Popen(
        [*command, *selection],
        cwd=places.ROOT,
        env=environment(settings),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        start_new_session=True,
    )
    with process:
        try:
            for line in process.stdout or ():
                print(line, end="", flush=True)
        except KeyboardInterrupt:
            _end_all(process)
            raise
    return process.returncode


def _end_all(process: subprocess.Popen[str]) -> None:
    """Ask the tests and their helpers to clean up and end; who does not within its time is ended."""
    for sign in (signal.SIGINT, signal.SIGTERM, signal.SIGKILL):
        with suppress(ProcessLookupError):
            os.killpg(process.pid, sign)
        # Ends when nobody of them can write any more: the helpers too.
        with suppress(subprocess.TimeoutExpired):
            process.communicate(timeout=ENDS_WITHIN)
            return


def _line(outcome: Outcome) -> str:
    check, database, figures, seconds, problem = outcome
    told = f"{check.name:<12} {database.value:<10} tried {figures.tried:>9,} found {figures.found:>9,}"
    earlier = f" ({figures.earlier} of {figures.tests} parts in an earlier run)" if figures.earlier else ""
    return f"{told} lost {figures.lost:>5,} {minutes(seconds):>12}  {problem or 'passed'}{earlier}"


def _report(asked: Asked, outcomes: Sequence[Outcome], left: Sequence[str], *, has_stopped: bool) -> int:
    whole = sum((outcome.figures for outcome in outcomes), Figures())
    fails = has_stopped or bool(left) or not outcomes or any(outcome.problem for outcome in outcomes)
    verdict = "NOT PASSED" if fails else "passed" if asked.share == 1 else f"passed, {asked.size}"
    lines = [f"  {_line(outcome)}" for outcome in outcomes]
    say("\n=== what was tried\n" + "\n".join(lines))
    say(f"  did not run: {', '.join(left) or 'nothing'}")
    say(f"{asked.campaign}: tried {whole.tried:,}, found {whole.found:,}, lost {whole.lost:,}: {verdict}")
    made = datetime.now(UTC)
    asked.reports.mkdir(parents=True, exist_ok=True)
    file = asked.reports / f"{asked.campaign}-{made:%Y-%m-%dT%H%M%SZ}"
    file.with_suffix(".json").write_text(
        json.dumps(_as_data(asked, outcomes, left, verdict, made), indent=2) + "\n"
    )
    file.with_suffix(".md").write_text(_as_table(asked, outcomes, left, verdict, made))
    say(f"Written to {file}.md and .json")
    return 1 if fails else 0


def _as_data(
    asked: Asked, outcomes: Sequence[Outcome], left: Sequence[str], verdict: str, made: datetime
) -> dict[str, Any]:
    return {
        "campaign": asked.campaign,
        "made_at": made.isoformat(),
        "share": asked.share,
        "machine": f"{platform.system()} {platform.machine()}, Python {platform.python_version()}",
        "verdict": verdict,
        "did_not_run": list(left),
        "checks": [
            {
                "check": one.check.name,
                "proves": one.check.proves,
                "database": one.database.value,
                **one.figures._asdict(),
                "seconds": round(one.seconds, 1),
                "problem": one.problem,
            }
            for one in outcomes
        ],
    }


def _as_table(
    asked: Asked, outcomes: Sequence[Outcome], left: Sequence[str], verdict: str, made: datetime
) -> str:
    rows = [
        f"| {one.check.name} | {one.check.proves} | {one.database.value} | {one.figures.tests} "
        f"| {one.figures.tried} | {one.figures.found} | {one.figures.lost} | {one.seconds:.0f} "
        f"| {(one.problem or 'passed').splitlines()[0]} |"
        for one in outcomes
    ]
    head = "| check | proves | database | tests | tried | found | lost | seconds | verdict |"
    text = [f"# Campaign {asked.campaign}: {verdict}", "", f"Made {made:%Y-%m-%d %H:%M} UTC.", "", head]
    text += [
        "|---|---|---|---|---|---|---|---|---|",
        *rows,
        "",
        f"Did not run: {', '.join(left) or 'nothing'}.",
    ]
    return "\n".join(text) + "\n"
