# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Make what every installation needs once: region, platform keys, platform trail. May be run twice."""

from typing import Any

from django.core.management.base import BaseCommand

from eenlijn.commons.tenancy.actions import found_platform
from eenlijn.foundation.clock import now


class Command(BaseCommand):
    help = "Load the region and make the platform's keys and trail, unless they are there."

    def handle(self, *args: Any, **options: Any) -> None:
        """Tell whether anything was new."""
        is_new = found_platform(now=now())
        self.stdout.write("platform founded" if is_new else "platform was there already")
