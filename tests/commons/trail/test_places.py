# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
import socket
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from eenlijn.commons.trail.places import Directory, Syslog, places_of

AT = datetime(2026, 11, 30, 23, 30, tzinfo=UTC)
NEXT_MONTH = datetime(2026, 12, 1, 0, 30, tzinfo=UTC)
HEAD = b"<109>1 2026-11-30T23:30:00Z - eenlijn - checkpoint - "


@pytest.fixture
def datagrams() -> Iterator[socket.socket]:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as collector:
        collector.bind(("127.0.0.1", 0))
        collector.settimeout(5)
        yield collector


def test_nothing_is_chosen_by_itself(tmp_path: Path) -> None:
    assert places_of(None, "") == []
    assert [one.name for one in places_of(tmp_path, "udp://127.0.0.1")] == ["directory", "syslog"]


def test_a_directory_gets_a_file_a_month_that_only_grows(tmp_path: Path) -> None:
    place = Directory(tmp_path)
    place.take(["one", "two"], AT)
    place.take(["three"], AT)
    place.take(["four"], NEXT_MONTH)
    november, december = sorted(tmp_path.iterdir())
    assert (november.name, december.name) == ("checkpoints-2026-11.jsonl", "checkpoints-2026-12.jsonl")
    assert november.read_text() == "one\ntwo\n\nthree\n"
    assert december.read_text() == "four\n"
    assert november.stat().st_mode & 0o777 == 0o640


def test_a_line_that_broke_off_stands_alone(tmp_path: Path) -> None:
    (tmp_path / "checkpoints-2026-11.jsonl").write_text("one\ntw")
    Directory(tmp_path).take(["three"], AT)
    assert (tmp_path / "checkpoints-2026-11.jsonl").read_text() == "one\ntw\nthree\n"


def test_a_directory_is_never_made(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Directory(tmp_path / "not mounted").take(["one"], AT)
    assert list(tmp_path.iterdir()) == []


def test_udp_is_a_message_per_line(datagrams: socket.socket) -> None:
    port = datagrams.getsockname()[1]
    Syslog(f"udp://127.0.0.1:{port}").take(['{"v":1}', '{"v":2}'], AT)
    assert datagrams.recv(2000) == HEAD + b'{"v":1}'
    assert datagrams.recv(2000) == HEAD + b'{"v":2}'


def test_tcp_counts_the_bytes_of_each_message() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        heard: list[bytes] = []

        def hear() -> None:
            connection, _address = server.accept()
            with connection, connection.makefile("rb") as stream:
                heard.append(stream.read())

        listener = threading.Thread(target=hear, daemon=True)
        listener.start()
        Syslog(f"tcp://127.0.0.1:{server.getsockname()[1]}").take(['{"v":1}', '{"v":22}'], AT)
        listener.join(5)
    assert heard == [b"60 " + HEAD + b'{"v":1}' + b"61 " + HEAD + b'{"v":22}']


def test_the_local_socket(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as collector:
        collector.bind(str(tmp_path / "log"))
        collector.settimeout(5)
        Syslog(f"unix:{tmp_path / 'log'}").take(['{"v":1}'], AT)
        assert collector.recv(2000) == HEAD + b'{"v":1}'


@pytest.mark.parametrize("address", ["unix:/nowhere/log", "tcp://127.0.0.1:1", "udp://nowhere.invalid:514"])
def test_who_is_not_there_is_told(address: str) -> None:
    with pytest.raises(OSError):  # noqa: PT011 - any of them will do, the worker tries again
        Syslog(address).take(["one"], AT)
