# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""`./eenlijn manage release_figures`: release what its day has come for, and say what that was."""

from typing import Any

from django.core.management.base import BaseCommand

from eenlijn.accountability.releases.actions import release_due
from eenlijn.accountability.releases.queries import next_release
from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.reaches import Reach
from eenlijn.foundation import walls
from eenlijn.foundation.clock import now
from eenlijn.foundation.text import long_moment


class Command(BaseCommand):
    """The same as the nightly job does; a second time it finds nothing to do."""

    help = "Release the figures of closed months and years whose day has come; nothing is released twice."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Print one line per release, and when the next one comes."""
        moment = now()
        with walls.reaching(Reach.RELEASE):
            done = release_due(actor=Actor.job("release_figures"), now=moment)
            coming = next_release(moment)
        for period in done:
            self.stdout.write(f"released {period.code}")
        if not done:
            self.stdout.write("nothing to release")
        if coming.opens_at is None:
            self.stdout.write("fewer than three employers take part: nothing can be published yet")
        else:
            self.stdout.write(f"next: {coming.name}, from {long_moment(coming.opens_at)}")
