# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who asks: the actor, built once per request and only when somebody wants to know."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.utils.functional import SimpleLazyObject

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.access.codes import Role, Strength
from eenlijn.commons.access.queries import actor_for
from eenlijn.commons.access.reaches import Reach
from eenlijn.commons.sign_in.codes import NEEDS_TWO_FACTORS
from eenlijn.doors.web.frame import kept
from eenlijn.doors.web.frame.step_up import strength_of
from eenlijn.foundation import walls
from eenlijn.foundation.clock import now

ORGANISATION_KEY: Final = "organisation_id"
"""Where the session keeps the one active organisation; sign-in writes it."""


class ActorMiddleware:
    """Gives every request its `actor`, lazily: an anonymous report page asks the database nothing."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.actor = SimpleLazyObject(lambda: actor_of(request))  # type: ignore[attr-defined]
        # Whatever a request enters ends with it; what the thread did before does not count in it.
        with walls.nowhere():
            response = self.get_response(request)
        kept.remember_account(request, response)
        return response


def actor_of(request: HttpRequest) -> Actor:
    """Return who asks; the same object for the whole request."""
    known = getattr(request, "_eenlijn_actor", None)
    if not isinstance(known, Actor):
        known = _build(request)
        request._eenlijn_actor = known  # type: ignore[attr-defined] # noqa: SLF001
    return known


def withheld_from(request: HttpRequest) -> frozenset[Role]:
    """Roles that do not count in this session, because no second factor was shown in it."""
    actor_of(request)
    return getattr(request, "_eenlijn_withheld", frozenset())


def _build(request: HttpRequest) -> Actor:
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return Actor.nobody()
    organisation = request.session.get(ORGANISATION_KEY)
    actor = person(user.pk, UUID(organisation) if organisation else None)
    actor = replace(actor, strength=strength_of(request)) if actor.roles else actor
    if actor.strength < Strength.TWO_FACTORS and actor.has(*NEEDS_TWO_FACTORS):
        request._eenlijn_withheld = actor.roles & NEEDS_TWO_FACTORS  # type: ignore[attr-defined] # noqa: SLF001
        actor = _as_employee(actor)
    return actor.coming_from("web", getattr(request, "request_id", ""))


def person(account_id: UUID, organisation_id: UUID | None) -> Actor:
    """Who this is there, and from here on within that employer; for whom is nobody there, within none."""
    with walls.within(organisation_id), walls.reaching(Reach.SIGN_IN):
        actor = actor_for(account_id, organisation_id, now())
    walls.enter(actor.organisation_id)
    return actor


def _as_employee(actor: Actor) -> Actor:
    """With a password only: what somebody reported stays in reach, nothing of others opens."""
    return replace(
        actor,
        roles=actor.roles - NEEDS_TWO_FACTORS,
        managed_unit_ids=frozenset(),
        coordinated_unit_ids=frozenset(),
        broken_glass=frozenset(),
    )
