# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""A browser for thousands of visits: the whole way through the middleware, without a page's context kept."""

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import Any, Final, cast
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db import transaction
from django.http import HttpResponse
from django.test import RequestFactory
from django.test.client import ClientHandler

from eenlijn.config.middleware import BEGAN_KEY, SEEN_KEY
from eenlijn.doors.web.frame.middleware import ORGANISATION_KEY
from eenlijn.doors.web.frame.step_up import STEPPED_UP_KEY
from tests.cast import Person

FORM: Final = "application/x-www-form-urlencoded"


class _Asked(RequestFactory):
    """Makes what a server hands over; the request itself is made by the handler, as in production."""

    def request(self, **given: Any) -> Any:
        return self._base_environ(**given)  # type: ignore[attr-defined]  # no part of Django's stubs


@cache
def _handler(checks_csrf: bool) -> ClientHandler:  # noqa: FBT001 - the key of a cache
    """The product with its middleware, as in production made once for everybody."""
    handler = ClientHandler(enforce_csrf_checks=checks_csrf)
    handler.load_middleware()
    return handler


class Browser:
    """What somebody sees who is signed in as this person, or as nobody. Cookies stay as they were."""

    def __init__(
        self,
        person: Person | None = None,
        *,
        checks_csrf: bool = False,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        """Sign in by a session of its own; no password, no trail line. `headers` go with every question."""
        self._factory = _Asked()
        self._headers = dict(headers or {})
        self._handler = _handler(checks_csrf)
        if person is not None:
            self._factory.cookies[settings.SESSION_COOKIE_NAME] = _session(person)

    def get(self, path: str, **asked: Any) -> HttpResponse:
        return self.visit("GET", f"{path}?{urlencode(asked, doseq=True)}" if asked else path)

    def post(self, path: str, typed: Any = None, **headers: Any) -> HttpResponse:
        """Send a form; `typed` may also be bytes, or a mapping with files (then `multipart=True`)."""
        if headers.pop("multipart", False):
            return self._answer(self._factory.post(path, typed, **headers))
        body = typed if isinstance(typed, bytes) else urlencode(typed or {}, doseq=True).encode()
        return self.visit("POST", path, body, **headers)

    def visit(self, method: str, path: str, body: bytes = b"", **headers: Any) -> HttpResponse:
        kind = headers.pop("content_type", FORM if method == "POST" else "")
        sent = {**self._headers, **headers}
        return self._answer(self._factory.generic(method, path, body, content_type=kind, **sent))

    def _answer(self, environ: Any) -> HttpResponse:
        response = cast("HttpResponse", self._handler(environ))
        if response.streaming:
            response.content = b"".join(response)
        return response


def _session(person: Person) -> str:
    moment = int(time.time())
    session = SessionStore()
    session.update(
        {
            SESSION_KEY: str(person.id),
            BACKEND_SESSION_KEY: settings.AUTHENTICATION_BACKENDS[0],
            HASH_SESSION_KEY: person.account.get_session_auth_hash(),
            ORGANISATION_KEY: str(person.membership.organisation_id),
            BEGAN_KEY: moment,
            SEEN_KEY: moment,
            STEPPED_UP_KEY: moment,
        }
    )
    session.create()
    return str(session.session_key)


@contextmanager
def undone() -> Iterator[None]:
    """What happens inside leaves no row behind."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
