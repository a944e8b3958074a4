# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Sending: to the very address that was checked, within ten seconds, and nowhere else afterwards.

The name is looked up once, every address it leads to is judged, and the connection goes to one of those
addresses itself; the certificate must be of the name. Redirects are not followed, a proxy is not asked.
"""

import http.client
import io
import re
import socket
import ssl
import time
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from typing import Final
from uuid import UUID

from eenlijn.commons.keys import vault
from eenlijn.commons.webhooks import delivering, outside
from eenlijn.commons.webhooks.codes import NotDelivered
from eenlijn.commons.webhooks.delivering import Answer, Letter, Turn
from eenlijn.commons.webhooks.envelope import headers
from eenlijn.commons.webhooks.outside import LeadsInside, NameUnknown, NotOutside, Place, Target
from eenlijn.foundation.logs import log

SECONDS: Final = 10.0
# Of what a system answers we read this much, and throw it away.
MOST_READ: Final = 64 * 1024
# One system has the worker for so long, then it is the turn of the next.
LONGEST_TURN: Final = 5.0
# What went wrong, the narrowest first: a timeout and a refused certificate are failures of the wire too.
_WHY: Final[tuple[tuple[type[Exception], NotDelivered], ...]] = (
    (LeadsInside, NotDelivered.INSIDE),
    (NameUnknown, NotDelivered.UNKNOWN_NAME),
    (TimeoutError, NotDelivered.SLOW),
    (ssl.SSLError, NotDelivered.NOT_SECURE),
    (OSError, NotDelivered.UNREACHABLE),
    (http.client.HTTPException, NotDelivered.NO_HTTP),
    (ValueError, NotDelivered.NO_HTTP),
)
_LOG: Final = log(__name__)


class _Timed(io.RawIOBase):
    """The reading side of a socket of which every wait counts towards one deadline."""

    def __init__(self, wire: socket.socket, ends_at: float) -> None:
        self.wire = wire
        self.ends_at = ends_at

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "bytearray | memoryview[int]") -> int:  # type: ignore[override]
        self.wire.settimeout(_left(self.ends_at))
        return self.wire.recv_into(buffer)


class _Wire:
    """What `http.client` takes for a socket."""

    def __init__(self, wire: socket.socket, ends_at: float) -> None:
        self.wire = wire
        self.ends_at = ends_at

    def sendall(self, data: bytes) -> None:
        self.wire.settimeout(_left(self.ends_at))
        self.wire.sendall(data)

    def makefile(self, mode: str) -> io.BufferedReader:
        return io.BufferedReader(_Timed(self.wire, self.ends_at))

    def close(self) -> None:
        """`http.client` closes before the rest was read; whoever opened the socket closes it."""


def deliver_to(subscription_id: UUID, now: datetime) -> int:
    """Send what waits for one subscription, as long as its turn lasts; tells how many were tried."""
    try:
        turn = delivering.claim(subscription_id, now)
    except vault.KeysUnavailable:
        delivering.put_off(subscription_id, now)
        return 0
    if turn is None:
        return 0
    began, tried = time.monotonic(), 0
    while time.monotonic() - began < LONGEST_TURN:
        letter = delivering.take_next(turn, now)
        if letter is None:
            break
        tried += 1
        if not delivering.record(turn, letter, deliver(turn, letter, now), now):
            return tried
    delivering.release(turn)
    return tried


def deliver(turn: Turn, letter: Letter, now: datetime) -> Answer:
    """Send one delivery and return what came of it; whatever is wrong with one, the others go on."""
    try:
        target = outside.target_of(turn.address)
        if not delivering.is_allowed(turn, target.host):
            return Answer(why=NotDelivered.NOT_ALLOWED)
        return post(target, letter.body, headers(turn.secrets, letter.event_id, now, letter.body))
    except NotOutside:
        return Answer(why=NotDelivered.INSIDE)
    except Exception:  # noqa: BLE001 - told by its class in the log, never by what it holds
        _LOG.exception("a webhook could not be sent")
        return Answer(why=NotDelivered.BROKEN)


def post(target: Target, body: bytes, fields: Mapping[str, str], seconds: float = SECONDS) -> Answer:
    """Post these bytes and return the status, or why there is none."""
    ends_at = time.monotonic() + seconds
    try:
        places = outside.places_of(target.host, target.port, seconds)
        with _connected(target, places, ends_at) as wire:
            return _exchange(target, _Wire(wire, ends_at), body, fields)
    except tuple(kind for kind, _why in _WHY) as error:
        return Answer(why=next(why for kind, why in _WHY if isinstance(error, kind)))


def _left(ends_at: float) -> float:
    left = ends_at - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def _connected(target: Target, places: tuple[Place, ...], ends_at: float) -> socket.socket:
    """Connect to the first checked address that answers, and check its certificate for the name."""
    for place in places:
        last = place is places[-1]
        # Half of what is left, so that a dead address does not eat the time of the next one.
        budget = _left(ends_at) if last else _left(ends_at) / 2
        try:
            wire = _opened(place, budget)
        except OSError:
            if last:
                raise
        else:
            return _secured(wire, target, ends_at) if target.is_secure else wire
    raise NameUnknown


def _opened(place: Place, seconds: float) -> socket.socket:
    family, address = place
    wire = socket.socket(family, socket.SOCK_STREAM)
    try:
        wire.settimeout(seconds)
        wire.connect(address)
    except OSError:
        wire.close()
        raise
    return wire


def _secured(wire: socket.socket, target: Target, ends_at: float) -> socket.socket:
    """Certificate and name are checked; whoever answers for another name hears nothing."""
    try:
        wire.settimeout(_left(ends_at))
        return ssl.create_default_context().wrap_socket(wire, server_hostname=target.host)
    except OSError:
        wire.close()
        raise


def _exchange(target: Target, wire: _Wire, body: bytes, fields: Mapping[str, str]) -> Answer:
    """The status is the answer; what follows it is read for good manners, up to a limit, and dropped."""
    talk = http.client.HTTPConnection(target.host_header)
    talk.sock = wire
    talk.putrequest("POST", target.path, skip_host=True, skip_accept_encoding=True)
    for name, value in {"Host": target.host_header, **fields}.items():
        talk.putheader(name, value)
    talk.putheader("Content-Length", str(len(body)))
    talk.putheader("Connection", "close")
    talk.endheaders(body)
    answer = talk.getresponse()
    with suppress(OSError, http.client.HTTPException, ValueError):
        answer.read(MOST_READ)
    return Answer(status=answer.status, rest=_asked(answer.getheader("Retry-After", "")))


def _asked(written: str | None) -> int:
    """Only seconds are understood; a date is no reason to wait."""
    is_number = re.fullmatch(r"[0-9]{1,6}", written or "")
    return int(is_number[0]) if is_number else 0
