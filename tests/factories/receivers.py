# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Systems on this machine that receive webhooks: each keeps what it got and answers as it was told."""

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from ipaddress import IPv4Address
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

NO_CONTENT = b"HTTP/1.1 204 No Content\r\n\r\n"
Answering = Callable[[socket.socket], None]


@dataclass(frozen=True)
class Got:
    """One request as it came over the wire."""

    line: str
    headers: dict[str, str]
    body: bytes


@dataclass
class Receiver:
    """Where it listens, what it got, how often it was connected to, and how it answers from now on."""

    port: int
    answer: bytes | Answering = NO_CONTENT
    got: list[Got] = field(default_factory=list)
    connections: int = 0

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/in"


def status(code: int, *fields: str) -> bytes:
    """An answer without a body."""
    lines = [f"HTTP/1.1 {code} Told", *fields, "Content-Length: 0", "", ""]
    return "\r\n".join(lines).encode()


@contextmanager
def receiving(
    answer: bytes | Answering = NO_CONTENT, tls: ssl.SSLContext | None = None
) -> Iterator[Receiver]:
    """Listen on a free port of this machine until the test is over."""
    listener = socket.create_server(("127.0.0.1", 0))
    found = Receiver(port=listener.getsockname()[1], answer=answer)
    threading.Thread(target=_listen, args=(listener, found, tls), daemon=True).start()
    try:
        yield found
    finally:
        listener.close()


def _listen(listener: socket.socket, receiver: Receiver, tls: ssl.SSLContext | None) -> None:
    while True:
        try:
            wire, _who = listener.accept()
        except OSError:
            return
        receiver.connections += 1
        threading.Thread(target=_talk, args=(wire, receiver, tls), daemon=True).start()


def _talk(wire: socket.socket, receiver: Receiver, tls: ssl.SSLContext | None) -> None:
    with suppress(OSError), wire:
        if tls:
            wire = tls.wrap_socket(wire, server_side=True)
        receiver.got.append(_read(wire))
        if isinstance(receiver.answer, bytes):
            wire.sendall(receiver.answer)
        else:
            receiver.answer(wire)
        wire.shutdown(socket.SHUT_WR)


def _read(wire: socket.socket) -> Got:
    data = b""
    while b"\r\n\r\n" not in data:
        data += _some(wire)
    head, _, body = data.partition(b"\r\n\r\n")
    line, *lines = head.decode().split("\r\n")
    fields = {name.lower(): value for name, _, value in (one.partition(": ") for one in lines)}
    while len(body) < int(fields["content-length"]):
        body += _some(wire)
    return Got(line, fields, body)


def _some(wire: socket.socket) -> bytes:
    data = wire.recv(65_536)
    if not data:
        raise ConnectionError
    return data


@dataclass(frozen=True)
class Certificates:
    """Somebody who signs certificates, and what one for a name needs."""

    authority: Path
    directory: Path
    signer: Any
    signer_key: Any
    now: datetime

    def context(self, name: str, *, ended: bool = False, own: bool = False) -> ssl.SSLContext:
        """A server with a certificate for this name; one that is over, or one that nobody knows."""
        key = ec.generate_private_key(ec.SECP256R1())
        until = self.now - timedelta(days=1) if ended else self.now + timedelta(days=30)
        issuer, signing = (_name(name), key) if own else (self.signer.subject, self.signer_key)
        alternative = x509.SubjectAlternativeName([_alternative(name)])
        made = (
            _builder(_name(name), issuer, key.public_key(), self.now - timedelta(days=60), until)
            .add_extension(alternative, critical=False)
            .sign(signing, hashes.SHA256())
        )
        place = self.directory / f"{name}-{ended}-{own}.pem"
        place.write_bytes(_pem(key) + made.public_bytes(serialization.Encoding.PEM))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(place)
        return context


def certificates(directory: Path, now: datetime) -> Certificates:
    """Make somebody who signs, as a browser would have to know it."""
    key = ec.generate_private_key(ec.SECP256R1())
    until = now + timedelta(days=300)
    signer = (
        _builder(_name("Proef"), _name("Proef"), key.public_key(), now - timedelta(days=90), until)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    authority = directory / "authority.pem"
    authority.write_bytes(signer.public_bytes(serialization.Encoding.PEM))
    return Certificates(authority, directory, signer, key, now)


def _name(words: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, words)])


def _alternative(name: str) -> x509.GeneralName:
    is_number = name.replace(".", "").isdigit()
    return x509.IPAddress(IPv4Address(name)) if is_number else x509.DNSName(name)


def _builder(
    subject: x509.Name, issuer: x509.Name, public: Any, since: datetime, until: datetime
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(since)
        .not_valid_after(until)
    )


def _pem(key: Any) -> bytes:
    return bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )
