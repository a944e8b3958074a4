# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Short ways to let a system in: made by the action, recognised by its secret."""

from datetime import datetime, timedelta

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Scope
from eenlijn.commons.tokens.actions import MadeToken, make_token
from eenlijn.commons.tokens.queries import actor_of
from eenlijn.foundation.clock import to_local


def made(administrator: Actor, now: datetime, *scopes: Scope, name: str = "Roosterpakket") -> MadeToken:
    """A token for half a year, with these scopes or with all of them."""
    until = to_local(now).date() + timedelta(days=180)
    return make_token(
        actor=administrator, name=name, scopes=scopes or tuple(Scope), expires_on=until, now=now
    )


def system(administrator: Actor, now: datetime, *scopes: Scope, name: str = "Roosterpakket") -> Actor:
    """Whoever knocks with such a token."""
    found = actor_of(made(administrator, now, *scopes, name=name).secret, now)
    assert found is not None
    return found
