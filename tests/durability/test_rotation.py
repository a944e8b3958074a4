# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Renewing keys is killed ten times while others read and write: nothing fails, and the last run ends it."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.durability.installation import HERE, Installation, database, kill
from tools.launcher import places
from tools.launcher.commands import environment

CASES = 2500
KILLS = 10


@pytest.mark.durability
def test_killed_ten_times_under_load_nothing_fails(tmp_path: Path) -> None:
    with database() as address:
        place = Installation(tmp_path, address)
        place.found()
        assert place.ask("fill_cases.py", str(CASES)) == CASES
        stop = tmp_path / "stop"
        reader = _started(place, str(HERE / "read_meanwhile.py"), str(stop))
        moved = [_killed_after_a_portion(place, first=not time) for time in range(KILLS)]
        place.manage("rotate_keys")
        stop.touch()
        told = json.loads(reader.communicate(timeout=60)[0])
        status = place.manage("rotate_keys", "--status")
        place.manage("verify_trail")
    assert moved == sorted(moved)
    assert moved[-1] < CASES, "it was done before it was killed for the last time"
    assert f"{CASES + 1} done, 0 behind" in status
    assert told["faults"] == []
    assert min(told["read"], told["sealed"]) > 0


def _killed_after_a_portion(place: Installation, *, first: bool) -> int:
    """How many were done when it was killed, as it told."""
    asked = ("--renew", "buckets") if first else ()
    process = _started(place, str(places.MANAGE), "rotate_keys", *asked)
    told = b""
    assert process.stderr is not None
    while b" done" not in told:
        piece = process.stderr.read(1)
        assert piece, told
        told += piece
    kill(process)
    return int(told.rpartition(b": ")[2].split()[0])


def _started(place: Installation, *command: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [str(places.PYTHON), *command],
        cwd=places.ROOT,
        env=environment(place.settings),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        bufsize=0,
    )
