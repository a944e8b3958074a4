# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
import email
import smtplib
import socket
from email.policy import default
from pathlib import Path
from typing import Any, Self

import pytest
from pytest_django import Settings

from eenlijn.foundation import mail
from eenlijn.foundation.mail import MailFailed, MailRefused


def test_a_mail_becomes_one_file(mail_directory: Path) -> None:
    mail.send("carla@reggestreek.example", "Eén Lijn: er is iets voor je", "Kijk in Eén Lijn.\n")
    (file,) = mail_directory.iterdir()
    read = email.message_from_bytes(file.read_bytes(), policy=default)
    assert (read["To"], read["Subject"]) == ("carla@reggestreek.example", "Eén Lijn: er is iets voor je")
    assert read["Auto-Submitted"] == "auto-generated"
    assert read.get_content().splitlines() == ["Kijk in Eén Lijn."]


@pytest.mark.parametrize(
    ("to", "subject"),
    [
        ("a@b.nl\r\nBcc: c@d.nl", "x"),
        ("a@b.nl", "x\nBcc: c@d.nl"),
        ("a@b.nl, c@d.nl", "x"),
        ("geen adres", "x"),
        ("", "x"),
    ],
)
def test_a_second_header_or_address_is_refused(to: str, subject: str, mail_directory: Path) -> None:
    with pytest.raises(MailRefused):
        mail.send(to, subject, "x")
    assert not mail_directory.exists()


def test_a_host_that_does_not_answer_is_told(settings: Settings) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    settings.EENLIJN_MAIL_URL = f"smtp://127.0.0.1:{port}"
    with pytest.raises(MailFailed, match="ConnectionRefusedError"):
        mail.send("a@b.nl", "x", "x")


class FakeServer:
    """Remembers what an SMTP connection was asked to do."""

    asked: list[str] = []

    def __init__(self, host: str, port: int, **options: Any) -> None:
        FakeServer.asked = [f"{type(self).__name__} {host}:{port} within {options['timeout']} s"]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def starttls(self, context: object) -> None:
        self.asked.append("starttls")

    def login(self, user: str, password: str) -> None:
        self.asked.append(f"login {user} {password}")

    def send_message(self, message: object) -> None:
        self.asked.append("send")


class FakeEncryptedServer(FakeServer):
    pass


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        (
            "smtp://u:p%40ss@mail.example:587",
            ["FakeServer mail.example:587 within 10 s", "starttls", "login u p@ss", "send"],
        ),
        ("smtps://mail.example", ["FakeEncryptedServer mail.example:465 within 10 s", "send"]),
        ("smtp://localhost", ["FakeServer localhost:25 within 10 s", "send"]),
        ("smtp://mail.example?tls=none", ["FakeServer mail.example:25 within 10 s", "send"]),
    ],
)
def test_mail_travels_encrypted_unless_told_otherwise(
    url: str, asked: list[str], settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(smtplib, "SMTP", FakeServer)
    monkeypatch.setattr(smtplib, "SMTP_SSL", FakeEncryptedServer)
    settings.EENLIJN_MAIL_URL = url
    mail.send("a@b.nl", "x", "x")
    assert FakeServer.asked == asked


def test_the_console_shows_the_mail(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    settings.EENLIJN_MAIL_URL = "console:"
    mail.send("a@b.nl", "Een bericht", "Hallo")
    assert "Subject: Een bericht" in capsys.readouterr().err
