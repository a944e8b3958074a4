# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Requests made to harm, at the real server: refused within ten seconds and 256 MB; the next is served."""

import os
import socket
import subprocess
import time
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.durability.installation import HOST, Installation, database, kill

MOST = 256 * 2**20
BOUNDARY = b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\na\r\n'
PARTS = BOUNDARY * 200_000


def peak(web: "subprocess.Popen[bytes]") -> int:
    """The most memory that the processes of the server ever had, together."""
    found = 0
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            if os.getpgid(int(entry.name)) == web.pid:
                found += int((entry / "status").read_text().split("VmHWM:")[1].split()[0]) * 1024
        except (OSError, IndexError):
            continue
    return found


def told(port: int, head: bytes, body: bytes = b"") -> bytes:
    """The first bytes of the answer; nothing when the server hung up, as it may."""
    try:
        with socket.create_connection((HOST, port), timeout=10) as sender:
            sender.sendall(head)
            sender.sendall(body)
            return sender.recv(64)
    except (BrokenPipeError, ConnectionResetError):
        return b""


def head_of(slug: str, *more: str) -> bytes:
    return "\r\n".join([f"POST /m/{slug}/ HTTP/1.1", f"Host: {HOST}", *more, "", ""]).encode()


@pytest.mark.durability
def test_what_is_made_to_harm_is_refused_and_costs_little(tmp_path: Path) -> None:
    with database() as address:
        place = Installation(tmp_path, address)
        slug = place.found()
        web = place.start_web()
        form = "Content-Type: multipart/form-data; boundary=x"
        hostile = {
            "a head of five million signs": (head_of(slug, "A: " + "a" * 5_000_000), b""),
            "a hundred thousand heads": (head_of(slug, *["A: b"] * 100_000), b""),
            "an address of a million signs": (
                f"GET /{'a' * 1_000_000} HTTP/1.1\r\nHost: {HOST}\r\n\r\n".encode(),
                b"",
            ),
            "fifty million bytes announced": (head_of(slug, form, "Content-Length: 50000000"), b"x" * 100),
            "no length": (head_of(slug, form, "Transfer-Encoding: chunked"), b"5\r\naaaaa\r\n" * 1_000),
            "a hundred thousand parts": (head_of(slug, form, f"Content-Length: {len(PARTS)}"), PARTS),
        }
        try:
            with urlopen(f"http://{HOST}:{place.port}/m/{slug}/", timeout=30) as page:
                assert page.status == 200
            before = peak(web)
            for name, (head, body) in hostile.items():
                began = time.monotonic()
                answer = told(place.port, head, body)
                assert time.monotonic() - began < 10, name
                assert answer == b"" or answer.startswith(b"HTTP/1.1 4"), (name, answer)
            assert peak(web) - before < MOST
            with urlopen(f"http://{HOST}:{place.port}/m/{slug}/", timeout=30) as page:
                assert page.status == 200
        finally:
            kill(web)
