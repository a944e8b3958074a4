# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every trick of an address at the moment of connecting, against real sockets of this machine."""

import socket
import ssl
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytest_django import Settings

from eenlijn.commons.webhooks.codes import NotDelivered
from eenlijn.commons.webhooks.connection import MOST_READ, post
from eenlijn.commons.webhooks.delivering import Answer
from eenlijn.commons.webhooks.outside import Target, target_of
from tests.commons.webhooks.conftest import Leads, Start
from tests.factories.receivers import Certificates, Receiver, certificates, status

NAME = "zaken.voorbeeld.nl"
BODY = b'{"id":"1"}'
FIELDS = {"Content-Type": "application/cloudevents+json; charset=utf-8", "webhook-id": "1"}


@pytest.fixture
def signed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Certificates:
    """Somebody whom this machine trusts to sign, for this test only."""
    found = certificates(tmp_path, datetime.now(UTC))
    monkeypatch.setenv("SSL_CERT_FILE", str(found.authority))
    monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path))
    return found


def sent(receiver: Receiver, seconds: float = 5.0, path: str = "/in?sleutel=1") -> Answer:
    return post(target_of(f"http://127.0.0.1:{receiver.port}{path}"), BODY, FIELDS, seconds)


def secured(receiver: Receiver, settings: Settings, name: str = NAME) -> Answer:
    settings.EENLIJN_WEBHOOKS_PORTS = (receiver.port,)
    return post(target_of(f"https://{name}:{receiver.port}/in"), BODY, FIELDS, 5.0)


@pytest.mark.usefixtures("inside")
def test_it_arrives_as_it_was_sent(start: Start) -> None:
    receiver = start()
    assert sent(receiver) == Answer(status=204)
    (got,) = receiver.got
    assert (got.line, got.body) == ("POST /in?sleutel=1 HTTP/1.1", BODY)
    assert got.headers == {
        "host": f"127.0.0.1:{receiver.port}",
        "content-type": "application/cloudevents+json; charset=utf-8",
        "webhook-id": "1",
        "content-length": str(len(BODY)),
        "connection": "close",
    }


@pytest.mark.usefixtures("inside")
@pytest.mark.parametrize("code", [200, 202, 400, 404, 410, 429, 500, 503])
def test_the_status_is_the_answer(code: int, start: Start) -> None:
    assert sent(start(status(code))) == Answer(status=code)


@pytest.mark.usefixtures("inside")
@pytest.mark.parametrize("code", [301, 302, 303, 307, 308])
def test_where_it_is_sent_on_to_is_never_asked(code: int, start: Start) -> None:
    elsewhere = start()
    assert sent(start(status(code, f"Location: http://127.0.0.1:{elsewhere.port}/"))) == Answer(status=code)
    time.sleep(0.05)
    assert elsewhere.connections == 0


@pytest.mark.usefixtures("inside")
@pytest.mark.parametrize(
    ("asked", "heard"),
    [("120", 120), ("0", 0), ("Wed, 21 Oct 2026 07:28:00 GMT", 0), ("-5", 0), ("9999999", 0), ("٣٠", 0)],
)
def test_the_rest_that_is_asked_is_a_number_of_seconds(asked: str, heard: int, start: Start) -> None:
    answer = f"HTTP/1.1 429 Told\r\nRetry-After: {asked}\r\nContent-Length: 0\r\n\r\n".encode()
    assert sent(start(answer)) == Answer(status=429, rest=heard)


def test_a_name_that_leads_inside_is_not_connected_to(start: Start, leads: Leads, settings: Settings) -> None:
    """Saved when it led outside; by now it leads to this machine, where somebody listens."""
    receiver = start()
    settings.EENLIJN_WEBHOOKS_PORTS = (receiver.port,)
    leads(NAME, "127.0.0.1")
    assert post(target_of(f"https://{NAME}:{receiver.port}/"), BODY, FIELDS, 2.0) == Answer(
        why=NotDelivered.INSIDE
    )
    leads(NAME, "93.184.216.34", "127.0.0.1")
    assert post(target_of(f"https://{NAME}:{receiver.port}/"), BODY, FIELDS, 2.0) == Answer(
        why=NotDelivered.INSIDE
    )
    time.sleep(0.05)
    assert receiver.connections == 0


def test_a_target_that_was_never_typed_is_judged_all_the_same(start: Start) -> None:
    """Whatever came past the form: the address that the number stands for is judged before connecting."""
    receiver = start()
    for host in ("127.0.0.1", "localhost", "2130706433", "0x7f.1", "0177.0.0.1", "::1", "::ffff:127.0.0.1"):
        answer = post(Target("http", host, receiver.port, "/"), BODY, FIELDS, 5.0)
        assert answer.status is None
        assert answer.why in {NotDelivered.INSIDE, NotDelivered.UNKNOWN_NAME}
    time.sleep(0.05)
    assert receiver.connections == 0


@pytest.mark.usefixtures("inside")
def test_the_name_is_looked_up_once_and_the_checked_address_is_used(
    start: Start, leads: Leads, settings: Settings, signed: Certificates, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Asked a second time this name leads elsewhere; nobody asks a second time."""
    receiver = start(tls=signed.context(NAME))
    asked = leads(NAME, ("127.0.0.1",), ("169.254.169.254",))
    connected: list[object] = []
    connect = socket.socket.connect

    def watched(wire: socket.socket, place: tuple[str, int]) -> None:
        connected.append(place)
        connect(wire, place)

    monkeypatch.setattr(socket.socket, "connect", watched)
    assert secured(receiver, settings) == Answer(status=204)
    assert asked == [NAME]
    assert connected == [("127.0.0.1", receiver.port)]
    assert receiver.got[0].headers["host"] == f"{NAME}:{receiver.port}"


@pytest.mark.usefixtures("inside")
def test_the_certificate_must_be_of_the_name(
    start: Start, leads: Leads, settings: Settings, signed: Certificates
) -> None:
    leads(NAME, "127.0.0.1")
    for context in (
        signed.context("anders.voorbeeld.nl"),
        signed.context("127.0.0.1"),
        signed.context(NAME, ended=True),
        signed.context(NAME, own=True),
    ):
        receiver = start(tls=context)
        assert secured(receiver, settings) == Answer(why=NotDelivered.NOT_SECURE)
        assert receiver.got == []
    assert secured(start(tls=signed.context(NAME)), settings) == Answer(status=204)


@pytest.mark.usefixtures("inside")
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_old_ways_of_securing_are_refused(
    start: Start, leads: Leads, settings: Settings, signed: Certificates
) -> None:
    leads(NAME, "127.0.0.1")
    context = signed.context(NAME)
    context.minimum_version = ssl.TLSVersion.TLSv1_1
    context.maximum_version = ssl.TLSVersion.TLSv1_1
    assert secured(start(tls=context), settings) == Answer(why=NotDelivered.NOT_SECURE)


@pytest.mark.usefixtures("inside")
def test_who_does_not_speak_securely_hears_nothing(start: Start, leads: Leads, settings: Settings) -> None:
    leads(NAME, "127.0.0.1")
    receiver = start()
    answer = secured(receiver, settings)
    assert answer.status is None
    assert answer.why in {NotDelivered.NOT_SECURE, NotDelivered.SLOW}
    assert [one for one in receiver.got if BODY in one.body] == []


@pytest.mark.usefixtures("inside")
def test_a_dead_address_first_does_not_keep_it_from_the_next(
    start: Start, leads: Leads, settings: Settings, signed: Certificates
) -> None:
    receiver = start(tls=signed.context(NAME))
    leads(NAME, "127.0.0.2", "127.0.0.1")
    assert secured(receiver, settings) == Answer(status=204)


@pytest.mark.usefixtures("inside")
def test_nobody_listens() -> None:
    # Held and never listened on: nobody else can be given this port meanwhile.
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        target = target_of(f"http://127.0.0.1:{held.getsockname()[1]}/in")
        assert post(target, BODY, FIELDS, 5.0) == Answer(why=NotDelivered.UNREACHABLE)


def test_a_name_that_nobody_knows(leads: Leads) -> None:
    leads("anders.nl", "93.184.216.34")
    assert post(Target("https", NAME, 443, "/"), BODY, FIELDS, 2.0) == Answer(why=NotDelivered.UNKNOWN_NAME)


def test_a_look_up_that_takes_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    waits = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_told, **_more: waits.wait(5) and [])
    began = time.monotonic()
    assert post(Target("https", NAME, 443, "/"), BODY, FIELDS, 0.2) == Answer(why=NotDelivered.UNKNOWN_NAME)
    waits.set()
    assert time.monotonic() - began < 2


def drip(wire: socket.socket, piece: bytes, first: bytes = b"") -> None:
    """A byte now and then, each in time by itself."""
    wire.sendall(first)
    for _one in range(200):
        wire.sendall(piece)
        time.sleep(0.05)


@pytest.mark.usefixtures("inside")
@pytest.mark.parametrize(
    "answer",
    [
        lambda wire: time.sleep(3),
        lambda wire: drip(wire, b"H"),
        lambda wire: drip(wire, b"X-A: b\r\n", b"HTTP/1.1 200 OK\r\n"),
        lambda wire: drip(wire, b"HTTP/1.1 100 Continue\r\n\r\n"),
    ],
    ids=["silence", "a byte now and then", "headers without end", "continue without end"],
)
def test_all_of_it_together_has_one_deadline(answer: Callable[[socket.socket], None], start: Start) -> None:
    began = time.monotonic()
    told = sent(start(answer), seconds=0.6)
    assert told.status is None
    assert told.why in {NotDelivered.SLOW, NotDelivered.NO_HTTP}
    assert time.monotonic() - began < 2


@pytest.mark.usefixtures("inside")
def test_a_body_without_end_is_read_so_far_and_left(start: Start) -> None:
    written = []

    def endless(wire: socket.socket) -> None:
        wire.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n")
        for _one in range(10_000):
            wire.sendall(b"x" * 4_096)
            written.append(4_096)

    assert sent(start(endless)) == Answer(status=200)
    time.sleep(0.2)
    # What the buffers of both ends hold comes on top of what was read.
    assert sum(written) < MOST_READ + 10_000_000


@pytest.mark.usefixtures("inside")
def test_a_slow_body_does_not_undo_the_answer(start: Start) -> None:
    def slow(wire: socket.socket) -> None:
        wire.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
        drip(wire, b"x")

    began = time.monotonic()
    assert sent(start(slow), seconds=0.6) == Answer(status=200)
    assert time.monotonic() - began < 2


@pytest.mark.usefixtures("inside")
@pytest.mark.parametrize(
    "answer",
    [
        b"hello\r\n\r\n", b"HTTP/1.1 abc\r\n\r\n", b"HTTP/1.1 99 x\r\n\r\n", b"HTTP/9.9 200 OK\r\n\r\n",
        b"SSH-2.0-OpenSSH_9.2\r\n", b"\x00" * 100, b"HTTP/1.1 200 " + b"x" * 70_000 + b"\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 200 + b"\r\n",
        b"HTTP/1.1 200 OK\r\nX: " + b"x" * 70_000 + b"\r\n\r\n", b"HTTP/1.1 -200 OK\r\n\r\n",
        b"HTTP/1.1 99999999999 OK\r\n\r\n",
    ],
)  # fmt: skip
def test_what_is_no_answer_is_none(answer: bytes, start: Start) -> None:
    assert sent(start(answer)) == Answer(why=NotDelivered.NO_HTTP)


@pytest.mark.usefixtures("inside")
def test_a_connection_that_breaks_off(start: Start) -> None:
    def reset(wire: socket.socket) -> None:
        wire.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")
        wire.close()

    assert sent(start(reset)) == Answer(why=NotDelivered.UNREACHABLE)
    assert sent(start(b"")) == Answer(why=NotDelivered.UNREACHABLE)


@pytest.mark.usefixtures("inside")
def test_no_proxy_is_asked(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    proxy, receiver = start(), start()
    for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.port}")
    assert sent(receiver) == Answer(status=204)
    assert (proxy.connections, receiver.connections) == (0, 1)
