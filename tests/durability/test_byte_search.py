# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Two hundred words are written into every sealed kind of field, and looked for in every byte on the disk."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from tests.durability.installation import HERE, Installation, cluster
from tools.launcher import places, postgresql
from tools.launcher.commands import environment

CANARIES = 200
# Every column in which somebody's words end up; a new one is added here when it appears.
AT_LEAST_KINDS = 28
PLAIN, WIDE = re.compile(rb"kn[0-9a-f]{12}"), re.compile(rb"k\0n\0(?:[0-9a-f]\0){12}")
AS_HEX = re.compile(rb"6b6e(?:3[0-9]|6[1-6]){12}", re.IGNORECASE)


@pytest.mark.durability
def test_no_sealed_word_stands_in_a_file(tmp_path: Path) -> None:
    with cluster() as address:
        place = Installation(tmp_path, address)
        (tmp_path / "data").mkdir()
        (tmp_path / "backups").mkdir()
        if not place.is_collected:
            place.manage("collectstatic", "--noinput")
        place.manage("migrate", "--noinput")
        told = _written(place)
        place.manage("verify_trail")
        folders = [tmp_path, *_of_the_cluster(address)]
        files = [one for folder in folders for one in _files(folder)]
        found, others = set(), set()
        for file in files:
            content = file.read_bytes()
            found |= _words(content)
            others |= {one for one in told["others"] if one.encode() in content}
    sealed = told["sealed"]
    assert len(sealed) >= CANARIES
    assert len(told["kinds"]) >= AT_LEAST_KINDS, told["kinds"]
    hidden = set(sealed) - set(told["clear"])
    assert len(hidden) >= CANARIES
    # What was not sealed is found, in the database itself: without it the silence would prove nothing.
    assert set(told["clear"]) & found
    assert {word: sealed[word] for word in hidden & found} == {}
    assert {one for one in others if "@" not in one} == set()
    # A mail knows its own addressee; nothing else does.
    mailed = {
        one
        for file in _files(tmp_path / "mail")
        for one in told["others"]
        if one.encode() in file.read_bytes()
    }
    assert others - mailed == set()
    kinds = len(told["kinds"])
    sys.stdout.write(f"{len(hidden)} words in {kinds} sealed columns, {len(files)} files: none found\n")


def _written(place: Installation) -> dict[str, Any]:
    settings = {**place.settings, "EENLIJN_LOG_LEVEL": "DEBUG"}
    done = subprocess.run(
        [str(places.PYTHON), str(HERE / "write_canaries.py")],
        cwd=places.ROOT,
        env=environment({**settings, "PYTHONPATH": f"{places.ROOT}:{places.ROOT / 'src'}"}),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    (place.folder / "log").write_text(done.stderr, encoding="utf-8")
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told


def _of_the_cluster(address: str) -> list[Path]:
    """The files of PostgreSQL, after everything was written to them; its log lies beside them."""
    if not address:
        return []
    with psycopg.connect(postgresql.superuser_of(address), autocommit=True) as connection:
        connection.execute("CHECKPOINT")
        row = connection.execute("SHOW data_directory").fetchone()
    assert row
    folder = Path(str(row[0]))
    assert os.access(folder, os.R_OK | os.X_OK), (
        "the files of PostgreSQL could not be read, so nothing is known"
    )
    return [folder.parent]


def _files(folder: Path) -> Iterator[Path]:
    return (one for one in folder.rglob("*") if one.is_file() and not one.is_symlink())


def _words(content: bytes) -> set[str]:
    found = {one.decode() for one in PLAIN.findall(content)}
    found |= {one.replace(b"\0", b"").decode() for one in WIDE.findall(content)}
    return found | {bytes.fromhex(one.decode()).decode() for one in AS_HEX.findall(content)}
