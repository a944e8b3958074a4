# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""`./eenlijn manage verify_trail`: name the first bad line of any chain, and checkpoints that are not ours.

Exit codes: 0 all is whole; 1 a chain is not whole, or a chain or guard is missing; 3 the chains are whole,
but a checkpoint cannot be read, was forged, or tells another history; 4 it could not be checked, which is
never good news.
"""

from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, transaction

from eenlijn.commons.access.reaches import Reach
from eenlijn.commons.keys import vault
from eenlijn.commons.trail.chain import chain_id
from eenlijn.commons.trail.checkpoints import Checkpoint, Kept, fingerprint, read_lines, signed_line
from eenlijn.commons.trail.queries import (
    Verdict,
    chains,
    checkpoint,
    missing_guards,
    verify,
    without_head,
)
from eenlijn.foundation import walls
from eenlijn.foundation.clock import now
from eenlijn.foundation.sealed.key_provider import KeyNotLive
from eenlijn.foundation.sealed.signature import PUBLIC_BYTES

NOT_WHOLE: Final = 1
NOT_OURS: Final = 3
NOT_CHECKED: Final = 4


class Command(BaseCommand):
    """Reads only. Checkpoints belong on another machine: they show a table put back as a whole."""

    help = "Verify that no trail line was changed, removed, put in or cut off."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take one organisation, and checkpoints to compare with."""
        parser.add_argument("--organisation", type=UUID, help="only the chain of this organisation")
        parser.add_argument(
            "--checkpoints", type=Path, help="file with earlier checkpoints, or a directory of such files"
        )
        parser.add_argument(
            "--compare-only", action="store_true", help="do not add the ends of the chains to the file"
        )
        parser.add_argument(
            "--public-key", type=_public, help="key that signed them, as you noted it elsewhere"
        )
        parser.add_argument(
            "--signatures-only", action="store_true",
            help="look at the checkpoints alone, with --public-key: asks no database and no secret",
        )  # fmt: skip

    def handle(self, *args: Any, **options: Any) -> None:
        """Print one line per chain and per fault; CommandError gives the exit code."""
        path: Path | None = options["checkpoints"]
        try:
            if options["signatures_only"]:
                self._signatures(path, options["public_key"])
                return
            may_be_new = path is not None and not path.is_dir() and not options["compare_only"]
            public = options["public_key"] or bytes.fromhex(fingerprint(vault.signing_seed()))
            kept = _read(path, public, may_be_new=may_be_new)
            chosen = [options["organisation"]] if options["organisation"] else _over_all(chains)
            self._chains(chosen, kept)
            self._not_ours(kept)
            if path is not None and may_be_new:
                _add(path, [_checkpoint(one) for one in chosen])
        except (
            vault.KeysUnavailable,
            vault.KeyGone,
            KeyNotLive,
            DatabaseError,
            OSError,
            UnicodeDecodeError,
        ) as fault:
            message = f"nothing can be said about the trail: {fault}"
            raise CommandError(message, returncode=NOT_CHECKED) from fault

    def _signatures(self, path: Path | None, public: bytes | None) -> None:
        if path is None or public is None:
            message = "--signatures-only needs --checkpoints and --public-key"
            raise CommandError(message, returncode=NOT_CHECKED)
        self._not_ours(_read(path, public))

    def _chains(self, chosen: list[UUID | None], kept: Kept) -> None:
        # The platform's chain begins with the installation, so a database without it was emptied.
        here = {chain_id(one) for one in _over_all(chains)}
        missing = {one.chain for one in kept.checkpoints} - here
        missing |= {chain_id(one) for one in _over_all(without_head)}
        known = kept.by_chain()
        verdicts = [(one, _verified(one, known.get(chain_id(one), ()))) for one in chosen]
        for organisation_id, verdict in verdicts:
            self.stdout.write(_told(organisation_id, verdict))
        for gone in sorted(missing):
            self.stdout.write(f"{gone}: the chain is missing")
        guards = missing_guards()
        for guard in guards:
            self.stdout.write(f"the database lacks its guard {guard}")
        if missing or guards or not verdicts or any(not verdict.ok for _one, verdict in verdicts):
            self._tell(kept)
            message = f"the trail is not whole; chains missing: {len(missing)}"
            raise CommandError(message, returncode=NOT_WHOLE)

    def _not_ours(self, kept: Kept) -> None:
        self._tell(kept)
        if kept.wrong:
            raise CommandError(f"checkpoints that are not right: {len(kept.wrong)}", returncode=NOT_OURS)

    def _tell(self, kept: Kept) -> None:
        for fault in kept.wrong:
            self.stdout.write(fault)
        if kept.newest is not None:
            self.stdout.write(f"checkpoints: {kept.lines}, the newest of {kept.newest.isoformat()}")


def _over_all(ask: Callable[[], list[UUID | None]]) -> list[UUID | None]:
    with walls.reaching(Reach.CHAINS):
        return ask()


def _verified(one: UUID | None, known: Iterable[Checkpoint]) -> Verdict:
    """In one transaction, so that a long chain is read part by part."""
    with walls.within(one), transaction.atomic():
        return verify(one, known)


def _checkpoint(one: UUID | None) -> Checkpoint:
    with walls.within(one):
        return checkpoint(one)


def _public(text: str) -> bytes:
    try:
        public = bytes.fromhex(text)
    except ValueError:
        public = b""
    if len(public) != PUBLIC_BYTES:
        raise ArgumentTypeError(f"{text} is no key: see manage keep_checkpoints --public-key")
    return public


def _told(organisation_id: UUID | None, verdict: Verdict) -> str:
    name = organisation_id or "platform"
    if verdict.ok:
        return f"{name}: whole, {verdict.lines} lines"
    return f"{name}: line {verdict.first_bad_sequence}: {verdict.reason}"


def _read(path: Path | None, public: bytes, *, may_be_new: bool = False) -> Kept:
    if path is None or (may_be_new and not path.exists()):
        return read_lines((), public)
    return read_lines(_lines(path), public)


def _lines(path: Path) -> Iterator[tuple[str, str]]:
    """Every line with the name of its file and its number. A directory without any file was not mounted."""
    files = sorted(path.glob("checkpoints-*.jsonl")) if path.is_dir() else [path]
    if not files:
        raise FileNotFoundError(f"no checkpoints in {path}")
    for file in files:
        with file.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, start=1):
                yield f"{file.name} line {number}", line


def _add(path: Path, found: list[Checkpoint]) -> None:
    seed, moment = vault.signing_seed(), now()
    with path.open("a", encoding="utf-8") as file:
        for one in found:
            file.write(signed_line(one, moment, seed) + "\n")
