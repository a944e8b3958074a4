# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Sequence
from pathlib import Path

import pytest

from tools.launcher import packages, places, serve, verbs
from tools.launcher.show import CannotGoOn


def test_alone_it_lists_every_verb(capsys: pytest.CaptureFixture[str]) -> None:
    assert verbs.main([]) == 0
    listed = [line.split()[1] for line in capsys.readouterr().out.splitlines() if "./eenlijn " in line][:-1]
    assert listed == [
        "demo",
        "test",
        "bench",
        "campaign",
        "prepare",
        "serve",
        "worker",
        "manage",
        "export-openapi",
        "rotate-keys",
        "doctor",
    ]


def test_an_unknown_verb_is_refused() -> None:
    with pytest.raises(SystemExit) as ended:
        verbs.main(["dance"])
    assert ended.value.code == 2


def test_a_port_is_a_port(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        verbs.main(["demo", "--port", "70000"])
    assert ended.value.code == 2
    assert "a port is a number from 1 to 65535" in capsys.readouterr().err


@pytest.mark.parametrize("told", [[], ["--renew", "root", "--custodian", "a@b.nl"], ["--status"], ["--help"]])
def test_rotate_keys_is_the_command_with_everything_that_was_typed_after_it(
    monkeypatch: pytest.MonkeyPatch, told: list[str]
) -> None:
    """Also `--help`, which tells the options of the command and not those of the verb, which has none."""
    became: list[list[str]] = []

    def become(command: Sequence[object]) -> int:
        became.append([str(one) for one in command])
        return 0

    monkeypatch.setattr(serve, "must_be_prepared", lambda: None)
    monkeypatch.setattr(verbs, "become", become)
    assert verbs.main(["rotate-keys", *told]) == 0
    assert became == [[str(places.PYTHON), str(places.MANAGE), "rotate_keys", *told]]


def test_rotate_keys_without_set_up_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(packages, "is_installed", lambda lock: False)
    monkeypatch.setattr(verbs, "become", lambda command: pytest.fail(f"became {command}"))
    assert verbs.main(["rotate-keys", "--status"]) == 1
    assert "./eenlijn prepare" in capsys.readouterr().err


def test_serve_without_set_up_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(packages, "is_installed", lambda lock: False)
    assert verbs.main(["serve"]) == 1
    assert "./eenlijn prepare" in capsys.readouterr().err


def test_without_venv_the_exact_line_to_run_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def fails(name: str, command: object) -> str:
        raise CannotGoOn("ensurepip is not available")

    monkeypatch.setattr(packages, "uv", lambda: None)
    monkeypatch.setattr(packages, "run_quietly", fails)
    monkeypatch.setattr(places, "VENV", tmp_path / "venv")
    with pytest.raises(CannotGoOn, match="apt-get install python3-venv"):
        packages.make_venv()
