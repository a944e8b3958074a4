# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Everything in the repository was made for Eén Lijn: what others made is installed, by version and hash."""

import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# What our own files are called; a name that is not here is looked at before it is added.
OURS = {
    ".cfg", ".css", ".csv", ".html", ".js", ".json", ".lock", ".md", ".po", ".png", ".py", ".service", ".svg",
    ".toml", ".txt", ".typ", ".yaml", ".yml",
}  # fmt: skip
WITHOUT_ENDING = {
    ".editorconfig",
    ".gitattributes",
    ".gitignore",
    ".importlinter",
    "Containerfile",
    "LICENSE",
    "eenlijn",
    "run",
}
FOLDERS_OF_OTHERS = {"node_modules", "vendor", "third_party", "site-packages"}
LONGEST_LINE = 800
LARGEST_PICTURE = 300_000


def committed() -> list[Path]:
    told = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if told.returncode:
        pytest.skip("not a git checkout")
    return [Path(name) for name in told.stdout.decode().split("\0") if name and (ROOT / name).exists()]


def test_every_kind_of_file_is_one_that_we_make() -> None:
    others = [path for path in committed() if path.suffix not in OURS and path.name not in WITHOUT_ENDING]
    assert others == []


def test_nothing_lies_in_a_folder_of_others() -> None:
    assert [path for path in committed() if FOLDERS_OF_OTHERS & set(path.parts[:-1])] == []


def test_nothing_was_made_by_a_machine_to_be_small() -> None:
    """A minified file has lines nobody wrote."""
    scripts = [path for path in committed() if path.suffix in {".js", ".css"}]
    longest = {
        path: max(map(len, (ROOT / path).read_text("utf-8").splitlines()), default=0) for path in scripts
    }
    assert [path for path, length in longest.items() if length > LONGEST_LINE or ".min." in path.name] == []


def test_pictures_are_few_and_small() -> None:
    pictures = [path for path in committed() if path.suffix == ".png"]
    assert [path for path in pictures if path.parts[:2] != ("docs", "images")] == []
    assert [path for path in pictures if (ROOT / path).stat().st_size > LARGEST_PICTURE] == []
