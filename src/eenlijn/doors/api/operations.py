# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Declaring an operation: its address, its policy, what it answers, and everything it may refuse."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import wraps
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from ninja import Router
from ninja.operation import Operation

from eenlijn.commons.access.actor import Actor
from eenlijn.doors.api.auth import Gate
from eenlijn.doors.api.mistakes import sentence_of
from eenlijn.doors.api.policy import Policy
from eenlijn.doors.api.problems import BadInput, Mistake
from eenlijn.doors.api.shapes import Answer

View = Callable[..., HttpResponse]
JSON_TYPE: Final = "application/json"
UNEXPECTED: Final = "_eenlijn_unexpected"
TOLD: Final = "told"
# What any operation may answer, and what those with a body or a policy may answer besides.
ALWAYS: Final = (400, 405, 500, 503)
WITH_POLICY: Final = (401, 403)
WITH_BODY: Final = (411, 413, 415)


@dataclass(frozen=True)
class Told:
    """What was declared with an operation and the library has no word for; the document is made of it."""

    policy: Policy
    refusals: tuple[int, ...]
    example: Any
    answer_example: Any


def told_of(one: Operation) -> Told:
    """What was declared with this operation; without it nobody decided who may use it."""
    found = (one.openapi_extra or {}).get(TOLD)
    if not isinstance(found, Told):
        raise TypeError(f"nobody decided who may use {one.operation_id}")
    return found


def policy_of(one: Operation) -> Policy:
    return told_of(one).policy


def operation(
    router: Router,
    method: str,
    path: str,
    *,
    name: str,
    summary: str,
    description: str,
    policy: Policy,
    answers: Mapping[int, Any],
    refusals: tuple[int, ...] = (),
    example: Any = None,
    answer_example: Any = None,
) -> Callable[[View], View]:
    """Offer a function at an address. `name` is its operationId."""

    def decorate(view: View) -> View:
        @wraps(view)
        def asked_well(request: HttpRequest, *given: Any, **asked: Any) -> HttpResponse:
            unexpected = getattr(request, UNEXPECTED, ())
            if unexpected:
                raise BadInput(unexpected)
            return view(request, *given, **asked)

        told = Told(policy, _refusals(method, policy, refusals), example, answer_example)
        offered = router.api_operation(
            [method],
            path,
            auth=None if policy.is_open else Gate(policy),
            response=dict(answers),
            by_alias=True,
            operation_id=name,
            summary=summary,
            description=description,
            openapi_extra={TOLD: told},
        )
        offered(asked_well)
        return view

    return decorate


def _refusals(method: str, policy: Policy, more: tuple[int, ...]) -> tuple[int, ...]:
    body = WITH_BODY if method == "POST" else ()
    gate = () if policy.is_open else WITH_POLICY
    return tuple(sorted({*ALWAYS, *gate, *body, *more}))


def say(told: Answer, status: int = 200) -> HttpResponse:
    """An answer as JSON, by its Dutch names."""
    return HttpResponse(told.model_dump_json(by_alias=True), status=status, content_type=JSON_TYPE)


def actor_of(request: HttpRequest) -> Actor:
    """Who asks, as the gate of this operation found."""
    actor = getattr(request, "actor", None)
    if not isinstance(actor, Actor):
        raise TypeError("an operation that asks who asks needs a policy with a scope")
    return actor


def unexpected_in(request: HttpRequest, known: frozenset[str]) -> tuple[Mistake, ...]:
    """Names behind the question mark that this operation does not have, or that stand there twice."""
    found = []
    for name, values in request.GET.lists():
        code = "unknown" if name not in known else "twice" if len(values) > 1 else ""
        if code:
            found.append(Mistake("query", name, code, sentence_of(code, name)))
    return tuple(found)
