# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The door of the web process when it is full: what people and systems read then; nothing typed is lost."""

import io
import json
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Event
from typing import Any
from urllib.parse import urlencode

import pytest
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.http import UnreadablePostError
from django.test import Client
from pytest_django import Settings

from eenlijn.config import overload
from eenlijn.config.admission import Admission, lane_of
from eenlijn.config.overload import FORM, OTHERS, REPORT_IN, Lane, Room
from eenlijn.doors.api.reports import IS_CROWDED
from tests.config.test_overload import LONG, until

# One slot for others and one more for reports; nobody has patience, so that "no" comes at once.
ROOM = Room(
    2,
    (
        Lane(FORM, "reports", 2, waiting=0, patience=0.0),
        Lane(REPORT_IN, "reports", 2, waiting=0, patience=0.0),
        Lane(OTHERS, "others", 1, waiting=0, patience=0.0),
    ),
)
FULL = Room(0, tuple(Lane(name, name, 0, waiting=0, patience=0.0) for name in (FORM, REPORT_IN, OTHERS)))


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


def ask(application: Any, path: str, method: str = "GET", body: bytes = b"", **more: Any) -> Answer:
    told: list[Any] = []

    def start(status: str, headers: list[tuple[str, str]], *_more: Any) -> Callable[[bytes], object]:
        told[:] = [int(status.split(" ", maxsplit=1)[0]), dict(headers)]
        return lambda _written: None

    environ = {
        "REQUEST_METHOD": method,
        "PATH_INFO": path,
        "QUERY_STRING": "",
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "8000",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "127.0.0.1:8000",
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(body),
        **more,
    }
    content = b"".join(application(environ, start))
    return Answer(told[0], told[1], content)


def typed(application: Any, path: str, site: str = "same-origin", **fields: str) -> Answer:
    return ask(
        application,
        path,
        "POST",
        urlencode(fields).encode(),
        CONTENT_TYPE="application/x-www-form-urlencoded",
        HTTP_SEC_FETCH_SITE=site,
    )


@pytest.fixture(autouse=True)
def out_of_breath(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody is held back here; that is in `test_overload.py`."""
    monkeypatch.setattr(overload, "BREATH", 0.0)


@pytest.fixture
def django(db: None) -> Iterator[WSGIHandler]:
    """Django as the server calls it; the connection of the test is not closed with the answer."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield WSGIHandler()
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.fixture
def full(django: WSGIHandler) -> Admission:
    """A process in which every slot is taken and every line is full."""
    return Admission(django, FULL)


class Stuck:
    """An application that keeps every request until it is let go."""

    def __init__(self) -> None:
        self.go = Event()
        self.at_work: list[str] = []

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        self.at_work.append(environ["PATH_INFO"])
        self.go.wait(LONG)
        start_response("200 OK", [])
        return [b"done"]


@pytest.fixture
def threads() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(8) as pool:
        yield pool


@pytest.mark.parametrize(
    ("method", "path", "lane"),
    [
        ("GET", "/m/abc/", FORM),
        ("POST", "/m/abc/", FORM),
        ("POST", "/en/m/abc/", FORM),
        ("GET", "/melden/", FORM),
        ("GET", "/ontvangst/7K4M-2QX0-0000-0000/", FORM),
        ("POST", "/api/v1/meldingen", REPORT_IN),
        ("GET", "/api/v1/meldingen", OTHERS),
        ("POST", "/api/v1/ontvangstbewijzen/_zoek", OTHERS),
        ("GET", "/vandaag/", OTHERS),
        ("GET", "/", OTHERS),
        ("GET", "/en/", OTHERS),
        ("GET", "/mensen/", OTHERS),
        ("GET", "/static/frame/frame.css", ""),
        ("GET", "/gezond/", ""),
        ("GET", "/klaar/", ""),
        ("GET", "/metrics", ""),
    ],
)
def test_which_lane(method: str, path: str, lane: str) -> None:
    assert lane_of(method, path) == lane


@pytest.mark.parametrize(
    ("method", "path", "is_crowded"),
    [
        ("POST", "/api/v1/meldingen", True),
        ("POST", "/m/abc/", False),
        ("GET", "/vandaag/", False),
    ],
)
def test_only_a_report_of_a_system_is_told_of_the_crowd(
    method: str, path: str, *, is_crowded: bool, threads: ThreadPoolExecutor
) -> None:
    told: list[object] = []
    stuck = Stuck()
    door = Admission(stuck, Room(3, [Lane(name, name, 3, 0, 0.0) for name in (FORM, REPORT_IN, OTHERS)]))
    busy = threads.submit(ask, door, "/api/v1/meldingen", "POST")
    until(lambda: stuck.at_work == ["/api/v1/meldingen"])

    def listening(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        told.append(environ[IS_CROWDED])
        return stuck(environ, start_response)

    door._application = listening
    last = threads.submit(ask, door, path, method)
    until(lambda: told == [is_crowded])
    stuck.go.set()
    assert (busy.result(LONG).status, last.result(LONG).status) == (200, 200)


def test_a_page_that_is_stuck_stops_other_pages_and_no_report(threads: ThreadPoolExecutor) -> None:
    stuck = Stuck()
    door = Admission(stuck, ROOM)
    first = threads.submit(ask, door, "/vandaag/")
    until(lambda: stuck.at_work == ["/vandaag/"])
    report = threads.submit(ask, door, "/m/abc/", "POST")
    until(lambda: stuck.at_work == ["/vandaag/", "/m/abc/"])
    health = threads.submit(ask, door, "/gezond/")
    until(lambda: len(stuck.at_work) == 3)
    stuck.go.set()
    assert [one.result(LONG).status for one in (first, report, health)] == [200, 200, 200]
    # All slots came back.
    assert ask(door, "/vandaag/").status == 200


class Arriving(io.BytesIO):
    """A body that is on its way; what was sent of it is there once the sender goes on or is gone."""

    def __init__(self, sent: bytes) -> None:
        super().__init__(sent)
        self.asked, self.goes_on = Event(), Event()

    def read(self, size: int | None = -1, /) -> bytes:
        self.asked.set()
        self.goes_on.wait(LONG)
        return super().read(size)


def sending(application: Any, path: str, body: Arriving, announced: int) -> Answer:
    coming: dict[str, Any] = {"wsgi.input": body, "CONTENT_LENGTH": str(announced)}
    return ask(application, path, "POST", **coming)


def echo(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """An application that answers with what it was sent."""
    start_response("200 OK", [])
    return [environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))]


def test_who_sends_slowly_holds_no_slot(threads: ThreadPoolExecutor) -> None:
    """There are two slots; four are sending."""
    door = Admission(echo, ROOM)
    slow = [Arriving(b"words=Hij+schold") for _one in range(4)]
    sent = [threads.submit(sending, door, "/m/abc/", body, 16) for body in slow]
    assert all(body.asked.wait(LONG) for body in slow)
    assert (door._gate.working(FORM), door._gate.waiting(FORM)) == (0, 0)
    quick = ask(door, "/m/abc/", "POST", b"words=Zij+duwde")
    assert (quick.status, quick.body) == (200, b"words=Zij+duwde")
    slow[0].goes_on.set()
    first = sent[0].result(LONG)
    assert (first.status, first.body) == (200, b"words=Hij+schold")
    for body in slow:
        body.goes_on.set()
    assert {one.result(LONG).status for one in sent} <= {200, 503}


@pytest.mark.parametrize("path", ["/m/abc/", "/api/v1/meldingen", "/dossiers/7K4M-2QX/antwoord/"])
def test_half_a_request_is_no_request(path: str) -> None:
    """The connection broke off: half a report would be kept, and the whole one refused as another."""
    reached: list[str] = []

    def noting(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        reached.append(environ["PATH_INFO"])
        return echo(environ, start_response)

    door, body = Admission(noting, ROOM), Arriving(b"words=Hij+schold")
    body.goes_on.set()
    assert sending(door, path, body, 40).status == 400
    assert reached == []
    assert ask(door, path, "POST", b"words=Hij+schold+mij+uit").body == b"words=Hij+schold+mij+uit"
    assert reached == [path]


def test_a_file_is_read_in_its_slot_and_never_in_one_of_a_report(
    threads: ThreadPoolExecutor, settings: Settings
) -> None:
    """Somebody sends a file to the address of a report: that keeps no report out."""
    settings.FORM_BODY_LIMIT = 100
    door, file = Admission(echo, ROOM), Arriving(b"x" * 101)
    first = threads.submit(sending, door, "/m/abc/", file, 101)
    assert file.asked.wait(LONG)
    assert (door._gate.working(OTHERS), door._gate.working(FORM)) == (1, 0)
    assert ask(door, "/m/abc/", "POST", b"words=Zij+duwde").body == b"words=Zij+duwde"
    file.goes_on.set()
    assert first.result(LONG).body == b"x" * 101


def test_half_a_file_is_no_file(settings: Settings) -> None:
    """Django sees that the sender is gone; without that it would take the half for the whole."""
    settings.FORM_BODY_LIMIT = 100
    head = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n'
    body = Arriving(head + b"1" * 200)
    body.goes_on.set()
    seen: list[object] = []

    def looking(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        with pytest.raises(UnreadablePostError) as told:
            _ = WSGIRequest(environ).FILES
        seen.append(str(told.value))
        start_response("200 OK", [])
        return []

    coming: dict[str, Any] = {"wsgi.input": body, "CONTENT_LENGTH": "1000"}
    door = Admission(looking, ROOM)
    assert ask(door, "/a/", "POST", CONTENT_TYPE="multipart/form-data; boundary=x", **coming).status == 200
    assert seen == ["the sender is gone, and not all of it has come"]


@pytest.mark.parametrize("told", ["", "0", "-5", "abc", "\u0661\u0662"])
def test_without_a_length_nothing_is_waited_for(told: str) -> None:
    def unread(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        start_response("200 OK", [])
        return [str(environ["wsgi.input"].asked.is_set()).encode()]

    coming: dict[str, Any] = {"wsgi.input": Arriving(b""), "CONTENT_LENGTH": told}
    assert ask(Admission(unread, ROOM), "/m/abc/", "POST", **coming).body == b"False"


def test_a_slot_comes_back_after_a_fault(django: WSGIHandler) -> None:
    def broken(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        raise ZeroDivisionError

    door = Admission(broken, ROOM)
    for _turn in range(5):
        with pytest.raises(ZeroDivisionError):
            ask(door, "/vandaag/")
    assert door._gate.working(OTHERS) == 0


@pytest.mark.parametrize(
    ("path", "told"), [("/vandaag/", "Het is nu te druk."), ("/en/vandaag/", '<html lang="en">')]
)
def test_a_page_says_at_once_when_to_come_back(full: Admission, path: str, told: str) -> None:
    answer = ask(full, path)
    assert (answer.status, answer.headers["Retry-After"]) == (503, "5")
    assert told in answer.text
    assert "<form" not in answer.text
    assert 'href="tel:112"' not in answer.text


def test_a_report_page_keeps_112_whatever_happens(full: Admission) -> None:
    for path in ("/m/abc/", "/en/m/abc/", "/melden/"):
        answer = ask(full, path)
        assert answer.status == 503
        assert 'href="tel:112"' in answer.text


def test_a_report_that_found_no_slot_comes_back_as_it_was_typed(full: Admission) -> None:
    answer = typed(full, "/m/abc/", words="Hij schold <mij> uit.", place="Lijn 62", report_key="0" * 32)
    assert (answer.status, answer.headers["Retry-After"]) == (503, "5")
    assert "Er is nog niets verstuurd. Dit had je getypt:" in answer.text
    for field in (
        '<input type="hidden" name="words" value="Hij schold &lt;mij&gt; uit.">',
        '<input type="hidden" name="place" value="Lijn 62">',
        f'<input type="hidden" name="report_key" value="{"0" * 32}">',
        'action="/m/abc/"',
        "Verstuur het opnieuw",
    ):
        assert field in answer.text


def test_every_other_form_comes_back_too(full: Admission) -> None:
    assert (
        "U duwde onze medewerker."
        in typed(full, "/dossiers/7K4M-2QX/antwoord/", b="U duwde onze medewerker.").text
    )


def test_what_another_site_sent_does_not_come_back(full: Admission) -> None:
    answer = typed(full, "/m/abc/", site="cross-site", words="aanval")
    assert answer.status == 503
    assert "aanval" not in answer.text


def test_what_one_typed_is_never_in_what_another_reads(full: Admission) -> None:
    """Refusals are kept, so nothing of who asked may be in them: no typed words, no host, no cookie."""
    typed(full, "/m/abc/", words="Kanarie")
    ask(full, "/vandaag/?q=Kanarie", HTTP_HOST="kanarie.example", HTTP_COOKIE="session=Kanarie; csrf=Kanarie")
    for path in ("/vandaag/", "/m/abc/", "/api/v1/dossiers"):
        answer = ask(full, path)
        assert answer.status == 503
        assert "kanarie" not in f"{answer.headers}{answer.text}".lower()
        assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize(
    ("asked", "language", "told"),
    [
        ("", "nl", "Het lukt nu even niet"),
        ("nl-NL,nl;q=0.9,en;q=0.8", "nl", "Het lukt nu even niet"),
        ("en-GB, de;q=0.5", "en", ""),
        ("de, en;q=0.5", "en", ""),
        ("x" * 5_000, "nl", "Het lukt nu even niet"),
    ],
)
def test_a_system_gets_a_problem_in_its_own_language(
    full: Admission, asked: str, language: str, told: str
) -> None:
    for method, path in (("POST", "/api/v1/meldingen"), ("GET", "/api/v1/dossiers")):
        answer = ask(
            full, path, method, b'{"x": 1}', HTTP_ACCEPT_LANGUAGE=asked, CONTENT_TYPE="application/json"
        )
        assert (answer.status, answer.headers["Retry-After"]) == (503, "5")
        assert answer.headers["Content-Type"] == "application/problem+json"
        assert answer.headers["Content-Language"] == language
        problem = json.loads(answer.body)
        assert problem["status"] == 503
        assert told in problem["title"]


def test_head_has_no_body(full: Admission) -> None:
    answer = ask(full, "/vandaag/", "HEAD")
    assert (answer.status, answer.body) == (503, b"")


def test_a_refusal_asks_the_database_nothing(
    full: Admission, django_assert_num_queries: Callable[[int], Any]
) -> None:
    with django_assert_num_queries(0):
        ask(full, "/vandaag/", HTTP_COOKIE="session=abcdefghijklmnopqrstuvwxyz012345")
        ask(full, "/api/v1/dossiers", HTTP_AUTHORIZATION="Bearer x")
        typed(full, "/m/abc/", words="Hij schold mij uit.")


def test_a_refusal_carries_the_headers_of_every_answer(full: Admission, settings: Settings) -> None:
    """Twice: the second one comes from what was kept."""
    usual = Client().get("/privacy/").headers
    for _turn in range(2):
        for path in ("/vandaag/", "/m/abc/", "/api/v1/dossiers"):
            headers = ask(full, path).headers
            for name in (
                "Content-Security-Policy",
                "X-Content-Type-Options",
                "Referrer-Policy",
                "Cross-Origin-Opener-Policy",
                "X-Frame-Options",
                "Permissions-Policy",
            ):
                assert headers[name] == usual[name], (path, name)
            assert headers["Cache-Control"] == "no-store"


def test_django_makes_each_refusal_once(django: WSGIHandler) -> None:
    made: list[str] = []

    def counting(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        made.append(environ["PATH_INFO"])
        return django(environ, start_response)

    door = Admission(counting, FULL)
    for _turn in range(3):
        for path in ("/vandaag/", "/cijfers/", "/m/abc/", "/m/def/", "/en/vandaag/", "/api/v1/dossiers"):
            ask(door, path)
    assert made == ["/", "/m/", "/en/", "/api/"]


def test_an_answer_comes_in_one_piece_and_is_closed_within_its_slot(django: WSGIHandler) -> None:
    closed: list[int] = []

    def watched(environ: dict[str, Any], start_response: Any) -> Any:
        response = django(environ, start_response)
        response._resource_closers.append(lambda: closed.append(door._gate.working(OTHERS)))  # type: ignore[attr-defined]
        return response

    door = Admission(watched, ROOM)
    pieces = door(
        {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": "/privacy/",
            "QUERY_STRING": "",
            "SERVER_NAME": "127.0.0.1",
            "SERVER_PORT": "8000",
            "HTTP_HOST": "127.0.0.1:8000",
            "wsgi.url_scheme": "http",
            "wsgi.input": io.BytesIO(),
        },
        lambda *_given: lambda _written: None,
    )
    assert isinstance(pieces, list)
    assert len(pieces) == 1
    assert closed == [1]
    assert door._gate.working(OTHERS) == 0
