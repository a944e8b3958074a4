# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""The shape of an iCalendar file (RFC 5545): lines folded at 75 octets, text escaped, moments in UTC."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

WIDTH: Final = 75


@dataclass(frozen=True)
class Appointment:
    """One event; `uid` tells two apart and leads back to nothing."""

    uid: str
    start: datetime
    end: datetime
    summary: str


def calendar_file(
    name: str, found: Iterable[Appointment], now: datetime, *, product: str, extra: Iterable[str] = ()
) -> bytes:
    """The whole file, each event with a reminder an hour before."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//Een Lijn//{product}//NL",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{escaped(name)}",
        *extra,
    ]
    for one in found:
        lines += _event(one, now)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in folded(line)).encode()


def _event(one: Appointment, now: datetime) -> list[str]:
    return [
        "BEGIN:VEVENT",
        f"UID:{one.uid}",
        f"DTSTAMP:{utc(now)}",
        f"DTSTART:{utc(one.start)}",
        f"DTEND:{utc(one.end)}",
        f"SUMMARY:{escaped(one.summary)}",
        "CLASS:PRIVATE",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"DESCRIPTION:{escaped(one.summary)}",
        "TRIGGER:-PT1H",
        "END:VALARM",
        "END:VEVENT",
    ]


def utc(moment: datetime) -> str:
    return f"{moment:%Y%m%dT%H%M%SZ}"


def escaped(text: str) -> str:
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\r\n", "\\n").replace("\n", "\\n")


def folded(line: str) -> Iterator[str]:
    """Pieces of at most 75 octets, never through a sign; all but the first begin with a space."""
    piece, length = "", 0
    for sign in line:
        size = len(sign.encode())
        if length + size > WIDTH:
            yield piece
            piece, length = " ", 1
        piece += sign
        length += size
    yield piece
