# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""`manage.py export_openapi`: writes the OpenAPI document, or looks whether the written one is still true."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from eenlijn.doors.api.routes import the_document


class Command(BaseCommand):
    help = "Writes the OpenAPI document to a file; with --check it only compares, and fails when they differ."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", type=Path)
        parser.add_argument("--check", action="store_true", help="write nothing; fail when it is not true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write or compare."""
        path: Path = options["path"]
        if not options["check"]:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(the_document())
            self.stdout.write(f"Written: {path}")
        elif not path.is_file() or path.read_bytes() != the_document():
            raise CommandError(f"{path} does not tell what the interface does. Run it without --check.")
