# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""`./eenlijn manage make_token`: let a system of an employer in, and print its secret once.

For who sets a system up on the machine itself; an administrator has a screen (Beheer, Koppelingen). Exit code
0 when it was made, 1 when it was refused, 2 when the command was not understood. Only the secret goes to
standard output, so that it can be led into a credential store without being shown; the rest goes to stderr.
"""

from argparse import ArgumentParser, ArgumentTypeError
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Scope
from eenlijn.commons.access.refusals import Refused
from eenlijn.commons.tokens.actions import make_token
from eenlijn.doors.jobs.each import employer
from eenlijn.foundation import walls
from eenlijn.foundation.clock import now


class Command(BaseCommand):
    """The line in the trail says that a command made it, and with which scopes."""

    help = "Makes a token for a system of an employer and prints its secret, once."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take everything by name: nothing here has a safe default."""
        codes = ", ".join(Scope.values)
        parser.add_argument("--organisation", required=True, help="short name of the employer")
        parser.add_argument("--name", required=True, help="which system, such as Roosterpakket")
        parser.add_argument(
            "--scope", required=True, action="append", choices=Scope.values, metavar="SCOPE",
            help=f"what it may do; may be given more than once: {codes}",
        )  # fmt: skip
        parser.add_argument(
            "--until", required=True, type=_day, help="last day on which it works, at most a year: 2027-05-31"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Make it and print; CommandError gives exit code 1."""
        organisation_id = employer(options["organisation"])
        if organisation_id is None:
            raise CommandError(f"There is no employer with the short name {options['organisation']}.")
        try:
            with walls.within(organisation_id):
                made = make_token(
                    actor=Actor.job("make_token", organisation_id),
                    name=options["name"],
                    scopes=[Scope(code) for code in options["scope"]],
                    expires_on=options["until"],
                    now=now(),
                )
        except Refused as refusal:
            raise CommandError(refusal.sentence) from None
        self.stderr.write("The secret, shown once and kept nowhere. Lost? End the token and make a new one.")
        self.stdout.write(made.secret)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"{text} is no day such as 2027-05-31") from None
