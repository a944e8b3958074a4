# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A checkpoint as it leaves this machine: one line that tells where a chain ended, signed.

Nothing personal stands in it: the id of the chain (an organisation, or all zeros for the platform), the
sequence and digest of its last line, the moment, and the signature. Whoever holds the public key can check
it; no secret is needed for that. A line is read wherever a collector of syslog put its own words before it.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final
from uuid import UUID

from eenlijn.foundation.sealed.signature import is_signed, public_key, sign

VERSION: Final = 1
_NAMES: Final = {"v", "chain", "sequence", "mac", "at", "signature"}


class NoCheckpoint(Exception):
    """This line is no checkpoint of ours: it cannot be read, or somebody else made or changed it."""


@dataclass(frozen=True)
class Checkpoint:
    """Where a chain ended at some moment; kept elsewhere it proves an older table."""

    chain: UUID
    sequence: int
    mac: str


@dataclass(frozen=True)
class Kept:
    """What was read back: every checkpoint with a right signature once, and what is wrong elsewhere."""

    checkpoints: tuple[Checkpoint, ...]
    wrong: tuple[str, ...]
    newest: datetime | None
    lines: int

    def by_chain(self) -> dict[UUID, list[Checkpoint]]:
        """Return the checkpoints of each chain."""
        found: dict[UUID, list[Checkpoint]] = {}
        for one in self.checkpoints:
            found.setdefault(one.chain, []).append(one)
        return found


def signed_line(one: Checkpoint, at: datetime, seed: bytes) -> str:
    """Write one checkpoint down, without a line end; ASCII only."""
    moment = at.astimezone(UTC).isoformat(timespec="seconds")
    told = {"v": VERSION, "chain": str(one.chain), "sequence": one.sequence, "mac": one.mac, "at": moment}
    signature = sign(seed, _message(one, moment)).hex()
    return json.dumps({**told, "signature": signature}, separators=(",", ":"))


def read_line(line: str, public: bytes) -> tuple[Checkpoint, datetime]:
    """Return the checkpoint and its moment, or raise NoCheckpoint."""
    try:
        told = json.loads(line[line.index("{") :])
        one = Checkpoint(UUID(told["chain"]), int(told["sequence"]), str(told["mac"]))
        moment, signature = str(told["at"]), bytes.fromhex(told["signature"])
        at = datetime.fromisoformat(moment)
        is_ours = set(told) == _NAMES and told["v"] == VERSION and at.tzinfo is not None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise NoCheckpoint("cannot be read as a signed checkpoint") from None
    if not is_ours or not is_signed(public, _message(one, moment), signature):
        raise NoCheckpoint("was not signed with this key, or was changed afterwards")
    return one, at


def read_lines(lines: Iterable[tuple[str, str]], public: bytes) -> Kept:
    """Read lines, each with the name by which it is told when it is wrong; empty ones say nothing."""
    # A chain that rests tells the same every hour: a year of lines is kept once.
    found: dict[Checkpoint, None] = {}
    lines_read = 0
    wrong: list[str] = []
    newest: datetime | None = None
    for name, line in lines:
        if not line.strip():
            continue
        try:
            one, at = read_line(line.strip(), public)
        except NoCheckpoint as fault:
            wrong.append(f"{name} {fault}")
            continue
        found[one] = None
        lines_read += 1
        newest = max(at, newest or at)
    return Kept(tuple(found), (*wrong, *_two_histories(found)), newest, lines_read)


def fingerprint(seed: bytes) -> str:
    """Return the public key that belongs to this seed, in hexadecimal: what the other party keeps."""
    return public_key(seed).hex()


def _two_histories(found: Iterable[Checkpoint]) -> list[str]:
    """Two checkpoints of one line that differ: an older table was put back between them and went on."""
    macs: dict[tuple[UUID, int], set[str]] = {}
    for one in found:
        macs.setdefault((one.chain, one.sequence), set()).add(one.mac)
    return [
        f"chain {chain}: line {sequence} has two histories"
        for (chain, sequence), different in sorted(macs.items())
        if len(different) > 1
    ]


def _message(one: Checkpoint, moment: str) -> bytes:
    return f"eenlijn checkpoint v{VERSION}|{one.chain}|{one.sequence}|{one.mac}|{moment}".encode()
