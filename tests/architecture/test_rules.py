# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The list of rules points to files and tests that are there, and every decision the code names exists."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PRODUCT = ROOT / "src" / "eenlijn"
RULES = ROOT / "docs" / "policy" / "rules.md"
DECISIONS = ROOT / "docs" / "decisions"
ROW = re.compile(
    r"^\| (?P<rule>.+) \| (?P<source>.+) \| `(?P<file>[^`]+)` \| `(?P<test>[^`]+)` \|$", re.MULTILINE
)
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
PATH = re.compile(r"`((?:src|tests|tools|docs|changes)/[\w./-]+)`")


def rules() -> list[re.Match[str]]:
    return list(ROW.finditer(RULES.read_text(encoding="utf-8")))


def functions_of(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def pages() -> Iterator[Path]:
    yield from ROOT.glob("*.md")
    yield from (ROOT / "docs").rglob("*.md")


def test_every_line_of_the_list_is_a_rule() -> None:
    text = RULES.read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.startswith("| ")]
    heads = [line for line in lines if line == "| rule | source | file | test |"]
    assert len(rules()) == len(lines) - len(heads)


def test_every_rule_has_its_file() -> None:
    assert [row["file"] for row in rules() if not (PRODUCT / row["file"]).is_file()] == []


def test_every_rule_has_its_test() -> None:
    missing = []
    for row in rules():
        name, _, function = row["test"].partition("::")
        path = ROOT / "tests" / name
        if not path.is_file() or function not in functions_of(path):
            missing.append(row["test"])
    assert missing == []


def test_every_decision_that_the_code_names_exists() -> None:
    fifty = (DECISIONS / "0000-fifty-decisions.md").read_text(encoding="utf-8")
    known = set(re.findall(r"^(\d+)\. ", fifty, re.MULTILINE))
    named = {
        number
        for path in PRODUCT.rglob("*.py")
        for number in re.findall(r"[Dd]ecision (\d+)", path.read_text(encoding="utf-8"))
    }
    assert len(known) == 50
    assert named - known == set()


def test_every_decision_is_in_the_list() -> None:
    told = (DECISIONS / "README.md").read_text(encoding="utf-8")
    files = {path.name for path in DECISIONS.glob("0*.md")}
    assert files == set(re.findall(r"\((0[^)]+\.md)\)", told))


@pytest.mark.parametrize("page", sorted(pages()), ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_between_pages_leads_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert [link for link in LINK.findall(text) if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", sorted(pages()), ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_file_that_a_page_names_is_there(page: Path) -> None:
    named = PATH.findall(page.read_text(encoding="utf-8"))
    assert [path for path in named if not (ROOT / path).exists()] == []
