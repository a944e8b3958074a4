# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""`./eenlijn manage rebuild_name_marks`: make the marks of names, staff numbers and measures anew.

Needed once after an upgrade from a version that could not search by name, and after a restore of an older
backup of one table. May be broken off and begun again; searching goes on meanwhile.
"""

from argparse import ArgumentParser
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand

from eenlijn.casework.finding.actions import rebuild
from eenlijn.casework.restrictions.marks import rebuild_desk_marks
from eenlijn.commons.access.reaches import Reach
from eenlijn.commons.organisations.queries import participants
from eenlijn.commons.tenancy.staff_numbers import rebuild_numbers
from eenlijn.foundation import walls


class Command(BaseCommand):
    """Tells counts only, never a name."""

    help = "Make the marks by which dossiers are found by name or staff number anew, for every employer."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take one organisation."""
        parser.add_argument("--organisation", type=UUID, help="only this organisation")

    def handle(self, *args: Any, **options: Any) -> None:
        """Go employer by employer."""
        only = options["organisation"]
        for organisation_id in [only] if only else _employers():
            with walls.within(organisation_id):
                marks, wrong = rebuild(organisation_id)
                numbers, stale = rebuild_numbers(organisation_id)
                desk, old = rebuild_desk_marks(organisation_id)
            self.stdout.write(f"{organisation_id}: {marks} names can be found, {wrong} were put right")
            self.stdout.write(f"{organisation_id}: {numbers} staff numbers, {stale} were put right")
            self.stdout.write(f"{organisation_id}: {desk} marks for desks, {old} were put right")


def _employers() -> list[UUID]:
    with walls.reaching(Reach.FIND_EMPLOYER):
        return [one.organisation_id for one in participants()]
