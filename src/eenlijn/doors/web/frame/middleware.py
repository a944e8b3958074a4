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
from eenlijn.commons.access.queries import actor_for
from eenlijn.doors.web.frame import kept
from eenlijn.doors.web.frame.step_up import strength_of
from eenlijn.foundation.clock import now

ORGANISATION_KEY: Final = "organisation_id"
"""Where the session keeps the one active organisation; sign-in writes it."""


class ActorMiddleware:
    """Gives every request its `actor`, lazily: an anonymous report page asks the database nothing."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.actor = SimpleLazyObject(lambda: actor_of(request))  # type: ignore[attr-defined]
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


def _build(request: HttpRequest) -> Actor:
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return Actor.nobody()
    organisation = request.session.get(ORGANISATION_KEY)
    actor = actor_for(user.pk, UUID(organisation) if organisation else None, now())
    actor = replace(actor, strength=strength_of(request)) if actor.roles else actor
    return actor.coming_from("web", getattr(request, "request_id", ""))
