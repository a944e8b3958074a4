# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every noun of the code has its Dutch word: who meets one finds the other."""

import ast
import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import eenlijn

PRODUCT = Path(eenlijn.__file__).parent
GLOSSARY = Path(__file__).resolve().parents[2] / "docs" / "glossary.md"
FLOORS = ("config", "doors", "accountability", "prevention", "casework", "commons", "foundation")


def part(heading: str) -> list[list[str]]:
    """The rows of the table below a heading, cell by cell."""
    text = GLOSSARY.read_text(encoding="utf-8").split(f"\n## {heading}\n")[1].split("\n## ")[0]
    lines = [line for line in text.splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[1:]]


def names(heading: str) -> list[str]:
    return [name for row in part(heading) for name in re.findall(r"`(\w+)`", row[2])]


def rooms() -> Iterator[str]:
    """Every floor, room and desk: what is imported by name."""
    for floor in FLOORS:
        yield floor
        for path in sorted((PRODUCT / floor).iterdir()):
            if floor == "config" or path.stem.startswith("__"):
                continue
            if path.is_dir() or floor == "foundation":
                yield path.stem
    web = PRODUCT / "doors" / "web"
    yield from (path.name for path in sorted(web.iterdir()) if (path / "__init__.py").exists())


def classes(file_name: str) -> Iterator[str]:
    for path in sorted(PRODUCT.rglob(file_name)):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        yield from (node.name for node in tree.body if isinstance(node, ast.ClassDef))


def code_lists() -> set[str]:
    folder = PRODUCT / "casework" / "incidents" / "code_lists"
    newest = max(folder.glob("version_*.csv"), key=lambda path: int(path.stem.rpartition("_")[2]))
    with newest.open(encoding="utf-8", newline="") as file:
        return {row["list"] for row in csv.DictReader(file)}


def test_every_room_is_in_the_glossary_and_no_other() -> None:
    assert sorted(set(names("Rooms"))) == sorted(set(rooms()))


def test_every_row_is_in_the_glossary_and_no_other() -> None:
    assert sorted(names("Rows")) == sorted(classes("models.py"))


def test_every_code_is_in_the_glossary_and_no_other() -> None:
    in_code = [*classes("codes.py"), *classes("compartments.py")]
    assert sorted(names("Codes")) == sorted(in_code)


def test_every_code_list_is_in_the_glossary_and_no_other() -> None:
    assert set(names("Code lists")) == code_lists()


@pytest.mark.parametrize("heading", ["Rooms", "Rows", "Codes", "Code lists"])
def test_every_word_has_its_dutch_its_english_and_its_meaning(heading: str) -> None:
    rows = part(heading)[1:]  # the line of dashes comes first
    assert [row for row in rows if len(row) < 5 or not all(row)] == []
