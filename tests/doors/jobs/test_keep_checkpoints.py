# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Checkpoints leave by themselves, and with them every act of who owns the database shows."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from io import StringIO
from pathlib import Path
from typing import Any, Final
from unittest.mock import patch
from uuid import UUID

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError
from pytest_django import Settings

from eenlijn.commons.keys import vault
from eenlijn.commons.trail.actions import Entry, append
from eenlijn.commons.trail.chain import mac_of
from eenlijn.commons.trail.checkpoints import Checkpoint, fingerprint, read_line, signed_line
from eenlijn.commons.trail.keeping import NotKept, read_standings
from eenlijn.commons.trail.models import NO_MAC, TrailHead, TrailLine
from eenlijn.commons.trail.queries import checkpoint, checkpoints, without_head
from eenlijn.doors.jobs.every_minute import keep_checkpoints, state_of_checkpoints
from eenlijn.doors.jobs.management.commands import verify_trail
from tests.cast import Cast
from tests.triggers import wall_down

HOUR: Final = timedelta(hours=1)


@pytest.fixture
def kept(tmp_path: Path, settings: Settings) -> Path:
    """The directory on other storage."""
    directory = tmp_path / "elsewhere"
    directory.mkdir()
    settings.EENLIJN_CHECKPOINTS_DIRECTORY = directory
    settings.EENLIJN_CHECKPOINTS_SYSLOG = ""
    settings.EENLIJN_CHECKPOINTS_EVERY = HOUR
    settings.EENLIJN_CHECKPOINTS = tmp_path / "checkpoints.json"
    return directory


@pytest.fixture
def ten_lines(cast: Cast, kept: Path, monday: datetime) -> Cast:
    """Ten lines in Reggestreek's chain, and a checkpoint of all chains elsewhere."""
    for _number in range(9):
        append(cast.carla.actor, monday, Entry("open_dossier", "incident", UUID(int=7)))
    assert keep_checkpoints(monday) == 1
    return cast


def verified(path: Path, **options: Any) -> tuple[int, list[str]]:
    """The exit code and what was told about it."""
    told = StringIO()
    try:
        call_command("verify_trail", checkpoints=path, stdout=told, **options)
    except CommandError as fault:
        return fault.returncode, told.getvalue().splitlines()
    return 0, told.getvalue().splitlines()


def put_back(cast: Cast, sequence: int) -> None:
    """Put an older copy of the table back, head and all; the database alone cannot show it."""
    TrailLine.objects.filter(organisation=cast.reggestreek, sequence__gt=sequence).delete()
    last = TrailLine.objects.get(organisation=cast.reggestreek, sequence=sequence)
    TrailHead.objects.filter(organisation=cast.reggestreek).update(sequence=sequence, mac=last.mac)


def the_line(directory: Path, chain: UUID) -> tuple[Path, str]:
    """The file, and the newest line of this chain in it."""
    (file,) = directory.iterdir()
    return file, [line for line in file.read_text().splitlines() if str(chain) in line][-1]


def test_every_chain_leaves_signed_and_without_persons(ten_lines: Cast, kept: Path, monday: datetime) -> None:
    (file,) = kept.iterdir()
    assert file.name == "checkpoints-2026-11.jsonl"
    lines = file.read_text().splitlines()
    public = bytes.fromhex(fingerprint(vault.signing_seed()))
    assert [read_line(line, public) for line in lines] == [(one, monday) for one in checkpoints()]
    names = {"v", "chain", "sequence", "mac", "at", "signature"}
    assert [set(json.loads(line)) for line in lines] == [names] * 5
    assert checkpoint(ten_lines.reggestreek.pk).sequence == 10


def test_the_job_keeps_its_pace_and_tries_again_what_failed(
    ten_lines: Cast, kept: Path, settings: Settings, monday: datetime
) -> None:
    assert keep_checkpoints(monday + timedelta(minutes=59)) == 0
    assert keep_checkpoints(monday + HOUR) == 1
    (file,) = kept.iterdir()
    away = file.rename(kept.with_name("away"))
    kept.rmdir()
    settings.EENLIJN_CHECKPOINTS_SYSLOG = "unix:/nowhere/log"
    with pytest.raises(NotKept, match="directory, syslog"):
        keep_checkpoints(monday + 2 * HOUR)
    assert state_of_checkpoints() == {"directory": "failing", "syslog": "failing"}
    assert read_standings(settings.EENLIJN_CHECKPOINTS)["directory"].error == "FileNotFoundError"
    kept.mkdir()
    with pytest.raises(NotKept, match=r"^syslog$"):
        keep_checkpoints(monday + 2 * HOUR + timedelta(minutes=1))
    assert len(away.read_text().split()) == 10
    assert len(next(kept.iterdir()).read_text().split()) == 5


def test_nothing_chosen_is_nothing_to_do(cast: Cast, monday: datetime) -> None:
    assert keep_checkpoints(monday) == 0
    assert state_of_checkpoints() == {}
    with pytest.raises(CommandError, match="No place is chosen"):
        call_command("keep_checkpoints")


@pytest.mark.usefixtures("db", "key_store", "kept")
def test_before_anything_was_founded_nothing_leaves_and_nothing_fails(monday: datetime) -> None:
    vault.forget_cached()
    assert keep_checkpoints(monday) == 0
    assert state_of_checkpoints() == {"directory": "late"}
    with pytest.raises(CommandError, match="There is no trail yet"):
        call_command("keep_checkpoints")
    with pytest.raises(CommandError, match="there is no key to sign with"):
        call_command("keep_checkpoints", public_key=True)


def test_without_keys_nothing_leaves_and_that_is_told(
    cast: Cast, kept: Path, settings: Settings, tmp_path: Path, monday: datetime
) -> None:
    settings.EENLIJN_KEYS = tmp_path / "no keys"
    vault.forget_cached()
    with pytest.raises(vault.KeysUnavailable):
        keep_checkpoints(monday)
    with pytest.raises(CommandError, match="there is no key to sign with"):
        call_command("keep_checkpoints")
    assert list(kept.iterdir()) == []


def test_by_hand_it_does_not_wait(ten_lines: Cast, kept: Path) -> None:
    told = StringIO()
    call_command("keep_checkpoints", stdout=told)
    call_command("keep_checkpoints", public_key=True, stdout=told)
    assert told.getvalue() == f"kept by: directory\n{fingerprint(vault.signing_seed())}\n"
    lines = [line for file in kept.iterdir() for line in file.read_text().split("\n") if line]
    assert len(lines) == 10
    for file in kept.iterdir():
        file.unlink()
    kept.rmdir()
    with pytest.raises(CommandError, match="not kept by: directory; the log says why"):
        call_command("keep_checkpoints")


def test_the_seed_is_not_in_the_database_and_stays_the_same(cast: Cast) -> None:
    seed = vault.signing_seed()
    vault.forget_cached()
    assert vault.signing_seed() == seed
    assert seed not in {vault.mac_key(None), vault.mac_key(cast.reggestreek.pk)}


def test_all_is_whole(ten_lines: Cast, kept: Path) -> None:
    code, told = verified(kept)
    assert (code, told[-1]) == (0, "checkpoints: 5, the newest of 2026-11-23T08:00:00+00:00")
    assert f"{ten_lines.reggestreek.pk}: whole, 10 lines" in told
    public = fingerprint(vault.signing_seed())
    assert verified(kept, public_key=bytes.fromhex(public)) == (0, told)
    assert verified(kept, signatures_only=True, public_key=bytes.fromhex(public)) == (0, told[-1:])


def test_a_cut_tail_is_found(ten_lines: Cast, kept: Path) -> None:
    with wall_down():
        put_back(ten_lines, 8)
    call_command("verify_trail", stdout=StringIO())
    code, told = verified(kept)
    assert (code, f"{ten_lines.reggestreek.pk}: line 9: cut off" in told) == (1, True)


def test_an_older_table_that_went_on_is_found(ten_lines: Cast, kept: Path, monday: datetime) -> None:
    with wall_down():
        put_back(ten_lines, 8)
    for _number in range(5):
        append(ten_lines.carla.actor, monday, Entry("another_history", "incident"))
    call_command("verify_trail", stdout=StringIO())
    code, told = verified(kept)
    wrong = f"{ten_lines.reggestreek.pk}: line 10: not the line of an earlier checkpoint"
    assert (code, wrong in told) == (1, True)


def test_a_new_checkpoint_of_the_other_history_hides_nothing(
    ten_lines: Cast, kept: Path, monday: datetime
) -> None:
    """The worker itself signs the same sequence again, after the older table came back and went on."""
    with wall_down():
        put_back(ten_lines, 9)
    append(ten_lines.carla.actor, monday, Entry("another_history", "incident"))
    assert keep_checkpoints(monday + HOUR) == 1
    code, told = verified(kept)
    assert code == 1
    assert f"{ten_lines.reggestreek.pk}: line 10: not the line of an earlier checkpoint" in told
    assert f"chain {ten_lines.reggestreek.pk}: line 10 has two histories" in told


def test_a_chain_replaced_by_who_has_the_keys_is_found(ten_lines: Cast, kept: Path) -> None:
    """Made again from the first line with the right key: whole in itself, and not what left."""
    organisation_id = ten_lines.reggestreek.pk
    key, previous = vault.mac_key(organisation_id), NO_MAC
    with wall_down():
        for line in TrailLine.objects.filter(organisation=organisation_id).order_by("sequence"):
            line.action, line.previous_mac = "nothing", previous
            line.mac = previous = mac_of(key, line)
            line.save()
        TrailHead.objects.filter(organisation=organisation_id).update(mac=previous)
    call_command("verify_trail", stdout=StringIO())
    code, told = verified(kept)
    assert code == 1
    assert f"{organisation_id}: line 10: not the line of an earlier checkpoint" in told


def test_a_chain_that_is_gone_is_found(ten_lines: Cast, kept: Path) -> None:
    with wall_down():
        TrailLine.objects.filter(organisation=ten_lines.reggestreek).delete()
        TrailHead.objects.filter(organisation=ten_lines.reggestreek).delete()
    call_command("verify_trail", stdout=StringIO())
    code, told = verified(kept)
    assert (code, f"{ten_lines.reggestreek.pk}: the chain is missing" in told) == (1, True)


def test_lines_without_their_head_are_found_without_any_checkpoint(ten_lines: Cast) -> None:
    assert without_head() == []
    with wall_down():
        TrailHead.objects.filter(organisation=ten_lines.reggestreek).delete()
    assert without_head() == [ten_lines.reggestreek.pk]
    told = StringIO()
    with pytest.raises(CommandError, match="chains missing: 1"):
        call_command("verify_trail", stdout=told)
    assert f"{ten_lines.reggestreek.pk}: the chain is missing\n" in told.getvalue()


def _lowered(cast: Cast, line: str) -> str:
    """A checkpoint that would hide a cut tail."""
    eighth = TrailLine.objects.get(organisation=cast.reggestreek, sequence=8)
    return json.dumps({**json.loads(line), "sequence": 8, "mac": eighth.mac})


def _signed_by_another(cast: Cast, line: str) -> str:
    told = json.loads(line)
    one = Checkpoint(UUID(told["chain"]), told["sequence"], told["mac"])
    return signed_line(one, datetime.fromisoformat(told["at"]), bytes(32))


def _unsigned(cast: Cast, line: str) -> str:
    told = json.loads(line)
    del told["signature"]
    return json.dumps(told)


def _torn(cast: Cast, line: str) -> str:
    return line[: len(line) // 2]


@pytest.mark.parametrize(
    ("forge", "reason"),
    [
        (_lowered, "was not signed with this key, or was changed afterwards"),
        (_signed_by_another, "was not signed with this key, or was changed afterwards"),
        (_unsigned, "cannot be read as a signed checkpoint"),
        (_torn, "cannot be read as a signed checkpoint"),
    ],
)
def test_a_forged_checkpoint_is_found(
    ten_lines: Cast, kept: Path, forge: Callable[[Cast, str], str], reason: str
) -> None:
    file, line = the_line(kept, ten_lines.reggestreek.pk)
    number = file.read_text().splitlines().index(line) + 1
    file.write_text(file.read_text().replace(line, forge(ten_lines, line)))
    code, told = verified(kept)
    wrong = f"checkpoints-2026-11.jsonl line {number} {reason}"
    assert (code, wrong in told) == (3, True)
    assert f"{ten_lines.reggestreek.pk}: whole, 10 lines" in told
    public = bytes.fromhex(fingerprint(vault.signing_seed()))
    assert verified(kept, signatures_only=True, public_key=public)[0] == 3
    assert the_line_count(told) == 4


def the_line_count(told: list[str]) -> int:
    return int(told[-1].removeprefix("checkpoints: ").partition(",")[0])


def test_a_forged_checkpoint_beside_a_cut_tail_is_a_trail_that_is_not_whole(
    ten_lines: Cast, kept: Path
) -> None:
    """A forged line never speaks for the chain; the true ones do."""
    file, line = the_line(kept, ten_lines.reggestreek.pk)
    file.write_text(f"{file.read_text()}{_lowered(ten_lines, line)}\n")
    with wall_down():
        put_back(ten_lines, 8)
    code, told = verified(kept)
    assert (code, f"{ten_lines.reggestreek.pk}: line 9: cut off" in told) == (1, True)
    assert "checkpoints-2026-11.jsonl line 6 was not signed with this key, or was changed afterwards" in told


def test_a_key_noted_elsewhere_finds_an_installation_that_signs_with_another(
    ten_lines: Cast, kept: Path
) -> None:
    code, told = verified(kept, public_key=bytes(32))
    assert code == 3
    assert len([one for one in told if "was not signed with this key" in one]) == 5


def test_what_could_not_be_checked_is_never_whole(ten_lines: Cast, tmp_path: Path, kept: Path) -> None:
    empty = tmp_path / "not mounted"
    empty.mkdir()
    assert verified(empty)[0] == 4
    assert verified(tmp_path / "missing.jsonl", compare_only=True)[0] == 4
    assert verified(kept, signatures_only=True)[0] == 4


def test_without_keys_nothing_is_said(
    ten_lines: Cast, kept: Path, settings: Settings, tmp_path: Path
) -> None:
    settings.EENLIJN_KEYS = tmp_path / "no keys"
    vault.forget_cached()
    assert verified(kept) == (4, [])


def test_without_a_database_nothing_is_said(ten_lines: Cast, kept: Path) -> None:
    with patch.object(verify_trail, "chains", side_effect=OperationalError("gone")):
        assert verified(kept) == (4, [])


def test_a_file_of_a_collector_is_compared_and_left_alone(
    ten_lines: Cast, kept: Path, tmp_path: Path
) -> None:
    (file,) = kept.iterdir()
    collected = tmp_path / "collected.log"
    before = [f"Nov 23 10:00:00 meld eenlijn {line}\n" for line in file.read_text().splitlines()]
    collected.write_text("".join(before))
    assert verified(collected, compare_only=True)[0] == 0
    assert collected.read_text() == "".join(before)


def test_a_wrong_key_is_not_understood(kept: Path) -> None:
    with pytest.raises(CommandError, match="no key"):
        call_command("verify_trail", "--public-key", "abc", stdout=StringIO())
