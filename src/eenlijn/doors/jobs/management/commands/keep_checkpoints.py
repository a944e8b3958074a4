# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""`./eenlijn manage keep_checkpoints`: let the ends of all chains leave this machine now.

It does not matter what was kept before. Exit code 0 when every chosen place took them, 1 when one did not, or
none is chosen. With `--public-key` it only prints the key by which others check the signatures.
"""

from argparse import ArgumentParser
from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from eenlijn.commons.keys import vault
from eenlijn.commons.trail.checkpoints import fingerprint
from eenlijn.commons.trail.keeping import NotKept
from eenlijn.doors.jobs.every_minute import hand_over, places
from eenlijn.foundation.clock import now
from eenlijn.foundation.sealed.key_provider import KeyNotLive


class Command(BaseCommand):
    """The worker does the same by itself."""

    help = "Hands signed checkpoints of the trail to the places that the settings name."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--public-key", action="store_true", help="only print the key that checks signatures"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Tell each place; CommandError gives exit code 1."""
        try:
            self.stdout.write(_public_key() if options["public_key"] else _kept())
        except NotKept as fault:
            raise CommandError(f"not kept by: {fault}; the log says why") from None
        except (vault.KeysUnavailable, vault.KeyGone, KeyNotLive) as fault:
            raise CommandError(f"there is no key to sign with: {fault}") from None


def _public_key() -> str:
    return fingerprint(vault.signing_seed())


def _kept() -> str:
    chosen = places()
    if not chosen:
        raise CommandError("No place is chosen: see EENLIJN_CHECKPOINTS_DIRECTORY and _SYSLOG.")
    if not hand_over(now(), timedelta()):
        raise CommandError("There is no trail yet, so nothing left.")
    return f"kept by: {', '.join(place.name for place in chosen)}"
