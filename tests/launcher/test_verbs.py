# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
from pathlib import Path

import pytest

from tools.launcher import packages, places, verbs
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
