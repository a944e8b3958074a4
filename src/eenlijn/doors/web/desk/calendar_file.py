# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""Terms as an iCalendar file (RFC 5545): lines folded at 75 octets, text escaped, moments in UTC.

Each term is a short appointment that ends at its due moment, with a reminder an hour before.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Final

from django.utils.translation import gettext as _

from eenlijn.casework.dossier.terms import MyTerm

WIDTH: Final = 75
SHOWN: Final = timedelta(minutes=15)


def calendar_of(terms: Iterable[MyTerm], now: datetime) -> bytes:
    """The whole file. A clock that stands still is told as such, on the day it is due as things are now."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Een Lijn//Termijnen//NL",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_escaped(_('Mijn termijnen in Eén Lijn'))}",
        "REFRESH-INTERVAL;VALUE=DURATION:PT15M",
    ]
    for term in terms:
        lines += _event(term, now)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line)).encode()


def _event(term: MyTerm, now: datetime) -> list[str]:
    clock = term.clock
    summary = f"{clock.kind.label} · {term.number}"
    if clock.paused_until is not None:
        summary = _("Staat stil: %(term)s") % {"term": summary}
    return [
        "BEGIN:VEVENT",
        f"UID:{clock.id}@eenlijn",
        f"DTSTAMP:{_utc(now)}",
        f"DTSTART:{_utc(clock.due_at - SHOWN)}",
        f"DTEND:{_utc(clock.due_at)}",
        f"SUMMARY:{_escaped(summary)}",
        "CLASS:PRIVATE",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"DESCRIPTION:{_escaped(summary)}",
        "TRIGGER:-PT1H",
        "END:VALARM",
        "END:VEVENT",
    ]


def _utc(moment: datetime) -> str:
    return f"{moment:%Y%m%dT%H%M%SZ}"


def _escaped(text: str) -> str:
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\r\n", "\\n").replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
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
