# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""./eenlijn test: runs the groups, says what each took, and at the end which ones did not run."""

import os
import re
import secrets
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from tools.launcher import machine, places, postgresql, prepare
from tools.launcher.commands import environment
from tools.launcher.groups import GROUPS, Database, Group
from tools.launcher.show import CannotGoOn, complain, minutes, say

CLOSING_LINE = re.compile(
    r"^=* ?((no tests ran|.*\b\d+ (passed|failed|error|skipped|deselected)\b).* in [\d.:]+ ?s.*?) ?=*$"
)
COLOUR = re.compile(r"\x1b\[[0-9;]*m")
# The groups that share tests when both run: which turn is whose (tests/turns.py).
TURN = "EENLIJN_TESTS_TURN"
IN_TURNS = ("sqlite", "postgresql")
NO_TESTS = 5  # pytest's exit code when nothing was collected


class Outcome(NamedTuple):
    """How a group ended: `problem` is empty when all is well."""

    group: Group
    seconds: float
    ran: bool
    problem: str
    closing: str


def run(only: Sequence[str] | None, *, fast: bool) -> int:
    chosen = [group for group in GROUPS if (not only or group.name in only) and not (fast and group.slow)]
    say("Setting up the tests")
    starts_product = any(group.database is not Database.NONE for group in chosen)
    prepare.take(prepare.for_testing(starts_product=starts_product))
    with tempfile.TemporaryDirectory(prefix="eenlijn-test-") as folder:
        turns = turns_of([group.name for group in chosen])
        outcomes = [_run(group, Path(folder), turns.get(group.name, {})) for group in chosen]
    return report(outcomes, left_out=[group for group in GROUPS if group not in chosen])


def turns_of(names: Sequence[str]) -> Mapping[str, Mapping[str, str]]:
    """The turn of each group that shares, as a setting; nobody shares with a group that does not run."""
    if not set(IN_TURNS) <= set(names):
        return {}
    return {name: {TURN: name} for name in IN_TURNS}


def _run(group: Group, folder: Path, turn: Mapping[str, str]) -> Outcome:
    say(f"\n--- {group.name}: {group.proves}")
    start = time.monotonic()
    try:
        with surroundings(group, folder / group.name) as settings:
            problem, closing = _run_commands(group, {**settings, **turn})
    except CannotGoOn as fault:
        complain(str(fault))
        return Outcome(group, time.monotonic() - start, ran=False, problem=str(fault), closing="")
    seconds = time.monotonic() - start
    say(f"--- {group.name}: {problem or 'passed'} in {minutes(seconds)}")
    return Outcome(group, seconds, ran=True, problem=problem, closing=closing)


@contextmanager
def surroundings(group: Group, folder: Path) -> Iterator[dict[str, str]]:
    """Settings of its own for every group, so that no test touches the data or keys of who runs it."""
    settings = {
        **(_production(folder) if group.name == "migrations" else _testing(folder)),
        "EENLIJN_DATA": str(folder / "data"),
        "EENLIJN_KEYS": str(folder / "keys"),
        "EENLIJN_STATIC": str(places.STATIC),
        "EENLIJN_VENDOR": str(places.VENDOR),
        **postgresql.settings_of(""),
        # Every process of every group reads the same modules: compiled once, whatever the machine prefers.
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPYCACHEPREFIX": str(places.BUILD / "bytecode"),
    }
    (folder / "data").mkdir(parents=True)
    (folder / "keys").mkdir(mode=0o700)
    if group.browser:
        settings |= _browser()
    if group.scanner and not machine.scanner():
        raise CannotGoOn("No clamd here; on Debian or Ubuntu:  apt-get install clamav-daemon")
    if group.database is Database.POSTGRESQL:
        with postgresql.cluster(in_memory=not group.waits_for_disk) as address:
            yield {**settings, **postgresql.settings_of(address)}
    else:
        yield settings


def _testing(folder: Path) -> dict[str, str]:
    return {
        "EENLIJN_BASE_URL": "http://127.0.0.1:8000",
        "EENLIJN_MAIL_URL": f"file:{folder / 'mail'}",
        "EENLIJN_DEMO": "false",
    }


def _production(folder: Path) -> dict[str, str]:
    """What an operator would set, so that Django's own advice for production is heard."""
    return {
        "EENLIJN_BASE_URL": "https://meld.voorbeeld.nl",
        "EENLIJN_SECRET_KEY": secrets.token_urlsafe(60),
        "EENLIJN_MAIL_URL": "smtp://mail.voorbeeld.nl:587",
        "EENLIJN_MAIL_FROM": "een-lijn@voorbeeld.nl",
        "EENLIJN_DEMO": "false",
    }


def _browser() -> dict[str, str]:
    found = machine.browser()
    if found is None:
        raise CannotGoOn("No Chromium here; on Debian or Ubuntu:  apt-get install chromium")
    return {"EENLIJN_CHROMIUM": str(found), "DJANGO_ALLOW_ASYNC_UNSAFE": "true"}


def _run_commands(group: Group, settings: Mapping[str, str]) -> tuple[str, str]:
    """Run all of them, also after a failure; what went wrong, and pytest's closing line."""
    problems, closing = [], ""
    for command in group.commands:
        code, last = _run_aloud(command, settings)
        closing = last or closing
        if code != 0:
            problems.append(
                f"{_called(command)} {'found no tests' if code == NO_TESTS else f'ended with {code}'}"
            )
    return "; ".join(problems), closing


def _called(command: Sequence[str]) -> str:
    """The name by which people know it: the program, or Django's command."""
    names = [Path(part).name for part in command]
    return names[2] if names[1:2] == [places.MANAGE.name] else names[0]


def _run_aloud(command: Sequence[str], settings: Mapping[str, str]) -> tuple[int, str]:
    """Show every line as it comes; keep the one with which pytest closes."""
    closing = ""
    process = subprocess.Popen(
        command,
        cwd=places.ROOT,
        env=environment(settings),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )
    with process:
        for line in process.stdout or ():
            print(line, end="", flush=True)
            plain = COLOUR.sub("", line.rstrip())
            if CLOSING_LINE.match(plain):
                closing = plain
    return process.returncode, closing


def report(outcomes: Sequence[Outcome], left_out: Sequence[Group]) -> int:
    """What each took and did not run; on CI a group that did not run is a failure."""
    say("\n=== what ran")
    for outcome in outcomes:
        say(_line(outcome))
    missing = [*left_out, *(outcome.group for outcome in outcomes if not outcome.ran)]
    say(f"  did not run: {', '.join(group.name for group in missing) or 'nothing'}")
    say(f"  in all {minutes(sum(outcome.seconds for outcome in outcomes))}")
    if "EENLIJN_SHARED" not in os.environ:
        say("  EENLIJN_SHARED is not set: tests that need the shared documents were left out")
    for outcome in outcomes:
        if outcome.closing:
            say(f"{outcome.group.name}:\n{outcome.closing}")
    return 1 if _fails(outcomes, missing) else 0


def _line(outcome: Outcome) -> str:
    verdict = "NOT RUN" if not outcome.ran else "FAILED" if outcome.problem else "passed"
    problem = outcome.problem.partition("\n")[0]
    return f"  {outcome.group.name:<22} {verdict:<8} {minutes(outcome.seconds):>13}  {problem}".rstrip()


def _fails(outcomes: Sequence[Outcome], missing: Sequence[Group]) -> bool:
    on_ci = os.environ.get("CI", "").lower() in {"true", "1"}
    return any(outcome.problem for outcome in outcomes) or (on_ci and bool(missing))
