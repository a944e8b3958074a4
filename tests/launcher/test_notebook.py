# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a test told is kept at once, and a run that goes on leaves out what passed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tools.campaign import notebook
from tools.launcher import places

TESTS = """
import os
import pytest

def test_good(record_property):
    record_property("tried", 10)

def test_lost(record_property):
    record_property("tried", 10)
    record_property("lost", 0 if "MENDED" in os.environ else 3)
    assert "MENDED" in os.environ

def test_stops():
    if "KILLED" in os.environ:
        os._exit(9)

def test_left_out():
    pytest.skip("no scanner here")
"""


def run(folder: Path, name: str, *given: str, helpers: int = 0) -> str:
    """What pytest says of a run of this name; `given` are set in its environment."""
    tests = folder / "test_some.py"
    tests.write_text(TESTS)
    settings = {
        **os.environ,
        **dict.fromkeys(given, "1"),
        notebook.FILE: str(folder / "told.jsonl"),
        notebook.RUN: name,
        "PYTHONPATH": str(places.ROOT),
        "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
    }
    command = [sys.executable, "-m", "pytest", "-q", "-c", os.devnull, "-p", "no:cacheprovider"]
    command += ["-p", "tools.campaign.notebook", *(["-p", "xdist", f"-n{helpers}"] if helpers else [])]
    done = subprocess.run(
        [*command, str(tests)], env=settings, cwd=folder, capture_output=True, text=True, check=False
    )
    return done.stdout


def told(folder: Path) -> dict[str, tuple[str, str, int, int]]:
    return {
        one.test.partition("::")[2]: (one.run, one.outcome, one.tried, one.lost)
        for one in notebook.read(folder / "told.jsonl").values()
    }


@pytest.mark.parametrize("helpers", [0, 2])
def test_each_test_is_told_and_only_what_passed_is_left_out(tmp_path: Path, helpers: int) -> None:
    run(tmp_path, "first", helpers=helpers)
    assert told(tmp_path) == {
        "test_good": ("first", "passed", 10, 0),
        "test_lost": ("first", "failed", 10, 3),
        "test_stops": ("first", "passed", 1, 0),
        "test_left_out": ("first", "left out", 1, 0),
    }
    said = run(tmp_path, "second", "MENDED", helpers=helpers)
    assert "2 of 2 parts, tried 11, lost 0" in said
    assert told(tmp_path) == {
        "test_good": ("first", "passed", 10, 0),
        "test_lost": ("second", "passed", 10, 0),
        "test_stops": ("first", "passed", 1, 0),
        "test_left_out": ("second", "left out", 1, 0),
    }


def test_a_kill_keeps_what_ended_before_it(tmp_path: Path) -> None:
    run(tmp_path, "first", "KILLED", "MENDED")
    assert set(told(tmp_path)) == {"test_good", "test_lost"}
    run(tmp_path, "second", "MENDED")
    assert {test: one[0] for test, one in told(tmp_path).items()} == {
        "test_good": "first",
        "test_lost": "first",
        "test_stops": "second",
        "test_left_out": "second",
    }


@pytest.mark.parametrize("cut", ['{"test": "a"', '{"test"', "{"])
def test_a_line_that_was_cut_off_is_no_line(tmp_path: Path, cut: str) -> None:
    file = tmp_path / "told.jsonl"
    first, second = notebook.Told("a", "passed", "first"), notebook.Told("b", "passed", "second")
    notebook.write(file, first)
    with file.open("a") as stream:
        stream.write(cut)
    notebook.write(file, second)
    assert notebook.read(file) == {"a": first, "b": second}
