# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""`./eenlijn manage load_register KIND FILE`: bring a register in line with the edition in a file.

Exit code 1 when the file was refused; then nothing of it is kept. May be run twice.
"""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any, Final

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import override

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.directory.actions import edition_in, load_register, try_register
from eenlijn.commons.directory.codes import RegisterKind
from eenlijn.commons.directory.refusals import RegisterRefused, RowsRefused
from eenlijn.commons.directory.trial import Trial
from eenlijn.commons.keys.vault import KeyGone
from eenlijn.commons.trail.actions import NoTrail
from eenlijn.foundation.clock import now

JOB: Final = Actor.job("load_register")


class Command(BaseCommand):
    help = "Loads an edition of a register: new, changed and ended rows, in one transaction."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the register and the file; the day is guessed from the year in the name of the file."""
        parser.add_argument(
            "kind", choices=RegisterKind.values, metavar="KIND", help=" ".join(RegisterKind.values)
        )
        parser.add_argument(
            "file", type=Path, metavar="FILE", help="as its maker publishes it: CSV or GeoJSON"
        )
        parser.add_argument("--edition", type=_day, help="the day of which it tells, such as 2021-01-01")
        parser.add_argument("--dry-run", action="store_true", help="only tell what would change")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the counts; CommandError gives exit code 1."""
        kind, path = RegisterKind(options["kind"]), options["file"]
        try:
            content = path.read_bytes()
        except OSError as error:
            raise CommandError(f"{path} cannot be read: {error.strerror}.") from None
        try:
            with override("en"):
                trial = _done(kind, content, path.name, options["edition"], dry_run=options["dry_run"])
        except RowsRefused as refused:
            told = "\n".join(f"  row {one.row}, {one.column}: {one.sentence}" for one in refused.problems)
            raise CommandError(f"{refused.sentence}\n{told}") from None
        except RegisterRefused as refused:
            raise CommandError(refused.sentence) from None
        except (NoTrail, KeyGone):
            raise CommandError("This installation was not founded yet: run found_platform first.") from None
        self.stdout.write(_told(trial, dry_run=options["dry_run"]))


def _done(kind: RegisterKind, content: bytes, name: str, edition: date | None, *, dry_run: bool) -> Trial:
    """The sentences of a refusal are in the language of the log."""
    day, moment = edition or edition_in(name), now()
    if dry_run:
        return try_register(actor=JOB, kind=kind, content=content, edition=day, now=moment)
    return load_register(actor=JOB, kind=kind, content=content, edition=day, file_name=name, now=moment)


def _told(trial: Trial, *, dry_run: bool) -> str:
    what = f"{trial.kind.value}, edition of {trial.edition}"
    if trial.is_same:
        return f"{what}: is here already, nothing changed"
    counts = (
        f"{len(trial.rows)} rows: {len(trial.new)} new, {len(trial.changed)} changed, "
        f"{len(trial.ended)} ended, {trial.unchanged} unchanged, {len(trial.left_out)} left out"
    )
    return f"{what}: {'would be ' if dry_run else ''}{counts}"


def _day(text: str) -> date:
    return date.fromisoformat(text)
