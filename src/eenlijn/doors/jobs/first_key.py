# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The root key of a new installation: made once, by whatever begins it, and never again."""

from django.conf import settings

from eenlijn.commons.access.reaches import Reach
from eenlijn.commons.trail.queries import chains
from eenlijn.foundation import walls
from eenlijn.foundation.sealed.key_provider import FileKeyProvider


def make_first_key() -> None:
    """Make the root key of a new installation only: where a platform is, a missing key is a lost key."""
    with walls.reaching(Reach.CHAINS):
        if chains():
            return
    store = FileKeyProvider(
        settings.EENLIJN_KEYS, never_under=(settings.EENLIJN_DATA, settings.EENLIJN_STATIC)
    )
    try:
        store.initialise()
    except FileExistsError:
        store.check()
