# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is committed works on any machine: no folder, host or registry of the one it was made on."""

import os
import re
import socket
import subprocess
from pathlib import Path
from urllib.parse import urlsplit

import pytest

ROOT = Path(__file__).resolve().parents[2]
# Put together here, so that this file does not find itself.
OF_A_MACHINE = ("/" + "work/", "h-" + "seed", "/" + "home/", "/" + "Users/", "/" + "root/")
PUBLIC = {"pypi.org", "files.pythonhosted.org", "registry.npmjs.org", "localhost", "127.0.0.1", ""}
REGISTRIES = ("PIP_INDEX_URL", "UV_INDEX_URL", "UV_DEFAULT_INDEX", "npm_config_registry", "GOPROXY")
SHORTEST_HOST = 6


def committed() -> list[Path]:
    told = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if told.returncode:
        pytest.skip("not a git checkout")
    return [ROOT / name for name in told.stdout.decode().split("\0") if name]


def hosts_here() -> set[str]:
    """The name of this machine and of the registries it was told to use, when they tell anything."""
    given = {urlsplit(os.environ.get(name, "")).hostname or "" for name in REGISTRIES} - PUBLIC
    own = {socket.gethostname()} - PUBLIC
    return given | {name for name in own if len(name) >= SHORTEST_HOST}


def text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (UnicodeDecodeError, FileNotFoundError, IsADirectoryError):
        return ""


def test_no_committed_file_names_a_machine() -> None:
    words = [*OF_A_MACHINE, *hosts_here()]
    found = [
        f"{path.relative_to(ROOT)}: {word}"
        for path in committed()
        if (text := text_of(path))
        for word in words
        if word in text
    ]
    assert found == []


def test_no_lock_file_names_a_registry() -> None:
    locks = [path for path in committed() if path.suffix == ".lock" or path.name == "package-lock.json"]
    assert len(locks) >= 3
    registry = re.compile(r"--(?:extra-)?index-url|--find-links|\"resolved\":")
    assert [path.name for path in locks if registry.search(text_of(path))] == []
