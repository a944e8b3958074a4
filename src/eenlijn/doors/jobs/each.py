# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A job asks once at which employers something is due, and then works within each of them alone."""

from collections.abc import Callable, Iterable
from uuid import UUID

from eenlijn.commons.access.reaches import Reach
from eenlijn.commons.organisations.queries import organisation_by_slug
from eenlijn.foundation import walls


def at_each(due: Callable[[], Iterable[UUID | None]], work: Callable[[], int]) -> int:
    """How much was done in all. Of an employer where nothing is due any more, nothing is done."""
    with walls.reaching(Reach.DUE):
        found = list(due())
    done = 0
    for organisation_id in found:
        with walls.within(organisation_id):
            done += work()
    return done


def employer(slug: str) -> UUID | None:
    """The employer that a command names."""
    with walls.reaching(Reach.FIND_EMPLOYER):
        return organisation_by_slug(slug)
