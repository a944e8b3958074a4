# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
import json
from typing import Any

import pytest
import time_machine
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path
from pytest_django import Settings

from eenlijn.foundation.logs import configure_logs


def look(request: HttpRequest, secret: str) -> HttpResponse:
    return HttpResponse("gezien")


def take(request: HttpRequest) -> HttpResponse:
    return HttpResponse(str(len(request.body)))


def enter(request: HttpRequest) -> HttpResponse:
    request.session["who"] = "carla"
    if "short" in request.GET:
        request.session["idle_seconds"] = 900
    return HttpResponse("binnen")


def who(request: HttpRequest) -> HttpResponse:
    return HttpResponse(request.session.get("who", "niemand"))


def fail(request: HttpRequest) -> HttpResponse:
    raise ValueError("Eva Jansen")


urlpatterns = [
    path("kijk/<str:secret>/", look, name="look"),
    path("neem/", take, name="take"),
    path("binnen/", enter, name="enter"),
    path("wie/", who, name="who"),
    path("fout/", fail, name="fail"),
]
handler404 = "eenlijn.doors.web.frame.errors.page_not_found"
handler500 = "eenlijn.doors.web.frame.errors.server_error"

pytestmark = pytest.mark.urls(__name__)
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Cache-Control": "no-store",
}


@pytest.fixture
def visitor(settings: Settings) -> Client:
    settings.SESSION_ENGINE = "django.contrib.sessions.backends.cache"
    return Client(raise_request_exception=False)


@pytest.mark.parametrize(("address", "status"), [("/kijk/x/", 200), ("/nergens/", 404), ("/fout/", 500)])
def test_headers_are_on_every_answer(visitor: Client, address: str, status: int) -> None:
    response = visitor.get(address)
    assert response.status_code == status
    assert {name: response.headers[name] for name in HEADERS} == HEADERS
    policy = dict(
        part.strip().split(" ", 1) for part in response.headers["Content-Security-Policy"].split(";")
    )
    assert policy["default-src"] == policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["form-action"] == "'self'"
    assert "unsafe" not in str(policy)
    assert "data:" not in str(policy)


def test_the_log_names_the_route_and_never_the_path(
    visitor: Client, capsys: pytest.CaptureFixture[str]
) -> None:
    configure_logs("INFO")
    visitor.get("/kijk/7K4M-2QX/?naam=Eva")
    visitor.get("/nergens/7K4M-2QX/")
    visitor.get("/fout/")
    configure_logs("ERROR")
    written = capsys.readouterr().err
    lines: list[dict[str, Any]] = [json.loads(line) for line in written.splitlines()]
    told = [(line["route"], line["status"]) for line in lines if line["event"] == "request"]
    assert told == [("look", 200), ("none", 404), ("fail", 500)]
    assert len({line["request_id"] for line in lines if line["event"] == "request"}) == 3
    assert not [word for word in ("7K4M", "Eva", "Jansen", "nergens") if word in written]


def test_a_body_that_is_too_large_is_refused_unread(visitor: Client) -> None:
    class Unread:
        def read(self, *_: object) -> bytes:
            raise AssertionError("the body was read")

        readline = read

    unread: dict[str, Any] = {"wsgi.input": Unread(), "CONTENT_LENGTH": "1000001"}
    response = visitor.generic("POST", "/neem/", content_type="text/plain", **unread)
    assert response.status_code == 413
    assert "Dit is te groot om te versturen." in response.content.decode()
    assert response.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("kind", "length", "status"),
    [
        ("multipart/form-data; boundary=x", "12000001", 413),
        ("application/x-www-form-urlencoded", "1000001", 413),
        ("application/x-www-form-urlencoded", "geen getal", 411),
        ("text/plain", "3", 200),
    ],
)
def test_limits_by_kind_of_body(visitor: Client, kind: str, length: str, status: int) -> None:
    response = visitor.generic("POST", "/neem/", b"abc", content_type=kind, CONTENT_LENGTH=length)
    assert response.status_code == status


def test_a_body_of_unknown_length_is_refused(visitor: Client) -> None:
    response = visitor.generic("POST", "/neem/", b"", HTTP_TRANSFER_ENCODING="chunked")
    assert response.status_code == 411


def test_a_session_ends_after_half_an_hour_of_rest(visitor: Client) -> None:
    with time_machine.travel("2026-11-24 08:00", tick=False) as moment:
        visitor.get("/binnen/")
        for _ in range(3):
            moment.shift(29 * 60)
            assert visitor.get("/wie/").content == b"carla"
        moment.shift(31 * 60)
        assert visitor.get("/wie/").content == b"niemand"


def test_a_session_ends_after_ten_hours_in_all(visitor: Client) -> None:
    with time_machine.travel("2026-11-24 08:00", tick=False) as moment:
        visitor.get("/binnen/")
        for _ in range(24):
            moment.shift(25 * 60)
            assert visitor.get("/wie/").content == b"carla"
        moment.shift(5 * 60)
        assert visitor.get("/wie/").content == b"niemand"


def test_a_role_may_have_a_shorter_rest(visitor: Client) -> None:
    with time_machine.travel("2026-11-24 08:00", tick=False) as moment:
        visitor.get("/binnen/?short")
        moment.shift(14 * 60)
        assert visitor.get("/wie/").content == b"carla"
        moment.shift(16 * 60)
        assert visitor.get("/wie/").content == b"niemand"


def test_who_has_no_session_gets_none(visitor: Client) -> None:
    assert not visitor.get("/kijk/x/").cookies
    visitor.cookies["session"] = "made-up"
    assert not [cookie for cookie in visitor.get("/kijk/x/").cookies.values() if cookie.value]
