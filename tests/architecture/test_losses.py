# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page about losses says of everything the same four things, and every test that it names is there."""

import ast
import re
from functools import cache
from pathlib import Path
from typing import Final

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "security" / "losses.md"
SAID: Final = ["Gives", "Not", "At once", "Proven by"]
TEST = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")
# What was asked for when this page began; it only grows.
FEWEST: Final = 25


def losses() -> dict[str, str]:
    parts = PAGE.read_text(encoding="utf-8").split("\n## ")[1:]
    return {part.partition("\n")[0]: part.partition("\n")[2] for part in parts}


@cache
def functions_of(path: Path) -> frozenset[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def test_the_page_is_whole() -> None:
    assert len(losses()) >= FEWEST


@pytest.mark.parametrize("loss", losses())
def test_of_every_loss_the_same_is_said(loss: str) -> None:
    lines = [line for line in losses()[loss].splitlines() if line]
    assert [re.match(r"- \*\*([^:]+):\*\* .+", line)[1] for line in lines] == SAID  # type: ignore[index]  # else it fails


@pytest.mark.parametrize("loss", losses())
def test_every_loss_names_tests_that_are_there(loss: str) -> None:
    named = TEST.findall(losses()[loss])
    assert named
    missing = [
        f"{path}::{name}"
        for path, name in named
        if not (ROOT / path).is_file() or name not in functions_of(ROOT / path)
    ]
    assert missing == []
    # What stands behind "Proven by" is tests and nothing else: a test that is misspelt does not pass unseen.
    proof = losses()[loss].split("- **Proven by:** ")[1].strip()
    assert len(proof.split(", ")) == len(named)
