# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""`./eenlijn manage make_webhook`: tell a system of an employer what happens, and print the secret once.

For who sets a system up on the machine itself; an administrator has a screen (Beheer, Seintjes). Exit code 0
when it was made, 1 when refused, 2 when the command was not understood. Only the secret goes to standard
output, so that it can be led into a credential store without being shown; the rest goes to stderr.
"""

from argparse import ArgumentParser
from typing import Any
from uuid import UUID, uuid4

from django.core.management.base import BaseCommand, CommandError

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.refusals import Refused
from eenlijn.commons.webhooks.actions import allow_host, make_subscription
from eenlijn.commons.webhooks.codes import OutgoingType
from eenlijn.doors.jobs.each import employer
from eenlijn.foundation import walls
from eenlijn.foundation.clock import now


class Command(BaseCommand):
    """The same checks as the screen: a name on the list, an address outside."""

    help = "Makes a webhook for a system of an employer and prints its secret, once."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take everything by name: nothing here has a safe default."""
        parser.add_argument("--organisation", required=True, help="short name of the employer")
        parser.add_argument("--name", required=True, help="which system, such as Zaaksysteem")
        parser.add_argument("--address", required=True, help="whole address, https://zaken.voorbeeld.nl/in")
        parser.add_argument(
            "--type", required=True, action="append", choices=OutgoingType.values, metavar="TYPE",
            help=f"what it is told; may be given more than once: {', '.join(OutgoingType.values)}",
        )  # fmt: skip
        parser.add_argument("--allow-host", help="put this name on the employer's list first")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make it and print; CommandError gives exit code 1."""
        organisation_id = employer(options["organisation"])
        if organisation_id is None:
            raise CommandError(f"There is no employer with the short name {options['organisation']}.")
        try:
            with walls.within(organisation_id):
                secret = _made(organisation_id, options)
        except Refused as refusal:
            raise CommandError(refusal.sentence) from None
        self.stderr.write("The secret, shown once and kept sealed. Lost? Renew it by screen.")
        self.stdout.write(secret)


def _made(organisation_id: UUID, options: dict[str, Any]) -> str:
    actor, moment = Actor.job("make_webhook", organisation_id), now()
    if options["allow_host"]:
        allow_host(actor=actor, host=options["allow_host"], now=moment)
    made = make_subscription(
        actor=actor,
        subscription_id=uuid4(),
        name=options["name"],
        address=options["address"],
        types=options["type"],
        now=moment,
    )
    return made.secret or ""
