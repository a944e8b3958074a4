# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""`manage.py raise_walls`: make the database keep employers apart by itself; `migrate` ends with it.

May be run again: what stands as it should is left alone, what was changed by hand is put right.
"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DEFAULT_DB_ALIAS, connections

from eenlijn.config.walls.owning import NO_OWNER, has_owner
from eenlijn.config.walls.raising import RolesMissing, raise_walls
from eenlijn.foundation.postgresql.base import as_owner


class Command(BaseCommand):
    help = "Raises the walls between employers in PostgreSQL: policies, roles, rights, and keys."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--database", default=DEFAULT_DB_ALIAS)

    def handle(self, *args: Any, **options: Any) -> None:
        """Say what was done; on SQLite there is nothing to do."""
        served = connections[options["database"]]
        if served.vendor != "postgresql":
            self.stdout.write("SQLite has no walls: it holds one employer.")
            return
        if not has_owner(served):
            raise CommandError(NO_OWNER)
        try:
            with as_owner(options["database"]) as owner:
                changed = raise_walls(owner, served.settings_dict["USER"])
        except RolesMissing as missing:
            raise CommandError(str(missing)) from None
        if options["verbosity"]:
            self.stdout.write(f"The walls stand: {changed} changes." if changed else "The walls stood.")
