# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
import pytest

from tools.launcher import groups, testing
from tools.launcher.testing import Outcome

GROUP = groups.GROUPS[0]
OTHER = groups.GROUPS[1]


@pytest.mark.parametrize(
    "line",
    [
        "=== 3 passed in 0.12s ===",
        "12 passed, 1 skipped in 83.20s (0:01:23)",
        "==== 1 failed, 2 passed, 1 warning in 1.00s ====",
        "no tests ran in 0.01s",
    ],
)
def test_pytests_closing_line_is_known(line: str) -> None:
    assert testing.CLOSING_LINE.match(line)


@pytest.mark.parametrize("line", ["=== short test summary info ===", "3 passed", "tests/test_a.py ... [50%]"])
def test_other_lines_are_not(line: str) -> None:
    assert not testing.CLOSING_LINE.match(line)


def outcome(*, ran: bool = True, problem: str = "") -> Outcome:
    return Outcome(GROUP, 1.0, ran=ran, problem=problem, closing="=== 1 passed in 1.00s ===")


def test_the_last_line_is_pytests_own(capsys: pytest.CaptureFixture[str]) -> None:
    assert testing.report([outcome()], []) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "=== 1 passed in 1.00s ==="


def test_a_failed_group_fails() -> None:
    assert testing.report([outcome(problem="ruff ended with 1")], []) == 1


@pytest.mark.parametrize(("ci", "code"), [("true", 1), ("", 0)])
def test_a_group_that_did_not_run_is_named_and_fails_on_ci(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], ci: str, code: int
) -> None:
    monkeypatch.setenv("CI", ci)
    assert testing.report([outcome()], [OTHER]) == code
    assert f"did not run: {OTHER.name}" in capsys.readouterr().out


def test_two_databases_in_one_run_take_turns_in_the_walls() -> None:
    assert testing.turns_of(["style", "sqlite", "postgresql"]) == {
        "sqlite": {"EENLIJN_TESTS_TURN": "sqlite"},
        "postgresql": {"EENLIJN_TESTS_TURN": "postgresql"},
    }


@pytest.mark.parametrize("names", [["sqlite"], ["postgresql", "browser"], []])
def test_a_database_alone_walks_all_of_them(names: list[str]) -> None:
    assert testing.turns_of(names) == {}
