# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Sending one plain mail by SMTP, to the console or into a directory.

Neutral subjects and bodies without persons are the caller's rule: this module carries, it does
not read. It blocks for at most TIMEOUT_SECONDS, so only the worker calls it.
"""

import smtplib
import ssl
import sys
import time
from email.errors import MessageError
from email.message import EmailMessage
from email.policy import SMTP as SMTP_POLICY
from email.utils import formatdate, make_msgid
from pathlib import Path
from typing import Final
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit
from uuid import uuid4

from django.conf import settings

TIMEOUT_SECONDS: Final = 10
_LOOPBACK: Final = ("127.0.0.1", "localhost", "::1")


class MailFailed(Exception):
    """The mail did not leave; trying again later may help."""


class MailRefused(MailFailed):
    """The mail can never leave as it is: an address or subject with a line break in it."""


def send(to: str, subject: str, body: str) -> None:
    """Send over the configured transport, from the configured sender."""
    send_over(settings.EENLIJN_MAIL_URL, compose(settings.EENLIJN_MAIL_FROM, to, subject, body))


def compose(sender: str, to: str, subject: str, body: str) -> EmailMessage:
    """Make the message; a line break in a header is refused, not repaired."""
    if any(ord(one) < ord(" ") for one in f"{sender}{to}{subject}") or "," in to or to.count("@") != 1:
        raise MailRefused
    message = EmailMessage(policy=SMTP_POLICY)
    try:
        message["From"], message["To"], message["Subject"] = sender, to, subject
    except (MessageError, ValueError, IndexError) as error:
        raise MailRefused from error
    message["Date"] = formatdate()
    message["Message-ID"] = make_msgid(domain=sender.rpartition("@")[2].strip("> ") or "localhost")
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(body)
    return message


def send_over(url: str, message: EmailMessage) -> None:
    """Send over the transport of an address: `smtp://`, `smtps://`, `console:` or `file:DIR`."""
    parts = urlsplit(url)
    try:
        if parts.scheme == "console":
            sys.stderr.write(message.as_string() + "\n")
        elif parts.scheme == "file":
            _keep_as_file(Path(unquote(parts.path)), message)
        else:
            _send_by_smtp(parts, message)
    except (OSError, smtplib.SMTPException, MessageError) as error:
        raise MailFailed(type(error).__name__) from error


def _keep_as_file(directory: Path, message: EmailMessage) -> None:
    directory.mkdir(parents=True, exist_ok=True)
    (directory / f"{time.time_ns()}-{uuid4().hex[:8]}.eml").write_bytes(bytes(message))


def _send_by_smtp(parts: SplitResult, message: EmailMessage) -> None:
    host = parts.hostname or "localhost"
    with _connect(parts, host) as connection:
        if parts.scheme == "smtp" and _must_encrypt(parts, host):
            connection.starttls(context=ssl.create_default_context())
        if parts.username:
            connection.login(unquote(parts.username), unquote(parts.password or ""))
        connection.send_message(message)


def _connect(parts: SplitResult, host: str) -> smtplib.SMTP:
    if parts.scheme == "smtps":
        context = ssl.create_default_context()
        return smtplib.SMTP_SSL(host, parts.port or 465, timeout=TIMEOUT_SECONDS, context=context)
    return smtplib.SMTP(host, parts.port or 25, timeout=TIMEOUT_SECONDS)


def _must_encrypt(parts: SplitResult, host: str) -> bool:
    """Always, except on this machine or when the operator wrote `?tls=none`."""
    return host not in _LOOPBACK and parse_qs(parts.query).get("tls") != ["none"]
