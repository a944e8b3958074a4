# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""`manage.py worker`: sends notices, opens kept reports, warns of clocks and works on imports."""

import os
import signal
from types import FrameType
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.module_loading import import_string

from eenlijn.doors.jobs.worker import Worker

# Beside web processes on one machine the worker gives way: somebody waits for those.
GIVES_WAY = 10


class Command(BaseCommand):
    help = "Runs the jobs of the schedule until it is asked to stop (SIGTERM or Ctrl-C)."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="run every job once and stop")

    def handle(self, *args: Any, **options: Any) -> None:
        """Refuse to run on a database that may lose what it was given, like the web process does."""
        call_command("check_start", quiet=True)
        worker = Worker(import_string(settings.EENLIJN_SCHEDULE), settings.EENLIJN_HEARTBEAT)
        if options["once"]:
            if not worker.once():
                raise CommandError("A job failed; its name and error stand in the log.")
            return

        def ask_to_stop(number: int, frame: FrameType | None) -> None:
            worker.stop.set()

        os.nice(GIVES_WAY)
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, ask_to_stop)
        if not worker.run():
            raise CommandError("A job did not finish in time and was ended.")
