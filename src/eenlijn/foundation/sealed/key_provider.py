# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where root keys live: the interface every key store offers, and the store in files.

Root keys wrap the keys of organisations. Each root key has a version; a version is live,
destroyed, or has never existed, and these three are never confused: a missing key is not
replaced, because a new key in its place would hide that data can no longer be read.
"""

import os
import re
import stat
import struct
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Final, Protocol
from uuid import uuid4

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from eenlijn.foundation.sealed.cipher import KEY_BYTES, Unreadable, new_key

_FORMAT: Final = 1
_HEADER: Final = struct.Struct(">BI")
_NONCE_BYTES: Final = 12
_NAME: Final = re.compile(r"root-(\d{4,9})\.(key|destroyed)")
_OTHERS: Final = stat.S_IRWXO
_GROUP_AND_OTHERS: Final = stat.S_IRWXG | stat.S_IRWXO


class KeyState(StrEnum):
    """What is known of one version of the root key."""

    LIVE = "live"
    DESTROYED = "destroyed"
    NEVER_EXISTED = "never existed"


class KeysUnavailable(Exception):
    """The key store cannot be read now; intake goes on with the public key alone."""


class KeysUnsafe(KeysUnavailable):
    """The key store can be read by others or lies where backups pick it up; nothing starts so."""


class KeyNotLive(Exception):
    """This version was destroyed or never existed; waiting does not help."""

    def __init__(self, version: int, state: KeyState) -> None:
        """Remember which version and what is known of it."""
        super().__init__(f"root key {version}: {state.value}")
        self.version = version
        self.state = state


class KeyProvider(Protocol):
    """A key store: files here, a vault or a hardware module elsewhere."""

    def wrap(self, key: bytes, context: bytes) -> bytes:
        """Encrypt a key under the newest root key, bound to `context`."""

    def unwrap(self, wrapped: bytes, context: bytes) -> bytes:
        """Return the key; raises KeysUnavailable, KeyNotLive or Unreadable."""

    def rotate(self) -> int:
        """Make a new root version and return it; what was wrapped before stays readable."""

    def destroy(self, version: int) -> None:
        """Destroy one root version for good; never the newest."""

    def status(self, version: int | None = None) -> KeyState:
        """Tell the state of a version, or of the newest one."""


def wrapped_version(wrapped: bytes) -> int:
    """Return which root version wrapped this key, so that a rotation can find what is behind."""
    if len(wrapped) <= _HEADER.size + _NONCE_BYTES or wrapped[0] != _FORMAT:
        raise Unreadable
    return int(_HEADER.unpack_from(wrapped)[1])


class FileKeyProvider:
    """Root keys as files `root-0001.key`, one hexadecimal line, readable by the owner only."""

    def __init__(self, directory: Path, never_under: Sequence[Path] = ()) -> None:
        """Name the directory; `never_under` are the data, media and backup paths."""
        self.directory = directory
        self._never_under = tuple(never_under)

    def initialise(self) -> int:
        """Make the directory and the first root key; refused when any key was ever here."""
        self.directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        if self._versions():
            raise FileExistsError(f"{self.directory} already holds root keys")
        return self._write(1)

    def wrap(self, key: bytes, context: bytes) -> bytes:
        """Encrypt a key under the newest root key, bound to `context`."""
        version = self._newest()
        header = _HEADER.pack(_FORMAT, version)
        nonce = os.urandom(_NONCE_BYTES)
        return header + nonce + AESGCM(self._read(version)).encrypt(nonce, key, header + context)

    def unwrap(self, wrapped: bytes, context: bytes) -> bytes:
        """Return the key; raises KeysUnavailable, KeyNotLive or Unreadable."""
        wrapped = bytes(wrapped)
        root = self._read(wrapped_version(wrapped))
        header, rest = wrapped[: _HEADER.size], wrapped[_HEADER.size :]
        try:
            return AESGCM(root).decrypt(rest[:_NONCE_BYTES], rest[_NONCE_BYTES:], header + context)
        except InvalidTag:
            raise Unreadable from None

    def rotate(self) -> int:
        """Make a new root version and return it; what was wrapped before stays readable."""
        return self._write(self._newest() + 1)

    def destroy(self, version: int) -> None:
        """Destroy one root version for good; never the newest."""
        self._read(version)
        if version == self._newest():
            raise ValueError("the newest root key is in use: rotate first")
        self._place(f"root-{version:04d}.destroyed", b"destroyed\n")
        key_file = self.directory / f"root-{version:04d}.key"
        key_file.write_bytes(b"0" * 2 * KEY_BYTES + b"\n")
        key_file.unlink()
        self._sync_directory()

    def status(self, version: int | None = None) -> KeyState:
        """Tell the state of a version, or of the newest one."""
        versions = self._versions()
        asked = max(versions, default=0) if version is None else version
        return versions.get(asked, KeyState.NEVER_EXISTED)

    def _newest(self) -> int:
        versions = self._versions()
        newest = max(versions, default=0)
        state = versions.get(newest, KeyState.NEVER_EXISTED)
        if state is not KeyState.LIVE:
            raise KeyNotLive(newest, state)
        return newest

    def _versions(self) -> dict[int, KeyState]:
        self.check()
        found: dict[int, KeyState] = {}
        try:
            names = sorted(entry.name for entry in self.directory.iterdir())
        except OSError as error:
            raise KeysUnavailable(str(error)) from error
        for name in names:
            match = _NAME.fullmatch(name)
            if match and found.get(int(match[1])) is not KeyState.DESTROYED:
                found[int(match[1])] = KeyState.LIVE if match[2] == "key" else KeyState.DESTROYED
        return found

    def check(self) -> None:
        """Raise KeysUnavailable when the directory cannot be read, KeysUnsafe when others can."""
        try:
            mode = self.directory.stat().st_mode
            resolved = self.directory.resolve()
        except OSError as error:
            raise KeysUnavailable(str(error)) from error
        if mode & _OTHERS:
            raise KeysUnsafe(f"{self.directory} is open to everyone on this machine: chmod 700")
        for place in self._never_under:
            if resolved.is_relative_to(place.resolve()):
                raise KeysUnsafe(f"{self.directory} lies under {place}, and keys never travel with data")

    def _read(self, version: int) -> bytes:
        state = self.status(version)
        if state is not KeyState.LIVE:
            raise KeyNotLive(version, state)
        key_file = self.directory / f"root-{version:04d}.key"
        try:
            if key_file.stat().st_mode & _GROUP_AND_OTHERS:
                raise KeysUnsafe(f"{key_file} can be read by others: chmod 600")
            key = bytes.fromhex(key_file.read_text("ascii"))
        except (OSError, ValueError) as error:
            raise KeysUnavailable(str(error)) from error
        if len(key) != KEY_BYTES:
            raise KeysUnavailable(f"{key_file} is damaged")
        return key

    def _write(self, version: int) -> int:
        self._place(f"root-{version:04d}.key", new_key().hex().encode() + b"\n")
        return version

    def _place(self, name: str, content: bytes) -> None:
        """Write whole or not at all, and never over a file that is there."""
        draft = self.directory / f".{name}.{uuid4().hex}"
        try:
            descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            os.link(draft, self.directory / name)
        except FileExistsError:
            raise
        except OSError as error:
            raise KeysUnavailable(str(error)) from error
        finally:
            draft.unlink(missing_ok=True)
        self._sync_directory()

    def _sync_directory(self) -> None:
        descriptor = os.open(self.directory, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
