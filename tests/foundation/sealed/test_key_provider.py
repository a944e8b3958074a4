# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
from pathlib import Path

import pytest

from eenlijn.foundation.sealed.cipher import Unreadable, new_key
from eenlijn.foundation.sealed.key_provider import (
    FileKeyProvider,
    KeyNotLive,
    KeyProvider,
    KeyState,
    KeysUnavailable,
    KeysUnsafe,
    wrapped_version,
)


def test_wrapping_is_bound_to_its_context(key_store: FileKeyProvider) -> None:
    provider: KeyProvider = key_store
    key = new_key()
    wrapped = provider.wrap(key, b"organisation 1")
    assert provider.unwrap(wrapped, b"organisation 1") == key
    with pytest.raises(Unreadable):
        provider.unwrap(wrapped, b"organisation 2")
    with pytest.raises(Unreadable):
        provider.unwrap(wrapped[:-1] + bytes([wrapped[-1] ^ 1]), b"organisation 1")
    with pytest.raises(Unreadable):
        provider.unwrap(b"\x01", b"organisation 1")


def test_files_are_for_the_owner_only(key_store: FileKeyProvider) -> None:
    files = list(key_store.directory.iterdir())
    assert [file.name for file in files] == ["root-0001.key"]
    assert files[0].stat().st_mode & 0o777 == 0o600


def test_a_rotation_keeps_what_was_wrapped_readable(key_store: FileKeyProvider) -> None:
    key = new_key()
    before = key_store.wrap(key, b"c")
    assert key_store.rotate() == 2
    after = key_store.wrap(key, b"c")
    assert (wrapped_version(before), wrapped_version(after)) == (1, 2)
    assert key_store.unwrap(before, b"c") == key_store.unwrap(after, b"c") == key


def test_three_states(key_store: FileKeyProvider) -> None:
    wrapped = key_store.wrap(new_key(), b"c")
    key_store.rotate()
    key_store.destroy(1)
    assert (key_store.status(1), key_store.status(2), key_store.status(3), key_store.status()) == (
        KeyState.DESTROYED,
        KeyState.LIVE,
        KeyState.NEVER_EXISTED,
        KeyState.LIVE,
    )
    with pytest.raises(KeyNotLive, match="root key 1: destroyed"):
        key_store.unwrap(wrapped, b"c")
    assert sorted(file.name for file in key_store.directory.iterdir()) == [
        "root-0001.destroyed",
        "root-0002.key",
    ]


def test_the_newest_key_is_not_destroyed(key_store: FileKeyProvider) -> None:
    with pytest.raises(ValueError, match="rotate first"):
        key_store.destroy(1)
    assert key_store.status() is KeyState.LIVE


def test_a_missing_key_is_never_replaced(key_store: FileKeyProvider) -> None:
    wrapped = key_store.wrap(new_key(), b"c")
    key_store.rotate()
    (key_store.directory / "root-0001.key").unlink()
    with pytest.raises(KeyNotLive, match="root key 1: never existed"):
        key_store.unwrap(wrapped, b"c")
    with pytest.raises(FileExistsError):
        key_store.initialise()
    assert key_store.status(1) is KeyState.NEVER_EXISTED


def test_an_empty_directory_makes_no_key_by_itself(key_directory: Path) -> None:
    store = FileKeyProvider(key_directory)
    assert store.status() is KeyState.NEVER_EXISTED
    with pytest.raises(KeyNotLive):
        store.wrap(new_key(), b"c")
    with pytest.raises(KeyNotLive):
        store.rotate()
    assert list(key_directory.iterdir()) == []


def test_out_of_reach_is_told_apart(key_store: FileKeyProvider) -> None:
    wrapped = key_store.wrap(new_key(), b"c")
    away = key_store.directory.with_name("away")
    key_store.directory.rename(away)
    with pytest.raises(KeysUnavailable):
        key_store.unwrap(wrapped, b"c")
    with pytest.raises(KeysUnavailable):
        key_store.status()
    away.rename(key_store.directory)
    assert len(key_store.unwrap(wrapped, b"c")) == 32


def test_a_damaged_key_is_unavailable_and_stays(key_store: FileKeyProvider) -> None:
    wrapped = key_store.wrap(new_key(), b"c")
    file = key_store.directory / "root-0001.key"
    file.write_text("abc")
    with pytest.raises(KeysUnavailable):
        key_store.unwrap(wrapped, b"c")
    file.write_text("abcd")
    with pytest.raises(KeysUnavailable, match="damaged"):
        key_store.unwrap(wrapped, b"c")
    assert file.read_text() == "abcd"


def test_open_doors_are_refused(key_store: FileKeyProvider) -> None:
    wrapped = key_store.wrap(new_key(), b"c")
    file = key_store.directory / "root-0001.key"
    file.chmod(0o644)
    with pytest.raises(KeysUnsafe, match="chmod 600"):
        key_store.unwrap(wrapped, b"c")
    file.chmod(0o600)
    key_store.directory.chmod(0o755)
    with pytest.raises(KeysUnsafe, match="chmod 700"):
        key_store.unwrap(wrapped, b"c")


def test_keys_do_not_lie_with_data(tmp_path: Path) -> None:
    store = FileKeyProvider(tmp_path / "data" / "keys", never_under=(tmp_path / "data",))
    with pytest.raises(KeysUnsafe, match="never travel with data"):
        store.initialise()
