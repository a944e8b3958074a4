# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A group that looks in some folders only finds every test that carries its mark."""

import re

import pytest

from tools.launcher import places
from tools.launcher.groups import FOLDERS, GROUPS

# The smoke test is one of the browser.
MARKED = {"api": "api", "browser": "browser", "smoke": "browser", "durability": "durability"}


@pytest.mark.parametrize("mark", MARKED)
def test_every_marked_test_stands_where_its_group_looks(mark: str) -> None:
    carried = re.compile(rf"\bmark\.{mark}\b")
    found = {
        str(path.relative_to(places.ROOT))
        for path in (places.ROOT / "tests").rglob("*.py")
        if carried.search(path.read_text("utf-8"))
    }
    folders = FOLDERS[MARKED[mark]]
    assert found
    assert {one for one in found if not one.startswith(tuple(f"{folder}/" for folder in folders))} == set()


def test_each_folder_is_given_to_its_group() -> None:
    given = {group.name: group.commands[0] for group in GROUPS}
    for name, folders in (
        ("api", FOLDERS["api"]),
        ("browser", FOLDERS["browser"]),
        ("smoke", FOLDERS["browser"]),
        ("durability-sqlite", FOLDERS["durability"]),
        ("durability-postgresql", FOLDERS["durability"]),
    ):
        assert set(folders) <= set(given[name])
