# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Running another program: quietly into a log, with its last lines shown when it fails."""

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NoReturn

from tools.launcher import places
from tools.launcher.show import CannotGoOn

SHOWN = 30  # lines of a log that are enough to see what went wrong

Command = Sequence[str | Path]


def environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment for our own Python: the source tree is found without being installed."""
    result = dict(os.environ)
    result["PYTHONPATH"] = str(places.ROOT / "src")
    result["PYTHONUNBUFFERED"] = "1"
    # Threads get heaps of their own, up to eight per processor, and give little back. Ours take turns,
    # so two are enough.
    result.setdefault("MALLOC_ARENA_MAX", "2")
    result.update(extra or {})
    return result


def run_quietly(name: str, command: Command, extra: Mapping[str, str] | None = None) -> str:
    """Run it; give back its standard output. Both streams are kept in build/logs/NAME.log."""
    places.LOGS.mkdir(parents=True, exist_ok=True)
    log = places.LOGS / f"{name}.log"
    with log.open("w", encoding="utf-8") as stream:
        done = subprocess.run(
            [str(part) for part in command],
            cwd=places.ROOT,
            env=environment(extra),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=stream,
            text=True,
            check=False,
        )
        stream.write(done.stdout)
    if done.returncode != 0:
        raise CannotGoOn(_what_went_wrong(name, log, done.returncode))
    return done.stdout


def _what_went_wrong(name: str, log: Path, code: int) -> str:
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()[-SHOWN:]
    shown = "\n".join(f"    {line}" for line in lines)
    return f"The step '{name}' failed with exit code {code}. Its last lines:\n{shown}\n  All of it: {log}"


def run_openly(command: Command, extra: Mapping[str, str] | None = None) -> int:
    """Run it with the terminal as its own; give back its exit code."""
    done = subprocess.run(
        [str(part) for part in command], cwd=places.ROOT, env=environment(extra), check=False
    )
    return done.returncode


def become(command: Command, extra: Mapping[str, str] | None = None) -> NoReturn:
    """Turn this process into the program, so that signals and the exit code are the program's own."""
    parts = [str(part) for part in command]
    os.chdir(places.ROOT)
    os.execve(parts[0], parts, environment(extra))  # noqa: S606 (fixed commands, no shell)
