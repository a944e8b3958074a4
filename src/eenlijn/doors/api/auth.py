# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who asks: a system with its token, or, for reading only, a person who signed in on this same site.

Nobody writes with a cookie, so no other site can make a browser do anything here. A token that does not work
is never made good by a session beside it.
"""

from typing import Final

from django.http import HttpRequest

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.reaches import Reach
from eenlijn.commons.tokens.queries import actor_of
from eenlijn.doors.api.policy import Policy
from eenlijn.doors.api.problems import NotKnown
from eenlijn.foundation import walls
from eenlijn.foundation.clock import now

ORIGIN: Final = "api"
READING: Final = ("GET", "HEAD")
_OURS: Final = ("same-origin", "none")


class Gate:
    """Stands before one operation: finds the actor, lets in whom its policy lets in."""

    def __init__(self, policy: Policy) -> None:
        self.policy = policy

    def __call__(self, request: HttpRequest) -> Actor:
        """Return the actor, which is also `request.actor` from now on; raise for whom it is closed."""
        actor = asker(request).coming_from(ORIGIN, getattr(request, "request_id", ""))
        self.policy.check(actor)
        request.actor = actor  # type: ignore[attr-defined]
        return actor


def asker(request: HttpRequest) -> Actor:
    """The actor of the token, else of the session, else nobody."""
    told = request.headers.get("Authorization")
    if told is not None:
        return _of_token(told)
    if request.method in READING and _is_from_here(request):
        person: Actor | None = getattr(request, "actor", None)
        return person if person is not None and person.is_person else Actor.nobody()
    return Actor.nobody()


def _of_token(told: str) -> Actor:
    scheme, _space, secret = told.partition(" ")
    with walls.reaching(Reach.FIND_TOKEN):
        found = actor_of(secret.strip(), now()) if scheme.lower() == "bearer" else None
    if found is None:
        raise NotKnown
    walls.enter(found.organisation_id)
    return found


def _is_from_here(request: HttpRequest) -> bool:
    """Whether the person's own browser asks from a page of ours, or from its address bar."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in _OURS
    return "Origin" not in request.headers
