# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
from datetime import UTC, datetime
from pathlib import Path

import pytest
import time_machine
from pytest_django import Settings

from eenlijn.foundation.scanner import ScannerAway
from tests.scanner import running
from tools.launcher import inside

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
LEFT = '{"directory": {"kept_at": "2026-11-23T%s+00:00", "failures": %d, "error": "%s"}}'


@pytest.fixture(autouse=True)
def _chosen(settings: Settings, tmp_path: Path) -> None:
    settings.EENLIJN_DEMO = False
    settings.EENLIJN_DATA = tmp_path
    settings.EENLIJN_CHECKPOINTS = tmp_path / "checkpoints.json"
    settings.EENLIJN_CHECKPOINTS_DIRECTORY = tmp_path / "not mounted"
    settings.EENLIJN_CHECKPOINTS_SYSLOG = ""


def test_checkpoints_that_go_nowhere_are_a_weakness_but_in_the_demo(settings: Settings) -> None:
    settings.EENLIJN_CHECKPOINTS_DIRECTORY = None
    told = "kept nowhere else: an older database put back would not show"
    assert inside.checkpoints() == (False, told)
    settings.EENLIJN_DEMO = True
    assert inside.checkpoints() == (True, told)


@pytest.mark.parametrize(
    ("known", "verdict"),
    [
        ("", (False, "directory: late")),
        (LEFT % ("11:30:00", 0, ""), (True, "directory: ok")),
        (LEFT % ("08:59:00", 0, ""), (False, "directory: late")),
        (LEFT % ("11:30:00", 2, "FileNotFoundError"), (False, "directory: failing FileNotFoundError")),
    ],
)
def test_each_place_is_told(settings: Settings, known: str, verdict: tuple[bool, str]) -> None:
    settings.EENLIJN_CHECKPOINTS.write_text(known)
    with time_machine.travel(NOON, tick=False):
        assert inside.checkpoints() == verdict


def test_the_disk_of_the_data_is_not_elsewhere(settings: Settings, tmp_path: Path) -> None:
    settings.EENLIJN_CHECKPOINTS_DIRECTORY = tmp_path
    settings.EENLIJN_CHECKPOINTS.write_text(LEFT % ("11:30:00", 0, ""))
    with time_machine.travel(NOON, tick=False):
        assert inside.checkpoints() == (False, "directory: ok; the directory lies on the disk of the data")


def test_without_a_scanner_files_wait_which_is_a_weakness_but_in_the_demo(settings: Settings) -> None:
    settings.EENLIJN_CLAMD = ""
    told = "none: files that people send stay closed (EENLIJN_CLAMD)"
    assert inside.scanner() == (False, told)
    settings.EENLIJN_DEMO = True
    assert inside.scanner() == (True, told)


def test_a_scanner_that_is_down_is_found(settings: Settings) -> None:
    settings.EENLIJN_CLAMD = "tcp://127.0.0.1:1"
    with pytest.raises(ScannerAway):
        inside.scanner()


def test_a_real_scanner_tells_its_version(settings: Settings) -> None:
    with running() as address:
        settings.EENLIJN_CLAMD = address
        is_right, detail = inside.scanner()
    assert is_right
    assert detail.startswith("ClamAV ")
