# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The door of the web process: lets a request in when there is a slot for it, and says when to come back.

Stands before Django, because saying no must cost next to nothing: a process that spends its time on refusing
is as full as before. So a refusal that is the same for everybody is made once, by Django itself, and kept as
bytes. Only a form that somebody sent gets an answer of its own, with what was typed.
"""

from collections.abc import Callable, Iterable
from io import BytesIO
from typing import Final
from urllib.parse import urlsplit
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation.trans_real import parse_accept_lang_header

from eenlijn.config.overload import FORM, OTHERS, REPORT_IN, Gate, Room
from eenlijn.config.receiving import Promised, announced, receive
from eenlijn.config.refusals import INTERFACE, busy
from eenlijn.doors.api.reports import IS_CROWDED

IS_BUSY: Final = "eenlijn.is_busy"
RETRY_SECONDS: Final = 5
# What a reporter needs to the end: the form, and the receipt behind it.
FORMS: Final = ("/m/", "/melden/", "/ontvangst/")
REPORTS_IN: Final = f"{INTERFACE}v1/meldingen"
# Answered in any case: small, quick, and asked by whoever looks whether we live.
FREE: Final = ("/static/", "/gezond/", "/klaar/", "/metrics")
_ENGLISH: Final = "/en"
_READING: Final = ("GET", "HEAD")
_TYPED: Final = ("application/x-www-form-urlencoded", "multipart/form-data")

# Said before Django is there, to who broke off; with what every answer carries.
CUT_OFF: Final = (
    ("Content-Length", "0"),
    ("Cache-Control", "no-store"),
    ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Referrer-Policy", "same-origin"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
)

Kept = tuple[str, list[tuple[str, str]], bytes]
Next = Callable[[HttpRequest], HttpResponseBase]


class Admission:
    """The application that the server calls."""

    def __init__(self, application: WSGIApplication, room: Room) -> None:
        self._application = application
        self._gate = Gate(room)
        self._kept: dict[tuple[str, str], Kept] = {}

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        lane = lane_of(environ["REQUEST_METHOD"], environ["PATH_INFO"])
        if not lane:
            return self._application(environ, start_response)
        length = announced(environ)
        if length > settings.FORM_BODY_LIMIT:
            # A file: read bit by bit in its slot, so that few are in memory; and never in one of a report.
            lane, environ["wsgi.input"] = OTHERS, Promised(environ["wsgi.input"], length)
        elif not receive(environ, length):
            start_response("400 Bad Request", list(CUT_OFF))
            return []
        if not self._gate.enter(lane):
            return self._refuse(environ, start_response)
        environ[IS_CROWDED] = lane == REPORT_IN and self._gate.is_crowded(lane)
        try:
            return _whole(self._application(environ, start_response))
        finally:
            self._gate.leave(lane)

    def _refuse(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """What was typed comes back; everything else is one of a handful of answers."""
        self._gate.hold_back()
        if _is_typed(environ):
            return _whole(self._application({**environ, IS_BUSY: True}, start_response))
        status, headers, body = self._answer(*_same_for(environ))
        start_response(status, list(headers))
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]

    def _answer(self, path: str, language: str) -> Kept:
        if (path, language) not in self._kept:
            self._kept[path, language] = self._made(path, language)
        return self._kept[path, language]

    def _made(self, path: str, language: str) -> Kept:
        """Let Django say it, to a request of our own: nothing of who asks first is in what others get."""
        told: list[tuple[str, list[tuple[str, str]]]] = []

        def start(status: str, headers: list[tuple[str, str]], *_more: object) -> Callable[[bytes], object]:
            told.append((status, headers))
            return lambda _written: None

        body = b"".join(_whole(self._application(_environ(path, language), start)))
        (status, headers) = told[-1]
        return status, headers, body


class SayBusy:
    """Answers what found no slot: inside all middleware that marks an answer, before any view."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not request.META.get(IS_BUSY):
            return self.get_response(request)
        response = busy(request)
        response.headers["Retry-After"] = str(RETRY_SECONDS)
        return response


def lane_of(method: str, path: str) -> str:
    """The lane of a request; nothing for what never waits."""
    if path.startswith(FREE):
        return ""
    if path.startswith(INTERFACE):
        return REPORT_IN if method == "POST" and path == REPORTS_IN else OTHERS
    return FORM if _in_dutch(path).startswith(FORMS) else OTHERS


def _in_dutch(path: str) -> str:
    return path.removeprefix(_ENGLISH) if path.startswith(f"{_ENGLISH}/") else path


def _is_typed(environ: WSGIEnvironment) -> bool:
    """Whether somebody sent a form: then there is something to give back."""
    kind = environ.get("CONTENT_TYPE", "").partition(";")[0].strip().lower()
    is_form = environ["REQUEST_METHOD"] == "POST" and kind in _TYPED
    return is_form and not environ["PATH_INFO"].startswith(INTERFACE)


def _same_for(environ: WSGIEnvironment) -> tuple[str, str]:
    """An address of the same kind and the language, which is all that a refusal depends on."""
    path = environ["PATH_INFO"]
    if path.startswith(INTERFACE):
        return INTERFACE, _language(environ.get("HTTP_ACCEPT_LANGUAGE", ""))
    page = FORMS[0] if _in_dutch(path).startswith(FORMS) else "/"
    is_english = path == _ENGLISH or path.startswith(f"{_ENGLISH}/")
    return (f"{_ENGLISH}{page}", "en") if is_english else (page, "nl")


def _language(asked: str) -> str:
    """The first of our languages that is asked for."""
    ours = dict(settings.LANGUAGES)
    wanted = (one.partition("-")[0] for one, _weight in parse_accept_lang_header(asked[:200].lower()))
    return next((one for one in wanted if one in ours), settings.LANGUAGE_CODE)


def _environ(path: str, language: str) -> WSGIEnvironment:
    """A plain question at our own address, as if through our own proxy."""
    ours = urlsplit(str(settings.EENLIJN_BASE_URL))
    return {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "QUERY_STRING": "",
        "SERVER_NAME": ours.hostname or "localhost",
        "SERVER_PORT": str(ours.port or (443 if ours.scheme == "https" else 80)),
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": ours.netloc,
        "HTTP_X_FORWARDED_PROTO": ours.scheme,
        "HTTP_ACCEPT_LANGUAGE": language,
        "wsgi.url_scheme": ours.scheme,
        "wsgi.input": BytesIO(),
        IS_BUSY: True,
    }


def _whole(response: Iterable[bytes]) -> Iterable[bytes]:
    """The answer in one piece, closed here: the connection goes back while the slot is still ours.

    The server sends one piece in one go; of an answer that comes in parts it would ask each part.
    """
    if not isinstance(response, HttpResponse):
        return response
    body = response.content
    response.close()
    return [body]
