# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""`./eenlijn manage export_processing_log`: the trail of one employer as records of Logboek Dataverwerkingen.

JSON lines, in the order of the chain. The export itself is a line in the trail, written before the first
byte leaves. Exit code 0 when the file is whole, 1 when it was refused or not written (then there is none).
"""

import json
import os
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any, Final
from uuid import UUID, uuid4

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.trail.actions import Entry, append
from eenlijn.commons.trail.logbook import UNBOUND, lines_between, records
from eenlijn.commons.trail.queries import checkpoint
from eenlijn.doors.jobs.each import employer
from eenlijn.foundation import walls
from eenlijn.foundation.clock import local_day_end, local_day_start, now

PLATFORM: Final = "platform"
# The page of the register; each activity stands there under its code.
REGISTER: Final = "/privacy/verwerkingen/"


class Command(BaseCommand):
    """Nothing is sampled or left out; run verify_trail first to know that the chain is whole."""

    help = "Writes the trail of an employer as records of Logboek Dataverwerkingen."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take everything by name: nothing here has a safe default."""
        parser.add_argument(
            "--organisation",
            required=True,
            help=f"short name of the employer, or {PLATFORM} for its own chain",
        )
        parser.add_argument("--since", required=True, type=_day, help="first day, such as 2026-11-01")
        parser.add_argument("--until", required=True, type=_day, help="last day, such as 2026-11-30")
        parser.add_argument(
            "--out", required=True, type=Path, help="file to make; one that exists is refused"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the line of the export, then the file; CommandError gives exit code 1."""
        out: Path = options["out"]
        since, until = options["since"], options["until"]
        if until < since:
            raise CommandError("--until lies before --since")
        if out.exists():
            raise CommandError(f"{out} exists and is not overwritten")
        organisation_id = _organisation(options["organisation"])
        # The rows are read while they are written, so the wall is told in that transaction too.
        with walls.within(organisation_id):
            self._export(organisation_id, since, until, out)

    def _export(self, organisation_id: UUID | None, since: date, until: date, out: Path) -> None:
        lines = lines_between(organisation_id, local_day_start(since), local_day_end(until))
        with transaction.atomic():
            # Lines that come in meanwhile, that of this export among them, belong to the next one.
            last = checkpoint(organisation_id).sequence
            lines = lines.filter(sequence__lte=last)
            count = lines.count()
            detail = {"since": since.isoformat(), "until": until.isoformat(), "lines": count, "last": last}
            actor = Actor.job("export_processing_log", organisation_id)
            append(actor, now(), Entry("export_processing_log", "trail", detail=detail))
        told = records(lines.iterator(chunk_size=1000), settings.EENLIJN_BASE_URL + REGISTER)
        try:
            with transaction.atomic():
                written, unbound = _write(out, told)
        except OSError as fault:
            raise CommandError(f"{out} could not be written: {fault}") from fault
        if written != count:
            out.unlink()
            raise CommandError(f"{count} lines were there and {written} came out: run verify_trail")
        self.stdout.write(f"{written} records in {out}; {unbound} of no activity in the register")


def _organisation(name: str) -> UUID | None:
    if name == PLATFORM:
        return None
    found = employer(name)
    if found is None:
        raise CommandError(f"There is no employer with the short name {name}.")
    return found


def _write(out: Path, told: Iterable[dict[str, Any]]) -> tuple[int, int]:
    """Whole or not at all, for the owner only; tells how many records, and how many without an activity."""
    draft = out.with_name(f".{out.name}.{uuid4().hex}")
    written = unbound = 0
    try:
        with os.fdopen(
            os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8"
        ) as file:
            for record in told:
                file.write(json.dumps(record, separators=(",", ":")) + "\n")
                written += 1
                activity: str = record["attributes"]["dpl.core.processing_activity_id"]
                unbound += activity.endswith(f"#{UNBOUND}")
            file.flush()
            os.fsync(file.fileno())
        os.link(draft, out)
    finally:
        draft.unlink(missing_ok=True)
    return written, unbound


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"{text} is no day such as 2026-11-30") from None
