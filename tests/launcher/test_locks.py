# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
import json
import re
import tomllib
from pathlib import Path

import pytest

from tools.launcher import doctor, places

LOCKS = [places.RUNTIME_LOCK, places.DEV_LOCK, *sorted(places.TOOL_LOCKS.glob("*.lock"))]
PINNED = re.compile(r"^([\w.-]+)==([^\s;]+)", re.MULTILINE)
PROJECT = tomllib.loads((places.ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def pinned(name: str) -> dict[str, str]:
    return dict(PINNED.findall((places.ROOT / name).read_text(encoding="utf-8")))


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_package_has_its_hash_and_no_address(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    blocks = [block for block in re.split(r"\n(?=\w)", text) if PINNED.match(block)]
    assert blocks
    assert all("--hash=sha256:" in block for block in blocks)
    assert not re.search(r"https?://|index-url|find-links|file:", text)


def test_both_locks_name_the_same_versions() -> None:
    running, developing = pinned("requirements.lock"), pinned("requirements-dev.lock")
    assert running.items() <= developing.items()


@pytest.mark.parametrize(
    ("asked", "lock"),
    [
        (PROJECT["dependencies"], "requirements.lock"),
        (PROJECT["optional-dependencies"]["dev"], "requirements-dev.lock"),
    ],
    ids=["runtime", "dev"],
)
def test_what_the_project_asks_for_is_locked(asked: list[str], lock: str) -> None:
    names = {doctor.normal(re.split(r"[\[<>=~! ]", one)[0]) for one in asked}
    assert names <= {doctor.normal(name) for name in pinned(lock)}


def test_front_end_packages_are_exact_and_have_no_address() -> None:
    package = json.loads((places.ROOT / "package.json").read_text(encoding="utf-8"))
    lock = (places.ROOT / "package-lock.json").read_text(encoding="utf-8")
    asked = {**package["dependencies"], **package["devDependencies"]}
    locked = json.loads(lock)["packages"]
    assert {name: locked[f"node_modules/{name}"]["version"] for name in asked} == asked
    assert '"resolved"' not in lock
    assert all("integrity" in entry for path, entry in locked.items() if path)
