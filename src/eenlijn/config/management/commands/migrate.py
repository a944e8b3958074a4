# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""`manage.py migrate`: Django's own, on PostgreSQL as the owner of the tables, and then the walls."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import CommandError
from django.core.management.commands import migrate
from django.db import connections

from eenlijn.config.walls import versions
from eenlijn.config.walls.owning import NO_OWNER, has_owner
from eenlijn.foundation.postgresql.base import as_owner


class Command(migrate.Command):
    """The role that serves may not change a table, so another one does."""

    def handle(self, *args: Any, **options: Any) -> None:
        """Migrate, then raise the walls: a table that is new stands behind them before anybody serves."""
        alias = options["database"]
        if connections[alias].vendor != "postgresql":
            super().handle(*args, **options)
            if not options["plan"] and not options["check_unapplied"]:
                versions.put_up(connections[alias])
            return
        if not has_owner(connections[alias]):
            raise CommandError(NO_OWNER)
        with as_owner(alias):
            super().handle(*args, **options)
        if not options["plan"] and not options["check_unapplied"]:
            call_command("raise_walls", database=alias, verbosity=options["verbosity"])
