# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which addresses lie outside: what may be typed, and to which machine a name may lead.

A name is read twice: when it is saved, and every time something is sent, because by then it may lead
somewhere else. Numbers are refused as typed; what a name leads to is judged here, address by address.
"""

import re
import socket
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Final
from urllib.parse import SplitResult, urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from eenlijn.commons.access.refusals import Refused

Ip = IPv4Address | IPv6Address
# Family, and what `socket.connect` takes.
Place = tuple[socket.AddressFamily, tuple[str, int] | tuple[str, int, int, int]]

LONGEST_ADDRESS: Final = 500
LONGEST_HOST: Final = 253
MOST_PLACES: Final = 8

# All that IANA set apart (special-purpose registries, 2024) and what none may reach from outside.
_INSIDE_4: Final = tuple(
    ip_network(one)
    for one in (
        "0.0.0.0/8",  # this machine
        "10.0.0.0/8",
        "100.64.0.0/10",  # behind the address of a provider
        "127.0.0.0/8",
        "169.254.0.0/16",  # link-local; among them the one that tells a cloud machine its secrets
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.31.196.0/24",
        "192.52.193.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "192.175.48.0/24",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/4",  # to many at once
        "240.0.0.0/4",  # never given out; the last one is everybody
    )
)
# Only what is given out to machines; so neither ::1, fe80::, fc00:: nor ::ffff:127.0.0.1 and its likes.
_GIVEN_OUT_6: Final = ip_network("2000::/3")
_INSIDE_6: Final = tuple(
    ip_network(one)
    for one in (
        "2001::/23",  # among them Teredo, which carries another address inside
        "2001:db8::/32",
        "2002::/16",  # carries a version 4 address inside
        "2620:4f:8000::/48",
        "3fff::/20",
    )
)
# A name as it stands in the system of names; the last part begins with a letter, so it is no number.
_LABEL: Final = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_NAME: Final = re.compile(rf"(?:{_LABEL}\.)+[a-z](?:[a-z0-9-]{{0,61}}[a-z0-9])")
_INSIDE_NAMES: Final = (
    "localhost", "local", "localdomain", "internal", "intranet", "private", "corp", "home", "lan", "arpa",
    "onion", "test", "invalid",
)  # fmt: skip
_LOOPBACK: Final = (ip_network("127.0.0.0/8"), ip_network("::1/128"))
_LOOPBACK_NAMES: Final = frozenset({"localhost", "127.0.0.1"})
_SIGNS: Final = re.compile(r"[\x21-\x5b\x5d-\x7e]+")


class NotOutside(Refused):
    """An address to which nothing may be sent; `sentence` says why and what to do instead."""


class NameUnknown(Refused):
    def __init__(self) -> None:
        """Say what to look at."""
        super().__init__(_("Deze naam is niet te vinden. Kijk of je hem goed schreef."))


class LeadsInside(NotOutside):
    def __init__(self) -> None:
        """Say that the name is not the problem."""
        super().__init__(_("Deze naam leidt naar een adres binnen een eigen netwerk. Daar gaat niets heen."))


@dataclass(frozen=True)
class Target:
    """An address, taken apart; `path` is all that follows the name, and may hold a secret."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def is_secure(self) -> bool:
        return self.scheme == "https"

    @property
    def host_header(self) -> str:
        return self.host if self.port == (443 if self.is_secure else 80) else f"{self.host}:{self.port}"


def may_stay_inside() -> bool:
    """Whether webhooks may go to this very machine: for tests and for trying out, never over https."""
    return bool(settings.EENLIJN_WEBHOOKS_MAY_STAY_INSIDE)


def is_outside(address: Ip) -> bool:
    """Whether this is an address that anybody on the internet could be meant by."""
    if isinstance(address, IPv4Address):
        return not any(address in network for network in _INSIDE_4)
    return address in _GIVEN_OUT_6 and not any(address in network for network in _INSIDE_6)


def host_of(typed: str) -> str:
    """Return a name in small letters, or refuse it."""
    host = typed.strip().lower()
    if may_stay_inside() and host in _LOOPBACK_NAMES:
        return host
    if host.rpartition(".")[2] in _INSIDE_NAMES:
        raise LeadsInside
    if not host.isascii():
        raise NotOutside(_("Schrijf de naam met gewone letters, cijfers en streepjes."))
    if len(host) > LONGEST_HOST or not _NAME.fullmatch(host):
        raise NotOutside(
            _("Schrijf alleen een naam, zoals zaken.voorbeeld.nl. Geen nummer en geen punt erachter.")
        )
    if host == urlsplit(settings.EENLIJN_BASE_URL).hostname:
        raise LeadsInside
    return host


def target_of(address: str) -> Target:
    """Take an address apart, or refuse it; the name itself is looked up by `places_of`."""
    if len(address) > LONGEST_ADDRESS or not _SIGNS.fullmatch(address):
        raise NotOutside(_("Schrijf het hele adres, zonder spaties en zonder letters met tekens."))
    parts = _split(address)
    host = _host(parts)
    is_here = may_stay_inside() and host in _LOOPBACK_NAMES
    if parts.scheme != "https" and not (is_here and parts.scheme == "http"):
        raise NotOutside(_("Het adres begint met https://."))
    if "@" in parts.netloc or parts.fragment:
        raise NotOutside(_("Haal uit het adres wat vóór @ of na # staat."))
    port = _port(parts)
    if not is_here and port not in settings.EENLIJN_WEBHOOKS_PORTS:
        told = ", ".join(map(str, settings.EENLIJN_WEBHOOKS_PORTS))
        raise NotOutside(_("Gebruik een van deze poorten: %(ports)s.") % {"ports": told})
    query = f"?{parts.query}" if parts.query else ""
    return Target(parts.scheme, host, port, f"{parts.path or '/'}{query}")


def places_of(host: str, port: int, seconds: float) -> tuple[Place, ...]:
    """Look a name up and return where it leads. One address inside and the whole name is refused."""
    found = _looked_up(host, port, seconds)
    if not found:
        raise NameUnknown
    if not all(_is_allowed(str(place[0])) for _family, place in found):
        raise LeadsInside
    return tuple(found[:MOST_PLACES])


def _is_allowed(written: str) -> bool:
    address = ip_address(written.partition("%")[0])
    return is_outside(address) or (may_stay_inside() and any(address in one for one in _LOOPBACK))


def _split(address: str) -> SplitResult:
    try:
        return urlsplit(address)
    except ValueError:
        raise NotOutside(
            _("Dit is geen adres. Schrijf het zoals https://zaken.voorbeeld.nl/seintjes.")
        ) from None


def _host(parts: SplitResult) -> str:
    """The name in a whole address; who typed no name here reads what a whole address looks like."""
    try:
        return host_of(parts.hostname or "")
    except LeadsInside:
        raise
    except NotOutside:
        raise NotOutside(
            _("Schrijf het hele adres met een naam, zoals https://zaken.voorbeeld.nl/in. Geen nummer.")
        ) from None


def _port(parts: SplitResult) -> int:
    try:
        port = parts.port
    except ValueError:
        return 0
    return port if port is not None else (443 if parts.scheme == "https" else 80)


def _looked_up(host: str, port: int, seconds: float) -> Sequence[Place]:
    """Ask the system of names, which knows no deadline of its own; what answers later is not waited for."""
    found: list[Place] = []

    def ask() -> None:
        try:
            answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
        except (OSError, UnicodeError):
            return
        found.extend((family, place) for family, _kind, _protocol, _name, place in answers)  # type: ignore[misc]

    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    asking.join(seconds)
    return () if asking.is_alive() else found
