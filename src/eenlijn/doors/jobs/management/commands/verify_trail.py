# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""`./eenlijn manage verify_trail`: name the first bad line of any chain; exit code 1 when there is one."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError

from eenlijn.commons.trail.queries import Checkpoint, Verdict, chains, checkpoint, missing_guards, verify


class Command(BaseCommand):
    """Reads only. Checkpoints belong on another machine: they show a table put back as a whole."""

    help = "Verify that no trail line was changed, removed, put in or cut off."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take one organisation, and a file of checkpoints to compare with and add to."""
        parser.add_argument("--organisation", type=UUID, help="only the chain of this organisation")
        parser.add_argument("--checkpoints", type=Path, help="file with earlier checkpoints, one per line")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print one line per chain; CommandError gives exit code 1."""
        chosen: list[UUID | None] = [options["organisation"]] if options["organisation"] else chains()
        path: Path | None = options["checkpoints"]
        known = _read(path)
        # The platform's chain begins with the installation, so a database without it was emptied.
        missing = {one.chain for one in known} - {UUID(int=0) if one is None else one for one in chains()}
        verdicts = [(one, verify(one, known)) for one in chosen]
        for organisation_id, verdict in verdicts:
            self.stdout.write(_told(organisation_id, verdict))
        for guard in missing_guards():
            self.stdout.write(f"the database lacks its guard {guard}")
        if missing or missing_guards() or not verdicts or any(not verdict.ok for _one, verdict in verdicts):
            raise CommandError(f"the trail is not whole; chains missing: {len(missing)}", returncode=1)
        if path is not None:
            _write(path, [checkpoint(one) for one in chosen])


def _told(organisation_id: UUID | None, verdict: Verdict) -> str:
    name = organisation_id or "platform"
    if verdict.ok:
        return f"{name}: whole, {verdict.lines} lines"
    return f"{name}: line {verdict.first_bad_sequence}: {verdict.reason}"


def _read(path: Path | None) -> list[Checkpoint]:
    if path is None or not path.exists():
        return []
    rows = (json.loads(line) for line in path.read_text("utf-8").splitlines())
    return [Checkpoint(UUID(row["chain"]), int(row["sequence"]), str(row["mac"])) for row in rows]


def _write(path: Path, found: list[Checkpoint]) -> None:
    with path.open("a", encoding="utf-8") as file:
        for one in found:
            line = {"chain": str(one.chain), "sequence": one.sequence, "mac": one.mac}
            file.write(json.dumps(line) + "\n")
