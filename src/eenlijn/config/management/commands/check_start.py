# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""`manage.py check_start`: may this installation serve? Exit code 0, or 2 with every reason not to."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from eenlijn.config.start import verify_or_exit


class Command(BaseCommand):
    help = "Tells every reason not to serve: durability, keys, number of employers, style sheets."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--quiet", action="store_true", help="say nothing when all is well")

    def handle(self, *args: Any, **options: Any) -> None:
        """Stop with code 2 when something is wrong."""
        verify_or_exit()
        if not options["quiet"]:
            self.stdout.write("Eén Lijn may serve.")
