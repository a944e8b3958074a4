# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""`manage.py first_link`: the one-time link with which an empty installation begins, in the browser.

Works only while nobody administers anything. A new link ends the one before. It is printed and kept
nowhere: only its digest is stored. `./eenlijn serve` asks this at a terminal, and never in a log.
"""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.urls import reverse
from django.utils.translation import override

from eenlijn.commons.access.reaches import Reach
from eenlijn.commons.tenancy.invitations import AlreadyBegun, invite_first_administrator, is_begun
from eenlijn.doors.jobs.first_key import make_first_key
from eenlijn.foundation import walls
from eenlijn.foundation.clock import now


class Command(BaseCommand):
    help = "Prints the one-time link for the first administrator of an empty installation."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--if-needed", action="store_true", help="say nothing when there is an administrator already"
        )
        parser.add_argument("--only-say", action="store_true", help="say how to get the link, not the link")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make the link and print it, or say why there is none."""
        if settings.EENLIJN_DEMO:
            return self._none("The demo has its people already.", options)
        if _waits():
            return self._none("The tables are not there yet. Run first:  ./eenlijn manage migrate", options)
        if _is_begun():
            return self._none("There is an administrator already, who invites the others.", options)
        if options["only_say"]:
            self.stdout.write(
                "Nobody administers this installation yet. Begin with:  ./eenlijn manage first_link"
            )
            return None
        make_first_key()
        try:
            with walls.reaching(Reach.FIND_INVITATION):
                token = invite_first_administrator(now=now())
        except AlreadyBegun as refusal:
            raise CommandError(refusal.sentence) from None
        self.stdout.write("Nobody administers this installation yet. Begin here, once, within 24 hours:")
        self.stdout.write(f"  {_address(token)}")
        return None

    def _none(self, reason: str, options: dict[str, Any]) -> None:
        if not options["if_needed"]:
            raise CommandError(reason)


def _is_begun() -> bool:
    with walls.reaching(Reach.FIND_INVITATION):
        return is_begun()


def _address(token: str) -> str:
    with override("nl"):
        return f"{str(settings.EENLIJN_BASE_URL).rstrip('/')}{reverse('profile:begin', args=[token])}"


def _waits() -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
