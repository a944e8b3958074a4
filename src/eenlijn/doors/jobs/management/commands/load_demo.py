# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""`manage.py load_demo`: fill an empty demo with a region, its cast and some 300 dossiers."""

from contextlib import suppress
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from eenlijn.doors.jobs.demo.load import load_demo
from eenlijn.doors.jobs.demo.people import CAST
from eenlijn.foundation.clock import now
from eenlijn.foundation.sealed.key_provider import FileKeyProvider


class Command(BaseCommand):
    help = "Fill an empty demo; a second time it only says who is in it."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Refuse outside the demo: invented dossiers never meet real ones."""
        if not settings.EENLIJN_DEMO:
            message = "Set EENLIJN_DEMO=true first: invented dossiers never go into a real database."
            raise CommandError(message)
        _prepare_keys()
        load_demo(now())
        self.stdout.write("Sign in as one of these, with one click on the sign-in page:")
        for person in CAST:
            self.stdout.write(f"  {person.name:<6} {person.function}")
        self.stdout.write(f"Report without signing in:  {settings.EENLIJN_BASE_URL}/m/lijn62/")


def _prepare_keys() -> None:
    """The demo makes its own first root key; a second start finds it."""
    with suppress(FileExistsError):
        FileKeyProvider(settings.EENLIJN_KEYS).initialise()
