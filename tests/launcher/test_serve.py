# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
import subprocess
import sys

import pytest

from tools.launcher import places, serve
from tools.launcher.show import CannotGoOn


def test_sqlite_has_one_web_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("EENLIJN_DATABASE_URL", raising=False)
    assert serve.processes(None) == 1
    with pytest.raises(CannotGoOn, match="On SQLite there is one web process"):
        serve.processes(2)


def test_postgresql_has_as_many_as_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EENLIJN_DATABASE_URL", "postgresql://somewhere/eenlijn")
    monkeypatch.setenv("EENLIJN_WEB_PROCESSES", "3")
    assert serve.processes(None) == 3
    assert serve.processes(4) == 4


def test_addresses_are_not_logged() -> None:
    command = serve.web_command("127.0.0.1", 8000)
    assert "--no-access-log" in command
    assert command[command.index("--workers") + 1] == "1"


@pytest.mark.parametrize(("terminal", "extra"), [(True, []), (False, ["--only-say"])])
def test_the_first_link_is_printed_at_a_terminal_only(
    monkeypatch: pytest.MonkeyPatch, *, terminal: bool, extra: list[str]
) -> None:
    asked: list[list[str]] = []
    monkeypatch.setattr(sys.stdout, "isatty", lambda: terminal, raising=False)
    monkeypatch.setattr(subprocess, "run", lambda command, **given: asked.append(command))
    serve.tell_first_link()
    assert [one[2:] for one in asked] == [["first_link", "--if-needed", *extra]]


def test_the_product_is_loaded_once_for_several_web_processes() -> None:
    several = serve.web_command("127.0.0.1", 8000, 2)
    assert several[:3] == [str(places.PYTHON), "-m", "eenlijn.config.server"]
    alone = serve.web_command("127.0.0.1", 8000, 1)
    assert alone[:1] == [str(places.program("granian"))]
    at = several.index("--workers") + 1
    assert [*several[3:at], "1", *several[at + 1 :]] == alone[1:]
    assert alone[-1] == "eenlijn.config.wsgi:application"


def test_a_worker_may_run_beside_even_one_web_process() -> None:
    alone = serve.web_command("127.0.0.1", 8000, 1, with_worker=True)
    assert alone[:4] == [str(places.PYTHON), "-m", "eenlijn.config.server", "--with-worker"]
    assert alone[4:] == serve.web_command("127.0.0.1", 8000, 1)[1:]
