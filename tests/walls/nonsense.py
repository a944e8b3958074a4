# SPDX-FileCopyrightText: 2026 Eén Lijn contributors
# SPDX-License-Identifier: EUPL-1.2
"""What nobody should type, and everybody can send."""

from typing import Final

LONG: Final = 100_000
NOBODY: Final = "00000000-0000-0000-0000-000000000000"
VALUES: Final[dict[str, str]] = {
    "nothing": "",
    "the null character": "voor\x00na",
    "a hundred thousand characters": "x" * LONG,
    "emoji": "🧨👩🏽‍🚒" * 5,
    "letters from right to left": "\u202egnirts\u202c عربى \u200f",
    "line breaks of a header": "a\r\nSet-Cookie: b=c\r\n\r\n",
    "a negative number": "-1",
    "a huge number": "9" * 40,
    "a number that grows": "1e999",
    "no number": "NaN",
    "the first moment": "0001-01-01T00:00",
    "the first month": "0001-01",
    "the last moment": "9999-12-31T23:59",
    "the last month": "9999-12",
    "a day that is not": "2026-02-30T25:61",
    "a moment with a zone": "2026-11-23T08:00+14:00",
    "a week": "2026-W48",
    "a list": '["a", {"b": 1}]',
    "a unit of nobody": NOBODY,
    "a statement": "' OR 1=1; DROP TABLE incidents_incident; --",
    "a path": "../../../../etc/passwd",
    "signs of formatting": "%s %n %(name)s {0} {name}",
}
# Edges of a page of a list that no list ever wrote.
EDGES: Final[dict[str, str]] = {
    "an edge of nobody": f"0~0001-01-01T00:00:00+14:00~{NOBODY}",
    "an edge without a zone": f"1~2026-11-23T08:00:00~{NOBODY}",
    "an edge at the end": f"9999999999999999999999~9999-12-31T23:59:59-14:00~{NOBODY}",
    "an edge of days": f"9999-12-31T23:59:59-14:00~{NOBODY}",
    "an edge before days": f"0001-01-01T00:00:00+14:00~{NOBODY}",
    "an edge of a wall clock": f"2026-11-23T08:00:00~{NOBODY}",
}
# Sent as they are: bytes that are no text.
BROKEN_BYTES: Final = (b"%ff%fe%00", b"\xff\xfe\x00", b"%ED%A0%80", b"\xc3\x28", b"%", b"%zz", b"&&==&=&;;")

PAYLOAD: Final = "=1+1\"'><img src=x onerror=alert(7)><script>alert(7)</script>{{7*7}}{% now %}"
LINK_PAYLOAD: Final = "javascript:alert(7)"
