# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tools.launcher import places, prepare
from tools.launcher.commands import environment

ASK = "import room; print(room.WORD)"


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A module in a folder of its own, and a set-up that keeps its stamps and logs there."""
    monkeypatch.setenv("PYTHONPYCACHEPREFIX", str(tmp_path / "elsewhere"))
    monkeypatch.setattr(places, "PYTHON", Path(sys.executable))
    monkeypatch.setattr(places, "VENV", tmp_path / "venv")
    monkeypatch.setattr(places, "LOGS", tmp_path / "logs")
    source = tmp_path / "source" / "room.py"
    source.parent.mkdir()
    source.write_text("WORD = 'first'\n", encoding="utf-8")
    return source


def asked(room: Path) -> list[str]:
    """What a process that may write nothing reads from the module, and what Python says while it reads."""
    surroundings = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": str(room.parent)}
    del surroundings["PYTHONPYCACHEPREFIX"]
    command = [sys.executable, "-v", "-c", ASK]
    done = subprocess.run(command, env=surroundings, capture_output=True, text=True, check=True)
    compiled = "matches" if f"matches {room}" in done.stderr else "compiled again"
    return [done.stdout.strip(), compiled]


def step_for(room: Path) -> prepare.Step:
    return prepare.compiled("room compiled ahead", room.parent, lambda: room.parent.glob("*.py"))


def test_what_was_compiled_ahead_is_read_also_from_a_copy_with_other_times(room: Path) -> None:
    assert asked(room) == ["first", "compiled again"]
    assert prepare.take([step_for(room)]) == 1
    assert asked(room) == ["first", "matches"]
    os.utime(room, (1, 1))
    assert asked(room) == ["first", "matches"]


def test_a_changed_source_is_never_read_as_it_was(room: Path) -> None:
    prepare.take([step_for(room)])
    assert prepare.take([step_for(room)]) == 0
    before = room.stat()
    room.write_text("WORD = 'other'\n", encoding="utf-8")
    os.utime(room, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert asked(room) == ["other", "compiled again"]
    assert prepare.take([step_for(room)]) == 1
    assert asked(room) == ["other", "matches"]


def test_another_environment_is_compiled_for_again(room: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    prepare.take([step_for(room)])
    monkeypatch.setattr(places, "VENV", places.VENV.with_name("other"))
    assert prepare.take([step_for(room)]) == 1


def test_static_files_are_gathered_by_the_product_whatever_a_test_has_set(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "tests.settings")
    assert environment(prepare.aside())["DJANGO_SETTINGS_MODULE"] == "eenlijn.config.settings"
