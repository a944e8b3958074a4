# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
from pathlib import Path

from tools.launcher import stamps


def test_a_mark_changes_with_content_name_and_words(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("one")
    marks = [stamps.fingerprint([tmp_path]), stamps.fingerprint([tmp_path], "word")]
    file.write_text("two")
    marks.append(stamps.fingerprint([tmp_path]))
    file.rename(tmp_path / "b.txt")
    marks.append(stamps.fingerprint([tmp_path]))
    assert len(set(marks)) == 4


def test_a_mark_stays_when_nothing_changes(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("one")
    (tmp_path / "__pycache__").mkdir()
    before = stamps.fingerprint([tmp_path])
    (tmp_path / "__pycache__" / "a.pyc").write_text("made while running")
    assert stamps.fingerprint([tmp_path]) == before


def test_a_step_is_done_only_with_the_very_same_mark(tmp_path: Path) -> None:
    stamp = tmp_path / "deep" / "stamp"
    assert not stamps.is_fresh(stamp, "mark")
    stamps.leave(stamp, "mark")
    assert stamps.is_fresh(stamp, "mark")
    assert not stamps.is_fresh(stamp, "other")
