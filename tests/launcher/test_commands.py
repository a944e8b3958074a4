# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
import pytest

from tools.launcher import commands, places


def test_our_own_python_finds_the_source_and_shares_its_heaps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MALLOC_ARENA_MAX", raising=False)
    made = commands.environment({"EENLIJN_DEMO": "true"})
    assert made["PYTHONPATH"] == str(places.ROOT / "src")
    assert made["MALLOC_ARENA_MAX"] == "2"
    assert made["EENLIJN_DEMO"] == "true"


def test_what_an_operator_sets_for_heaps_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MALLOC_ARENA_MAX", "4")
    assert commands.environment()["MALLOC_ARENA_MAX"] == "4"
