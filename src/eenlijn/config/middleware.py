# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What happens around every request: its line in the log, headers, size of body, age of session."""

import time
from collections.abc import Callable
from typing import Final
from uuid import uuid4

import structlog
from csp.utils import build_policy
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from prometheus_client import Histogram

from eenlijn.config.refusals import length_required, too_large
from eenlijn.foundation.logs import log

Next = Callable[[HttpRequest], HttpResponseBase]
SEEN_KEY: Final = "seen_at"
BEGAN_KEY: Final = "began_at"
IDLE_KEY: Final = "idle_seconds"
_REMEMBER_EVERY: Final = 60
_LOG: Final = log(__name__)
_SECONDS: Final = Histogram("eenlijn_request_seconds", "Answers by route and status", ("route", "status"))


class RequestLine:
    """One log line per request with the name of the route, never the path: paths hold secrets."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        started = time.perf_counter()
        request.request_id = uuid4().hex  # type: ignore[attr-defined]
        with structlog.contextvars.bound_contextvars(request_id=request.request_id):  # type: ignore[attr-defined]
            response = self.get_response(request)
            _tell(request, response.status_code, time.perf_counter() - started)
        return response


def _tell(request: HttpRequest, status: int, seconds: float) -> None:
    route = (request.resolver_match.view_name if request.resolver_match else None) or "none"
    _SECONDS.labels(route=route, status=status).observe(seconds)
    _LOG.info(
        "request", route=route, method=request.method, status=status, duration_ms=round(seconds * 1000, 1)
    )


class AnswerHeaders:
    """Headers that Django has no setting for, on every answer, errors included.

    Those that it has one for are filled in where an answer was made before Django got that far. What pages
    may load is the same for all of them, so its text is made once.
    """

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response
        self.loads_only = build_policy()

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        response.headers["Permissions-Policy"] = (
            "camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()"
        )
        # A file on its way out has a stricter one of its own.
        response.headers.setdefault("Content-Security-Policy", self.loads_only)
        response.headers["X-Frame-Options"] = "DENY"
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        response.headers.setdefault("Referrer-Policy", settings.SECURE_REFERRER_POLICY)
        response.headers.setdefault("Cross-Origin-Opener-Policy", settings.SECURE_CROSS_ORIGIN_OPENER_POLICY)
        if not request.path_info.startswith(settings.STATIC_URL) or response.status_code >= 400:  # noqa: PLR2004
            response.headers["Cache-Control"] = "no-store"
        return response


class BodyGuard:
    """Refuses a body that is too large before a byte of it is read."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        length = _length(request)
        if length is None:
            return length_required(request)
        if length > _limit(request):
            return too_large(request)
        return self.get_response(request)


def _limit(request: HttpRequest) -> int:
    is_upload = (request.content_type or "") == "multipart/form-data"
    return settings.UPLOAD_BODY_LIMIT if is_upload else settings.FORM_BODY_LIMIT


def _length(request: HttpRequest) -> int | None:
    """The announced length in bytes, None when it is not said or is no number."""
    if request.META.get("HTTP_TRANSFER_ENCODING"):
        return None
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return None


class SessionAge:
    """Ends a session after half an hour of rest or ten hours in all; a role may set a shorter rest."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        # A made-up cookie loads an empty session, and stays without a row.
        if settings.SESSION_COOKIE_NAME in request.COOKIES and request.session.keys():
            self._keep_or_end(request, int(time.time()))
        response = self.get_response(request)
        if request.session.modified and not request.session.is_empty():
            self._begin(request, int(time.time()))
        return response

    def _begin(self, request: HttpRequest, moment: int) -> None:
        request.session.setdefault(BEGAN_KEY, moment)
        request.session.setdefault(SEEN_KEY, moment)

    def _keep_or_end(self, request: HttpRequest, moment: int) -> None:
        session = request.session
        began, seen = session.get(BEGAN_KEY, 0), session.get(SEEN_KEY, 0)
        rest = min(int(session.get(IDLE_KEY, settings.SESSION_IDLE_SECONDS)), settings.SESSION_IDLE_SECONDS)
        if moment - seen > rest or moment - began > settings.SESSION_COOKIE_AGE:
            session.flush()
        elif moment - seen >= _REMEMBER_EVERY:
            # Not at every request: a session row per page would queue behind reports on SQLite.
            session[SEEN_KEY] = moment
