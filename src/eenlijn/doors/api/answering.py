# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""How every address of the interface answers: language, version, HEAD, a problem for all that goes wrong."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_request, override
from django.views.decorators.csrf import csrf_exempt
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.operation import Operation

from eenlijn.commons.access.actor import Actor
from eenlijn.commons.tokens.actions import note_use
from eenlijn.doors.api.mistakes import mistakes_told
from eenlijn.doors.api.operations import UNEXPECTED, policy_of, unexpected_in
from eenlijn.doors.api.policy import Policy
from eenlijn.doors.api.problems import (
    BAD_INPUT,
    NO_SUCH_METHOD,
    NOT_THERE,
    OUR_FAULT,
    BadInput,
    Kind,
    NotKnown,
    answer_to,
    our_fault,
    problem,
)
from eenlijn.foundation.clock import now

VERSION: Final = "1.0.0"
VERSION_HEADER: Final = "API-Version"
_CHANGES_WITH: Final = ("Accept-Language", "Authorization", "Cookie")
View = Callable[..., HttpResponse]


def operations_of(api: NinjaAPI) -> Iterator[tuple[str, Operation]]:
    """Every operation with its path."""
    for bound in api._get_bound_routers():  # noqa: SLF001 - the library offers no other way to walk them
        for route, view in bound.path_operations.items():
            yield from ((route, one) for one in view.operations)


def let_problems_be_ours(api: NinjaAPI) -> None:
    """Give the library our words for whatever goes wrong in an operation."""
    api.add_exception_handler(Exception, answer_to)
    api.add_exception_handler(Http404, answer_to)
    api.add_exception_handler(HttpError, _refused_by_library)
    api.add_exception_handler(ValidationError, _not_valid)


def answering(view: View, by_method: Mapping[str, Operation]) -> View:
    """Put around one address what all of them do."""
    known = {method: _names_asked(one) for method, one in by_method.items()}

    def inner(request: HttpRequest, *given: Any, **asked: Any) -> HttpResponse:
        method = request.method or ""
        as_asked = "GET" if method == "HEAD" else method
        if as_asked not in known:
            return problem(NO_SUCH_METHOD, headers={"Allow": ", ".join(sorted(known))})
        setattr(request, UNEXPECTED, unexpected_in(request, known[as_asked]))
        # The library finds an operation by its method and knows no HEAD; the server leaves the body out.
        request.method = as_asked
        try:
            return view(request, *given, **asked)
        finally:
            request.method = method

    return speaking(inner, {method: policy_of(one) for method, one in by_method.items()})


def speaking(inner: View, policies: Mapping[str, Policy]) -> View:
    """In the language that was asked, with the version; the use of a token is noted when all is done."""

    @csrf_exempt  # nobody writes with a cookie here
    def answer(request: HttpRequest, *given: Any, **asked: Any) -> HttpResponse:
        language = get_language_from_request(request)
        with override(language):
            response = inner(request, *given, **asked)
        response.headers[VERSION_HEADER] = VERSION
        response.headers["Content-Language"] = language
        patch_vary_headers(response, _CHANGES_WITH)
        actor = getattr(request, "actor", None)
        # Asking a lazy actor what it is would ask the database who it is.
        if type(actor) is Actor and actor.is_token:
            note_use(actor=actor, now=now())
        return response

    answer.policies = dict(policies)  # type: ignore[attr-defined]
    return answer


def saying(request: HttpRequest, kind: Kind) -> HttpResponse:
    """Answer a request that never reached an operation."""
    return speaking(lambda _request: our_fault() if kind is OUR_FAULT else problem(kind), {})(request)


def nothing_here(_request: HttpRequest) -> HttpResponse:
    """What no operation lives at."""
    return problem(NOT_THERE)


def _names_asked(one: Operation) -> frozenset[str]:
    """What may stand behind the question mark of this operation."""
    models: Iterable[Any] = one.models
    asked = (model for model in models if model.__ninja_param_source__ == "query")
    return frozenset(name for model in asked for name in model.__ninja_flatten_map__)


def _not_valid(request: HttpRequest, error: Any) -> HttpResponse:
    """Every mistake in the question, with the names that we do not know."""
    return problem(BAD_INPUT, mistakes=(*mistakes_told(error.errors), *getattr(request, UNEXPECTED, ())))


def _refused_by_library(request: HttpRequest, error: Any) -> HttpResponse:
    """What the library refuses by itself: nobody at the gate, or a body that our parser could not read."""
    if isinstance(error, AuthenticationError):
        return answer_to(request, NotKnown())
    cause = error.__cause__
    return answer_to(request, cause if isinstance(cause, Exception) else BadInput(()))
