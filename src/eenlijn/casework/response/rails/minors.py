# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who is younger than 18 gets no letter alone: it goes to a parent or guardian, whatever it says."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext_lazy as _

from eenlijn.casework.response.circumstances import Circumstances
from eenlijn.casework.response.queries import OpenAnswer
from eenlijn.casework.response.rails.rail import Rail

# Below this age a letter goes to a parent or guardian.
OF_AGE = 18


def to_a_parent(answer: OpenAnswer, around: Circumstances) -> Iterator[Rail]:
    """Name and address of a parent or guardian, asked of a minor only."""
    if is_minor(answer.birth_date, around.today):
        yield Rail(
            "representative",
            _("Ouder of voogd"),
            _("De ander is jonger dan 18 jaar. De brief gaat naar een ouder of voogd: vul naam en adres in."),
            "representative",
            bool(answer.representative and answer.representative_address),
        )


def is_minor(birth_date: str, today: date) -> bool:
    """Whether this day of birth (ISO) makes somebody younger than 18; unknown is not younger."""
    if not birth_date:
        return False
    born = date.fromisoformat(birth_date)
    age = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
    return age < OF_AGE
