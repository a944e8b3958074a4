# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A campaign passes only when every check ran and nothing was lost."""

import ast
import json
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tools.campaign import notebook
from tools.campaign import run as campaign
from tools.campaign.checks import BOTH, CAMPAIGNS, WALLS, Check
from tools.campaign.figures import Figures, read
from tools.launcher import places, prepare
from tools.launcher.groups import Database
from tools.launcher.show import CannotGoOn

GOOD = {"test": "a", "outcome": "passed", "tried": 1000, "found": 1000}
BARE = {"test": "b", "outcome": "passed", "tried": 1, "found": 1}
BAD = {"test": "c", "outcome": "failed", "tried": 10, "found": 8, "lost": 2}
LEFT_OUT = {"test": "d", "outcome": "left out"}
TAKEN_AWAY_WITHIN = 10.0  # seconds


@pytest.fixture
def stage(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    """A campaign of these checks whose tests tell what is given, without running any."""

    @contextmanager
    def nowhere(group: object, folder: Path) -> Iterator[dict[str, str]]:
        yield {}

    def made(told: Mapping[str, object], *checks: Check, **more: Any) -> tuple[int, dict[str, Any]]:
        def runs(selection: Sequence[str], settings: Mapping[str, str]) -> int:
            assert settings["EENLIJN_CAMPAIGN"] == "full"
            name = next(name for name in told if any(name in one for one in selection))
            given, file = told[name], Path(settings[notebook.FILE])
            lines = given if isinstance(given, tuple) else ()
            for one in lines:
                notebook.write(file, notebook.Told(**{"run": settings[notebook.RUN], **one}))
            if isinstance(given, BaseException):
                raise given
            return 5 if given == () else int("failed" in str(given))

        monkeypatch.setattr(campaign, "surroundings", nowhere)
        monkeypatch.setattr(campaign, "_pytest", runs)
        monkeypatch.setattr(prepare, "take", lambda steps: None)
        monkeypatch.setattr(prepare, "for_testing", lambda **given: [])
        monkeypatch.setitem(CAMPAIGNS, "walls", checks)
        for old in tmp_path.glob("*.json"):
            old.unlink()
        code = campaign.run(campaign.Asked("walls", [], "both", tmp_path, **more))
        (file,) = tmp_path.glob("*.json")
        return code, json.loads(file.read_text())

    return made


ONE = Check("one", "the first", databases=(Database.SQLITE,))
TWO = Check("two", "the second", databases=(Database.SQLITE,))


def test_it_passes_when_everything_ran_and_nothing_was_lost(stage: Any, tmp_path: Path) -> None:
    code, told = stage({"one": (GOOD, BARE), "two": (BARE,)}, ONE, TWO)
    assert (code, told["verdict"], told["did_not_run"]) == (0, "passed", [])
    assert [(one["tried"], one["found"], one["lost"]) for one in told["checks"]] == [
        (1001, 1001, 0),
        (1, 1, 0),
    ]
    (table,) = tmp_path.glob("*.md")
    assert "| one | the first | SQLite | 2 | 1001 | 1001 | 0 |" in table.read_text()


def test_what_was_lost_makes_it_fail(stage: Any) -> None:
    code, told = stage({"one": (GOOD, BAD), "two": (BARE,)}, ONE, TWO)
    assert (code, told["verdict"]) == (1, "NOT PASSED")
    first = told["checks"][0]
    assert (first["tried"], first["found"], first["lost"], first["problem"]) == (1010, 1008, 2, "2 lost")


def test_a_check_without_tests_makes_it_fail(stage: Any) -> None:
    """Nobody marked a test for it, or its file was moved: what did not run has not passed."""
    code, told = stage({"one": (GOOD,), "two": ()}, ONE, TWO)
    assert (code, told["verdict"]) == (1, "NOT PASSED")
    assert told["checks"][1]["problem"] == "could not run: there are no such tests"


def test_a_test_that_left_itself_out_makes_it_fail(stage: Any) -> None:
    code, told = stage({"one": (GOOD, LEFT_OUT), "two": (BARE,)}, ONE, TWO)
    assert code == 1
    assert told["checks"][0]["problem"] == "could not run: 1 tests left themselves out"


def test_a_database_that_is_not_there_makes_it_fail(stage: Any) -> None:
    code, told = stage({"one": CannotGoOn("No PostgreSQL here"), "two": (BARE,)}, ONE, TWO)
    assert code == 1
    assert told["checks"][0]["problem"] == "could not run: No PostgreSQL here"
    assert told["checks"][1]["problem"] == ""


def test_broken_off_it_tells_what_did_not_run(stage: Any) -> None:
    code, told = stage({"one": (GOOD,), "two": KeyboardInterrupt()}, ONE, TWO)
    assert (code, told["verdict"]) == (1, "NOT PASSED")
    assert [(one["check"], one["problem"]) for one in told["checks"]] == [("one", ""), ("two", "stopped")]


def test_what_was_stopped_goes_on_where_it_was(stage: Any) -> None:
    """What passed counts and is told as earlier; what failed then is tried again."""
    stage({"one": (GOOD, BAD), "two": KeyboardInterrupt()}, ONE, TWO)
    mended = {**BAD, "outcome": "passed", "found": 10, "lost": 0}
    later = {"one": (mended,), "two": (BARE,)}
    code, told = stage(later, ONE, TWO, goes_on=True)
    assert (code, told["verdict"]) == (0, "passed")
    assert [(one["tried"], one["lost"], one["tests"], one["earlier"]) for one in told["checks"]] == [
        (1010, 0, 2, 1),
        (1, 0, 1, 0),
    ]


def test_without_being_asked_nothing_of_before_counts(stage: Any) -> None:
    stage({"one": (GOOD,)}, ONE)
    code, told = stage({"one": (BARE,)}, ONE)
    assert (code, told["checks"][0]["tried"]) == (0, 1)


def test_what_passed_with_other_code_or_another_share_counts_no_more(
    stage: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage({"one": (GOOD,)}, ONE)
    code, told = stage({"one": ()}, ONE, goes_on=True, share=20)
    assert (code, told["checks"][0]["problem"]) == (1, "could not run: there are no such tests")
    monkeypatch.setattr(campaign, "CODE", ("manage.py",))
    code, told = stage({"one": ()}, ONE, goes_on=True)
    assert (code, told["checks"][0]["problem"]) == (1, "could not run: there are no such tests")


def test_nothing_left_to_do_is_no_failure(stage: Any) -> None:
    stage({"one": (GOOD,)}, ONE)
    code, told = stage({"one": ()}, ONE, goes_on=True)
    assert (code, told["checks"][0]["earlier"], told["checks"][0]["tried"]) == (0, 1, 1000)


def test_who_is_stopped_leaves_no_helper_behind(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Also one that does not listen to Ctrl-C, as whatever runs behind a shell does."""
    told = tmp_path / "told"
    program = tmp_path / "pytest"
    program.write_text(
        "#!/bin/sh\ntrap '' INT\nsleep 60 &\necho $! > " + f"{told}\necho begun\nwait\n", encoding="utf-8"
    )
    program.chmod(0o755)

    def stop(*_given: object, **_named: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(places, "program", lambda name: program)
    monkeypatch.setattr(campaign, "ENDS_WITHIN", 0.5)
    monkeypatch.setattr("builtins.print", stop)
    with pytest.raises(KeyboardInterrupt):
        campaign._pytest([], {})
    helper = Path("/proc") / told.read_text().strip() / "stat"
    # On a busy machine whoever was ended is taken away a moment later.
    deadline = time.monotonic() + TAKEN_AWAY_WITHIN
    while _is_at_work(helper) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not _is_at_work(helper)


def _is_at_work(process: Path) -> bool:
    """Whoever ended and was not asked yet how is no process at work any more."""
    try:
        return ") Z " not in process.read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False


def test_a_share_says_that_it_is_one(stage: Any) -> None:
    code, told = stage({"one": (GOOD,)}, ONE, share=20)
    assert (code, told["share"], told["verdict"]) == (0, 20, "passed, one cell in 20")


def test_figures_of_a_report_that_is_not_there_are_nothing(tmp_path: Path) -> None:
    assert read(tmp_path / "none.jsonl", "now") == Figures()
    assert campaign.problem_of(0, Figures()) == "could not run: there are no such tests"
    assert campaign.problem_of(2, Figures(tests=1, tried=1, found=1)) == "ended with 2"


def test_every_check_of_the_walls_has_its_tests() -> None:
    """By a file that is there, or by a marker that some test carries: so that none of them is forgotten."""
    marked = {
        name
        for file in (places.ROOT / "tests").rglob("test_*.py")
        for name in _marks(ast.parse(file.read_text(encoding="utf-8")))
    }
    missing = [one.name for one in WALLS if not one.paths and one.name not in marked] + [
        path for one in WALLS for path in one.paths if not (places.ROOT / path).exists()
    ]
    assert missing == []
    assert marked <= {one.name for one in WALLS}
    assert all(one.databases == BOTH for one in WALLS if one.name not in {"second_wall", "pool"})


def _marks(tree: ast.AST) -> Iterator[str]:
    """What stands behind `check=` in `pytest.mark.campaign`."""
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr == "campaign"
        ):
            yield from (str(one.value.value) for one in node.keywords if isinstance(one.value, ast.Constant))
