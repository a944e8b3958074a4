# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
import io
import socket
import time
import zipfile
from collections.abc import Iterator

import pytest

from eenlijn.foundation.scanner import ScannerAway, ScannerRefuses, Verdict, scan, version
from tests import scanner as machine

PHOTO = b"\xff\xd8\xff" + bytes(range(256)) * 500


@pytest.fixture(scope="module")
def clamd() -> Iterator[str]:
    with machine.running() as address:
        yield address


def test_a_real_scanner_finds_nothing_in_a_photo_and_the_test_virus_in_a_text(clamd: str) -> None:
    assert scan(clamd, PHOTO) == Verdict("")
    assert scan(clamd, machine.EICAR) == Verdict(f"{machine.NAME}.UNOFFICIAL")


def test_a_real_scanner_looks_inside_an_archive_and_behind_other_bytes(clamd: str) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("brief.txt", machine.EICAR)
    assert scan(clamd, packed.getvalue()).found == f"{machine.NAME}.UNOFFICIAL"
    assert scan(clamd, PHOTO + machine.EICAR).found == f"{machine.NAME}.UNOFFICIAL"


def test_a_real_scanner_takes_a_file_of_the_largest_size(clamd: str) -> None:
    assert scan(clamd, bytes(11_900_000)).is_clean


def test_a_scanner_with_a_smaller_limit_refuses_and_the_file_waits() -> None:
    with machine.running(limit=100_000) as address:
        assert scan(address, bytes(90_000)).is_clean
        with pytest.raises(ScannerAway):
            scan(address, bytes(5_000_000))


def test_the_words_of_the_refusal_are_understood() -> None:
    with (
        machine.pretended(machine.says(b"INSTREAM size limit exceeded. ERROR\0")) as address,
        pytest.raises(ScannerRefuses),
    ):
        scan(address, b"x")


def test_a_real_scanner_tells_what_it_is(clamd: str) -> None:
    assert version(clamd).startswith("ClamAV ")


def test_every_byte_arrives_as_it_was_sent() -> None:
    heard: list[bytes] = []

    def talk(connection: socket.socket) -> None:
        heard.append(machine.read_stream(connection))
        connection.sendall(b"stream: OK\0")

    content = bytes(range(256)) * 1_000
    with machine.pretended(talk) as address:
        assert scan(address, content).is_clean
    assert heard == [content]


@pytest.mark.parametrize(
    "address", ["", "tcp://127.0.0.1:1", "unix:/nergens/clamd.ctl", "tcp://127.0.0.1", "http://127.0.0.1:80"]
)
def test_no_scanner_is_told_as_one(address: str) -> None:
    with pytest.raises(ScannerAway):
        scan(address, b"x")


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"stream: O",
        b"stream: OK",
        b"\0",
        b"OK\0",
        b"stream: ERROR\0",
        b"stream: Een-Virus\0",
        b"HTTP/1.1 200 OK\r\n\r\n\0",
        b"\xff\xfe\0",
        b"n" * 10_000 + b"\0",
    ],
)
def test_nonsense_and_half_an_answer_are_never_taken_for_clean(answer: bytes) -> None:
    with machine.pretended(machine.says(answer)) as address, pytest.raises(ScannerAway):
        scan(address, b"x", seconds=2)


def test_a_name_with_strange_signs_is_kept_short_and_printable() -> None:
    with machine.pretended(machine.says(b"stream: V\x1b[31m" + b"i" * 500 + b" FOUND\0")) as address:
        found = scan(address, b"x").found
    assert found.startswith("V[31m")
    assert len(found) == 120
    assert found.isprintable()


def test_a_scanner_that_dies_in_the_middle_is_away() -> None:
    def talk(connection: socket.socket) -> None:
        connection.recv(100)

    with machine.pretended(talk) as address, pytest.raises(ScannerAway):
        scan(address, bytes(5_000_000), seconds=5)


def test_a_scanner_that_answers_byte_by_byte_is_waited_for_only_so_long() -> None:
    def talk(connection: socket.socket) -> None:
        machine.read_stream(connection)
        for sign in b"stream: OK and much more than that":
            try:
                connection.sendall(bytes([sign]))
            except OSError:
                return
            time.sleep(0.2)

    began = time.monotonic()
    with machine.pretended(talk) as address, pytest.raises(ScannerAway):
        scan(address, b"x", seconds=1)
    assert time.monotonic() - began < 2


def test_a_scanner_that_reads_nothing_is_waited_for_only_so_long() -> None:
    def talk(connection: socket.socket) -> None:
        time.sleep(3)

    began = time.monotonic()
    with machine.pretended(talk) as address, pytest.raises(ScannerAway):
        scan(address, bytes(12_000_000), seconds=1)
    assert time.monotonic() - began < 2
