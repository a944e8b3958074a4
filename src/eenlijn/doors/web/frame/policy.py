# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who may use an address: every view carries exactly one of these, and a test reads them all."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse

from eenlijn.commons.access.codes import Role
from eenlijn.doors.web.frame.kept import keep_typed
from eenlijn.doors.web.frame.middleware import actor_of, withheld_from

View = Callable[..., HttpResponseBase]


class Kind(StrEnum):
    OPEN = "open_to_everyone"
    SIGNED_IN = "signed_in"
    ROLES = "requires"
    LINK = "holder_of_link"


@dataclass(frozen=True)
class Policy:
    """What a view says about who may use it."""

    kind: Kind
    roles: frozenset[Role] = frozenset()
    reason: str = ""


def open_to_everyone(*, reason: str) -> Callable[[View], View]:
    """Let everyone in, and say why that is right."""
    return _carrying(Policy(Kind.OPEN, reason=reason), lambda request: None)


def holder_of_link(view: View) -> View:
    """Let whoever holds the secret in the address in; the view itself asks the query that knows it."""
    return _carrying(Policy(Kind.LINK), lambda request: None)(view)


def signed_in(view: View) -> View:
    """Let every person who signed in, in; what they see follows from the query."""
    return _carrying(Policy(Kind.SIGNED_IN), _sign_in_first)(view)


def requires(*roles: Role) -> Callable[[View], View]:
    """Let people with one of these roles in. Others get the page of what does not exist."""
    if not roles:
        raise TypeError("name at least one role")
    return _carrying(Policy(Kind.ROLES, frozenset(roles)), _role_first(*roles))


def policy_of(view: Any) -> Policy | None:
    """Return what a view carries, or None: then nobody decided about it."""
    found = getattr(view, "policy", None)
    return found if isinstance(found, Policy) else None


def _carrying(
    policy: Policy, gate: Callable[[HttpRequest], HttpResponseBase | None]
) -> Callable[[View], View]:
    def decorate(view: View) -> View:
        if policy_of(view):
            raise TypeError(f"{view.__qualname__} carries two policies")

        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            answer = gate(request)
            # No text holds this sign in PostgreSQL, so nothing can live at such an address.
            if answer is None and any("\x00" in str(part) for part in kwargs.values()):
                raise Http404
            return answer or view(request, *args, **kwargs)

        guarded.policy = policy  # type: ignore[attr-defined]
        return guarded

    return decorate


def _sign_in_first(request: HttpRequest) -> HttpResponseBase | None:
    actor = actor_of(request)
    request.actor = actor  # type: ignore[attr-defined]
    return None if actor.is_person else to_sign_in(request)


def _role_first(*roles: Role) -> Callable[[HttpRequest], HttpResponseBase | None]:
    def gate(request: HttpRequest) -> HttpResponseBase | None:
        answer = _sign_in_first(request)
        if answer is None and not actor_of(request).has(*roles):
            if withheld_from(request).isdisjoint(roles):
                raise Http404
            return to_extra_certainty(request)
        return answer

    return gate


def to_sign_in(request: HttpRequest) -> HttpResponse:
    """Lead to sign-in and back; what was typed before an ended session is kept, sealed, for half an hour."""
    kept = request.method == "POST" and keep_typed(request)
    back = reverse("frame:carry_on") if kept else request.get_full_path()
    address = f"{reverse('profile:sign_in')}?{urlencode({'next': back})}"
    if request.headers.get("HX-Request"):
        return HttpResponse(status=204, headers={"HX-Redirect": address})
    return HttpResponseRedirect(address, status=303)


def to_extra_certainty(request: HttpRequest) -> HttpResponse:
    """Lead who holds the role, and showed no second factor yet, to setting one up."""
    address = f"{reverse('profile:factors')}?{urlencode({'next': request.get_full_path()})}"
    if request.headers.get("HX-Request"):
        return HttpResponse(status=204, headers={"HX-Redirect": address})
    return HttpResponseRedirect(address, status=303)
