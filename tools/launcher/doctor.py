# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""./eenlijn doctor: one line per thing that must be right, and an exit code that says whether all are."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tools.launcher import frontend, packages, places
from tools.launcher.commands import environment
from tools.launcher.show import say

INSIDE = Path(__file__).with_name("inside.py")
VERSIONS = "import importlib.metadata as m; [print(d.name, d.version) for d in m.distributions()]"
SHOWN = 5  # differing packages that are named


class Finding(NamedTuple):
    """One thing looked at."""

    what: str
    is_right: bool
    detail: str


def run() -> int:
    findings = []
    for finding in look():
        findings.append(finding)
        say(f"  {'ok    ' if finding.is_right else 'NOT OK'}  {finding.what:<26} {finding.detail}")
    wrong = sum(not finding.is_right for finding in findings)
    say("\nNothing found." if not wrong else f"\n{wrong} of {len(findings)} need attention.")
    return 1 if wrong else 0


def look() -> Iterator[Finding]:
    yield Finding("Python", is_right=True, detail=sys.version.split()[0])
    if not packages.venv_is_there():
        yield Finding("Python environment", is_right=False, detail="there is none; run ./eenlijn prepare")
        return
    yield packages_as_locked()
    yield Finding("front-end files", frontend.is_ready(), str(places.VENDOR))
    yield from inside()


def packages_as_locked() -> Finding:
    answer = subprocess.run([places.PYTHON, "-c", VERSIONS], capture_output=True, text=True, check=True)
    installed = dict(normal(line).split(" ", 1) for line in answer.stdout.splitlines())
    drift = drifted(places.RUNTIME_LOCK.read_text(encoding="utf-8"), installed)
    detail = "as in the lock file" if not drift else ", ".join(drift[:SHOWN]) + ("; run ./eenlijn prepare")
    return Finding("Python packages", not drift, detail)


def drifted(lock: str, installed: dict[str, str]) -> list[str]:
    """Which locked packages have another version here; one for another system need not be here."""
    result = []
    for name, version, condition in re.findall(r"^([\w.\[\]-]+)==([^\s;]+) *(;?)", lock, re.MULTILINE):
        here = installed.get(normal(name))
        if here != version and not (here is None and condition):
            result.append(f"{name} is {here or 'missing'}, should be {version}")
    return result


def normal(name: str) -> str:
    """A package has one name, however it is spelled."""
    package, space, version = re.sub(r"\[.*?\]", "", name).partition(" ")
    return re.sub(r"[-_.]+", "-", package).lower() + space + version


def inside() -> Iterator[Finding]:
    """What only the product itself can see: settings, keys, database, mail."""
    answer = subprocess.run(
        [places.PYTHON, INSIDE],
        cwd=places.ROOT,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    for line in answer.stdout.splitlines():
        if line.count("\t") == 2:  # noqa: PLR2004 (verdict, what, detail)
            verdict, what, detail = line.split("\t")
            yield Finding(what, verdict == "ok", detail)
    if answer.returncode != 0:
        yield Finding("settings", is_right=False, detail=" ".join(answer.stderr.strip().splitlines()[-6:]))
